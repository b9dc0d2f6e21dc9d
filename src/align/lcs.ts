/**
 * Finds the longest common subsequence of two short sequences, exactly, 32 cells at a time.
 *
 * Row vectors as in Hyyrö, "Bit-parallel LCS-length computation revisited" (2004), after Crochemore et al. (2001); the rows are kept
 * and read backwards for the subsequence itself. Above `keptWords` the problem is first halved (Hirschberg, "A linear space algorithm
 * for computing maximal common subsequences", 1975).
 */
import { ALIGN_LIMITS } from './limits.ts'

/** Called for every matched pair of positions, in ascending order. */
export type OnMatch = (a: number, b: number) => void

/** Where each symbol is in a slice of a sequence, as bit masks over that slice. */
interface Masks {
  readonly words: number
  /** The mask of a symbol, valid until the next call; null where the symbol is absent. */
  readonly of: (symbol: number) => Int32Array | null
  /** The first word of the last mask that is not 0. */
  readonly firstWord: () => number
}

/**
 * Occurrence lists instead of one mask a symbol: Han texts have thousands of symbols, each in few places. A symbol in more places than a
 * mask has words gets a mask, so that a row costs O(words) for any text: the lists of a run of one sign would cost O(length) a row. At
 * most 32 symbols can be that frequent.
 */
function masksOf(a: Int32Array, from: number, to: number, backwards: boolean): Masks {
  const length = to - from
  const words = (length + 31) >>> 5
  const next = new Int32Array(length).fill(-1)
  const first = new Map<number, number>()
  const counts = new Map<number, number>()
  for (let k = length - 1; k >= 0; k--) {
    const symbol = a[backwards ? to - 1 - k : from + k]!
    next[k] = first.get(symbol) ?? -1
    first.set(symbol, k)
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  }
  const kept = new Map<number, Int32Array>()
  const scratch = new Int32Array(words)
  const mark = (mask: Int32Array, start: number) => {
    for (let k = start; k >= 0; k = next[k]!) mask[k >>> 5]! |= 1 << (k & 31)
    return mask
  }
  for (const [symbol, count] of counts)
    if (count > words) kept.set(symbol, mark(new Int32Array(words), first.get(symbol)!))
  let loaded = -1
  let firstWord = 0
  return {
    words,
    of(symbol) {
      const start = first.get(symbol)
      if (start === undefined) return null
      firstWord = start >>> 5
      const frequent = kept.get(symbol)
      if (frequent !== undefined) return frequent
      for (let k = loaded; k >= 0; k = next[k]!) scratch[k >>> 5] = 0
      loaded = start
      return mark(scratch, start)
    },
    firstWord: () => firstWord,
  }
}

/**
 * One row: V ← (V + (V & M)) | (V & ~M). A zero bit of V at k says that the LCS grows at position k. The carry is read from
 * the signs of the summands and of the sum, which keeps all arithmetic within 32 bits.
 */
function step(row: Int32Array, offset: number, words: number, mask: Int32Array, firstWord: number): void {
  let carry = 0
  for (let w = firstWord; w < words; w++) {
    const m = mask[w]!
    if ((m | carry) === 0) continue
    const v = row[offset + w]!
    const both = v & m
    const sum = (v + both + carry) | 0
    carry = ((v & both) | ((v | both) & ~sum)) >>> 31
    row[offset + w] = sum | (v & ~m)
  }
}

/** O(|a|·|b|/32) time; `a` and `b` hold interned symbols. Matches are reported in ascending order. */
export function longestCommonSubsequence(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
  onMatch: OnMatch,
): void {
  const n = aTo - aFrom
  const m = bTo - bFrom
  if (n === 0 || m === 0) return
  if (n <= FEW && m <= FEW) {
    ofFew(a, aFrom, n, b, bFrom, m, onMatch)
    return
  }
  const words = (n + 31) >>> 5
  if (words * m > ALIGN_LIMITS.keptWords && m > 1) {
    const bMid = bFrom + (m >>> 1)
    const aMid = split(a, aFrom, aTo, b, bFrom, bMid, bTo)
    longestCommonSubsequence(a, aFrom, aMid, b, bFrom, bMid, onMatch)
    longestCommonSubsequence(a, aMid, aTo, b, bMid, bTo, onMatch)
    return
  }
  const masks = masksOf(a, aFrom, aTo, false)
  const rows = new Int32Array((m + 1) * words)
  rows.fill(-1, 0, words)
  for (let j = 0; j < m; j++) {
    const offset = (j + 1) * words
    rows.copyWithin(offset, j * words, offset)
    const mask = masks.of(b[bFrom + j]!)
    if (mask !== null) step(rows, offset, words, mask, masks.firstWord())
  }
  const grows = (j: number, i: number) => (rows[j * words + (i >>> 5)]! & (1 << (i & 31))) === 0
  const matches: number[] = []
  let i = n
  let j = m
  while (i > 0 && j > 0) {
    if (!grows(j, i - 1)) i--
    else {
      j--
      if (j === 0 || !grows(j, i - 1)) matches.push(--i, j)
    }
  }
  for (let k = matches.length - 2; k >= 0; k -= 2) onMatch(aFrom + matches[k]!, bFrom + matches[k + 1]!)
}

/** Positions that one word of bits holds. */
const FEW = 32

/** The same where a row is one word: no lists are made, because most gaps of two texts hold two or three tokens. */
function ofFew(
  a: Int32Array,
  aFrom: number,
  n: number,
  b: Int32Array,
  bFrom: number,
  m: number,
  onMatch: OnMatch,
): void {
  const rows = [-1]
  for (let j = 0; j < m; j++) {
    const symbol = b[bFrom + j]!
    let mask = 0
    for (let i = 0; i < n; i++) if (a[aFrom + i] === symbol) mask |= 1 << i
    const row = rows[j]!
    rows.push((row + (row & mask)) | (row & ~mask))
  }
  const grows = (j: number, i: number) => (rows[j]! & (1 << i)) === 0
  const matches: number[] = []
  let i = n
  let j = m
  while (i > 0 && j > 0) {
    if (!grows(j, i - 1)) i--
    else {
      j--
      if (j === 0 || !grows(j, i - 1)) matches.push(--i, j)
    }
  }
  for (let k = matches.length - 2; k >= 0; k -= 2) onMatch(aFrom + matches[k]!, bFrom + matches[k + 1]!)
}

/** Where an optimal path crosses the middle row of `b`. */
function split(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bMid: number,
  bTo: number,
): number {
  const n = aTo - aFrom
  const forward = lastRow(a, aFrom, aTo, b, bFrom, bMid, false)
  const backward = lastRow(a, aFrom, aTo, b, bMid, bTo, true)
  let right = 0
  for (let i = 0; i < n; i++) right += backward[i]!
  let best = right
  let at = 0
  let left = 0
  for (let i = 1; i <= n; i++) {
    left += forward[i - 1]!
    right -= backward[n - i]!
    if (left + right > best) {
      best = left + right
      at = i
    }
  }
  return aFrom + at
}

/** For each position of `a`, whether the LCS with all of `b`'s slice grows there. */
function lastRow(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
  backwards: boolean,
): Uint8Array {
  const masks = masksOf(a, aFrom, aTo, backwards)
  const row = new Int32Array(masks.words).fill(-1)
  for (let j = 0; j < bTo - bFrom; j++) {
    const mask = masks.of(b[backwards ? bTo - 1 - j : bFrom + j]!)
    if (mask !== null) step(row, 0, masks.words, mask, masks.firstWord())
  }
  return Uint8Array.from({ length: aTo - aFrom }, (_, i) => ((row[i >>> 5]! & (1 << (i & 31))) === 0 ? 1 : 0))
}

/** Its length alone, without keeping rows. O(|a|·|b|/32) time, O(|a|) space. */
export function lcsLength(a: Int32Array, b: Int32Array): number {
  let length = 0
  for (const grown of lastRow(a, 0, a.length, b, 0, b.length, false)) length += grown
  return length
}
