/** The coordinator without its Durable Object: what it decides, on maps. */
import type { Coordinate } from '../../src/store/coordinator/client.ts'
import { type Counter, decide, type Holder } from '../../src/store/coordinator/grants.ts'

export function coordinatorInMemory(now: () => number): Coordinate {
  const counters = new Map<string, Counter>()
  const holders = new Map<string, Map<string, Holder>>()
  return async (thing, request) => {
    const own = holders.get(thing) ?? new Map<string, Holder>()
    const decision = decide(request, counters.get(thing), own, now())
    if (decision.counter) counters.set(thing, decision.counter)
    holders.set(thing, new Map([...own, ...(decision.holders ?? [])]))
    return decision.answer
  }
}
