/**
 * Finds versions that share a stretch with a whole text: the index is asked for the text's pairs of letters in their order, and the
 * score of a version is what it shares of the best stretch, not of the whole. So a page quoted in a book is found, and a long version
 * does not come first only because it contains every common pair somewhere.
 */
import { type Letters, pair } from './letters.ts'

export interface Sample {
  /** Each once, in the order of their first places. */
  readonly probes: readonly string[]
  /** How many of them in a row are a stretch. */
  readonly reach: number
}

/** Asked for in all: up to some 4,000 letters every pair is, of longer texts as many from all along. */
const MOST = 2_048
/** Letters of a stretch, about: some sentences. */
const STRETCH = 64
/** For a text so long that its probes are far apart: fewer in a row are no evidence. */
const SHORTEST_REACH = 8
/** Of the probes of a stretch: twenty letters in a row have a third, unrelated Chinese texts rarely a tenth. */
const LEAST_SHARE = 1 / 6

/** O(letters). */
export function sampleOf({ keys }: Letters): Sample {
  const pairs = [...new Set(keys.slice(1).map((key, i) => pair(keys[i]!, key)))]
  const size = Math.min(pairs.length, MOST)
  const probes = Array.from({ length: size }, (_, i) => pairs[Math.floor((i * pairs.length) / size)]!)
  return { probes, reach: Math.max(SHORTEST_REACH, Math.ceil((STRETCH * size) / Math.max(1, keys.length))) }
}

/**
 * What each of `versions` shares of its best stretch: a probe counts the more, the fewer versions have it (inverse document
 * frequency: Spärck Jones, 1972). 0 where it is too little to be looked at. O(reach + entries of all lists).
 * @param having the versions, by number, that have each of the probes
 */
export function sharesOf(
  { probes, reach }: Sample,
  versions: number,
  having: readonly (readonly number[])[],
): Float64Array {
  const best = new Float64Array(versions)
  const sums = new Float64Array(versions)
  const counts = new Int32Array(versions)
  const least = Math.ceil(Math.min(reach, probes.length) * LEAST_SHARE)
  const weightOf = (i: number) => 1 + Math.log2(versions / having[i]!.length)
  for (let i = 0; i < probes.length; i++) {
    if (i >= reach) {
      for (const version of having[i - reach]!) {
        counts[version]!--
        sums[version]! -= weightOf(i - reach)
      }
    }
    for (const version of having[i]!) {
      counts[version]!++
      sums[version]! += weightOf(i)
      if (counts[version]! >= least) best[version] = Math.max(best[version]!, sums[version]!)
    }
  }
  return best
}
