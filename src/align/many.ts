/**
 * Aligns two to a few hundred sequences with each other at once (multiple alignment).
 *
 * 1. Equal sequences become one, and all are sorted by their content, so that the order of the request has no effect. 2. Stretches in
 * which all agree are fixed (pair.ts against the most typical sequence); only the windows between them are aligned further. 3. In a
 * window, equal readings become one again; the distinct ones are joined along a guide tree, the most similar first (progressive
 * alignment, Feng and Doolittle 1987). Each join is a profile alignment (profile.ts). 4. Each reading is then taken out and put back
 * until nothing improves (Barton and Sternberg 1987). 5. Where two words changed places, one rule decides which of them moved
 * (adjacent-transpositions.ts). 6. Gaps are moved to the beginning and end of a sentence, a clause or a word, where possible
 * (gap-placement.ts).
 */

import { isCommonWord } from '../text/words.ts'
import { placeGaps } from './gap-placement.ts'
import { type Budget, checkCells, newBudget } from './limits.ts'
import { alignPair } from './pair.ts'

import { alignProgressively } from './progressive.ts'
import { Rows } from './rows.ts'
import { Workspace } from './shares.ts'
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

/** Agreement over this many words settles a stretch… */
const SETTLED = 6
/** …but for so many words at its edges, which stay open: what looks like agreement may belong to the change beside it. */
const EDGE = 2

/** Of a token of the pivot: it is settled, and follows the one before it in all sequences; or it is settled behind a window. */
const [GOES_ON, BEGINS] = [1, 2]

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
  const budget = newBudget()
  const rows = eachOnce(sequences, vocabulary, (distinct) => {
    const rows = alignDistinct(distinct, vocabulary, budget)
    placeGaps({
      rows,
      symbols: distinct,
      fixed: vocabulary.fixed,
      division: (symbol) => vocabulary.division(symbol),
      bracket: (symbol) => vocabulary.bracket(symbol),
      isSpaced: (symbol) => vocabulary.isSpaced(symbol),
      isWord: (left, right) => isCommonWord(vocabulary.keyOf(left) + vocabulary.keyOf(right)),
    })
    return rows
  })
  const reason = budget.exceeded ?? (vocabulary.exceeded ? 'nearPairs' : null)
  return {
    columns: rows[0]?.length ?? 0,
    cells: rows,
    precise: reason === null,
    ...(reason === null ? {} : { reason }),
  }
}

/**
 * Rows of sequences out of the rows of the different ones among them, which are put in an order of their own content. A
 * sequence counts once however many are equal to it: another copy of a witness is no other evidence.
 */
function eachOnce(
  sequences: readonly Int32Array[],
  vocabulary: Vocabulary,
  align: (distinct: readonly Int32Array[]) => readonly Int32Array[],
): Int32Array[] {
  const order = sequences.map((_, k) => k).sort((x, y) => vocabulary.compare(sequences[x]!, sequences[y]!))
  const distinct: Int32Array[] = []
  const memberOf = new Int32Array(sequences.length)
  for (const k of order) {
    const last = distinct.at(-1)
    if (last === undefined || vocabulary.compare(last, sequences[k]!) !== 0) distinct.push(sequences[k]!)
    memberOf[k] = distinct.length - 1
  }
  const rows = align(distinct)
  return sequences.map((_, k) => rows[memberOf[k]!]!)
}

/** For each sequence, for each column, the token's index or -1. */
function alignDistinct(sequences: readonly Int32Array[], vocabulary: Vocabulary, budget: Budget): Int32Array[] {
  if (sequences.length < 2) return sequences.map((own) => own.map((_, k) => k))
  const pivot = mostTypical(sequences, vocabulary.size)
  const words = sequences.map((own) => wordsOf(own, vocabulary))
  const partners = partnersOf(sequences, words, pivot, vocabulary, budget)
  const settled = settledColumns(partners, sequences, pivot, vocabulary)
  const scoring = { vocabulary, budget, workspace: new Workspace() }
  checkCells(sequences.length, Math.max(...sequences.map((s) => s.length)))
  const { length } = sequences[pivot]!
  const rows = new Rows(sequences.length, Math.max(...sequences.map((s) => s.length)) + 64)
  /** The next token of each sequence. */
  const at = new Int32Array(sequences.length)
  for (let i = 0, isBehindWindow = false; ; isBehindWindow = true) {
    let end = i
    if (isBehindWindow) end++
    while (end < length && settled[end] === GOES_ON) end++
    rows.addRun(end - i, at)
    while (end < length && !settled[end]) end++
    const window = sequences.map((s, k) => s.subarray(at[k]!, end < length ? partners[k]![end]! : s.length))
    const present = alignProgressively(window, scoring)
    rows.add(present[0]!.length, (k, c) => (present[k]![c] ? at[k]!++ : -1))
    if (end === length) break
    i = end
  }
  return rows.finish()
}

/** The numbers of the tokens that are no marks. */
function wordsOf(symbols: Int32Array, vocabulary: Vocabulary): Int32Array {
  const words = new Int32Array(symbols.length)
  let count = 0
  for (let k = 0; k < symbols.length; k++) if (!vocabulary.isMark(symbols[k]!)) words[count++] = k
  return words.subarray(0, count)
}

/**
 * For each sequence, for each token of the pivot, its partner or -1. Words are aligned on their own; a mark has a partner where it is
 * between partners, in the same position among equal marks.
 */
function partnersOf(
  sequences: readonly Int32Array[],
  words: readonly Int32Array[],
  pivot: number,
  vocabulary: Vocabulary,
  budget: Budget,
): Int32Array[] {
  const own = sequences[pivot]!
  const keysOf = (k: number) => {
    const [tokens, symbols] = [words[k]!, sequences[k]!]
    const keys = new Int32Array(tokens.length)
    for (let n = 0; n < keys.length; n++) keys[n] = vocabulary.key(symbols[tokens[n]!]!)
    return keys
  }
  const pivotKeys = keysOf(pivot)
  return sequences.map((other, k) => {
    if (k === pivot) return own.map((_, token) => token)
    const partner = new Int32Array(own.length).fill(-1)
    const { runs } = alignPair(pivotKeys, keysOf(k), budget, vocabulary.fixed)
    for (let r = 0; r < runs.length; r += 3)
      for (let d = 0; d < runs[r + 2]!; d++) partner[words[pivot]![runs[r]! + d]!] = words[k]![runs[r + 1]! + d]!
    // From each word, and from the beginning, on to the next one.
    let i = 0
    let j = 0
    for (let end = 0; end <= own.length; end++) {
      const to = end === own.length ? other.length : partner[end]!
      if (to < 0) continue
      if (end > i && end - i === to - j) {
        let d = 0
        while (i + d < end && isSameMark(own[i + d]!, other[j + d]!, vocabulary)) d++
        if (i + d === end) for (let m = 0; m < d; m++) partner[i + m] = j + m
      }
      i = end + 1
      j = to + 1
    }
    return partner
  })
}

const isSameMark = (x: number, y: number, vocabulary: Vocabulary): boolean =>
  vocabulary.isMark(x) && vocabulary.key(x) === vocabulary.key(y)

/**
 * The sequence whose tokens are in most others: it need not be the base, so the base has no say in the alignment. `symbols`: how many
 * there are.
 */
function mostTypical(sequences: readonly Int32Array[], symbols: number): number {
  // Of two, each is as typical as the other; they come in an order of their own content.
  if (sequences.length === 2) return 0
  const carriers = new Int32Array(symbols)
  /** By symbol, 1 + the last sequence that it was met in. */
  const met = new Int32Array(symbols)
  sequences.forEach((s, k) => {
    for (let i = 0; i < s.length; i++) {
      if (met[s[i]!] === k + 1) continue
      met[s[i]!] = k + 1
      carriers[s[i]!]!++
    }
  })
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  sequences.forEach((s, k) => {
    let worth = 0
    for (let i = 0; i < s.length; i++) worth += (2 * carriers[s[i]!]!) / sequences.length - 1
    if (worth > most) [best, most] = [k, worth]
  })
  return best
}

/** Tokens of the pivot that are in every sequence amid a stretch of agreement: `GOES_ON` or `BEGINS`; 0 for all others. */
function settledColumns(
  partners: readonly Int32Array[],
  sequences: readonly Int32Array[],
  pivot: number,
  vocabulary: Vocabulary,
): Uint8Array {
  const { length } = sequences[pivot]!
  const settled = new Uint8Array(length).fill(GOES_ON)
  /** How many words are before each token. */
  const words = new Int32Array(length + 1)
  const own = sequences[pivot]!
  for (let k = 0; k < length; k++) words[k + 1] = words[k]! + wordsFor(own[k]!, vocabulary)
  partners.forEach((partner, k) => {
    for (let i = 0; i < length; ) {
      if (partner[i]! < 0) {
        settled[i++] = 0
        continue
      }
      let end = i + 1
      while (end < length && partner[end] === partner[end - 1]! + 1) end++
      const whole = i === 0 && partner[0] === 0
      const last = end === length && partner[end - 1] === sequences[k]!.length - 1
      if (words[end]! - words[i]! < SETTLED && !(whole && last)) settled.fill(0, i, end)
      else {
        let [from, to] = [i, end]
        if (!whole && settled[i] === GOES_ON) settled[i] = BEGINS
        if (!whole) while (from < end && words[from + 1]! - words[i]! <= EDGE) from++
        if (!last) while (to > i && words[end]! - words[to - 1]! <= EDGE) to--
        settled.fill(0, i, Math.min(from, end))
        settled.fill(0, Math.max(to, i), end)
      }
      i = end
    }
  })
  return settled
}

/** How many words a token counts as: a stretch that all have counts as many, more than any caller needs. */
const wordsFor = (symbol: number, vocabulary: Vocabulary): number =>
  symbol < vocabulary.fixed ? SETTLED : vocabulary.isMark(symbol) ? 0 : 1
