/** Answers long lists in parts: an answer has as many entries as fit. */

/** Characters of a part as JSON; three of them and what is beside them stay under 600 kB of UTF-8. */
const PART = 120_000

export interface DocumentPart<T> {
  readonly entries: readonly T[]
  /** Where the next part begins; null at the end. */
  readonly next: number | null
}

/** At least one entry, then as long as they fit. O(entries taken). */
export function partOf<T>(list: readonly T[], from = 0, room = PART): DocumentPart<T> {
  const entries: T[] = []
  let size = 0
  for (let i = from; i < list.length; i++) {
    size += JSON.stringify(list[i]).length
    if (size > room && entries.length > 0) return { entries, next: i }
    entries.push(list[i]!)
  }
  return { entries, next: null }
}
