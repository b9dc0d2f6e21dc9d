/**
 * Finds what is equal in all texts before they are cut into tokens, so that the work of a comparison follows its differences.
 *
 *     texts → runs of equal units of each text and the first → stretches that all have → less what is beside a difference
 *
 * Enough equal text is kept around a difference for every later step to decide as if it saw the whole text: more around a longer
 * difference, because it can be joined with, or slide over, more. What is left of a stretch becomes a single token (text/tokens.ts),
 * equal in all texts.
 */
import { hanHead } from '../text/han.ts'
import type { Names } from '../text/names.ts'
import * as sign from '../text/signs.ts'
import type { Unit } from '../text/unit.ts'
import { anchorsOf } from './pair.ts'

/** The same UTF-16 units in every text: `length` of them from `starts[w]` on in text w. */
interface Stretch {
  readonly starts: readonly number[]
  readonly length: number
}

export interface StretchOptions {
  readonly unit: Unit
  readonly names: Names
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
/** Units of any text that such a difference has at most. */
const SHORT = 3
/** Units that a stretch must have beside what is kept, to be worth a token. */
const LEAST = 17
/** How far beyond the context a place is looked for where a text may be cut. */
const SEARCHED = 200
/** Texts that repeat themselves after so few units can be equal in several ways: such a stretch is left alone. */
const PERIOD = 8

/**
 * Stretches in the order of the texts, none touching another. Deterministic; texts given in another order share the same
 * stretches as long as the first is the same. O(length of all texts).
 */
export function equalStretches(texts: readonly string[], options: StretchOptions): Stretch[] {
  const [first = '', ...others] = texts
  if (others.length === 0 || texts.some((text) => text.length < SHORTEST_TEXT)) return []
  let common: Stretch[] | null = null
  for (const other of others) {
    const runs = runsOf(first, other)
    common = common === null ? runs : intersection(common, runs)
    if (common.length === 0) return []
  }
  return cores(texts, common!, options)
}

/** Runs that two texts have in common, at least `IN_STEP` units each but at the ends, in the order of both. */
function runsOf(a: string, b: string): Stretch[] {
  const runs: Stretch[] = []
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

/** What the stretches of some texts and those of the first of them and one more have in common. O(stretches of both). */
function intersection(common: readonly Stretch[], runs: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
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

/** The stretches without what differences beside them need, cut where every text may be cut. */
function cores(texts: readonly string[], stretches: readonly Stretch[], options: StretchOptions): Stretch[] {
  const text = texts[0]!
  const cores: Stretch[] = []
  /** Units of the longest text between a stretch and the one before it. */
  const before = stretches.map(({ starts }, k) => {
    const last = stretches[k - 1]
    return Math.max(...starts.map((at, w) => at - (last === undefined ? 0 : last.starts[w]! + last.length)))
  })
  const after = texts.map((own) => own.length)
  const behind = stretches.map(({ starts, length }, k) =>
    k + 1 < stretches.length ? before[k + 1]! : Math.max(...starts.map((at, w) => after[w]! - at - length)),
  )
  const plain = options.unit === 'grapheme' && !texts.some((own) => DESCRIBES.test(own))
  const isShort = (k: number) => plain && isShortDifference(texts, stretches[k - 1], stretches[k])
  /** By difference, the one before the first stretch first, whether it needs nothing beside it. */
  const alone: boolean[] = []
  for (let k = 0; k <= stretches.length; k++)
    alone.push(plain && standsAlone(texts, stretches[k - 1], stretches[k], options.names))
  for (const [k, { starts, length }] of stretches.entries()) {
    const start = starts[0]!
    const end = starts[0]! + length
    if (length < LEAST) continue
    let from = (start === 0 && before[k] === 0) || alone[k] ? start : -1
    if (from < 0 && isShort(k)) from = cutSoon(text, start, end, 1, options)
    if (from < 0) from = cutAfter(text, start, end, contextOf(before[k]!), options)
    if (from < 0) continue
    let to = behind[k] === 0 || alone[k + 1] ? end : -1
    if (to < 0 && isShort(k + 1)) to = cutSoon(text, end, from + LEAST, -1, options)
    if (to < 0) to = cutBefore(text, from + LEAST, end, contextOf(behind[k]!), options)
    if (to < 0 || isPeriodic(text, from, to)) continue
    cores.push({ starts: starts.map((at) => at + from - start), length: to - from })
  }
  return cores
}

const contextOf = (units: number) => Math.max(CONTEXT, CONTEXT_RATIO * units)

/** Whether what lies between two stretches, the first or last of which may be none, is short and plain in every text. */
function isShortDifference(texts: readonly string[], last: Stretch | undefined, next: Stretch | undefined): boolean {
  return texts.every((text, t) => {
    const from = last === undefined ? 0 : last.starts[t]! + last.length
    const to = next === undefined ? text.length : next.starts[t]!
    if (to - from > SHORT) return false
    for (let at = from; at < to; at++) if (!isPlain(text, at)) return false
    return true
  })
}

/** Units of a stretch on either side from which a difference can be alone: farther than any step looks from a place of one token. */
const FAR = 17
/** Units that such a difference adds or leaves out at most. */
const ADDED = 8

/**
 * Whether a difference can be decided without its neighbours: one Han character or mark for another, or characters that one of
 * two texts has more, which could not equally be one further on or back; between long equal stretches, whose ends are Han
 * characters or marks that begin and end no number, date or name. In a text of which one character in a hundred is another, nearly all
 * differences are of this kind.
 */
function standsAlone(
  texts: readonly string[],
  last: Stretch | undefined,
  next: Stretch | undefined,
  names: Names,
): boolean {
  if ((last !== undefined && last.length < FAR) || (next !== undefined && next.length < FAR)) return false
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  let [hans, marks] = [0, 0]
  for (let t = 0; t < texts.length; t++) {
    const text = texts[t]!
    const from = last === undefined ? 0 : last.starts[t]! + last.length
    const to = next === undefined ? text.length : next.starts[t]!
    least = Math.min(least, to - from)
    most = Math.max(most, to - from)
    if (most > ADDED) return false
    for (let at = from; at < to; at++) {
      if (!isPlain(text, at) || MAY_COUNT.has(text[at]!)) return false
      if (isPlainHan(text, at)) hans++
      else marks++
    }
    if (from > 0 && !(isPlain(text, from - 1) && !names.reachesOver(text, from))) return false
    if (to < text.length && !(isPlain(text, to) && !names.reachesOver(text, to))) return false
    if (from < to && from > 0 && areAlike(text, from - 1, to - 1)) return false
    if (from < to && to < text.length && areAlike(text, from, to)) return false
  }
  if (hans > 0 && marks > 0) return false
  return most === 1 || (least === 0 && texts.length === 2 && marks === 0)
}

/** Signs that are a number by what is beside them: 几个, 半年. */
const MAY_COUNT = new Set('几幾数數半')

/** Whether two units are one sign under the rules for characters, or may be. */
const areAlike = (text: string, x: number, y: number): boolean =>
  hanHead(text.charCodeAt(x)) === hanHead(text.charCodeAt(y))

/** Marks that are always tokens of their own. */
const PLAIN_MARKS = new Set('。，、；：？！“”《》\n')

/** Whether a Han character that is no numeral, or a mark, is always a token of its own, except in names. */
function isPlain(text: string, at: number): boolean {
  if (isPlainHan(text, at)) return true
  const unit = text.charCodeAt(at)
  // a comma that is no part of 1,200, nor is between a day and a year
  if (unit === COMMA) return at > 0 && at + 1 < text.length && isPlainHan(text, at - 1) && isPlainHan(text, at + 1)
  return unit < 0xff20 && PLAIN_MARKS.has(text[at]!)
}

const COMMA = 0x2c

/** 巿, which is aligned as what it looks like. */
const SASH = 0x5dff

const isPlainHan = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0x4e00 && unit <= 0x9fff && unit !== SASH && sign.kindAt(text, at) === sign.HAN
}

/**
 * Where a text may be cut behind a short difference (`step` 1), or before one (-1), after a few plain tokens of which two are Han
 * characters side by side, where every number and date ends; before `end`, or -1.
 */
function cutSoon(text: string, from: number, end: number, step: 1 | -1, options: StretchOptions): number {
  let hasPair = false
  for (let count = 0; count < CONTEXT; count++) {
    const at = from + step * count
    if (step * (end - at) < (step > 0 ? LEAST : 0)) return -1
    if (count >= SHORT_CONTEXT && hasPair && isCut(text, at, options)) return at
    const next = step > 0 ? at : at - 1
    if (!isPlain(text, next) || options.names.lengthAt(text, next) > 0) return -1
    if (count > 0 && isPlainHan(text, next) && isPlainHan(text, next - step)) hasPair = true
  }
  return -1
}

/** Where a text may be cut, at least so many tokens after `from`; -1 where that is nowhere, or too near the end. */
function cutAfter(text: string, from: number, end: number, tokens: number, options: StretchOptions): number {
  let at = from
  for (let count = 0; at < end && count < tokens; at++) if (beginsToken(text, at)) count++
  for (const last = Math.min(at + SEARCHED, end - LEAST); at < last; at++) if (isCut(text, at, options)) return at
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

/** Whether the unit at an offset begins a token, as near as can be told without cutting: letters in a row are one. */
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

/** Whether either end of a stretch repeats itself after few units. */
function isPeriodic(text: string, from: number, to: number): boolean {
  const repeats = (start: number, period: number) => {
    for (let k = start; k < start + LEAST - period; k++)
      if (text.charCodeAt(k) !== text.charCodeAt(k + period)) return false
    return true
  }
  for (let period = 1; period <= PERIOD; period++) if (repeats(from, period) || repeats(to - LEAST, period)) return true
  return false
}
