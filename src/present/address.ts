/** Builds addresses inside the site, each in one spelling. */
export type Query = Readonly<Record<string, string | null | undefined>>

/** A path with its query and fragment. Members without a value are left out. */
export function address(path: string, query: Query, fragment?: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.append(name, value)
  const written = readableQuery(search)
  return path + (written && `?${written}`) + (fragment === undefined ? '' : `#${fragment}`)
}

/** Commas and colons are allowed in a query unescaped, and people read and edit `witnesses=A,C`. */
export const readableQuery = (search: URLSearchParams) =>
  search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
