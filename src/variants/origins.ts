/** Finds the version in which each word of a text first appears. */
import { compare } from './compare.ts'
import type { Span } from './comparison.ts'

/** A stretch of the last version. */
export interface Origin {
  readonly span: Span
  /** Index of the earliest version that has these words at this place. */
  readonly version: number
}

/**
 * The last text in stretches that together are the whole of it, in code points: each belongs to the earliest version that has it at the
 * same place of the alignment. Words that were taken out and put back belong to the version that had them first.
 *
 * One comparison for each earlier version that is not equal to a later one; O(versions × a comparison).
 *
 * @param versions oldest first
 */
export function originsOf(versions: readonly string[], language: string | null): readonly Origin[] {
  const last = versions.at(-1)
  if (last === undefined) return []
  const length = [...last].length
  const owners = new Array<number>(length).fill(versions.length - 1)
  // From the newest to the oldest, so that the oldest that has a stretch is the one that stays.
  for (let index = versions.length - 2; index >= 0; index--) {
    const text = versions[index]!
    if (versions.indexOf(text) < index) continue
    for (const [start, end] of agreements(text, last, language)) owners.fill(index, start, end)
  }
  const origins: Origin[] = []
  for (let start = 0, at = 1; at <= length; at++) {
    if (at < length && owners[at] === owners[start]) continue
    origins.push({ span: [start, at], version: owners[start]! })
    start = at
  }
  return origins
}

/** Spans of `last` that `text` has too. */
function agreements(text: string, last: string, language: string | null): readonly Span[] {
  if (text === last) return [[0, [...last].length]]
  const witnesses = [
    { siglum: 'A', text, language },
    { siglum: 'B', text: last, language },
  ]
  return compare(witnesses, { moves: false }).segments.flatMap((segment) =>
    segment.relation === 'identical' ? [segment.spans.B!] : [],
  )
}
