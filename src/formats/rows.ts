/** Gives a comparison row by row, as the formats write it: each witness is in exactly one reading of each row. */

import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, Reading, Segment, Span } from '../variants/comparison.ts'
import { isLeftOut, type Print, USUAL } from './print.ts'
import { printedText } from './printed-readings.ts'

export interface Row {
  readonly segment: Segment
  /**
   * The base's reading first; a witness that lacks the segment is in a reading whose text is empty. One reading for all: where the
   * segment is identical, and where the filter leaves it out.
   */
  readonly readings: readonly Reading[]
}

/** O(segments × witnesses) and the length of the base. */
export function rowsOf(comparison: Comparison, texts: ReadonlyMap<string, Text>, print: Print = USUAL): readonly Row[] {
  const sigla = comparison.witnesses.map((w) => w.siglum)
  const base = comparison.options.base
  const forAll = (text: string): readonly Reading[] => [{ text, witnesses: sigla }]
  return comparison.segments.map((segment): Row => {
    if (segment.relation === 'identical') return { segment, readings: forAll(cut(texts, base, segment)) }
    if (isLeftOut(segment, print)) return { segment, readings: forAll(printedText(comparison, segment, texts)) }
    return { segment, readings: segment.readings }
  })
}

/** What one witness has in a segment. */
export function cut(texts: ReadonlyMap<string, Text>, siglum: string, segment: Segment): string {
  const text = texts.get(siglum)
  const span = segment.spans[siglum]
  if (text === undefined || span === undefined) throw new RangeError(`no text or span of witness ${siglum}`)
  return slice(text, span[0], span[1])
}

/** The segments in which a witness's span has characters, first to last. O(log segments) and the number of them. */
export function segmentsWithin(segments: readonly Segment[], siglum: string, span: Span): readonly number[] {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.spans[siglum]![1] > span[0]) high = middle
    else low = middle + 1
  }
  const within: number[] = []
  for (; low < segments.length && segments[low]!.spans[siglum]![0] < span[1]; low++) {
    const [start, end] = segments[low]!.spans[siglum]!
    if (end > start) within.push(low)
  }
  return within
}
