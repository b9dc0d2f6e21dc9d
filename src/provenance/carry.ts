/**
 * Finds evidence that was recorded in one text again in another, by aligning the two character by character; 繁 and 简, and both widths
 * of a mark, count as equal. The result says how much of the words agree.
 */
import { alignPair } from '../align/pair.ts'
import { pointAt, slice, type Text } from '../text/codepoints.ts'
import { keyOfMark } from '../text/fold.ts'
import { hasClusters, insideGraphemes } from '../text/graphemes.ts'
import { hanHead } from '../text/han.ts'
import type { Certainty } from './telegram.ts'

/** A stretch of the other text. Offsets in code points. */
interface Found {
  readonly start: number
  readonly end: number
  /** Twice the characters that agree by all characters of both stretches (Dice), 0 to 1. */
  readonly similarity: number
  /** Not where the alignment leads, but word for word at one other place. */
  readonly moved: boolean
}

/** Below this, what is there is no longer those words. */
const GONE = 0.5
const HIGH = 0.9
const MEDIUM = 0.7
/** Shorter words are elsewhere by chance. */
const TELLING = 8

/**
 * How sure it is that these are the words. Words that are at another place are at most medium: the same words may be said of
 * something else there.
 */
export function certaintyOf({ similarity, moved }: Found): Certainty {
  if (similarity >= HIGH && !moved) return 'high'
  return similarity >= MEDIUM ? 'medium' : 'low'
}

/**
 * Aligns once, and answers for any span of `base`; null where the words are gone. O(n + m) where the texts agree, within the limits
 * of `alignPair` where they do not; a span costs its length, and where it was changed one search through `target`.
 */
export function carrier(base: Text, target: Text): (start: number, end: number) => Found | null {
  const { runs } = alignPair(symbols(base), symbols(target))
  const inside = hasClusters(target.string) ? graphemeInsides(target) : null
  return (start, end) => {
    const aligned = stretch(within(runs, start, end, base, target), start, end)
    if (aligned?.similarity === 1) return whole(aligned, inside)
    const elsewhere = onlyPlace(base, target, start, end)
    if (elsewhere !== null) return elsewhere
    return aligned === null || aligned.similarity < GONE ? null : whole(aligned, inside)
  }
}

/** A number for each code point; what the rules take for one character has one number. */
function symbols({ string, length }: Text): Int32Array {
  const known = new Map<string, number>()
  const out = new Int32Array(length)
  let at = 0
  for (const c of string) {
    let symbol = known.get(c)
    if (symbol === undefined) {
      const key = /[\p{L}\p{N}]/u.test(c) ? c : keyOfMark(c)
      const point = key.codePointAt(0)!
      symbol = point < 0x10000 ? hanHead(point) : point
      known.set(c, symbol)
    }
    out[at++] = symbol
  }
  return out
}

/** A stretch of characters that agree. */
interface Run {
  readonly base: number
  readonly target: number
  readonly length: number
}

/** What the alignment says of a span: the runs in it, and where the stretch between the words before and after it lies. */
interface Aligned {
  readonly runs: readonly Run[]
  /** Ends of the stretch in the target where the words before and after the span are right beside it, else null. */
  readonly left: number | null
  readonly right: number | null
}

/** Of the runs `[a, b, length, …]`. O(log runs) to find the first. */
function within(runs: Int32Array, start: number, end: number, base: Text, target: Text): Aligned {
  const count = runs.length / 3
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle * 3]! + runs[middle * 3 + 2]! > start) high = middle
    else low = middle + 1
  }
  const [before, b, length] = runs.subarray(low * 3 - 3, low * 3)
  const left = start === 0 ? 0 : low > 0 && before! + length! === start ? b! + length! : null
  const found: Run[] = []
  for (; low < count && runs[low * 3]! < end; low++) {
    const [a, b, length] = [runs[low * 3]!, runs[low * 3 + 1]!, runs[low * 3 + 2]!]
    const from = Math.max(a, start)
    found.push({ base: from, target: b + from - a, length: Math.min(a + length, end) - from })
  }
  const right = end === base.length ? target.length : low < count && runs[low * 3] === end ? runs[low * 3 + 1]! : null
  return { runs: found, left, right }
}

/**
 * The stretch from the first run to the last: without a run at an end that is farther off than it is long (where the words before
 * were rewritten, a 的 far away may match by chance), and with what is in the place of the span's own ends.
 */
function stretch({ runs, left, right }: Aligned, start: number, end: number): Found | null {
  let [first, last] = [0, runs.length - 1]
  const astray = (a: Run, b: Run, edge: Run) =>
    b.target - a.target - a.length - (b.base - a.base - a.length) > edge.length
  while (first < last && astray(runs[first]!, runs[first + 1]!, runs[first]!)) first++
  while (first < last && astray(runs[last - 1]!, runs[last]!, runs[last]!)) last--
  const [head, tail] = [runs[first], runs[last]]
  if (head === undefined || tail === undefined) return null
  const tailEnd = { base: tail.base + tail.length, target: tail.target + tail.length }
  const replaced = (other: number, own: number) => own > 0 && other <= 2 * own
  const from = first === 0 && left !== null && replaced(head.target - left, head.base - start) ? left : head.target
  const toEnd = last === runs.length - 1 && right !== null && replaced(right - tailEnd.target, end - tailEnd.base)
  const to = toEnd ? right : tailEnd.target
  const agree = runs.slice(first, last + 1).reduce((sum, run) => sum + run.length, 0)
  const similarity = Math.round((2000 * agree) / (end - start + to - from)) / 1000
  return { start: from, end: to, similarity, moved: false }
}

/** Word for word at exactly one place, wherever that is. O(length of the target). */
function onlyPlace(base: Text, target: Text, start: number, end: number): Found | null {
  if (end - start < TELLING) return null
  const words = slice(base, start, end)
  const unit = target.string.indexOf(words)
  if (unit < 0 || target.string.indexOf(words, unit + 1) >= 0) return null
  const at = pointAt(target, unit)
  return { start: at, end: at + end - start, similarity: 1, moved: true }
}

/** Offsets in code points at which no grapheme begins. */
function graphemeInsides(text: Text): ReadonlySet<number> {
  const units = [...insideGraphemes(text.string)]
  // The second half of a surrogate pair is no code point.
  return new Set(units.flatMap((unit) => (/[\udc00-\udfff]/.test(text.string[unit]!) ? [] : [pointAt(text, unit)])))
}

/** No stretch begins or ends amid a character with its marks. */
function whole(found: Found, inside: ReadonlySet<number> | null): Found {
  if (inside === null) return found
  let { start, end } = found
  while (inside.has(start)) start--
  while (inside.has(end)) end++
  return { ...found, start, end }
}
