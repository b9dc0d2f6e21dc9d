/** What both passages and telegrams need to be read from, and written to, a log. */

import type { Page } from '../store.ts'
import type { Entry, Head } from './log.ts'

/** Later than all that is known of the thing, so that two facts of one millisecond keep their order. */
export function nextTimestamp(now: () => number, known: Head<Entry> | null): string {
  const newest = Date.parse(known?.entries.at(-1)?.at ?? '')
  return new Date(Number.isNaN(newest) ? now() : Math.max(now(), newest + 1)).toISOString()
}

/** The entry that counts in a slot. */
export function findEntry<E extends Entry, K extends E['kind']>(
  told: { readonly entries: readonly E[] } | null,
  kind: K,
  slot: string,
) {
  const entry = told?.entries.find((entry) => entry.kind === kind && entry.slot === slot)
  return (entry ?? null) as Extract<E, { kind: K }> | null
}

/** Ids after the cursor, which is the last id of the page before: so a thing added meanwhile shifts nothing. */
export async function pageOf<T>(
  { limit, cursor = null }: { limit: number; cursor?: string | null },
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const rest = cursor === null ? ids : ids.filter((id) => id > cursor)
  const page = rest.slice(0, limit)
  return { items: await read(page), cursor: rest.length > page.length ? page.at(-1)! : null }
}

/** Equal as stored: the same members in the same order, which whoever makes a record here takes care of. */
export const equalJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
