/** CollateX's `levenshtein` option: tokens that are a few edits apart match. */
import { editDistance, near } from '../text/near.ts'

/** Longer tokens than this, in UTF-16 units, are equal or differ: the cost of an edit distance is the product of two lengths. */
const LONGEST = 64

/**
 * Whether two keys match: at most `most` edits, and at least half of the longer one unchanged. Without the second
 * condition one edit makes any Chinese character equal to any other, and two make `in` equal to `of`.
 */
export function withinEdits(most: number): (a: string, b: string) => boolean {
  return (a, b) => {
    const longer = Math.max(a.length, b.length)
    if (longer > LONGEST || Math.abs(a.length - b.length) > most) return false
    const edits = editDistance(a, b)
    return edits <= most && 2 * edits <= longer
  }
}

/** How near two keys are, 0 to 1; those that match are nearer than any that do not. `matches` null: none do unless equal. */
export function nearness(matches: ((a: string, b: string) => boolean) | null): (a: string, b: string) => number {
  return (a, b) => {
    if (Math.max(a.length, b.length) > LONGEST) return 0
    const similar = near(a, b)
    return matches?.(a, b) ? (1 + similar) / 2 : similar
  }
}
