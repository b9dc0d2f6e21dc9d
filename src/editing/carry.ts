/**
 * Carries targets from the version that an editor decided on to the version that is compared now.
 *
 * The two versions of the witness are aligned. A target is carried when it and its context are in a stretch that did not change, and
 * when neither the target with the text before it nor the target with the text behind it can be mistaken for another place: each occurs
 * as often in both versions, and the alignment maps the n-th occurrence to the n-th. Every other target is doubtful, and an editor must
 * look at it again; a target never points at words that the editor did not decide on.
 */
import { alignPair } from '../align/pair.ts'
import { slice, type Text } from '../text/codepoints.ts'
import type { Context, Target, UnappliedReason } from './decision.ts'

/** Code points on either side that must be unchanged too, and the most that are used to distinguish occurrences. */
const CONTEXT = 4
const WINDOW = 64
/** Code points shown on either side of a doubtful target. */
const SHOWN = 20

export type Carried =
  | { readonly start: number; readonly end: number }
  | { readonly reason: Extract<UnappliedReason, 'gone' | 'doubtful'>; readonly was: Context; readonly is?: Context }

/** A function that carries targets of `from` to `to`. Aligns once, O(n + m) where the versions agree; a target costs a search of both. */
export function carrierBetween(
  from: { readonly version: string; readonly text: Text },
  to: { readonly version: string; readonly text: Text },
): (target: Target) => Carried {
  const { runs } = alignPair(pointsOf(from.text), pointsOf(to.text))
  return ({ start, end }) => {
    const window = windowAround(runs, start, end, from.text, to.text)
    if (window !== null) {
      const { shift } = window
      const same = (a: number, b: number) => isSameOccurrence(from.text, to.text, a, b, shift)
      const unique = occurrences(from.text, slice(from.text, window.from, window.to), window.from).count === 1
      if (same(window.from, end) && same(start, window.to) && (unique || same(start, end)))
        return { start: start + shift, end: end + shift }
    }
    const was = contextOf(from, start, end)
    const near = nearestIn(runs, start, end, to.text.length)
    const words = slice(from.text, start, end)
    const gone = words !== '' && !to.text.string.includes(words)
    return { reason: gone ? 'gone' : 'doubtful', was, is: contextOf(to, ...near) }
  }
}

const pointsOf = ({ string, length }: Text): Int32Array => {
  const points = new Int32Array(length)
  let k = 0
  for (const character of string) points[k++] = character.codePointAt(0)!
  return points
}

/** A stretch `[from, to)` of the earlier version; it lies `shift` code points further on in the later one. */
interface Window {
  readonly from: number
  readonly to: number
  readonly shift: number
}

/** The unchanged stretch around a target, cut to WINDOW on either side; null where the target or its context changed. */
function windowAround(runs: Int32Array, start: number, end: number, from: Text, to: Text): Window | null {
  const k = runAt(runs, start, end)
  if (k < 0) return null
  const [a, b, length] = [runs[k]!, runs[k + 1]!, runs[k + 2]!]
  const begins = a === 0 && b === 0
  const ends = a + length === from.length && b + length === to.length
  if (start - a < CONTEXT && !begins) return null
  if (a + length - end < CONTEXT && !ends) return null
  return { from: Math.max(a, start - WINDOW), to: Math.min(a + length, end + WINDOW), shift: b - a }
}

/** The run that holds `[start, end)`, as an index into `runs`, or -1. O(log runs). */
function runAt(runs: Int32Array, start: number, end: number): number {
  let [low, high] = [0, runs.length / 3]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle * 3]! + runs[middle * 3 + 2]! >= end) high = middle
    else low = middle + 1
  }
  return low < runs.length / 3 && runs[low * 3]! <= start ? low * 3 : -1
}

/** The n-th occurrence of as many in both texts. */
function isSameOccurrence(from: Text, to: Text, start: number, end: number, shift: number): boolean {
  const words = slice(from, start, end)
  const there = occurrences(from, words, start)
  const here = occurrences(to, words, start + shift)
  return there.count === here.count && there.before === here.before
}

function occurrences(text: Text, words: string, at: number): { count: number; before: number } {
  const unit = text.units === null ? at : text.units[at]!
  let [count, before] = [0, 0]
  for (let k = text.string.indexOf(words); k >= 0; k = text.string.indexOf(words, k + 1)) {
    if (k < unit) before++
    count++
    if (words === '') break
  }
  return { count, before }
}

/** Where the words would be now: between the unchanged stretches before and after them. */
function nearestIn(runs: Int32Array, start: number, end: number, length: number): [number, number] {
  let [from, to] = [0, length]
  for (let k = 0; k < runs.length; k += 3) {
    const [a, b, run] = [runs[k]!, runs[k + 1]!, runs[k + 2]!]
    if (a <= start) from = b + Math.min(run, start - a)
    if (a + run >= end) {
      to = b + Math.max(0, end - a)
      break
    }
  }
  return [Math.min(from, to), Math.max(from, to)]
}

function contextOf(of: { readonly version: string; readonly text: Text }, start: number, end: number): Context {
  const { version, text } = of
  return {
    version,
    start,
    end,
    before: slice(text, Math.max(0, start - SHOWN), start),
    text: slice(text, start, end),
    after: slice(text, end, Math.min(text.length, end + SHOWN)),
  }
}
