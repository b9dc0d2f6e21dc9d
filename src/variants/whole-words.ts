/**
 * Widens places to whole words for readers: where a minimal place cuts a word written in Han or kana, pages and printed forms show it
 * whole.
 *
 *     [即派/刻让]  →  [立即派/立刻让]        中[/华人民共和]国  →  [中国/中华人民共和国]
 *
 * The places themselves stay minimal (`spans`). The added text is the same in all witnesses: it comes from the stretches beside a place
 * that all have, and no two places are widened into each other.
 */
import { slice, type Text } from '../text/codepoints.ts'
import { wordAcross } from '../text/words.ts'
import type { DifferingSegment, Segment, Span } from './comparison.ts'
import { bySiglum } from './differing-segment.ts'

/** Code points looked at on either side. */
const AROUND = 16

/** A segment that may still be given `words`. */
type Open = Segment & { words?: DifferingSegment['words'] }

/** Gives `words` to the segments whose places cut a word; `texts` in the order of `sigla`. O(segments × witnesses). */
export function addWholeWords(segments: readonly Open[], sigla: readonly string[], texts: readonly Text[]): void {
  /** Code points of a stretch beside a place that are free: half of it, where another place follows. */
  const roomIn = (stretch: Segment | undefined, beyond: Segment | undefined): number => {
    if (stretch?.relation !== 'identical') return 0
    const [from, to] = stretch.spans[sigla[0]!]!
    return beyond === undefined ? to - from : Math.floor((to - from) / 2)
  }
  for (let k = 0; k < segments.length; k++) {
    const segment = segments[k]!
    if (segment.relation === 'identical') continue
    let left = 0
    let right = 0
    for (let w = 0; w < sigla.length; w++) {
      const text = texts[w]!
      const [start, end] = segment.spans[sigla[w]!]!
      const first = cutAt(text, start)
      const last = start === end ? first : cutAt(text, end)
      if (first !== null) left = Math.max(left, start - first[0])
      if (last !== null) right = Math.max(right, last[1] - end)
    }
    if (left === 0 && right === 0) continue
    left = Math.min(left, roomIn(segments[k - 1], segments[k - 2]))
    right = Math.min(right, roomIn(segments[k + 1], segments[k + 2]))
    if (left === 0 && right === 0) continue
    segment.words = bySiglum(
      sigla,
      sigla.map((siglum): Span => [segment.spans[siglum]![0] - left, segment.spans[siglum]![1] + right]),
    )
  }
}

/** The word that an offset cuts, or null. */
function cutAt(text: Text, at: number): Span | null {
  if (text.units === null) return wordAcross(text.string, at)
  const from = Math.max(0, at - AROUND)
  const string = slice(text, from, Math.min(text.length, at + AROUND))
  // Beyond the first plane a character has two units, and none is in the table.
  if (/[\ud800-\udfff]/.test(string)) return null
  const word = wordAcross(string, at - from)
  return word === null ? null : [from + word[0], from + word[1]]
}
