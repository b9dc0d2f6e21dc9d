/** Reads the query of a request. */
import type * as v from 'valibot'
import { ServiceError } from '../service/error.ts'
import { checkedAt } from './pointer.ts'
import { problemOf } from './problem.ts'

export type QuerySchema = v.ObjectSchema<v.ObjectEntries, undefined>

/**
 * Refuses a parameter that `schema` does not know: a misspelt one must not pass for one that was left out.
 * @throws Problem 422 with the pointer `?name`
 */
export function refuseUnknown(url: string, schema: QuerySchema | undefined): void {
  for (const name of new URL(url).searchParams.keys())
    if (schema === undefined || !Object.hasOwn(schema.entries, name))
      throw problemOf(
        new ServiceError('unknown-member', { name: name.slice(0, 80), known: Object.keys(schema?.entries ?? {}) }),
        `?${name.slice(0, 80)}`,
      )
}

/**
 * The members of the query that `schema` knows. A member given several times is one list; an empty one (as a form sends it for a field
 * left blank) counts as absent. `refuseUnknown` handles the others.
 * @throws 422 with the pointer `?name`
 */
export function readQuery<S extends QuerySchema>(url: string, schema: S): v.InferOutput<S> {
  const { searchParams } = new URL(url)
  const members: Record<string, string> = {}
  for (const name of Object.keys(schema.entries)) {
    const value = searchParams
      .getAll(name)
      .filter((part) => part !== '')
      .join(',')
    if (value !== '') members[name] = value
  }
  return checkedAt(schema, members, ([name]) => `?${String(name)}`)
}
