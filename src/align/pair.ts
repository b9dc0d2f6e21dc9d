/**
 * Aligns two sequences: common ends, then anchors, then exact alignment of the gaps between.
 *
 * Near-linear where the two agree. Anchors are runs that grow from n-grams which occur exactly once in each sequence (patience diff,
 * after Bram Cohen, with n-grams instead of lines). The heaviest chain of anchors in one order is kept, and the gaps between are
 * aligned exactly (lcs.ts). Shorter n-grams are tried only where longer ones leave a wide gap.
 */
import { longestCommonSubsequence } from './lcs.ts'
import { type Budget, newBudget } from './limits.ts'

/** Runs of matched tokens in ascending order: `[a, b, length, a, b, length, …]`. Neighbouring runs never touch in both. */
export interface PairAlignment {
  readonly runs: Int32Array
  readonly precise: boolean
}

/**
 * Lengths of the n-grams that make anchors. Six tokens seldom meet by chance, and a passage with many small changes still
 * has enough of them to outweigh a shorter one that was moved unchanged (with twelve it had not). Longer ones find what is
 * unique in texts that repeat themselves.
 */
const GRAMS = [6, 16] as const
/** A gap of at most this many cells is not worth looking for anchors in. */
const SMALL_GAP = 4_096

/** Words that a piece of a gap may cost where the budget is spent. */
const PIECE_WORDS = 200_000

/**
 * Symbols are interned: equal numbers match. Those below `fixed` occur once in both, in the same order, and are always partners. O(n + m)
 * where the two agree, O(gap²/32) in the gaps, within the budget.
 */
export function alignPair(a: Int32Array, b: Int32Array, budget: Budget = newBudget(), fixed = 0): PairAlignment {
  const runs: number[] = []
  let precise = true
  const add = (i: number, j: number, length: number) => {
    const k = runs.length - 3
    if (k >= 0 && runs[k]! + runs[k + 2]! === i && runs[k + 1]! + runs[k + 2]! === j) runs[k + 2]! += length
    else if (length > 0) runs.push(i, j, length)
  }

  const gap = (aFrom: number, aTo: number, bFrom: number, bTo: number, grams: number): void => {
    let head = 0
    while (aFrom + head < aTo && bFrom + head < bTo && a[aFrom + head] === b[bFrom + head]) head++
    add(aFrom, bFrom, head)
    aFrom += head
    bFrom += head
    let tail = 0
    while (aTo - tail > aFrom && bTo - tail > bFrom && a[aTo - tail - 1] === b[bTo - tail - 1]) tail++
    aTo -= tail
    bTo -= tail
    const n = aTo - aFrom
    const m = bTo - bFrom
    if (n > 0 && m > 0) {
      if (n * m > SMALL_GAP && grams < GRAMS.length) {
        let i = aFrom
        let j = bFrom
        const anchors = chain(findAnchors(a, aFrom, aTo, b, bFrom, bTo, GRAMS[grams]!), GRAMS[grams]!)
        for (const anchor of anchors) {
          gap(i, anchor.a, j, anchor.b, grams + 1)
          add(anchor.a, anchor.b, anchor.length)
          i = anchor.a + anchor.length
          j = anchor.b + anchor.length
        }
        gap(i, aTo, j, bTo, grams + 1)
      } else {
        const words = ((n + 31) >>> 5) * m
        let pieces = 1
        if (n === 1 || m === 1) {
          // Nothing to search for: a single token has one partner at most, the first of its like.
          budget.gapWords -= words
          pieces = 0
          let [i, j] = [aFrom, bFrom]
          if (n === 1) while (j < bTo && b[j] !== a[i]) j++
          else while (i < aTo && a[i] !== b[j]) i++
          if (i < aTo && j < bTo) add(i, j, 1)
        } else if (words <= Math.max(budget.gapWords, PIECE_WORDS)) budget.gapWords -= words
        else {
          // Too wide to be exact: cut both in proportion, so that what is at the same place can still meet.
          precise = false
          budget.exceeded ??= 'gapWords'
          pieces = Math.ceil(words / PIECE_WORDS)
        }
        for (let p = 0; p < pieces; p++)
          longestCommonSubsequence(
            a,
            aFrom + Math.floor((n * p) / pieces),
            aFrom + Math.floor((n * (p + 1)) / pieces),
            b,
            bFrom + Math.floor((m * p) / pieces),
            bFrom + Math.floor((m * (p + 1)) / pieces),
            (i, j) => add(i, j, 1),
          )
      }
    }
    add(aTo, bTo, tail)
  }

  let [i, j] = [0, 0]
  if (fixed > 0)
    for (let end = 0; end < a.length; end++) {
      if (a[end]! >= fixed) continue
      const partner = b.indexOf(a[end]!, j)
      gap(i, end, j, partner, 0)
      add(end, partner, 1)
      ;[i, j] = [end + 1, partner + 1]
    }
  gap(i, a.length, j, b.length, 0)
  return { runs: Int32Array.from(runs), precise }
}

/** The heaviest runs around n-grams that occur once in each of two sequences, in the order of both. O(n + m) expected. */
export const anchorsOf = (a: Int32Array, b: Int32Array, n: number): Anchor[] =>
  chain(findAnchors(a, 0, a.length, b, 0, b.length, n), n)

export interface Anchor {
  a: number
  b: number
  length: number
}

/** Runs around every n-gram that occurs exactly once in each slice, ascending in `a`, none inside another. O(n + m) expected. */
function findAnchors(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
  n: number,
): Anchor[] {
  const anchors: Anchor[] = []
  if (aTo - aFrom < n || bTo - bFrom < n) return anchors
  const hashes = rollingHashes(a, aFrom, aTo, n)
  const grams = new GramTable(hashes.length)
  for (let k = 0; k < hashes.length; k++) grams.note(hashes[k]!, aFrom + k)
  const other = rollingHashes(b, bFrom, bTo, n)
  for (let k = 0; k < other.length; k++) grams.meet(other[k]!, bFrom + k)
  let doneA = aFrom
  for (let k = 0; k < hashes.length; k++) {
    const i = aFrom + k
    if (i < doneA) continue
    const j = grams.partner(hashes[k]!)
    if (j < 0 || !sameRun(a, i, b, j, n)) continue
    let back = 0
    while (i - back > aFrom && j - back > bFrom && a[i - back - 1] === b[j - back - 1]) back++
    let on = n
    while (i + on < aTo && j + on < bTo && a[i + on] === b[j + on]) on++
    anchors.push({ a: i - back, b: j - back, length: back + on })
    doneA = i + on
  }
  return anchors
}

const sameRun = (a: Int32Array, i: number, b: Int32Array, j: number, n: number) => {
  for (let k = 0; k < n; k++) if (a[i + k] !== b[j + k]) return false
  return true
}

const BASE = 0x2c1b3c6d

/** Karp–Rabin hashes of all n-grams of a slice, modulo 2³². */
function rollingHashes(s: Int32Array, from: number, to: number, n: number): Int32Array {
  const hashes = new Int32Array(to - from - n + 1)
  let lead = 1
  for (let k = 1; k < n; k++) lead = Math.imul(lead, BASE)
  let hash = 0
  for (let k = 0; k < n; k++) hash = (Math.imul(hash, BASE) + s[from + k]! + 1) | 0
  hashes[0] = hash
  for (let k = 1; k < hashes.length; k++) {
    hash = (Math.imul((hash - Math.imul(lead, s[from + k - 1]! + 1)) | 0, BASE) + s[from + k + n - 1]! + 1) | 0
    hashes[k] = hash
  }
  return hashes
}

/**
 * Hash → the one position where it is in each of two sequences; what occurs at several counts as none. Open
 * addressing, never more than half full.
 */
class GramTable {
  readonly #mask: number
  readonly #hashes: Int32Array
  /** 1 + the position in the first sequence; 0 for a free slot, -1 for several. */
  readonly #first: Int32Array
  /** The same for the second. */
  readonly #second: Int32Array

  constructor(size: number) {
    const capacity = 1 << (33 - Math.clz32(Math.max(1, size)))
    this.#mask = capacity - 1
    this.#hashes = new Int32Array(capacity)
    this.#first = new Int32Array(capacity)
    this.#second = new Int32Array(capacity)
  }

  #slot(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask
    while (this.#first[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask
    return slot
  }

  note(hash: number, position: number): void {
    const slot = this.#slot(hash)
    this.#first[slot] = this.#first[slot] === 0 ? position + 1 : -1
    this.#hashes[slot] = hash
  }

  /** Of the second sequence only what the first has is kept. */
  meet(hash: number, position: number): void {
    const slot = this.#slot(hash)
    if (this.#first[slot]! > 0) this.#second[slot] = this.#second[slot] === 0 ? position + 1 : -1
  }

  /** Where the second sequence has what occurs once in each, or a negative number. */
  partner(hash: number): number {
    const slot = this.#slot(hash)
    return this.#first[slot]! > 0 ? this.#second[slot]! - 1 : -1
  }
}

/** The heaviest set of anchors that ascends in both sequences, none shorter than `shortest` when overlaps are cut. O(k log k). */
function chain(anchors: readonly Anchor[], shortest: number): Anchor[] {
  if (anchors.length < 2) return [...anchors]
  // Prefix maxima over the rank of b (Fenwick tree): the best chain ending before each anchor.
  const order = anchors.map((_, k) => k).sort((x, y) => anchors[x]!.b - anchors[y]!.b)
  const rank = new Int32Array(anchors.length)
  order.forEach((k, r) => {
    rank[k] = r + 1
  })
  const tree = new Int32Array(anchors.length + 1).fill(-1)
  const weight = new Float64Array(anchors.length)
  const before = new Int32Array(anchors.length).fill(-1)
  let best = -1
  for (let k = 0; k < anchors.length; k++) {
    let previous = -1
    for (let r = rank[k]! - 1; r > 0; r -= r & -r) {
      const c = tree[r]!
      if (c >= 0 && (previous < 0 || weight[c]! > weight[previous]!)) previous = c
    }
    before[k] = previous
    weight[k] = anchors[k]!.length + (previous < 0 ? 0 : weight[previous]!)
    for (let r = rank[k]!; r < tree.length; r += r & -r) {
      const c = tree[r]!
      if (c < 0 || weight[k]! > weight[c]!) tree[r] = k
    }
    if (best < 0 || weight[k]! > weight[best]!) best = k
  }
  const held: Anchor[] = []
  for (let k = best; k >= 0; k = before[k]!) held.push({ ...anchors[k]! })
  held.reverse()
  // Where two overlap, the shorter gives way: it is the one that met its like by chance.
  const apart: Anchor[] = []
  for (const next of held) {
    for (let last = apart.at(-1); last !== undefined; last = apart.at(-1)) {
      const overlap = Math.max(last.a + last.length - next.a, last.b + last.length - next.b, 0)
      if (last.length < next.length) last.length -= overlap
      else {
        next.a += overlap
        next.b += overlap
        next.length -= overlap
      }
      if (last.length >= shortest) break
      apart.pop()
    }
    if (next.length >= shortest) apart.push(next)
  }
  return apart
}
