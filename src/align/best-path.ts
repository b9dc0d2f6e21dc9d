/**
 * Finds the path of the highest worth through two profiles: affine gaps after Gotoh, "An improved algorithm for matching biological
 * sequences" (1982). It works between the columns that certainly match, and where many columns lie between these, in a band around the
 * longest common subsequence.
 */
import { type Budget, spend } from './limits.ts'
import { alignPair } from './pair.ts'
import type { Scoring } from './profile.ts'
import type { Shares } from './shares.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Below this many cells no band is needed. */
const FULL_CELLS = 1_600
/** How far the band reaches on each side of the common subsequence. */
const BAND = 12

/** States: no gap is open, or one of words in p (q has nothing), or in q. */
export const MATCH = 0
export const IN_P = 1
export const IN_Q = 2
/** Steps into a state: a column of both, of p alone, of q alone. With the state it came from, four bits a state. */

const ONLY_P = 4
const ONLY_Q = 8

/**
 * The path of the best worth, a step a column, into the workspace; how many steps it has. Three states after Gotoh; a mark leaves the
 * state as it is: a comma or a space must not open a gap that words then go on in at no cost, nor part one gap of words into two.
 */
export function bestPath(ps: Shares, qs: Shares, scoring: Scoring): number {
  const { vocabulary, workspace } = scoring
  const n = ps.columns
  const m = qs.columns
  const [from, to, offsets] = workspace.rows(n + 2)
  bandOf(ps, qs, from, to, scoring.budget)
  const isFull = n * m <= FULL_CELLS
  const head = isFull ? certain(ps, qs, 0, false, vocabulary) : 0
  const tail = isFull ? certain(ps, qs, head, true, vocabulary) : 0
  const endP = n - tail
  const endQ = m - tail
  let cells = 0
  for (let i = 0; i <= n; i++) cells += to[i]! - from[i]! + 1
  const symbolsPerCell = (ps.offsets[n]! / Math.max(1, n)) * (qs.offsets[m]! / Math.max(1, m))
  if (!spend(scoring.budget, cells * symbolsPerCell)) return -1
  if (head + tail > 0) {
    from.fill(head, head, endP + 1)
    to.fill(endQ, head, endP + 1)
  }
  offsets[head] = 0
  for (let i = head; i <= endP; i++) offsets[i + 1] = offsets[i]! + to[i]! - from[i]! + 1
  /** Four bits a state: the step, and the state the best path came from. */
  const came = workspace.came(offsets[endP + 1]!)
  const NONE = -Infinity
  const isPair = ps.isSingle && qs.isSingle
  // Three rows of worths by state and three of the row before, in one piece.
  const width = m + 1
  const worths = workspace.worths(6 * width).fill(NONE, 0, isFull ? 3 * width : 6 * width)
  let match = 0
  let inP = width
  let inQ = 2 * width
  let lastMatch = 3 * width
  let lastInP = 4 * width
  let lastInQ = 5 * width
  // Plain comparisons instead of pairs taken apart: a list for each cell made nine tenths of the garbage of a comparison.
  for (let i = head; i <= endP; i++) {
    const spare = [match, inP, inQ] as const
    match = lastMatch
    inP = lastInP
    inQ = lastInQ
    lastMatch = spare[0]
    lastInP = spare[1]
    lastInQ = spare[2]
    if (!isFull) {
      // Only the band is ever read, and one cell beside it.
      const start = Math.max(0, from[i]! - 1)
      const stop = Math.min(m, to[Math.min(n, i + 1)]!) + 1
      worths.fill(NONE, match + start, match + stop)
      worths.fill(NONE, inP + start, inP + stop)
      worths.fill(NONE, inQ + start, inQ + stop)
    }
    const isBelow = i > head
    const markP = isBelow && ps.marks[i - 1] === 1
    const openP = isBelow ? ps.open[i - 1]! : 0
    const gapP = isBelow ? ps.gap[i - 1]! : 0
    const row = offsets[i]! - from[i]!
    const first = from[i]!
    const end = to[i]!
    // What is to the left, above and between both, in each state; before the first cell of a row there is nothing.
    let leftMatch = NONE
    let leftInP = NONE
    let leftInQ = NONE
    const isInner = isBelow && first > head
    let cornerMatch = isInner ? worths[lastMatch + first - 1]! : NONE
    let cornerInP = isInner ? worths[lastInP + first - 1]! : NONE
    let cornerInQ = isInner ? worths[lastInQ + first - 1]! : NONE
    for (let j = first; j <= end; j++) {
      const isRight = j > head
      if (!isBelow && !isRight) {
        leftMatch = worthOfHead(ps, qs, head, vocabulary)
        worths[match + j] = leftMatch
        worths[inP + j] = NONE
        worths[inQ + j] = NONE
        continue
      }
      const markQ = isRight && qs.marks[j - 1] === 1
      const openQ = isRight ? qs.open[j - 1]! : 0
      const gapQ = isRight ? qs.gap[j - 1]! : 0
      const aboveMatch = worths[lastMatch + j]!
      const aboveInP = worths[lastInP + j]!
      const aboveInQ = worths[lastInQ + j]!
      let best = NONE
      let bits = 0
      if (isBelow && isRight) {
        best = cornerMatch
        if (cornerInP > best) {
          best = cornerInP
          bits = IN_P
        }
        if (cornerInQ > best) {
          best = cornerInQ
          bits = IN_Q
        }
        if (best > NONE)
          best += isPair
            ? vocabulary.similarity(ps.symbols[i - 1]!, qs.symbols[j - 1]!)
            : columnScore(ps, i - 1, qs, j - 1, vocabulary)
      }
      if (markP && aboveMatch - gapP > best) {
        best = aboveMatch - gapP
        bits = ONLY_P | MATCH
      }
      if (markQ && leftMatch - gapQ > best) {
        best = leftMatch - gapQ
        bits = ONLY_Q | MATCH
      }
      const bestMatch = best
      worths[match + j] = best
      let all = bits
      best = NONE
      bits = 0
      if (isBelow) {
        best = aboveInP
        bits = ONLY_P | IN_P
        if (!markP) {
          if (aboveMatch - openP >= best) {
            best = aboveMatch - openP
            bits = ONLY_P | MATCH
          }
          if (aboveInQ - openP > best) {
            best = aboveInQ - openP
            bits = ONLY_P | IN_Q
          }
        }
        best -= gapP
      }
      if (markQ && leftInP - gapQ > best) {
        best = leftInP - gapQ
        bits = ONLY_Q | IN_P
      }
      const bestInP = best
      worths[inP + j] = best
      all |= bits << 4
      best = NONE
      bits = 0
      if (isRight) {
        best = leftInQ
        bits = ONLY_Q | IN_Q
        if (!markQ) {
          if (leftMatch - openQ >= best) {
            best = leftMatch - openQ
            bits = ONLY_Q | MATCH
          }
          if (leftInP - openQ > best) {
            best = leftInP - openQ
            bits = ONLY_Q | IN_P
          }
        }
        best -= gapQ
      }
      if (markP && aboveInQ - gapP > best) {
        best = aboveInQ - gapP
        bits = ONLY_P | IN_Q
      }
      worths[inQ + j] = best
      all |= bits << 8
      came[row + j] = all
      leftMatch = bestMatch
      leftInP = bestInP
      leftInQ = best
      cornerMatch = aboveMatch
      cornerInP = aboveInP
      cornerInQ = aboveInQ
    }
  }
  const endMatch = worths[match + endQ]!
  const endInP = worths[inP + endQ]!
  const endInQ = worths[inQ + endQ]!
  let state = MATCH
  if (endInP > endMatch) state = IN_P
  if (endInQ > Math.max(endMatch, endInP)) state = IN_Q
  const path = workspace.path(n + m)
  path.fill(MATCH, 0, tail)
  let length = tail
  let i = endP
  let j = endQ
  while (i > head || j > head) {
    const bits = (came[offsets[i]! + j - from[i]!]! >>> (4 * state)) & 15
    const step = bits & 12
    path[length++] = step === ONLY_P ? IN_P : step === ONLY_Q ? IN_Q : MATCH
    if (step !== ONLY_Q) i--
    if (step !== ONLY_P) j--
    state = bits & 3
  }
  path.fill(MATCH, length, length + head)
  length += head
  path.subarray(0, length).reverse()
  return length
}

/** Worth of the columns at the beginning that are certain to match: summed as the search does, so that its ties end as they would. */
function worthOfHead(ps: Shares, qs: Shares, head: number, vocabulary: Vocabulary): number {
  let worth = 0
  for (let c = 0; c < head; c++)
    worth +=
      ps.isSingle && qs.isSingle
        ? vocabulary.similarity(ps.symbols[c]!, qs.symbols[c]!)
        : columnScore(ps, c, qs, c, vocabulary)
  return worth
}

function columnScore(p: Shares, i: number, q: Shares, j: number, vocabulary: Vocabulary): number {
  const endP = p.offsets[i + 1]!
  const endQ = q.offsets[j + 1]!
  let score = 0
  for (let x = p.offsets[i]!; x < endP; x++) {
    const symbol = p.symbols[x]!
    let worth = 0
    for (let y = q.offsets[j]!; y < endQ; y++) worth += q.shares[y]! * vocabulary.similarity(symbol, q.symbols[y]!)
    score += p.shares[x]! * worth
  }
  return score
}

/**
 * Columns at one end that every best path matches: a Han character that all members of both have there and that matches nothing else.
 * Leaving it unmatched gains less than half of its value, by a gap that opens elsewhere at a lower cost.
 */
function certain(ps: Shares, qs: Shares, before: number, atEnd: boolean, vocabulary: Vocabulary): number {
  const most = Math.min(ps.columns, qs.columns) - before
  let count = 0
  while (count < most) {
    const i = atEnd ? ps.columns - 1 - count : count
    const j = atEnd ? qs.columns - 1 - count : count
    if (ps.whole[i] !== 1 || qs.whole[j] !== 1) break
    const symbol = ps.symbols[ps.offsets[i]!]!
    if (qs.symbols[qs.offsets[j]!] !== symbol) break
    if (isElsewhere(ps, i, symbol, vocabulary) || isElsewhere(qs, j, symbol, vocabulary)) break
    count++
  }
  return count
}

/** Whether a symbol, or another of its key, is in any other column than one. */
function isElsewhere({ symbols, offsets, columns }: Shares, column: number, symbol: number, vocabulary: Vocabulary) {
  const key = vocabulary.key(symbol)
  const own = offsets[column]!
  for (let at = 0; at < offsets[columns]!; at++) if (at !== own && vocabulary.key(symbols[at]!) === key) return true
  return false
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
  /** A row and a column, and so on. */
  const steps: number[] = [0, 0]
  for (let k = 0; k < runs.length; k += 3)
    for (let d = 0; d < runs[k + 2]!; d++) {
      const i = cp.columns[runs[k]! + d]!
      const j = cq.columns[runs[k + 1]! + d]!
      steps.push(i, j, i + 1, j + 1)
    }
  steps.push(n, m)
  const low = new Int32Array(n + 1).fill(m)
  const high = new Int32Array(n + 1)
  for (let k = 2; k < steps.length; k += 2) {
    const i0 = steps[k - 2]!
    const j0 = steps[k - 1]!
    const i1 = steps[k]!
    const j1 = steps[k + 1]!
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
