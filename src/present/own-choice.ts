/**
 * A reader's own rules and forms of names, tried on a page before they are stored: as fields of a form, and in an address:
 *
 *     u=v;Whan=Whanne@word;e=@end;什特科夫=史蒂科夫@name
 */
import type { NameEntry } from '../text/equivalence.ts'
import type { OwnRule } from '../text/own-rules.ts'

/** Where the two strings of a row are; `name`: they are forms of one name. */
export const OWN_PLACES = ['anywhere', 'word', 'start', 'end', 'name'] as const
export type OwnPlace = (typeof OWN_PLACES)[number]

/** Two strings that are taken for equal. */
export interface OwnRow {
  readonly a: string
  readonly b: string
  readonly at: OwnPlace
}

/** What parts rows and their strings is written as in an address. */
const written = (text: string): string => text.replace(/[%=;@,]/g, (sign) => encodeURIComponent(sign))

function read(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A row as an address has it; it is the id of its rule too. */
export const addressOfRow = ({ a, b, at }: OwnRow): string =>
  `${written(a)}=${written(b)}${at === 'anywhere' ? '' : `@${at}`}`

/** Null where there are none. */
export const addressOfRows = (rows: readonly OwnRow[]): string | null =>
  rows.length === 0 ? null : rows.map(addressOfRow).join(';')

/** Text that is no row is kept in a row that gives no rule, so that the page can name it. */
function rowOf(text: string): OwnRow {
  const [, a = text, b = '', at] = /^([^=]*)=([^=@]*)(?:@(\w+))?$/.exec(text) ?? []
  return { a: read(a).trim(), b: read(b).trim(), at: OWN_PLACES.find((place) => place === at) ?? 'anywhere' }
}

/** The rows of a query (`own`) and of a form (`own-a`, `own-b`, `own-at`), each once and in their order; empty ones are none. */
export function ownRowsOf(fields: URLSearchParams): readonly OwnRow[] {
  const [first, second, places] = [fields.getAll('own-a'), fields.getAll('own-b'), fields.getAll('own-at')]
  const typed = first.map(
    (a, k): OwnRow => ({
      a: a.trim(),
      b: second[k]?.trim() ?? '',
      at: OWN_PLACES.find((place) => place === places[k]) ?? 'anywhere',
    }),
  )
  const asked = fields.getAll('own').flatMap((value) => value.split(';').map(rowOf))
  const rows = [...typed, ...asked].filter(({ a, b }) => a !== '' || b !== '')
  return [...new Map(rows.map((row) => [addressOfRow(row), row])).values()]
}

/** The rules among the rows, in their order. */
export const rulesOfRows = (rows: readonly OwnRow[]): readonly OwnRule[] =>
  rows.flatMap(({ a, b, at }) =>
    at === 'name' ? [] : [{ id: addressOfRow({ a, b, at }), pairs: [[a, b] as const], at }],
  )

/** The names among the rows: of whom they are, an editor says where the list is stored. */
export const namesOfRows = (rows: readonly OwnRow[]): readonly NameEntry[] =>
  rows.flatMap((row) =>
    row.at === 'name' ? [{ id: addressOfRow(row), kind: 'person', forms: [row.a, row.b] } as const] : [],
  )

/** Both, as lists have them. */
export const listsOfRows = (rows: readonly OwnRow[]) => ({ rules: rulesOfRows(rows), names: namesOfRows(rows) })
