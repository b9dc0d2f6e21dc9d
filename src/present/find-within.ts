/** Finds words in the texts of one comparison: each place once, even where several witnesses have the words there. */
import { LIMITS } from '../limits.ts'
import { type Keys, lettersOf } from '../search/letters.ts'
import { runAt } from '../search/places.ts'
import { ServiceError } from '../service/error.ts'
import { slice, textOf } from '../text/codepoints.ts'
import type { Segment } from '../variants/comparison.ts'
import type { ComparisonView } from './comparison-view.ts'
import { contextAfter, contextBefore, differs, type Highlight } from './text-runs.ts'

export interface Hit {
  /** Of the first witness that has the words there; the base before the others. */
  readonly at: Highlight
  /** All that have them there. */
  readonly sigla: readonly string[]
  readonly before: string
  readonly text: string
  readonly after: string
}

/** Hits that are listed. */
const MOST = 100
/** Characters or words of context on either side. */
const AROUND = 8

/**
 * The words as they are, and in other forms of their letters (capitals, 繁/简). Words that all witnesses share are one hit; where they
 * differ, those that read the same words are. In the order of the base. O(length of the texts).
 * @throws ServiceError `over-limit` for more than a query may have
 */
export function findWithin(
  shown: ComparisonView,
  words: string,
): { readonly hits: readonly Hit[]; readonly count: number } {
  if (textOf(words).length > LIMITS.query.value) throw new ServiceError('over-limit', { limit: 'query' }, 'find')
  const { texts, comparison } = shown
  const { segments, options } = comparison
  const keys: Keys = new Map()
  const query = lettersOf(words, keys)
  const sigla = comparison.witnesses.map(({ siglum }) => siglum)
  const found = new Map<string, { readonly order: number; readonly at: Highlight; readonly sigla: string[] }>()
  for (const siglum of [options.base, ...sigla.filter((one) => one !== options.base)]) {
    const text = texts.get(siglum)!
    const letters = lettersOf(text.string, keys)
    const points = pointsOf(text.units)
    const segmentAt = locator(segments, siglum)
    for (let from = runAt(letters, query); from >= 0; from = runAt(letters, query, from + query.keys.length)) {
      const [start, end] = [letters.at[2 * from]!, letters.at[2 * (from + query.keys.length) - 1]!].map(points) as [
        number,
        number,
      ]
      const [first, last] = [segmentAt(start), segmentAt(end - 1)]
      const offset = start - segments[first]!.spans[siglum]![0]
      // In a place where witnesses differ only those that read the same there have the words in the same place.
      const reading = first === last && !differs(segments[first]!) ? '' : slice(text, start, end)
      const key = JSON.stringify([first, offset, last, reading])
      const known = found.get(key)
      if (known === undefined) found.set(key, { order: first, at: { siglum, start, end }, sigla: [siglum] })
      else known.sigla.push(siglum)
    }
  }
  const all = [...found.values()].sort((a, b) => a.order - b.order || a.at.start - b.at.start)
  return { count: all.length, hits: all.slice(0, MOST).map(({ at, sigla }) => hitOf(shown, at, sigla)) }
}

function hitOf({ texts }: ComparisonView, at: Highlight, sigla: readonly string[]): Hit {
  const text = texts.get(at.siglum)!
  return {
    at,
    sigla,
    before: contextBefore(text, at.start, AROUND),
    text: slice(text, at.start, at.end),
    after: contextAfter(text, at.end, AROUND),
  }
}

/** Index of the segment that has a code point of a witness; offsets may only grow. */
function locator(segments: readonly Segment[], siglum: string): (at: number) => number {
  let index = 0
  return (at) => {
    while (index > 0 && segments[index]!.spans[siglum]![0] > at) index--
    while (index < segments.length - 1 && segments[index]!.spans[siglum]![1] <= at) index++
    return index
  }
}

/** From UTF-16 offsets, which may only grow, to code points. `units` null: they are the same. */
function pointsOf(units: ArrayLike<number> | null): (unit: number) => number {
  let point = 0
  return (unit) => {
    if (units === null) return unit
    while (point > 0 && units[point]! > unit) point--
    while (point < units.length - 1 && units[point]! < unit) point++
    return point
  }
}
