/** Asks the coordinator, for the store. */
import { CoordinatorError } from '../errors.ts'
import type { GrantAnswer, GrantRequest } from './grants.ts'

/** @throws CoordinatorError where it does not answer */
export type Coordinate = (thing: string, request: GrantRequest) => Promise<GrantAnswer>

/** @param namespace the binding COORDINATOR */
export function coordinateBy(namespace: DurableObjectNamespace): Coordinate {
  return async (thing, request) => {
    try {
      const stub = namespace.get(namespace.idFromName(thing))
      const answer = await stub.fetch('https://coordinator/', { method: 'POST', body: JSON.stringify(request) })
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`)
      return await answer.json<GrantAnswer>()
    } catch (error) {
      throw new CoordinatorError(`The coordinator of ${thing} does not answer: ${(error as Error).message}`)
    }
  }
}
