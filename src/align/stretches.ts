/**
 * Finds where all texts agree before they are cut into tokens, so that the work of a comparison follows its differences.
 *
 *     texts → runs that all have → less what is beside a difference → stretches, joined over differences that stand alone
 *
 * Enough equal text is kept around a difference for every later step to decide as if it saw the whole text: more around a longer
 * difference, because it can be joined with, or slide over, more. A stretch becomes a single token (text/tokens.ts), the same in all
 * texts. A difference that stands alone (lone-differences.ts) is decided by itself: it lies inside a stretch, and no step of the alignment
 * sees it.
 */
import type { Writing } from '../text/languages/index.ts'
import type { Names } from '../text/names.ts'
import * as sign from '../text/signs.ts'
import type { Unit } from '../text/unit.ts'
import { ALONE, type Difference, gradesOf, LONE, SHORT } from './lone-differences.ts'
import { anchorsOf } from './pair.ts'
import { isPlain, isPlainHan } from './plain-signs.ts'

/** The same UTF-16 units in every text: `length` of them from `starts[t]` on in text t. */
export interface SharedRun {
  readonly starts: readonly number[]
  readonly length: number
}

/** UTF-16 units `[starts[t], ends[t])` of every text t. */
export interface TextStretch {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Both in the order of the texts; no two stretches and no two differences touch. */
export interface Stretches {
  /** Equal in all texts but for the lone differences inside. */
  readonly stretches: readonly TextStretch[]
  readonly lone: readonly TextStretch[]
}

export const NO_STRETCHES: Stretches = { stretches: [], lone: [] }

export interface StretchOptions {
  readonly unit: Unit
  readonly names: Names
  /** How all texts are written; without it, no difference is lone. */
  readonly writing?: Writing | undefined
}

/** Shorter texts are compared as fast whole. */
const SHORTEST_TEXT = 128
/** Units that must be equal for texts to be in step again after a difference. */
const IN_STEP = 10
/** Units of either text that a difference may have, for the next equal run to be looked for by trying… */
const REACH = 8
/** …or that may be skipped in both before it, where one difference comes close behind another. */
const SKIPPED = 64
/** Units of either text that are searched for a run that occurs once in each, where trying does not find one… */
const NEARBY = 512
const NEARBY_ANCHOR = 16
/** …and units of such a run where they are searched to their ends. */
const ANCHOR = 24
/** Tokens kept beside a difference: more than any step looks at (words that changed places over 16 others)… */
const CONTEXT = 12
/** …or so many times the units of the difference. */
const CONTEXT_RATIO = 2
/**
 * Tokens kept beside a short difference in Han characters and usual marks, with nothing else near: no number or date can reach so far,
 * and the steps that look beyond (words that changed places) count a stretch by its length.
 */
const SHORT_CONTEXT = 6
/** Units that a stretch must have beside what is kept, to be worth a token. */
const LEAST = 17
/** How far beyond the context a place is looked for where a text may be cut. */
const SEARCHED = 200
/** Texts that repeat themselves after so few units can be equal in several ways: such a stretch is left alone. */
const PERIOD = 8

/**
 * Where distinct texts agree. Deterministic; texts given in another order share the same stretches as long as the first is the
 * same. O(length of all texts).
 */
export function equalStretches(texts: readonly string[], options: StretchOptions): Stretches {
  const [first = '', ...others] = texts
  if (others.length === 0 || texts.some((text) => text.length < SHORTEST_TEXT)) return NO_STRETCHES
  let common: SharedRun[] | null = null
  for (const other of others) {
    const runs = runsOf(first, other)
    common = common === null ? runs : intersection(common, runs)
    if (common.length === 0) return NO_STRETCHES
  }
  return stretchesOf(texts, common!, options)
}

/** Runs that two texts have in common, at least `IN_STEP` units each but at the ends, in the order of both. */
function runsOf(a: string, b: string): SharedRun[] {
  const runs: SharedRun[] = []
  const add = (i: number, j: number, length: number) => {
    if (length > 0) runs.push({ starts: [i, j], length })
  }
  const head = equalFrom(a, 0, a.length, b, 0, b.length)
  let tail = 0
  const most = Math.min(a.length, b.length) - head
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++
  const [endA, endB] = [a.length - tail, b.length - tail]
  add(0, 0, head)
  for (let [i, j] = [head, head]; i < endA && j < endB; ) {
    // First close by, then near at hand; a longer difference is looked over once, to the end.
    let step = -1
    let skipped = 0
    for (; step < 0 && skipped <= SKIPPED; skipped += REACH / 2)
      step = inStep(a, i + skipped, endA, b, j + skipped, endB)
    if (step >= 0) {
      skipped -= REACH / 2
      i += skipped + (step >> 4)
      j += skipped + (step & 15)
    } else {
      const [nearest] = anchorsOf(
        codes(a, i, Math.min(endA, i + NEARBY)),
        codes(b, j, Math.min(endB, j + NEARBY)),
        NEARBY_ANCHOR,
      )
      if (nearest === undefined) {
        for (const run of anchorsOf(codes(a, i, endA), codes(b, j, endB), ANCHOR)) add(i + run.a, j + run.b, run.length)
        break
      }
      i += nearest.a
      j += nearest.b
    }
    const length = equalFrom(a, i, endA, b, j, endB)
    add(i, j, length)
    i += length
    j += length
  }
  add(endA, endB, tail)
  return runs
}

/** How many units are equal from two offsets on. */
function equalFrom(a: string, i: number, endA: number, b: string, j: number, endB: number): number {
  const most = Math.min(endA - i, endB - j)
  let length = 0
  while (length < most && a.charCodeAt(i + length) === b.charCodeAt(j + length)) length++
  return length
}

/** The shortest difference that begins at two offsets and after which both are in step: 16 × its units of a, plus those of b; or -1. */
function inStep(a: string, i: number, endA: number, b: string, j: number, endB: number): number {
  for (let sum = 1; sum <= 2 * REACH; sum++)
    for (let x = Math.max(0, sum - REACH); x <= Math.min(sum, REACH); x++) {
      const from = i + x
      const to = j + sum - x
      if (from + IN_STEP > endA || to + IN_STEP > endB || a.charCodeAt(from) !== b.charCodeAt(to)) continue
      let length = 1
      while (length < IN_STEP && a.charCodeAt(from + length) === b.charCodeAt(to + length)) length++
      if (length === IN_STEP) return (x << 4) | (sum - x)
    }
  return -1
}

function codes(text: string, from: number, to: number): Int32Array {
  const units = new Int32Array(to - from)
  for (let k = 0; k < units.length; k++) units[k] = text.charCodeAt(from + k)
  return units
}

/** What the runs of some texts and those of the first of them and one more have in common. O(runs of both). */
function intersection(common: readonly SharedRun[], runs: readonly SharedRun[]): SharedRun[] {
  const out: SharedRun[] = []
  for (let x = 0, y = 0; x < common.length && y < runs.length; ) {
    const [stretch, run] = [common[x]!, runs[y]!]
    const [start, other] = [stretch.starts[0]!, run.starts[0]!]
    const from = Math.max(start, other)
    const to = Math.min(start + stretch.length, other + run.length)
    if (to - from >= IN_STEP)
      out.push({
        starts: [...stretch.starts.map((at) => at + from - start), run.starts[1]! + from - other],
        length: to - from,
      })
    if (start + stretch.length < other + run.length) x++
    else y++
  }
  return out
}

/**
 * The runs without what differences beside them need, cut where every text may be cut, and joined over differences that stand alone;
 * of these, what is long enough to be worth a token.
 */
function stretchesOf(texts: readonly string[], runs: readonly SharedRun[], options: StretchOptions): Stretches {
  const text = texts[0]!
  const differences = differencesBetween(texts, runs)
  const isPlain = options.unit === 'grapheme' && !describes(texts, differences)
  const grades = isPlain ? gradesOf(texts, runs, differences, options) : null
  const stretches: TextStretch[] = []
  const lone: TextStretch[] = []
  /** The stretch that still grows, with the lone differences in it… */
  let open: { readonly starts: readonly number[]; ends: readonly number[] } | null = null
  let inside: TextStretch[] = []
  /** …and whether it goes on to the end of its run. */
  let isWhole = false
  const close = () => {
    if (open !== null && open.ends[0]! - open.starts[0]! >= LEAST) {
      stretches.push(open)
      lone.push(...inside)
    }
    open = null
    inside = []
  }
  for (const [k, { starts, length }] of runs.entries()) {
    const [before, behind] = [differences[k]!, differences[k + 1]!]
    const [gradeBefore, gradeBehind] = [grades?.[k], grades?.[k + 1]]
    const least = gradeBefore === LONE || gradeBehind === LONE ? 1 : LEAST
    const start = starts[0]!
    const end = start + length
    let [from, to] = [-1, -1]
    if (length >= least) {
      if (before.most === 0 || gradeBefore! >= ALONE) from = start
      if (from < 0 && gradeBefore === SHORT) from = cutSoon(text, start, end - least, 1, options)
      if (from < 0) from = cutAfter(text, start, end - least, contextOf(before.most), options)
    }
    if (from >= 0) {
      if (behind.most === 0 || gradeBehind! >= ALONE) to = end
      if (to < 0 && gradeBehind === SHORT) to = cutSoon(text, end, from + least, -1, options)
      if (to < 0) to = cutBefore(text, from + least, end, contextOf(behind.most), options)
    }
    if (
      to < 0 ||
      isPeriodic(text, from, Math.min(end, from + LEAST)) ||
      isPeriodic(text, Math.max(start, to - LEAST), to)
    ) {
      close()
      isWhole = false
      continue
    }
    const ends = starts.map((at) => at + to - start)
    if (isWhole && gradeBefore === LONE && from === start) {
      inside.push(before)
      open!.ends = ends
    } else {
      close()
      open = { starts: starts.map((at) => at + from - start), ends }
    }
    isWhole = to === end
  }
  close()
  return { stretches, lone }
}

/** Whether any text describes a character by its parts; what is in all of them is looked at once. O(n). */
const describes = (texts: readonly string[], differences: readonly Difference[]): boolean =>
  DESCRIBES.test(texts[0]!) ||
  differences.some(({ starts, ends }) =>
    texts.some((text, t) => t > 0 && ends[t]! > starts[t]! && DESCRIBES.test(text.slice(starts[t], ends[t]))),
  )

/** What lies between the runs, before the first and behind the last. */
function differencesBetween(texts: readonly string[], runs: readonly SharedRun[]): Difference[] {
  const differences: Difference[] = []
  let starts = texts.map(() => 0)
  for (let k = 0; k <= runs.length; k++) {
    const run = runs[k]
    const ends = run?.starts ?? texts.map((text) => text.length)
    let most = 0
    for (let t = 0; t < ends.length; t++) most = Math.max(most, ends[t]! - starts[t]!)
    differences.push({ starts, ends, most })
    if (run !== undefined) starts = run.starts.map((at) => at + run.length)
  }
  return differences
}

const contextOf = (units: number) => Math.max(CONTEXT, CONTEXT_RATIO * units)

/**
 * Where a text may be cut behind a short difference (`step` 1), or before one (-1), after a few plain tokens of which two are Han
 * characters side by side, where every number and date ends; not beyond `end`, or -1.
 */
function cutSoon(text: string, from: number, end: number, step: 1 | -1, options: StretchOptions): number {
  let hasPair = false
  for (let count = 0; count < CONTEXT; count++) {
    const at = from + step * count
    if (step * (end - at) < 0) return -1
    if (count >= SHORT_CONTEXT && hasPair && isCut(text, at, options)) return at
    const next = step > 0 ? at : at - 1
    if (!isPlain(text, next) || options.names.lengthAt(text, next) > 0) return -1
    if (count > 0 && isPlainHan(text, next) && isPlainHan(text, next - step)) hasPair = true
  }
  return -1
}

/** Where a text may be cut, at least so many tokens after `from` and before `end`; -1 where that is nowhere. */
function cutAfter(text: string, from: number, end: number, tokens: number, options: StretchOptions): number {
  let at = from
  for (let count = 0; at < end && count < tokens; at++) if (beginsToken(text, at)) count++
  for (const last = Math.min(at + SEARCHED, end); at < last; at++) if (isCut(text, at, options)) return at
  return -1
}

/** The same before `to`, and not before `from`. */
function cutBefore(text: string, from: number, to: number, tokens: number, options: StretchOptions): number {
  let at = to
  let count = 0
  for (; at > from && count < tokens; at--) if (beginsToken(text, at - 1)) count++
  if (count < tokens) return -1
  for (const last = Math.max(from, at - SEARCHED); at >= last; at--) if (isCut(text, at, options)) return at
  return -1
}

/** Whether the unit at an offset begins a token, as far as is known without cutting: letters in a row are one. */
const beginsToken = (text: string, at: number): boolean =>
  sign.kindAt(text, at) !== sign.LETTER || at === 0 || sign.kindAt(text, at - 1) !== sign.LETTER

/** Signs that make a number or a date of what is before or behind them. */
const OF_DATES = new Set('年月日号號时時点點分秒第初之')
/** Marks after which a new word begins, also for a dictionary. */
const STOPS = new Set('。！？；，、：\n')
const LETTER = /^\p{L}$/u
const DESCRIBES = /[\u2ff0-\u2fff]/

/** Whether every way of cutting a text into tokens cuts it here, independent of the text farther away. */
function isCut(text: string, at: number, { unit, names }: StretchOptions): boolean {
  if (at < 2 || at + 1 >= text.length) return false
  const left = sign.kindAt(text, at - 1)
  const right = sign.kindAt(text, at)
  const isSpaced =
    (left === sign.SPACE ? text[at - 1] === ' ' : left === sign.BREAK) &&
    (right === sign.HAN || (right === sign.LETTER && LETTER.test(text[at]!))) &&
    sign.kindAt(text, at - 2) !== sign.DIGIT
  const isHan =
    right === sign.HAN &&
    !OF_DATES.has(text[at]!) &&
    (STOPS.has(text[at - 1]!) ||
      (unit === 'grapheme' &&
        left === sign.HAN &&
        !OF_DATES.has(text[at - 1]!) &&
        !DESCRIBES.test(text.slice(Math.max(0, at - 12), at))))
  if (!isSpaced && !(isHan && unit !== 'whitespace')) return false
  return !names.reachesOver(text, at)
}

/** Whether some units repeat themselves after few of them. */
function isPeriodic(text: string, from: number, to: number): boolean {
  for (let period = 1; period <= PERIOD && 2 * period <= to - from; period++) {
    let k = from
    while (k + period < to && text.charCodeAt(k) === text.charCodeAt(k + period)) k++
    if (k + period === to) return true
  }
  return false
}
