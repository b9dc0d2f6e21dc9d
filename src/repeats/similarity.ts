/**
 * Measures the similarity of two stretches of letters: 2 · (length of their longest common subsequence) / (sum of their lengths), 1 for
 * the same letters, 0 for nothing in common.
 *
 * Myers, "An O(ND) difference algorithm and its variations" (1986), forward only: O((n + m) · d) for d unmatched letters.
 */
import type { RepeatPlace } from './passages.ts'

export interface Measure {
  /** 0 where the stretches are less alike than `least`, or where the work left does not suffice. */
  readonly similarity: number
  readonly work: number
}

/**
 * @param keys letters of all texts, as numbers; the places are offsets in it
 * @param least the similarity under which no exact value is needed, which bounds the work
 * @param work steps that are left
 * @returns the steps used, also where the answer is 0. O((n + m) · d)
 */
export function similarityOf(
  keys: Int32Array,
  { start: aStart, end: aEnd }: RepeatPlace,
  { start: bStart, end: bEnd }: RepeatPlace,
  least: number,
  work: number,
): Measure {
  const n = aEnd - aStart
  const m = bEnd - bStart
  const both = n + m
  if (both === 0) return { similarity: 1, work: 0 }
  const most = Math.min(both, Math.floor((1 - least) * both + 1e-9))
  if (Math.abs(n - m) > most || work <= 0) return { similarity: 0, work: 1 }
  const reach = new Int32Array(2 * most + 3).fill(-1)
  const middle = most + 1
  reach[middle + 1] = 0
  let spent = 0
  for (let d = 0; d <= most; d++) {
    if (spent > work) break
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[middle + k - 1]! < reach[middle + k + 1]!)
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1
      const from = x
      while (x < n && x - k < m && keys[aStart + x] === keys[bStart + x - k]) x++
      reach[middle + k] = x
      spent += 1 + x - from
      if (x >= n && x - k >= m) return { similarity: (both - d) / both, work: spent }
    }
  }
  return { similarity: 0, work: spent + 1 }
}
