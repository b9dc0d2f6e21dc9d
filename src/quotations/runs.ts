/** Finds stretches of letters that a quotation and a text have in common, and the best chain of them in order. */
import { type Letters, pair } from '../search/letters.ts'

/** `length` letters from `quotation` and from `text` on are the same. */
export interface QuotationRun {
  readonly quotation: number
  readonly text: number
  readonly length: number
}

/** A pair of neighbours is looked for at so many of its places in the quotation. */
const PLACES = 8
/** Runs kept of one text, the longest. */
const MOST = 400

/**
 * Maximal common runs of at least two letters, in the order of the text. O(text × PLACES + lengths of the runs).
 */
export function commonRuns(quotation: Letters, text: Letters): QuotationRun[] {
  const [q, t] = [quotation.keys, text.keys]
  const places = new Map<string, number[]>()
  for (let i = 1; i < q.length; i++) {
    const key = pair(q[i - 1]!, q[i]!)
    const list = places.get(key)
    if (list === undefined) places.set(key, [i - 1])
    else if (list.length < PLACES) list.push(i - 1)
  }
  const letters = new Set(q)
  /** By diagonal: where its last run ends in the text. */
  const known = new Map<number, number>()
  const runs: QuotationRun[] = []
  for (let j = 1; j < t.length; j++) {
    if (!letters.has(t[j - 1]!) || !letters.has(t[j]!)) continue
    for (const i of places.get(pair(t[j - 1]!, t[j]!)) ?? []) {
      const diagonal = j - 1 - i
      if ((known.get(diagonal) ?? -1) >= j) continue
      let length = 2
      while (i + length < q.length && j - 1 + length < t.length && q[i + length] === t[j - 1 + length]) length++
      known.set(diagonal, j - 1 + length)
      runs.push({ quotation: i, text: j - 1, length })
    }
  }
  if (runs.length <= MOST) return runs
  return runs
    .sort((a, b) => b.length - a.length || a.text - b.text)
    .slice(0, MOST)
    .sort((a, b) => a.text - b.text || a.quotation - b.quotation)
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
