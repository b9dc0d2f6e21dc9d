/** Says where in a request a fault is: the `pointer` of a problem. */
import type * as v from 'valibot'
import { ServiceError } from '../service/error.ts'
import { checked } from '../service/validation.ts'
import { jsonPointer, problemOf } from './problem.ts'
import type { Route } from './route.ts'

/**
 * A part of a request as `schema` reads it.
 * @throws Problem 413 or 422 with the pointer that `pointer` makes of the keys to the member at fault
 */
export function checkedAt<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  pointer: (keys: readonly PropertyKey[]) => string,
): v.InferOutput<S> {
  try {
    return checked(schema, value)
  } catch (error) {
    throw error instanceof ServiceError ? problemOf(error, pointer(error.member)) : error
  }
}

/** The part of a path that is a member: `{siglum}` by its own name, `{id}` by the collection it is of (`passages/{id}`). */
function pathPart(path: string, member: string): string | undefined {
  for (const [, collection, name] of path.matchAll(/\/(\w+)\/\{(\w+)\}/g))
    if ((name === member && name !== 'id') || collection === member || collection === `${member}s`) return `{${name}}`
  return undefined
}

/**
 * Where a request to `route` has the member that the service names: a part of the path, a parameter of the query, or a member of
 * the body. The service calls a passage `passage`, wherever a route has it.
 */
export function pointerTo(route: Route, member: readonly (string | number)[]): string | undefined {
  const [head] = member
  if (typeof head === 'string') {
    const part = pathPart(route.path, head)
    if (part !== undefined) return part
    if (route.query && Object.hasOwn(route.query.entries, head)) return `?${head}`
  }
  return route.body || route.file ? jsonPointer(member) : undefined
}
