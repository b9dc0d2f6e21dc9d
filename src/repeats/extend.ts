/**
 * Extends an agreement past what differs, as far as the two places stay similar.
 *
 * Furthest-reaching points by the number of unmatched letters (Myers, "An O(ND) difference algorithm and its variations", 1986),
 * abandoned where the score falls too far below its best (X-drop: Zhang, Schwartz, Wagner and Miller, "A greedy algorithm for aligning
 * DNA sequences", 2000). A matched pair of letters scores `gain`, an unmatched letter of either side costs 1; with gain = 2(1-s)/s a
 * stretch has a positive score exactly where its similarity, 2 · matched / (length + length), is above s. The end is the point of the
 * best score, so no dissimilar tail is included.
 */

/** Equal letters: `[a, a+length)` and `[b, b+length)`. */
export interface MatchRun {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Where an extension goes: its direction, how many letters each side has, how near the two places may come. */
export interface Course {
  readonly direction: 1 | -1
  readonly a: number
  readonly b: number
  /** The least distance b - a on the way, so that a text is never matched with itself in place. */
  readonly distance: number
}

export interface ExtenderOptions {
  readonly keys: Int32Array
  /** What a matched pair scores on the way: how much alike a passage is everywhere. */
  readonly gain: number
  /** What it may pay for in unmatched letters: how much alike a passage is as a whole. */
  readonly worth: number
  /** How far the score may fall below its best. */
  readonly drop: number
  /** Whether these letters suffice to end with: fewer, beyond what differs, agree by chance. */
  readonly tells: (start: number, length: number) => boolean
  /** Whether a run belongs to an agreement that is already reported: no path goes through it. */
  readonly blocked: (a: number, b: number, length: number) => boolean
}

/** Unmatched letters after which the best point so far becomes a new start: bounds what is kept for the way back. */
const LEG = 512
const DEAD = -1
/** Scores are sums of fractions. */
const EPSILON = 1e-9

interface Leg {
  /** Letters taken on either side. */
  readonly a: number
  readonly b: number
  readonly unmatched: number
  /** Whether it ended only because a leg is as long as this. */
  readonly more: boolean
}

export class Extender {
  readonly #options: ExtenderOptions
  /** Furthest points, one row for each number of unmatched letters, over the diagonals from #low to #high. */
  #cells = new Int32Array(4096)
  readonly #row = new Int32Array(LEG + 1)
  readonly #low = new Int32Array(LEG + 1)
  readonly #high = new Int32Array(LEG + 1)
  /** Cells visited so far, eight equal letters counted as one: the measure of work. */
  work = 0

  constructor(options: ExtenderOptions) {
    this.#options = options
  }

  /**
   * From the places `i` and `j` on (going back, from before them). Puts the runs it finds into `runs`, in no order.
   * @param seed letters that already agree; the path is abandoned where it costs more than they are worth
   */
  extend(i: number, j: number, seed: number, course: Course, runs: MatchRun[]): void {
    const { direction } = course
    let matched = seed
    let unmatched = 0
    for (let [a, b, more] = [0, 0, true]; more; ) {
      const rest = { ...course, a: course.a - a, b: course.b - b }
      const leg = this.#leg(i + direction * a, j + direction * b, matched, unmatched, rest, runs)
      a += leg.a
      b += leg.b
      matched += (leg.a + leg.b - leg.unmatched) / 2
      unmatched += leg.unmatched
      more = leg.more && leg.unmatched > 0
    }
  }

  #leg(i: number, j: number, carried: number, unmatched: number, course: Course, runs: MatchRun[]): Leg {
    const { keys, gain, worth, drop, tells, blocked } = this.#options
    const { direction } = course
    const i0 = direction > 0 ? i : i - 1
    const j0 = direction > 0 ? j : j - 1
    // On diagonal k, k more letters of b than of a are taken: the places are j - i + direction · k apart.
    const nearest = course.distance - (j - i)
    let best = 0
    let bestD = 0
    let bestK = 0
    let size = 0
    let low = 1
    let high = -1
    let d = 0
    let above = 0
    for (; d <= LEG; d++) {
      // Diagonals of the row before that are still alive, and one more on either side.
      const [from, to, last] = [low - 1, high + 1, high]
      this.#room(size + to - from + 1)
      const cells = this.#cells
      const row = size - from
      low = to + 1
      high = from - 1
      // Of the row before: the diagonals next to k, as #at gives them.
      let left = DEAD
      let middle = DEAD
      for (let k = from; k <= to; k++) {
        const right = k < last ? cells[above + k + 1]! : DEAD
        const viaA = right === DEAD ? DEAD : right + 1
        const start = d === 0 ? 0 : left > viaA ? left : viaA
        left = middle
        middle = right
        const limit = course.b - k
        const room = course.a < limit ? course.a : limit
        let reach = start
        if (start < 0 || start > room || start + k < 0 || direction * k < nearest) reach = DEAD
        else {
          const shift = j0 - i0 + direction * k
          let at = i0 + direction * start
          for (; reach < room && keys[at] === keys[at + shift]; at += direction) reach++
          if (reach > start) {
            this.work += (reach - start) >> 3
            const run = direction > 0 ? start : -reach
            if (blocked(i + run, j + run + direction * k, reach - start)) reach = DEAD
          }
        }
        if (reach !== DEAD) {
          const matched = (2 * reach + k - d) / 2
          const score = gain * matched - d
          if (score > best + EPSILON && tells(direction > 0 ? i + start : i - reach, reach - start)) {
            best = score
            bestD = d
            bestK = k
          }
          if (score < best - drop || worth * (carried + matched) < unmatched + d) reach = DEAD
        }
        cells[row + k] = reach
        if (reach === DEAD) continue
        if (low > k) low = k
        high = k
      }
      this.work += to - from + 1
      size += to - from + 1
      this.#row[d] = row
      this.#low[d] = low
      this.#high[d] = high
      above = row
      if (low > high) break
    }
    const reached = this.#back(i, j, direction, bestD, bestK, runs)
    return { ...reached, unmatched: bestD, more: d > LEG }
  }

  /** Where row `d` enters diagonal `k`: by one more letter of b from k - 1, or of a from k + 1, whichever is further. */
  #entry(d: number, k: number): number {
    const viaA = this.#at(d - 1, k + 1)
    return Math.max(this.#at(d - 1, k - 1), viaA === DEAD ? DEAD : viaA + 1)
  }

  #at(d: number, k: number): number {
    return k < this.#low[d]! || k > this.#high[d]! ? DEAD : this.#cells[this.#row[d]! + k]!
  }

  /** The runs on the way to the best point. */
  #back(
    i: number,
    j: number,
    direction: 1 | -1,
    bestD: number,
    bestK: number,
    runs: MatchRun[],
  ): { a: number; b: number } {
    const a = this.#at(bestD, bestK)
    let k = bestK
    let reach = a
    for (let d = bestD; d >= 0; d--) {
      const start = d === 0 ? 0 : this.#entry(d, k)
      if (reach > start) runs.push(runOf(i, j, direction, start, reach, k))
      if (d === 0) break
      k = this.#at(d - 1, k - 1) === start ? k - 1 : k + 1
      reach = this.#at(d - 1, k)
    }
    return { a, b: a + bestK }
  }

  #room(size: number): void {
    if (size <= this.#cells.length) return
    const larger = new Int32Array(2 * size)
    larger.set(this.#cells)
    this.#cells = larger
  }
}

function runOf(i: number, j: number, direction: 1 | -1, start: number, reach: number, k: number): MatchRun {
  const length = reach - start
  return direction > 0 ? { a: i + start, b: j + start + k, length } : { a: i - reach, b: j - reach - k, length }
}
