/**
 * Converts letters back to code points: the exact ends of a passage in the original texts.
 *
 * Letters decide what agrees. Marks beside them belong to the passage where every place has exactly the same ones: before it those that
 * open something (“「《), after it all others. A comma before its first word belongs to what precedes, and white space at the ends
 * belongs to no passage. No grapheme is cut.
 */
import { hasClusters } from '../text/graphemes.ts'
import { type RepeatLetters, textAt } from './letters.ts'
import type { RepeatPlace } from './passages.ts'

/** Code points `[start, end)` of a text. */
export interface LetterSpan {
  readonly text: number
  readonly start: number
  readonly end: number
}

/** @param graphemes of each text (see `graphemesOf`); null, or nothing, where every code point is one */
export function spansOf(
  letters: RepeatLetters,
  places: readonly RepeatPlace[],
  graphemes: readonly (Uint8Array | null)[],
): LetterSpan[] {
  const { at, points } = letters
  const bare = places.map(({ start, end }) => ({
    text: textAt(letters, start),
    start: at[start]!,
    end: at[end - 1]! + 1,
    // the letters before and after, which are not for taking
    floor: start === letters.starts[textAt(letters, start)] ? 0 : at[start - 1]! + 1,
    ceiling: at[end]!,
  }))
  const after = shared(
    bare.map(({ text, end, ceiling }) => points[text]!.subarray(end, ceiling)),
    (point) => !OPENING.test(point),
  )
  const before = shared(
    bare.map(({ text, start, floor }, i) => {
      const previous = bare[i - 1]
      const taken = previous?.text === text ? previous.end + after : 0
      return points[text]!.slice(Math.max(floor, taken), start).reverse()
    }),
    (point) => OPENING.test(point) || SPACE.test(point),
  )
  return bare.map(({ text, start, end }) =>
    whole({ text, start: start - before, end: end + after }, graphemes[text] ?? null),
  )
}

const OPENING = /^[\p{Ps}\p{Pi}]$/u
const SPACE = /^[\s\p{Cc}\p{Cf}]$/u

/** How many code points all lists begin with that may be taken, up to the last that is not white space. */
function shared(lists: readonly Int32Array[], taken: (character: string) => boolean): number {
  const first = lists[0]!
  let length = 0
  for (let i = 0; i < first.length && lists.every((list) => list[i] === first[i]); i++) {
    const character = String.fromCodePoint(first[i]!)
    if (!taken(character)) break
    if (!SPACE.test(character)) length = i + 1
  }
  return length
}

/** Where a grapheme begins, 1 a code point; null for a text in which every code point is one. O(n). */
export function graphemesOf(string: string): Uint8Array | null {
  if (!hasClusters(string)) return null
  const begins: number[] = []
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(string)) {
    let first = 1
    for (const _ of segment) {
      begins.push(first)
      first = 0
    }
  }
  return Uint8Array.from(begins)
}

/** A span without the graphemes that it holds in part only. */
function whole({ text, start, end }: LetterSpan, graphemes: Uint8Array | null): LetterSpan {
  if (graphemes !== null) {
    while (start < end && graphemes[start] === 0) start++
    while (end > start && graphemes[end] === 0) end--
  }
  return { text, start, end }
}
