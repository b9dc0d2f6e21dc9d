/** Recognises differences that can be decided without their neighbours. */
import { isFixedHan } from '../text/fold.ts'
import { hanHead } from '../text/han.ts'
import type { Writing } from '../text/languages/index.ts'
import type { Names } from '../text/names.ts'
import { isPlain, isPlainHan } from './plain-signs.ts'
import type { SharedRun, StretchOptions, TextStretch } from './stretches.ts'

/** What lies between two runs that all texts have. */
export interface Difference extends TextStretch {
  /** Its UTF-16 units in the longest text. */
  readonly most: number
}

/** What a difference needs beside it, from the usual on down: less than usual, nothing, and not even to be aligned. */
export const [USUAL, SHORT, ALONE, LONE] = [0, 1, 2, 3]

/** Units of any text that a short difference has at most. */
const SHORT_UNITS = 3
/** Units of the runs beside a difference from which on it can be alone: farther than any step looks from a place of one token… */
const FAR = 17
/** …or, where two texts have neither its characters in the differences around, so many Han characters. */
const NEAR = 7
/** Units that a difference that stands alone adds or leaves out at most… */
const ADDED = 8
/** …and those that can be no part of a passage that moved: that has five and more, of which four are in a row. */
const NOT_MOVED = 3

/**
 * Of each difference between the runs of texts that are cut by character, what it needs beside it. The first of two texts' differences is
 * none that is left out: by that the aligner puts the texts in an order. O(units of the differences, and of the runs that are shorter
 * than FAR).
 */
export function gradesOf(
  texts: readonly string[],
  runs: readonly SharedRun[],
  differences: readonly Difference[],
  { names, writing }: StretchOptions,
): Uint8Array {
  const grades = new Uint8Array(differences.length)
  const first = differences[0]!.most > 0 ? 0 : 1
  for (const [k, difference] of differences.entries()) {
    if (difference.most === 0) continue
    const content = difference.most > ADDED ? OTHER : contentOf(texts, difference, names)
    const isInside = k > first && k < runs.length
    if (
      content === WORDING &&
      isInside &&
      texts.length === 2 &&
      writing !== undefined &&
      difference.most <= NOT_MOVED &&
      isApart(texts, runs, differences, k) &&
      texts.every((text, t) => isFixed(text, difference.starts[t]!, difference.ends[t]!, names, writing))
    )
      grades[k] = LONE
    else if (content !== OTHER && isAtLeast(runs[k - 1], FAR) && isAtLeast(runs[k], FAR)) grades[k] = ALONE
    else if (isShort(texts, difference)) grades[k] = SHORT
  }
  return grades
}

/** Whether the Han characters of a difference are what they are under every rule, and no name. */
function isFixed(text: string, from: number, to: number, names: Names, writing: Writing): boolean {
  for (let at = from; at < to; at++) if (names.lengthAt(text, at) > 0) return false
  return isFixedHan(text, from, to, writing)
}

const isAtLeast = (run: SharedRun | undefined, length: number): boolean => run === undefined || run.length >= length

/** Whether a difference is short and plain in every text. */
const isShort = (texts: readonly string[], { starts, ends, most }: Difference): boolean => {
  if (most > SHORT_UNITS) return false
  for (let t = 0; t < texts.length; t++)
    for (let at = starts[t]!; at < ends[t]!; at++) if (!isPlain(texts[t]!, at)) return false
  return true
}

/** What a difference holds: characters with another meaning, or the same in another writing, or marks; or more than that. */
const [OTHER, WORDING, WRITING] = [0, 1, 2]

/**
 * Whether a difference is one Han character or mark for another, or characters that one of two texts has more, which could not equally be
 * one further on or back; between Han characters or marks that begin and end no number, date or name. In a text of which one
 * character in a hundred is another, nearly all differences are of this kind.
 */
function contentOf(texts: readonly string[], { starts, ends, most }: Difference, names: Names): number {
  let least = most
  let [hans, marks] = [0, 0]
  /** By text, the head of its only character. */
  let [head, isOneHead] = [-1, true]
  for (let t = 0; t < texts.length; t++) {
    const text = texts[t]!
    const [from, to] = [starts[t]!, ends[t]!]
    least = Math.min(least, to - from)
    for (let at = from; at < to; at++) {
      if (!isPlain(text, at) || MAY_COUNT.has(text[at]!)) return OTHER
      if (isPlainHan(text, at)) hans++
      else marks++
      const own = hanHead(text.charCodeAt(at))
      if (head >= 0 && own !== head) isOneHead = false
      head = own
    }
    if (from > 0 && !(isPlain(text, from - 1) && !names.reachesOver(text, from))) return OTHER
    if (to < text.length && !(isPlain(text, to) && !names.reachesOver(text, to))) return OTHER
    if (from < to && from > 0 && areAlike(text, from - 1, to - 1)) return OTHER
    if (from < to && to < text.length && areAlike(text, from, to)) return OTHER
  }
  if ((hans > 0 && marks > 0) || !(most === 1 || (least === 0 && texts.length === 2 && marks === 0))) return OTHER
  return hans > 0 && (least === 0 || !isOneHead) ? WORDING : WRITING
}

/** Signs that are a number by what is beside them: 几个, 半年. */
const MAY_COUNT = new Set('几幾数數半')

/** Whether two units are one sign under the rules for characters, or may be. */
const areAlike = (text: string, x: number, y: number): boolean =>
  hanHead(text.charCodeAt(x)) === hanHead(text.charCodeAt(y))

/** Differences on either side that are looked at. */
const AROUND = 8
/** Units of a difference that are. */
const LOOKED_AT = 32

/**
 * Whether no step can have to do with a difference and one around it at once: such a step looks farther the longer a difference is, goes
 * from one to the next, and over more than a few characters joins only what has something in common.
 */
function isApart(
  texts: readonly string[],
  runs: readonly SharedRun[],
  differences: readonly Difference[],
  k: number,
): boolean {
  for (const step of [-1, 1])
    for (let j = k; ; j += step) {
      const run = runs[step < 0 ? j - 1 : j]
      const next = differences[j + step]
      if (run === undefined || next === undefined || next.most === 0 || run.length >= Math.max(FAR, 2 * next.most))
        break
      if (j === k && run.length < FAR && !holdsHan(texts[0]!, run, NEAR)) return false
      if (Math.abs(j - k) === AROUND || sharesSigns(texts, differences[k]!, next)) return false
    }
  return true
}

/** Whether a run holds so many plain Han characters. */
function holdsHan(text: string, { starts, length }: SharedRun, least: number): boolean {
  let count = 0
  for (let at = starts[0]!; at < starts[0]! + length && count < least; at++) if (isPlainHan(text, at)) count++
  return count === least
}

/** Whether two differences may have a sign in common, in whatever text. */
function sharesSigns(texts: readonly string[], one: Difference, other: Difference): boolean {
  if (other.most > LOOKED_AT) return true
  for (let t = 0; t < texts.length; t++)
    for (let at = one.starts[t]!; at < one.ends[t]!; at++) {
      const head = hanHead(texts[t]!.charCodeAt(at))
      for (let u = 0; u < texts.length; u++)
        for (let k = other.starts[u]!; k < other.ends[u]!; k++)
          if (hanHead(texts[u]!.charCodeAt(k)) === head) return true
    }
  return false
}
