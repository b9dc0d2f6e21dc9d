/**
 * Cuts a text for a page: into rows for the side-by-side view, around a highlight, and for a few words of context. Everything is spans
 * in code points; no grapheme and no variant place is cut.
 */

import { graphemes as clustersOf } from '../formats/label.ts'
import { slice, type Text } from '../text/codepoints.ts'
import type { DifferingSegment, Segment, Span } from '../variants/comparison.ts'
import type { Moved } from './moved-places.ts'
import type { TelegramMark } from './telegram-marks.ts'

export const differs = (segment: Segment): segment is DifferingSegment => segment.relation !== 'identical'

/** Only what differs under the rules: the places that are numbered. */
export const isVariant = (segment: Segment): segment is DifferingSegment & { id: string } =>
  segment.relation === 'variant' && segment.id !== undefined

/**
 * The end of a sentence or a line: closing punctuation with the quotation marks and brackets that belong to it. A
 * Latin full stop ends a sentence only before white space (1.5, e.g.). Where a combining mark or a joiner follows, the
 * last character is not whole, so nothing is cut.
 */
const SENTENCE_END =
  /(?:[。！？!?；;…]+["'”’」』）)\]》]*|\.["'”’)\]]*(?=\s)|\r?\n)(?![\p{M}\p{Join_Control}\p{Emoji_Modifier}])\s*/gu

/**
 * A comparison as rows that are side by side: cut after sentences, in segments where all witnesses are identical, so
 * that a row holds the same sentence of every witness. The rows hold every segment, in order, and together they
 * partition each witness as the segments do. O(length of the text).
 */
export function rows(segments: readonly Segment[], base: string, text: Text): readonly (readonly Segment[])[] {
  const result: Segment[][] = []
  let row: Segment[] = []
  const close = () => {
    if (row.length > 0) result.push(row)
    row = []
  }
  for (const segment of segments) {
    if (differs(segment)) {
      row.push(segment)
      continue
    }
    const [start, end] = segment.spans[base]!
    let from = 0
    for (const to of sentenceEnds(slice(text, start, end))) {
      row.push(partOfSegment(segment, from, to))
      close()
      from = to
    }
    if (from < end - start) row.push(partOfSegment(segment, from, end - start))
  }
  close()
  return result
}

/** The same stretch of an identical segment in every witness. */
export function partOfSegment(segment: Segment, from: number, to: number): Segment {
  const spans: Record<string, Span> = {}
  for (const [siglum, [start]] of Object.entries(segment.spans)) spans[siglum] = [start + from, start + to]
  return { relation: 'identical', spans }
}

/** Offsets, in code points, after each sentence. A mark at the very beginning ends what is before it. */
export function sentenceEnds(string: string): number[] {
  const ends: number[] = []
  let unit = 0
  let point = 0
  for (const match of string.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length
    point += [...string.slice(unit, end)].length
    unit = end
    ends.push(point)
  }
  return ends
}

/** A stretch of one witness that the address highlights. */
export interface Highlight {
  readonly siglum: string
  readonly start: number
  readonly end: number
}

/** `A:1142-1705`, or null. */
export function parseHighlight(value: string): Highlight | null {
  const [, siglum, start, end] = /^([^:]{1,40}):(\d{1,9})-(\d{1,9})$/.exec(value) ?? []
  if (siglum === undefined || Number(start) >= Number(end)) return null
  return { siglum, start: Number(start), end: Number(end) }
}

export interface Run {
  readonly text: string
  readonly marked: boolean
  /** Set where it is elsewhere in another witness. */
  readonly moved?: Moved
  /** Of the moves whose sign is before it. */
  readonly signs?: readonly Moved[]
  /** Set where it concerns a telegram; of several places that overlap, the shortest. */
  readonly telegram?: TelegramMark
  /** Places that begin here. */
  readonly opens?: readonly TelegramMark[]
}

const CONTINUES = /^[\p{M}\p{Join_Control}\p{Emoji_Modifier}\udc00-\udfff]/u

/**
 * A span of a text in runs, cut where the highlight, moved stretches and places of telegrams begin and end. An end of the highlight
 * or of a telegram's place inside a grapheme is moved to the grapheme's end; those of moves are ends of tokens.
 */
export function runs(
  text: Text,
  siglum: string,
  [start, end]: Span,
  highlight: Highlight | null,
  moved: readonly Moved[] = [],
  marks: readonly TelegramMark[] = [],
): readonly Run[] {
  const wait = (at: number) => {
    if (at <= start || at >= end) return Math.min(Math.max(at, start), end)
    while (at < end && CONTINUES.test(slice(text, at, at + 1))) at++
    return at
  }
  const [from, to] = highlight?.siglum === siglum ? [wait(highlight.start), wait(highlight.end)] : [start, start]
  const here = moved.filter(({ span }) => span[0] < end && start < span[1])
  const concerned = marks
    .filter(({ span }) => span[0] < end && start < span[1])
    .map((mark) => ({ mark, from: wait(mark.span[0]), to: wait(mark.span[1]) }))
  const cuts = new Set([start, from, to, end, ...concerned.flatMap((one) => [one.from, one.to])])
  for (const { span } of here) for (const at of span) if (start < at && at < end) cuts.add(at)
  const ordered = [...cuts].sort((a, b) => a - b)
  return ordered.slice(1).map((until, index) => {
    const at = ordered[index]!
    const around = concerned.filter((one) => one.from <= at && until <= one.to).map(({ mark }) => mark)
    const opens = concerned.filter((one) => one.from === at && one.mark.span[0] >= start).map(({ mark }) => mark)
    const run = {
      text: slice(text, at, until),
      marked: from <= at && until <= to,
      ...(around.length > 0 && { telegram: shortest(around) }),
      ...(opens.length > 0 && { opens }),
    }
    const own = here.find(({ span }) => span[0] <= at && until <= span[1])
    if (own === undefined) return run
    return { ...run, moved: own, signs: here.filter(({ sign }) => sign?.at === at) }
  })
}

const shortest = (marks: readonly TelegramMark[]) =>
  marks.reduce((best, mark) => (mark.span[1] - mark.span[0] < best.span[1] - best.span[0] ? mark : best))

/** Enough code points for a few graphemes of context with their marks; a longer cluster is left out. */
const REACH = 64
/** Whole words in place of the graphemes of context in a script that puts spaces between words. */
const WORDS = 3
/** A letter of such a script: not of Han, kana, Thai, Lao, Khmer, Myanmar or Tibetan. */
const SPACED =
  /(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Tibetan})\p{L}/u

/** The last few graphemes before an offset in the same line; whole words where words are written apart. */
export function contextBefore(text: Text, at: number, graphemes: number): string {
  const from = Math.max(0, at - REACH)
  const line = slice(text, from, at).split('\n').at(-1)!
  if (SPACED.test(line)) {
    const words = line.match(/\S+\s*/gu) ?? []
    // What is first may be the tail of a word that begins before the window.
    return (from > 0 && words.length > 1 ? words.slice(1) : words).slice(-Math.max(WORDS, graphemes / 4)).join('')
  }
  const clusters = clustersOf(line)
  // What is first may be the tail of a cluster that begins before the window.
  return (from > 0 ? clusters.slice(1) : clusters).slice(-graphemes).join('')
}

/** The first few graphemes from an offset on in the same line; whole words where words are written apart. */
export function contextAfter(text: Text, at: number, graphemes: number): string {
  const to = Math.min(text.length, at + REACH)
  const line = slice(text, at, to).split('\n')[0]!
  if (SPACED.test(line)) {
    const words = line.match(/\s*\S+/gu) ?? []
    return (to < text.length && words.length > 1 ? words.slice(0, -1) : words)
      .slice(0, Math.max(WORDS, graphemes / 4))
      .join('')
  }
  const clusters = clustersOf(line)
  return (to < text.length && clusters.length > 0 ? clusters.slice(0, -1) : clusters).slice(0, graphemes).join('')
}
