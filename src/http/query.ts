/** Reading the query of a request. */
import type * as v from 'valibot'
import { checked } from './validation.ts'

export type QuerySchema = v.ObjectSchema<v.ObjectEntries, undefined>

/**
 * The members of the query that `schema` knows. A member given several times is one list; an empty one (as a form sends it
 * for a field left blank) is as good as absent; unknown ones are not looked at.
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
  return checked(schema, members, ([name]) => `?${String(name)}`)
}
