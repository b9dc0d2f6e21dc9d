/**
 * Cuts: one offset for each witness, in code points. A comparison is a chain of cuts, none before its predecessor in any witness; what
 * is between two neighbours is a segment. Structural decisions add and remove cuts.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Segment } from '../variants/comparison.ts'

export type Cut = Int32Array

/** A decided offset of some witnesses, by their number. */
export type PartialCut = ReadonlyMap<number, number>

/** All boundaries of segments, the beginning and the end of the texts included. O(segments × witnesses). */
export function cutsOf(segments: readonly Segment[], sigla: readonly string[]): Cut[] {
  const cuts: Cut[] = [new Int32Array(sigla.length)]
  for (const { spans } of segments) cuts.push(Int32Array.from(sigla, (siglum) => spans[siglum]![1]))
  return cuts
}

/** The sum of the offsets. It grows along a chain, so it finds neighbours; two different cuts with the same sum cross. */
export function rankOf(cut: Cut): number {
  let sum = 0
  for (const offset of cut) sum += offset
  return sum
}

/** Whether a cut is before another one, or equal to it, in every witness. */
export const isBefore = (a: Cut, b: Cut): boolean => a.every((offset, w) => offset <= b[w]!)

/** The position of the first cut of a chain whose rank is at least `rank`. O(log cuts), with ranks known. */
export function positionOf(ranks: readonly number[], rank: number): number {
  let [low, high] = [0, ranks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranks[middle]! >= rank) high = middle
    else low = middle + 1
  }
  return low
}

/** The first cut with at least this offset of one witness. */
function firstAt(cuts: readonly Cut[], w: number, offset: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]![w]! >= offset) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The offsets of the other witnesses that correspond to an offset of one: exact where their texts agree there, else the smallest and the
 * largest that the machine's segments allow. O(log cuts + witnesses).
 */
function counterparts(
  cuts: readonly Cut[],
  texts: readonly Text[],
  w: number,
  offset: number,
): (u: number) => { readonly low: number; readonly high: number; readonly exact: boolean } {
  const first = firstAt(cuts, w, offset)
  if (cuts[first]![w] === offset) {
    let last = first
    while (last + 1 < cuts.length && cuts[last + 1]![w] === offset) last++
    return (u) => ({ low: cuts[first]![u]!, high: cuts[last]![u]!, exact: true })
  }
  const [from, to] = [cuts[first - 1]!, cuts[first]!]
  const own = slice(texts[w]!, from[w]!, to[w]!)
  return (u) => {
    const [start, end] = [from[u]!, to[u]!]
    if (start === end) return { low: start, high: start, exact: true }
    if (slice(texts[u]!, start, end) !== own) return { low: start, high: end, exact: false }
    const same = start + offset - from[w]!
    return { low: same, high: same, exact: true }
  }
}

/**
 * A partial cut completed by the machine's segments. Witnesses that the decision does not name are cut where their texts
 * agree with a named one; where they have another reading, before it (`side` 'start') or after it ('end'), so that the whole
 * reading lies on the inner side; with 'exact' the result is null.
 */
export function completeCut(
  partial: PartialCut,
  cuts: readonly Cut[],
  texts: readonly Text[],
  side: 'start' | 'end' | 'exact',
): Cut | null {
  const known = [...partial].map(([w, offset]) => counterparts(cuts, texts, w, offset))
  const cut = new Int32Array(texts.length)
  for (let u = 0; u < texts.length; u++) {
    const own = partial.get(u)
    if (own !== undefined) {
      cut[u] = own
      continue
    }
    const ranges = known.map((of) => of(u))
    const exact = ranges.find((range) => range.exact)
    if (side === 'exact') {
      if (exact === undefined) return null
      cut[u] = exact.high
    } else if (side === 'start') cut[u] = Math.min(...ranges.map((range) => (range.exact ? range.high : range.low)))
    else cut[u] = Math.max(...ranges.map((range) => (range.exact ? range.low : range.high)))
  }
  return cut
}

/** The two made a range: where one witness would end before it begins (a gap without text), both are put at one offset. */
export function asRange(start: Cut, end: Cut): readonly [start: Cut, end: Cut] {
  return [start.map((offset, w) => Math.min(offset, end[w]!)), end.map((offset, w) => Math.max(offset, start[w]!))]
}
