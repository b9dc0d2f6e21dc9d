/**
 * Two profiles (columns of already aligned sequences) made into one: affine gaps after Gotoh, "An improved algorithm for
 * matching biological sequences" (1982), within a band around the plain common subsequence where the two are long.
 */
import { ALIGN_LIMITS, type Budget, spend } from './limits.ts'
import { alignPair } from './pair.ts'

/** Aligned sequences: `rows[k][c]` is the symbol of member k in column c, or -1. */
export interface Profile {
  /** Which sequences it holds, as numbers of the caller. */
  readonly members: readonly number[]
  readonly rows: readonly Int32Array[]
  readonly columns: number
}

/** What it is worth to put two symbols into one column; the weight of a member says how many witnesses it stands for. */
export interface Scoring {
  /** 1 for the same, below 0 for what had better stand apart. Symmetric. */
  readonly similarity: (x: number, y: number) => number
  /** Cost of leaving a symbol without a partner. */
  readonly gap: (x: number) => number
  /** Further cost where a gap opens: one long omission is likelier than two short ones. */
  readonly open: (x: number) => number
  /** Whether a symbol is a space or a mark: it opens no gap and closes none, and is worth next to nothing. */
  readonly isMark: (x: number) => boolean
  /** Whether it ends a sentence or a line. */
  readonly isStop: (x: number) => boolean
  readonly weightOf: (member: number) => number
  readonly budget: Budget
  readonly workspace: Workspace
}

/** Share of its cost at which a gap opens where a sentence begins, behind a stop or the space after it: whole sentences come and go. */
const AFTER_STOP = 0.3
/** Below this many cells no band is needed. */
const FULL_CELLS = 1_600
/** How far the band reaches on each side of the common subsequence. */
const BAND = 12

/**
 * The columns of a profile as distributions: in column c, from `offsets[c]` on, its distinct symbols with their share of the weight.
 * It is loaded again for every alignment of a request, for an array costs more to be made than a window to be filled in.
 */
class Shares {
  columns = 0
  offsets = new Int32Array(1)
  symbols = new Int32Array(0)
  shares = new Float64Array(0)
  /** What standing against a gap costs each column, and what it costs to open one with it. */
  gap = new Float64Array(0)
  open = new Float64Array(0)
  /** Share of the weight that is no gap. */
  filled = new Float64Array(0)
  /** 1 for a column of marks. */
  marks = new Uint8Array(0)
  /** Whether it is a single sequence: each column has one symbol, of all the weight. */
  isSingle = true

  load({ members, rows, columns }: Profile, scoring: Scoring): this {
    this.#reserve(columns, columns * rows.length)
    this.columns = columns
    this.isSingle = rows.length === 1
    const { offsets, symbols, shares, gap, open, filled, marks } = this
    const isStop = (c: number) => c >= 0 && marks[c] === 1 && scoring.isStop(symbols[offsets[c]!]!)
    let total = 0
    for (const member of members) total += scoring.weightOf(member)
    let end = 0
    for (let c = 0; c < columns; c++) {
      const start = end
      gap[c] = open[c] = filled[c] = marks[c] = 0
      for (let k = 0; k < rows.length; k++) {
        const symbol = rows[k]![c]!
        if (symbol < 0) continue
        const share = scoring.weightOf(members[k]!) / total
        let at = start
        while (at < end && symbols[at] !== symbol) at++
        if (at === end) {
          symbols[end] = symbol
          shares[end++] = 0
        }
        shares[at]! += share
        filled[c]! += share
      }
      offsets[c + 1] = end
      if (end > start && scoring.isMark(symbols[start]!)) marks[c] = 1
      const afterStop = isStop(c - 1) || (c > 1 && marks[c - 1] === 1 && isStop(c - 2))
      for (let at = start; at < end; at++) {
        gap[c]! += shares[at]! * scoring.gap(symbols[at]!)
        open[c]! += shares[at]! * scoring.open(symbols[at]!) * (afterStop ? AFTER_STOP : 1)
      }
    }
    return this
  }

  #reserve(columns: number, symbols: number): void {
    if (this.gap.length < columns) {
      const room = 2 * columns
      this.offsets = new Int32Array(room + 1)
      this.gap = new Float64Array(room)
      this.open = new Float64Array(room)
      this.filled = new Float64Array(room)
      this.marks = new Uint8Array(room)
    }
    if (this.symbols.length < symbols) {
      this.symbols = new Int32Array(2 * symbols)
      this.shares = new Float64Array(2 * symbols)
    }
  }
}

/** More than this is given back after each use: a wide window comes seldom, and what follows needs the memory. */
const KEPT = 1 << 16

/** What the alignments of one request are worked out in: nothing outlives the alignment that asked for it. */
export class Workspace {
  readonly p = new Shares()
  readonly q = new Shares()
  #worths = new Float64Array(1 << 8)
  #came = new Uint16Array(1 << 10)
  #rows = [new Int32Array(1 << 7), new Int32Array(1 << 7), new Int32Array(1 << 7)] as const

  /** So many numbers, each less than any worth. */
  worths(count: number): Float64Array {
    if (count > KEPT) return new Float64Array(count).fill(-Infinity)
    if (this.#worths.length < count) this.#worths = new Float64Array(2 * count)
    return this.#worths.fill(-Infinity, 0, count)
  }

  /** So many steps, with whatever was in them. */
  came(count: number): Uint16Array {
    if (count > KEPT) return new Uint16Array(count)
    if (this.#came.length < count) this.#came = new Uint16Array(2 * count)
    return this.#came
  }

  /** Three lists of so many numbers, with whatever was in them. */
  rows(count: number): readonly [Int32Array, Int32Array, Int32Array] {
    if (this.#rows[0].length < count)
      this.#rows = [new Int32Array(2 * count), new Int32Array(2 * count), new Int32Array(2 * count)]
    return this.#rows
  }
}

/** The heaviest word of each column that more than half of the weight fills. */
function consensus({ columns, offsets, symbols, shares, filled, marks }: Shares): {
  symbols: Int32Array
  columns: Int32Array
} {
  const heaviest: number[] = []
  const at: number[] = []
  for (let c = 0; c < columns; c++) {
    if (filled[c]! <= 0.5 || marks[c]) continue
    let best = offsets[c]!
    for (let k = best + 1; k < offsets[c + 1]!; k++) if (shares[k]! > shares[best]!) best = k
    heaviest.push(symbols[best]!)
    at.push(c)
  }
  return { symbols: Int32Array.from(heaviest), columns: Int32Array.from(at) }
}

/** Writes down the first and last column of q (inclusive) that each row of p, and the row before the first, may reach. */
function bandOf(p: Shares, q: Shares, from: Int32Array, to: Int32Array, budget: Budget): void {
  const [n, m] = [p.columns, q.columns]
  from.fill(0, 0, n + 1)
  to.fill(m, 0, n + 1)
  if (n * m <= FULL_CELLS) return
  const [cp, cq] = [consensus(p), consensus(q)]
  const { runs } = alignPair(cp.symbols, cq.symbols, budget)
  // A staircase through the matched columns: between two matches every column of the rectangle is allowed.
  const steps: [number, number][] = [[0, 0]]
  for (let k = 0; k < runs.length; k += 3)
    for (let d = 0; d < runs[k + 2]!; d++) {
      const [i, j] = [cp.columns[runs[k]! + d]!, cq.columns[runs[k + 1]! + d]!]
      steps.push([i, j], [i + 1, j + 1])
    }
  steps.push([n, m])
  const low = new Int32Array(n + 1).fill(m)
  const high = new Int32Array(n + 1)
  for (let k = 1; k < steps.length; k++) {
    const [i0, j0] = steps[k - 1]!
    const [i1, j1] = steps[k]!
    for (let i = i0; i <= i1; i++) {
      // A wide rectangle is crossed along its diagonal.
      const slope = i1 === i0 ? 0 : (j1 - j0) / (i1 - i0)
      const at = j0 + slope * (i - i0)
      const reach = i1 === i0 ? 0 : Math.abs(slope)
      low[i] = Math.min(low[i]!, Math.floor(i1 === i0 ? j0 : at - reach))
      high[i] = Math.max(high[i]!, Math.ceil(i1 === i0 ? j1 : at + reach))
    }
  }
  let reached = 0
  for (let i = 0; i <= n; i++) {
    from[i] = Math.max(0, Math.min(low[i]!, low[Math.min(n, i + BAND)]!) - BAND)
    to[i] = Math.min(m, Math.max(high[i]!, reached) + BAND)
    reached = Math.max(reached, high[i]!)
  }
  from[0] = 0
  to[n] = m
  for (let i = n - 1; i >= 0; i--) from[i] = Math.min(from[i]!, from[i + 1]!)
  for (let i = 1; i <= n; i++) to[i] = Math.max(to[i]!, to[i - 1]!)
}

/** States: no gap is open, or one of words in p (q has nothing), or in q. */
const MATCH = 0
const IN_P = 1
const IN_Q = 2
/** Steps into a state: a column of both, of p alone, of q alone. With the state it came from, four bits a state. */

const ONLY_P = 4
const ONLY_Q = 8

/** Members of p first, then of q; null where the budget does not reach. O(cells of the band × distinct symbols a column). */
export function mergeProfiles(p: Profile, q: Profile, scoring: Scoring): Profile | null {
  if (!spend(scoring.budget, p.columns * p.rows.length + q.columns * q.rows.length)) return null
  const path = pathOf(p, q, scoring)
  if (path === null) return null
  if (path.length * (p.rows.length + q.rows.length) > ALIGN_LIMITS.windowCells) {
    scoring.budget.exceeded ??= 'windowCells'
    return null
  }
  const spread = (row: Int32Array, absent: number) => {
    const out = new Int32Array(path.length)
    let at = 0
    for (let c = 0; c < path.length; c++) out[c] = path[c] === absent ? -1 : row[at++]!
    return out
  }
  return {
    members: [...p.members, ...q.members],
    rows: [...p.rows.map((row) => spread(row, IN_Q)), ...q.rows.map((row) => spread(row, IN_P))],
    columns: path.length,
  }
}

/**
 * The best path. Nearly always two sequences differ by one word, or one more, between equal ends, and no search is needed: a word
 * costs less against another one than both do against nothing. Among equal words the first is the one without a partner.
 */
function pathOf(p: Profile, q: Profile, scoring: Scoring): number[] | null {
  const { workspace } = scoring
  const search = () => bestPath(workspace.p.load(p, scoring), workspace.q.load(q, scoring), scoring)
  if (p.rows.length > 1 || q.rows.length > 1) return search()
  const [x, y] = [p.rows[0]!, q.rows[0]!]
  let [endX, endY] = [x.length, y.length]
  while (endX > 0 && endY > 0 && x[endX - 1] === y[endY - 1]) {
    endX--
    endY--
  }
  let head = 0
  while (head < endX && head < endY && x[head] === y[head]) head++
  const isWord = (row: Int32Array, end: number) => end === head || (end === head + 1 && !scoring.isMark(row[head]!))
  if (!isWord(x, endX) || !isWord(y, endY)) return search()
  const path = new Array<number>(Math.max(endX, endY) + x.length - endX).fill(MATCH)
  if (endX !== endY) path[head] = endX > endY ? IN_P : IN_Q
  return path
}

/**
 * The path of the best worth, a step a column. Three states after Gotoh; a mark leaves the state as it is: a comma or a space
 * must not open a gap that words then go on in at no cost, nor part one gap of words into two.
 */
function bestPath(ps: Shares, qs: Shares, scoring: Scoring): number[] | null {
  const [n, m] = [ps.columns, qs.columns]
  const [from, to, offsets] = scoring.workspace.rows(n + 2)
  bandOf(ps, qs, from, to, scoring.budget)
  offsets[0] = 0
  for (let i = 0; i <= n; i++) offsets[i + 1] = offsets[i]! + to[i]! - from[i]! + 1
  const symbolsPerCell = (ps.offsets[n]! / Math.max(1, n)) * (qs.offsets[m]! / Math.max(1, m))
  if (!spend(scoring.budget, offsets[n + 1]! * symbolsPerCell)) return null
  /** Four bits a state: the step, and the state the best path came from. */
  const came = scoring.workspace.came(offsets[n + 1]!)
  const NONE = -Infinity
  const isPair = ps.isSingle && qs.isSingle
  // Three rows of worths by state and three of the row before, in one piece.
  const width = m + 1
  const worths = scoring.workspace.worths(6 * width)
  let [match, inP, inQ] = [0, width, 2 * width]
  let [lastMatch, lastInP, lastInQ] = [3 * width, 4 * width, 5 * width]
  for (let i = 0; i <= n; i++) {
    ;[match, lastMatch] = [lastMatch, match]
    ;[inP, lastInP] = [lastInP, inP]
    ;[inQ, lastInQ] = [lastInQ, inQ]
    // Only the band is ever read, and one cell beside it.
    const [start, stop] = [Math.max(0, from[i]! - 1), Math.min(m, to[Math.min(n, i + 1)]!) + 1]
    worths.fill(NONE, match + start, match + stop)
    worths.fill(NONE, inP + start, inP + stop)
    worths.fill(NONE, inQ + start, inQ + stop)
    const markP = i > 0 && ps.marks[i - 1] === 1
    const openP = i > 0 ? ps.open[i - 1]! : 0
    const gapP = i > 0 ? ps.gap[i - 1]! : 0
    const row = offsets[i]! - from[i]!
    for (let j = from[i]!; j <= to[i]!; j++) {
      if (i === 0 && j === 0) {
        worths[match] = 0
        continue
      }
      const markQ = j > 0 && qs.marks[j - 1] === 1
      const openQ = j > 0 ? qs.open[j - 1]! : 0
      const gapQ = j > 0 ? qs.gap[j - 1]! : 0
      // What is above, and what is to the left, in each state.
      const [aboveMatch, aboveInP, aboveInQ] = [worths[lastMatch + j]!, worths[lastInP + j]!, worths[lastInQ + j]!]
      const leftMatch = j > 0 ? worths[match + j - 1]! : NONE
      const leftInP = j > 0 ? worths[inP + j - 1]! : NONE
      const leftInQ = j > 0 ? worths[inQ + j - 1]! : NONE
      let best = NONE
      let bits = 0
      if (i > 0 && j > 0) {
        best = worths[lastMatch + j - 1]!
        const [p, q] = [worths[lastInP + j - 1]!, worths[lastInQ + j - 1]!]
        if (p > best) [best, bits] = [p, IN_P]
        if (q > best) [best, bits] = [q, IN_Q]
        if (best > NONE)
          best += isPair
            ? scoring.similarity(ps.symbols[i - 1]!, qs.symbols[j - 1]!)
            : columnScore(ps, i - 1, qs, j - 1, scoring)
      }
      if (markP && aboveMatch - gapP > best) [best, bits] = [aboveMatch - gapP, ONLY_P | MATCH]
      if (markQ && leftMatch - gapQ > best) [best, bits] = [leftMatch - gapQ, ONLY_Q | MATCH]
      worths[match + j] = best
      let all = bits
      best = NONE
      bits = 0
      if (i > 0) {
        best = aboveInP
        bits = ONLY_P | IN_P
        if (!markP) {
          if (aboveMatch - openP >= best) [best, bits] = [aboveMatch - openP, ONLY_P | MATCH]
          if (aboveInQ - openP > best) [best, bits] = [aboveInQ - openP, ONLY_P | IN_Q]
        }
        best -= gapP
      }
      if (markQ && leftInP - gapQ > best) [best, bits] = [leftInP - gapQ, ONLY_Q | IN_P]
      worths[inP + j] = best
      all |= bits << 4
      best = NONE
      bits = 0
      if (j > 0) {
        best = leftInQ
        bits = ONLY_Q | IN_Q
        if (!markQ) {
          if (leftMatch - openQ >= best) [best, bits] = [leftMatch - openQ, ONLY_Q | MATCH]
          if (leftInP - openQ > best) [best, bits] = [leftInP - openQ, ONLY_Q | IN_P]
        }
        best -= gapQ
      }
      if (markP && aboveInQ - gapP > best) [best, bits] = [aboveInQ - gapP, ONLY_P | IN_Q]
      worths[inQ + j] = best
      all |= bits << 8
      came[row + j] = all
    }
  }
  const [endMatch, endInP, endInQ] = [worths[match + m]!, worths[inP + m]!, worths[inQ + m]!]
  let state = MATCH
  if (endInP > endMatch) state = IN_P
  if (endInQ > Math.max(endMatch, endInP)) state = IN_Q
  const path: number[] = []
  let i = n
  let j = m
  while (i > 0 || j > 0) {
    const bits = (came[offsets[i]! + j - from[i]!]! >>> (4 * state)) & 15
    const step = bits & 12
    path.push(step === ONLY_P ? IN_P : step === ONLY_Q ? IN_Q : MATCH)
    if (step !== ONLY_Q) i--
    if (step !== ONLY_P) j--
    state = bits & 3
  }
  return path.reverse()
}

function columnScore(p: Shares, i: number, q: Shares, j: number, scoring: Scoring): number {
  const [endP, endQ] = [p.offsets[i + 1]!, q.offsets[j + 1]!]
  let score = 0
  for (let x = p.offsets[i]!; x < endP; x++) {
    const symbol = p.symbols[x]!
    let worth = 0
    for (let y = q.offsets[j]!; y < endQ; y++) {
      const other = q.symbols[y]!
      worth += q.shares[y]! * scoring.similarity(symbol, other)
    }
    score += p.shares[x]! * worth
  }
  return score
}
