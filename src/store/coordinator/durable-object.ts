/**
 * The optional coordinator: a Durable Object for each passage and telegram, bound as COORDINATOR (wrangler.toml). With it, a second
 * claim to an id, a siglum or a list is refused before it is written; with KV alone, which claim came first is known only a minute or
 * two later.
 *
 * It holds nothing that KV does not have: an operator may switch it off, and on again, at any time.
 */
import { type Counter, decide, type GrantRequest, type Holder } from './grants.ts'

const COUNTER = 'counter'
const holderKey = (slot: string): string => `slot ${slot}`

export class Coordinator {
  readonly #state: DurableObjectState

  constructor(state: DurableObjectState) {
    this.#state = state
  }

  /** The body is a `GrantRequest`, the answer a `GrantAnswer`. One request is decided after the other. */
  async fetch(request: Request): Promise<Response> {
    const wanted = await request.json<GrantRequest>()
    const { storage } = this.#state
    return this.#state.blockConcurrencyWhile(async () => {
      const counter = await storage.get<Counter>(COUNTER)
      const holders = new Map<string, Holder>()
      for (const { slot } of wanted.claims) {
        const holder = await storage.get<Holder>(holderKey(slot))
        if (holder !== undefined) holders.set(slot, holder)
      }
      const decision = decide(wanted, counter, holders, Date.now())
      if (decision.counter) await storage.put(COUNTER, decision.counter)
      for (const [slot, holder] of decision.holders ?? []) await storage.put(holderKey(slot), holder)
      return Response.json(decision.answer)
    })
  }
}
