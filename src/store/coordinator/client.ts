/** The coordinator as the store asks it. */
import type { GrantAnswer, GrantRequest } from './grants.ts'

export type Coordinate = (thing: string, request: GrantRequest) => Promise<GrantAnswer>

/** @param namespace the binding COORDINATOR */
export function coordinateBy(namespace: DurableObjectNamespace): Coordinate {
  return async (thing, request) => {
    const stub = namespace.get(namespace.idFromName(thing))
    const answer = await stub.fetch('https://coordinator/', { method: 'POST', body: JSON.stringify(request) })
    if (!answer.ok) throw new Error(`The coordinator of ${thing} answered ${answer.status}.`)
    return answer.json<GrantAnswer>()
  }
}
