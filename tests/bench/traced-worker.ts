/** The Worker, which reports in a header what it read from KV: bytes of each value of each call. `cost.ts` has a peer ask for as much. */
import { app } from '../../src/app.ts'
import type { Bindings } from '../../src/http/env.ts'
import { CALLS } from './calls.ts'

export { Coordinator } from '../../src/store/coordinator/durable-object.ts'

let calls: number[][] = []

const sizeOf = (value: string | null): number => (value === null ? 0 : new TextEncoder().encode(value).length)

/** The same for each request, since an isolate remembers by namespace what it read. */
let traced: KVNamespace | undefined

const tracedKv = (kv: KVNamespace): KVNamespace =>
  ({
    async get(asked: string | string[]) {
      const keys = typeof asked === 'string' ? [asked] : asked
      const values = await Promise.all(keys.length === 1 ? [kv.get(keys[0]!)] : (await kv.get(keys)).values())
      calls.push(values.map(sizeOf))
      return typeof asked === 'string' ? values[0] : new Map(keys.map((key, i) => [key, values[i]!]))
    },
    put: kv.put.bind(kv),
    list: kv.list.bind(kv),
    delete: kv.delete.bind(kv),
  }) as unknown as KVNamespace

export default {
  async fetch(request: Request, env: Bindings, context: ExecutionContext): Promise<Response> {
    calls = []
    traced ??= tracedKv(env.STORE)
    const answer = await app.fetch(request, { ...env, STORE: traced }, context)
    const headers = new Headers(answer.headers)
    headers.set(CALLS, JSON.stringify(calls))
    return new Response(answer.body, { status: answer.status, headers })
  },
}
