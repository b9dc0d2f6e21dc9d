/** Chooses the terms of a query that the index is asked for. */
import { type Letters, pair } from './letters.ts'

/** Each may need another shard: one bulk read of some 2 MB gets this many, and they distinguish versions well enough. */
const MOST = 8
/** Of the probes that a version must have to be looked at: a near place keeps three letters in five, so about a third of its pairs. */
const LEAST_SHARE = 0.34

/** Pairs spread over the query; for one letter, the letter. */
export function probesOf({ keys }: Letters): string[] {
  if (keys.length < 2) return [...keys]
  const pairs = [...new Set(keys.slice(1).map((key, i) => pair(keys[i]!, key)))]
  if (pairs.length <= MOST) return pairs
  return Array.from({ length: MOST }, (_, i) => pairs[Math.floor((i * pairs.length) / MOST)]!)
}

/** How many of its probes a text must have to be a candidate. */
export const leastOf = (probes: number): number => Math.max(1, Math.ceil(probes * LEAST_SHARE))
