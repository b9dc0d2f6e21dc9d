/** Finds the entries of a log that count, and lists things in pages. */
import { utf8Length } from '../../text/utf8.ts'
import type { ListPage } from '../store.ts'
import type { Entry } from './entry.ts'

/** The entry that counts in a slot. */
export function findEntry<E extends Entry, K extends E['kind']>(
  head: { readonly entries: readonly E[] } | null,
  kind: K,
  slot: string,
) {
  const entry = head?.entries.find((entry) => entry.kind === kind && entry.slot === slot)
  return (entry ?? null) as Extract<E, { kind: K }> | null
}

/** Bytes of a page of a list, as JSON: an answer that everyone can hold. */
const PAGE_BYTES = 900_000
/** Things read at a time: at most so long each (limit "thing") that one bulk get brings them. */
const BATCH = 40

/**
 * The ids after the cursor, which is the last id of the page before, so a thing added in between shifts nothing. A page ends early
 * where it has become long, or where `read` returns less than all.
 *
 * @param read what is shown of each id, in order, null where there is nothing; at least of the first ids
 */
export async function pageOf<T>(
  { limit, cursor = null }: { limit: number; cursor?: string | null },
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly (T | null)[]>,
): Promise<ListPage<T>> {
  const rest = cursor === null ? ids : ids.filter((id) => id > cursor)
  const wanted = rest.slice(0, limit)
  const items: T[] = []
  let taken = 0
  let bytes = 0
  while (taken < wanted.length) {
    const batch = wanted.slice(taken, taken + BATCH)
    const found = await read(batch)
    for (const item of found) {
      bytes += item === null ? 0 : utf8Length(JSON.stringify(item))
      if (bytes > PAGE_BYTES && items.length > 0) return { items, cursor: rest[taken - 1]! }
      if (item !== null) items.push(item)
      taken++
    }
    if (found.length < batch.length) break
  }
  return { items, cursor: rest.length > taken ? rest[taken - 1]! : null }
}

/** Equal as stored: the same members in the same order, which all code that makes records guarantees. */
export const equalJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
