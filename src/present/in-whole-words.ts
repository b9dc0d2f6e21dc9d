/** Widens places to whole words for readers, where the comparison has `words`. */
import { slice, type Text } from '../text/codepoints.ts'
import type { Segment, Span } from '../variants/comparison.ts'

/**
 * The same comparison with its places widened to `words`, as pages show it: still a partition of every witness. O(segments × witnesses)
 * and the length of the readings.
 */
export function inWholeWords(segments: readonly Segment[], texts: ReadonlyMap<string, Text>): readonly Segment[] {
  const wordsOf = (segment: Segment | undefined) =>
    segment === undefined || segment.relation === 'identical' ? undefined : segment.words
  if (segments.every((segment) => wordsOf(segment) === undefined)) return segments
  return segments.flatMap((segment, k): Segment[] => {
    if (segment.relation === 'identical') {
      const [before, after] = [wordsOf(segments[k - 1]), wordsOf(segments[k + 1])]
      const left = Object.entries(segment.spans).map(([siglum, [start, end]]): [string, Span] => [
        siglum,
        [before?.[siglum]?.[1] ?? start, after?.[siglum]?.[0] ?? end],
      ])
      return left.every(([, [start, end]]) => start === end) ? [] : [{ ...segment, spans: Object.fromEntries(left) }]
    }
    const { words } = segment
    if (words === undefined) return [segment]
    const readings = segment.readings.map((reading) => {
      const span = words[reading.witnesses[0]!]
      return span === undefined ? reading : { ...reading, text: slice(texts.get(reading.witnesses[0]!)!, ...span) }
    })
    return [{ ...segment, spans: words, readings }]
  })
}
