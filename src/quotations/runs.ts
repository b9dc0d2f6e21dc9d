/** Finds stretches of letters that a quotation and a text have in common, and the best chain of them in order. */
import type { Letters } from '../search/letters.ts'

/** `length` letters from `quotation` and from `text` on are the same. */
export interface QuotationRun {
  readonly quotation: number
  readonly text: number
  readonly length: number
}

/** A pair of neighbours is looked for at so many of its places in the quotation. */
const PLACES = 8
/** How many runs of one text are kept, the longest first. */
const MOST = 400

/** The letters of a text as numbers, which are compared and counted many times faster. */
interface Numbered {
  readonly numbers: Int32Array
  /** How many kinds there are. */
  readonly kinds: ReadonlyMap<string, number>
}

/** Of texts that are looked at for many quotations; it depends on nothing but the letters. */
const known = new WeakMap<Letters, Numbered>()

function numbered(letters: Letters): Numbered {
  let found = known.get(letters)
  if (found !== undefined) return found
  const kinds = new Map<string, number>()
  const numbers = new Int32Array(letters.keys.length)
  for (const [k, key] of letters.keys.entries()) {
    let number = kinds.get(key)
    if (number === undefined) {
      number = kinds.size
      kinds.set(key, number)
    }
    numbers[k] = number
  }
  found = { numbers, kinds }
  known.set(letters, found)
  return found
}

const longest = (runs: readonly QuotationRun[]): QuotationRun[] =>
  [...runs].sort((a, b) => b.length - a.length || a.text - b.text).slice(0, MOST)

/** Letters that are compared one by one before the quotation is compared with itself: texts that repeat themselves need more. */
const FEW = 2_000_000

/**
 * How far a text has the letters of a quotation, from a place in each; it is asked for in the order of the text. As the Z algorithm does
 * (Gusfield 1997, 1.4): within the run that reaches farthest so far the quotation is read in place of the text, so that no letter of the
 * text is compared twice.
 */
function extending(q: Int32Array, t: Int32Array): (i: number, k: number) => number {
  const size = q.length + 1
  let steps = 0
  let own: Uint16Array | null = null
  /** Of the run that reaches farthest: where it begins in both, and where it ends in the text. */
  let [farI, farK, farEnd] = [0, 0, 0]
  return (i, k) => {
    let length = 0
    if (steps > FEW && k < farEnd) {
      own ??= alike(q)
      const there = own[i * size + farI + k - farK]!
      if (there < farEnd - k) return there
      length = farEnd - k
    }
    const from = length
    while (i + length < q.length && k + length < t.length && q[i + length] === t[k + length]) length++
    steps += length - from
    if (k + length > farEnd) [farI, farK, farEnd] = [i, k, k + length]
    return length
  }
}

/** For each two places of a quotation: how many letters are the same from there on. O(quotation²). */
function alike(q: Int32Array): Uint16Array {
  const size = q.length + 1
  const own = new Uint16Array(size * size)
  for (let a = q.length - 1; a >= 0; a--)
    for (let b = q.length - 1; b >= 0; b--) if (q[a] === q[b]) own[a * size + b] = own[(a + 1) * size + b + 1]! + 1
  return own
}

/**
 * Maximal common runs of at least two letters, in the order of the text; where there are too many, the longest, and of equally long ones
 * the first. O(text × PLACES + quotation²); a run that cannot be among the longest so far is told by one letter.
 */
export function commonRuns(quotation: Letters, text: Letters): QuotationRun[] {
  const { numbers: t, kinds } = numbered(text)
  const q = Int32Array.from(quotation.keys, (key) => kinds.get(key) ?? -1)
  const pairOf = (first: number, second: number) => first * kinds.size + second
  const places = new Map<number, number[]>()
  /** By letter: whether a pair of the quotation begins with it. */
  const begins = new Uint8Array(kinds.size)
  for (let i = 1; i < q.length; i++) {
    const [first, second] = [q[i - 1]!, q[i]!]
    if (first < 0 || second < 0) continue
    begins[first] = 1
    const list = places.get(pairOf(first, second))
    if (list === undefined) places.set(pairOf(first, second), [i - 1])
    else if (list.length < PLACES) list.push(i - 1)
  }
  /** By diagonal: where its last run ends in the text. */
  const ends = new Int32Array(places.size === 0 ? 0 : q.length + t.length)
  const lengthFrom = extending(q, t)
  let runs: QuotationRun[] = []
  /** Once there are too many: what a run must be longer than. */
  let least = 0
  for (let j = 1; j < t.length; j++) {
    if (begins[t[j - 1]!] === 0) continue
    const list = places.get(pairOf(t[j - 1]!, t[j]!))
    if (list === undefined) continue
    for (const i of list) {
      // Later places of the quotation leave less of it.
      if (least > 0 && i + least >= q.length) break
      const diagonal = q.length + j - 1 - i
      if (ends[diagonal]! >= j || (least > 0 && q[i + least] !== t[j - 1 + least])) continue
      const length = lengthFrom(i, j - 1)
      ends[diagonal] = j - 1 + length
      if (length > least) runs.push({ quotation: i, text: j - 1, length })
    }
    if (runs.length >= 4 * MOST) {
      runs = longest(runs)
      least = runs.at(-1)!.length
    }
  }
  return runs.length <= MOST && least === 0
    ? runs
    : longest(runs).sort((a, b) => a.text - b.text || a.quotation - b.quotation)
}

/** A run is worth its letters, less for how far it is from the one before: what is near belongs together. */
const STEP = 1
const PER_LETTER = 0.02
const FARTHEST = 400

/**
 * Chains of runs in the order of both, the heaviest first, none sharing a run with another (sparse chaining: Eppstein, Galil,
 * Giancarlo and Italiano 1992, here by the simple quadratic recurrence over at most MOST runs).
 */
export function chainsOf(runs: readonly QuotationRun[], most: number): (readonly QuotationRun[])[] {
  const chains: (readonly QuotationRun[])[] = []
  let left = [...runs].sort((a, b) => a.text - b.text || a.quotation - b.quotation)
  while (left.length > 0 && chains.length < most) {
    const chain = heaviest(left)
    chains.push(chain)
    const [first, last] = [chain[0]!, chain.at(-1)!]
    // What lies in the same stretch of the text belongs to this chain or to none.
    left = left.filter((run) => run.text + run.length <= first.text || run.text >= last.text + last.length)
  }
  return chains
}

function heaviest(runs: readonly QuotationRun[]): QuotationRun[] {
  const worth = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  let best = 0
  for (const [k, run] of runs.entries()) {
    worth[k] = run.length
    for (let p = 0; p < k; p++) {
      const last = runs[p]!
      const overlap = Math.max(0, last.text + last.length - run.text, last.quotation + last.length - run.quotation)
      if (last.text >= run.text || last.quotation >= run.quotation || overlap >= run.length) continue
      const gap = Math.max(0, run.text - last.text - last.length)
      const sum = worth[p]! + run.length - overlap - STEP - PER_LETTER * Math.min(gap, FARTHEST)
      if (sum > worth[k]!) {
        worth[k] = sum
        before[k] = p
      }
    }
    if (worth[k]! > worth[best]!) best = k
  }
  const chain: QuotationRun[] = []
  for (let k = best; k >= 0; k = before[k]!) chain.unshift(runs[k]!)
  return chain
}
