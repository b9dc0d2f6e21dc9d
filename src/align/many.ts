/**
 * Two to a hundred sequences: a true multiple alignment.
 *
 * 1. Equal sequences are one, and all are put in an order of their own content, so that the order of the request is forgotten.
 * 2. Where all agree over a stretch, it is settled (pair.ts against the most typical sequence); only the windows between
 *    such stretches need thought.
 * 3. In a window, equal readings are one again; the distinct ones are joined along a guide tree, likest first
 *    (progressive alignment, Feng and Doolittle 1987), each join a profile alignment (profile.ts).
 * 4. Each reading is then taken out and put back until nothing improves (Barton and Sternberg 1987).
 * 5. Of two words that changed places one rule says which one moved (adjacent-transpositions.ts).
 * 6. What one has more than another begins and ends with a sentence, a clause or a word, where it can (gap-placement.ts).
 */

import { placeGaps } from './gap-placement.ts'
import { type Budget, checkCells, newBudget } from './limits.ts'
import { alignPair } from './pair.ts'
import type { Scoring } from './profile.ts'
import { alignProgressively } from './progressive.ts'
import { Vocabulary } from './vocabulary.ts'

export interface Sequence {
  /** What each token is matched by; equal strings match. */
  readonly keys: readonly string[]
  /** The token as written, where that is more than its key: among equal keys the same writing is preferred. */
  readonly written?: readonly string[]
}

export interface Table {
  readonly columns: number
  /** For each sequence, for each column, the token's index or -1. Tokens in order, none lost, no column all -1. */
  readonly cells: readonly Int32Array[]
  readonly precise: boolean
  /** The name of the limit that made the answer coarser. */
  readonly reason?: NonNullable<Budget['exceeded']>
}

export interface AlignOptions {
  /** Similarity, 0 to 1, of two different keys; 0 where they have nothing to do with each other. Symmetric. */
  readonly near?: (a: string, b: string) => number
}

/** Agreement over this many tokens settles a stretch… */
const SETTLED = 6
/** …but for so many tokens at its edges, which stay open: what looks like agreement may belong to the change beside it. */
const EDGE = 2

/** See the head of the file. Lossless, deterministic, independent of the order of `sequences`. @throws LimitExceeded */
export function alignMany(sequences: readonly Sequence[], options: AlignOptions = {}): Table {
  const vocabulary = new Vocabulary(options.near)
  return alignSymbols(
    sequences.map(({ keys, written }) => vocabulary.intern(keys, written ?? keys)),
    vocabulary,
  )
}

/** The same for sequences of symbols of one vocabulary. */
export function alignSymbols(sequences: readonly Int32Array[], vocabulary: Vocabulary): Table {
  const order = sequences.map((_, k) => k).sort((x, y) => vocabulary.compare(sequences[x]!, sequences[y]!))
  const distinct: Int32Array[] = []
  const weights: number[] = []
  const memberOf = new Int32Array(sequences.length)
  for (const k of order) {
    const last = distinct.at(-1)
    if (last === undefined || vocabulary.compare(last, sequences[k]!) !== 0) {
      distinct.push(sequences[k]!)
      weights.push(0)
    }
    memberOf[k] = distinct.length - 1
    weights[distinct.length - 1]!++
  }
  const { rows, reason } = alignDistinct(distinct, weights, vocabulary)
  return {
    columns: rows.length === 0 ? 0 : rows[0]!.length,
    cells: sequences.map((_, k) => rows[memberOf[k]!]!),
    precise: reason === null,
    ...(reason === null ? {} : { reason }),
  }
}

interface Rows {
  /** For each distinct sequence, for each column, the token's index or -1. */
  readonly rows: Int32Array[]
  /** The limit that bit, if one did. */
  readonly reason: Budget['exceeded']
}

function alignDistinct(sequences: readonly Int32Array[], weights: readonly number[], vocabulary: Vocabulary): Rows {
  if (sequences.length === 0) return { rows: [], reason: null }
  if (sequences.length === 1) return { rows: [sequences[0]!.map((_, k) => k)], reason: null }
  const pivot = mostTypical(sequences, weights)
  const keys = sequences.map((s) => vocabulary.keys(s))
  const budget = newBudget()
  /** For each sequence, for each token of the pivot, its partner or -1. */
  const partners = keys.map((s, k) => {
    const partner = new Int32Array(keys[pivot]!.length).fill(-1)
    if (k === pivot) return partner.map((_, i) => i)
    const alignment = alignPair(keys[pivot]!, s, budget, vocabulary.fixed)
    for (let r = 0; r < alignment.runs.length; r += 3)
      for (let d = 0; d < alignment.runs[r + 2]!; d++) partner[alignment.runs[r]! + d] = alignment.runs[r + 1]! + d
    return partner
  })
  const settled = settledColumns(partners, keys)
  const scoring: Scoring = {
    similarity: (x, y) => vocabulary.similarity(x, y),
    gap: (x) => vocabulary.costs(x).gap,
    open: (x) => vocabulary.costs(x).open,
    weightOf: () => 1,
    budget,
  }
  const length = keys[pivot]!.length
  checkCells(sequences.length, Math.max(...sequences.map((s) => s.length)))
  let rows = sequences.map(() => new Int32Array(Math.max(...sequences.map((s) => s.length)) + 64))
  let columns = 0
  /** Room for so many columns more. */
  const reserve = (more: number) => {
    if (columns + more <= rows[0]!.length) return
    checkCells(rows.length, columns + more)
    rows = rows.map((row) => {
      const wider = new Int32Array(columns + more + (row.length >>> 1))
      wider.set(row.subarray(0, columns))
      return wider
    })
  }
  /** The next token of each sequence. */
  const at = new Int32Array(sequences.length)
  for (let i = 0; ; ) {
    let end = i
    while (end < length && settled[end]) end++
    reserve(end - i)
    rows.forEach((row, k) => {
      for (let c = columns; c < columns + end - i; c++) row[c] = at[k]!++
    })
    columns += end - i
    i = end
    while (end < length && !settled[end]) end++
    const window = sequences.map((s, k) => s.subarray(at[k]!, end < length ? partners[k]![end]! : s.length))
    const present = alignProgressively(window, weights, scoring, vocabulary)
    reserve(present[0]!.length)
    rows.forEach((row, k) => {
      present[k]!.forEach((here, c) => {
        row[columns + c] = here ? at[k]!++ : -1
      })
    })
    columns += present[0]!.length
    if (end === length) break
    i = end
  }
  const cells = rows.map((row) => row.slice(0, columns))
  placeGaps({ rows: cells, symbols: sequences, division: (symbol) => vocabulary.division(symbol) })
  return { rows: cells, reason: budget.exceeded ?? (vocabulary.exceeded ? 'nearPairs' : null) }
}

/** The sequence whose tokens stand in most others: it need not be the base, so the base has no say in the alignment. */
function mostTypical(sequences: readonly Int32Array[], weights: readonly number[]): number {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const carriers = new Map<number, number>()
  sequences.forEach((s, k) => {
    for (const symbol of new Set(s)) carriers.set(symbol, (carriers.get(symbol) ?? 0) + weights[k]!)
  })
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  sequences.forEach((s, k) => {
    let worth = 0
    for (const symbol of s) worth += (2 * carriers.get(symbol)!) / total - 1
    if (worth > most) [best, most] = [k, worth]
  })
  return best
}

/** Tokens of the pivot that stand in every sequence amid a stretch of agreement. */
function settledColumns(partners: readonly Int32Array[], keys: readonly Int32Array[]): Uint8Array {
  const length = partners[0]!.length
  const settled = new Uint8Array(length).fill(1)
  partners.forEach((partner, k) => {
    for (let i = 0; i < length; ) {
      if (partner[i]! < 0) {
        settled[i++] = 0
        continue
      }
      let end = i + 1
      while (end < length && partner[end] === partner[end - 1]! + 1) end++
      const whole = i === 0 && partner[0] === 0
      const last = end === length && partner[end - 1] === keys[k]!.length - 1
      if (end - i < SETTLED && !(whole && last)) settled.fill(0, i, end)
      else {
        if (!whole) settled.fill(0, i, Math.min(end, i + EDGE))
        if (!last) settled.fill(0, Math.max(i, end - EDGE), end)
      }
      i = end
    }
  })
  return settled
}
