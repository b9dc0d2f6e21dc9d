/**
 * Finds rows: stretches in which a passage follows itself three times or more, or one word repeats (哈哈哈…).
 *
 * Such a stretch agrees with itself one passage further on, in overlapping places, and also two, three … passages further on, and in
 * shifted pieces. All these agreements follow from the row and are not reported.
 */
import type { MatchRun } from './extend.ts'
import type { RepeatPlace } from './passages.ts'

interface Row {
  readonly start: number
  readonly end: number
  /** The distance at which it agrees with itself. */
  readonly unit: number
}

/** What becomes of an agreement inside rows: reported as usual, as one copy with one copy, or not at all. */
type Standing = 'free' | 'copy' | 'follows'

const WHOLES = 1
const COPIES = 2

export class RepeatRows {
  /** The row (counted from 1) in which each letter is, 0 for none. */
  readonly #at: Int32Array
  readonly #rows: Row[] = []
  /** For two rows: whether their similarity as wholes is reported, and that of one copy in each. */
  readonly #reported = new Map<number, number>()

  constructor(letters: number) {
    this.#at = new Int32Array(letters)
  }

  add(start: number, end: number, unit: number): void {
    if (this.#inside(start, end) > 0) return
    this.#rows.push({ start, end, unit })
    this.#at.fill(this.#rows.length, start, end)
  }

  /** Whether two places, but for their outermost letters, are two, three … copies of a row each. */
  has(places: readonly RepeatPlace[]): boolean {
    const [first, second] = [places[0]!, places[1]!]
    const edge = Math.floor((second.end - first.start) / 20)
    const row = this.#inside(first.start + edge, second.end - edge)
    if (row === 0) return false
    const { unit } = this.#rows[row - 1]!
    const several = first.end - first.start > 1.5 * unit
    return isMultiple(second.start - first.start, unit, several ? unit / 4 : unit / 10)
  }

  /** Two rows are reported once as similar wholes, and once with one copy in each. */
  standing({ a, b, length }: MatchRun): Standing {
    const r = this.#inside(a, a + length)
    const s = r === 0 ? 0 : this.#inside(b, b + length)
    if (s === 0) return 'free'
    const [row, other] = [this.#rows[r - 1]!, this.#rows[s - 1]!]
    if (r === s) return isMultiple(b - a, row.unit, row.unit / 10) ? 'follows' : 'free'
    if (row.unit !== other.unit) return 'free'
    const pair = r * 0x400000 + s
    const reported = this.#reported.get(pair) ?? 0
    const whole = length >= Math.min(row.end - row.start, other.end - other.start)
    const newly = whole && !(reported & WHOLES) ? WHOLES : length >= row.unit && !(reported & COPIES) ? COPIES : 0
    this.#reported.set(pair, reported | newly)
    return newly === WHOLES ? 'free' : newly === COPIES ? 'copy' : 'follows'
  }

  unitAt(letter: number): number {
    return this.#rows[this.#at[letter]! - 1]?.unit ?? 0
  }

  #inside(start: number, end: number): number {
    return this.#at[start] === this.#at[end - 1] ? this.#at[start]! : 0
  }
}

/** Copies in a row may be of different length, so their distances are multiples of the unit more or less. */
function isMultiple(distance: number, unit: number, slack: number): boolean {
  const times = Math.round(distance / unit)
  return times >= 2 && Math.abs(distance - times * unit) <= slack
}

/** The last copy counts if so much of the one before it agrees with it. */
const WHOLE = 0.9

/**
 * Where the copies in an alignment of overlapping places begin: its first letter, and from there each counterpart of
 * the one before. At least two; `a` and `b` hold them all.
 *
 * 甲乙丙甲乙丙甲乙丙丁, aligned with itself at distance 3, gives 0, 3, 6.
 */
function beginningsOf(runs: readonly MatchRun[]): number[] {
  const last = runs[runs.length - 1]!
  const end = last.a + last.length
  const [first, second] = [runs[0]!.a, runs[0]!.b]
  const before = runs.filter(({ a }) => a < second)
  const firstEnd = Math.min(second, before[before.length - 1]!.a + before[before.length - 1]!.length)
  const beginnings = [first]
  let r = 0
  for (let at = second; ; ) {
    const previous = beginnings[beginnings.length - 1]!
    if (at > end && end - previous < WHOLE * (firstEnd - first)) return beginnings
    beginnings.push(at)
    if (at >= end) return beginnings
    while (runs[r]!.a + runs[r]!.length <= at) r++
    at = Math.max(at, runs[r]!.a) + runs[r]!.b - runs[r]!.a
  }
}

/**
 * The copies: each ends where its agreement with the next one ends.
 * @param tells whether a last run is more than chance (see extend.ts)
 */
export function copiesOf(runs: readonly MatchRun[], tells: (start: number, length: number) => boolean): RepeatPlace[] {
  const beginnings = beginningsOf(runs)
  const copies: RepeatPlace[] = []
  let [r, ending] = [0, 0]
  for (let c = 0; c + 1 < beginnings.length; c++) {
    const [start, limit] = [beginnings[c]!, beginnings[c + 1]!]
    let end = start
    for (; r < runs.length && runs[r]!.a < limit; r++) {
      const from = Math.max(start, runs[r]!.a)
      const to = Math.min(limit, runs[r]!.a + runs[r]!.length)
      if (end === start || tells(from, to - from)) {
        end = to
        ending = to + runs[r]!.b - runs[r]!.a
      }
      if (to === limit) break
    }
    copies.push({ start, end })
  }
  return [...copies, { start: beginnings[beginnings.length - 1]!, end: ending }]
}

/** The longest passage in a row that is in it twice, one after the other: 甲乙 six times is 甲乙甲乙甲乙 twice. */
export function halvesOf(runs: readonly MatchRun[]): RepeatPlace[] {
  const beginnings = beginningsOf(runs)
  const half = beginnings.length >> 1
  const last = runs[runs.length - 1]!
  const end = beginnings[2 * half] ?? last.b + last.length
  return [
    { start: beginnings[0]!, end: beginnings[half]! },
    { start: beginnings[half]!, end },
  ]
}
