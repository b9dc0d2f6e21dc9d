/** Gives a place the reference of an edition: `II 3, 14`, `T08n0251_p0848c07`, a page and a line. */
import type { Comparison } from './comparison.ts'

/** From `start`, in code points, until the next one begins. */
interface Reference {
  readonly start: number
  readonly label: string
}

/**
 * Each differing segment with the reference in force where it begins: that of the base, or, where the base has none, that of the
 * first witness that has any. A place before the first reference has none.
 * @param references by siglum, in the order of the text
 * Unchanged where no witness has references. O(segments + references).
 */
export function withReferences<C extends Comparison>(
  comparison: C,
  references: ReadonlyMap<string, readonly Reference[]>,
): C {
  const counted = comparison.witnesses.find(({ siglum }) => (references.get(siglum)?.length ?? 0) > 0)
  if (counted === undefined) return comparison
  const own = references.get(counted.siglum)!
  let next = 0
  return {
    ...comparison,
    segments: comparison.segments.map((segment) => {
      const [start] = segment.spans[counted.siglum]!
      while (next < own.length && own[next]!.start <= start) next++
      if (segment.relation === 'identical' || next === 0) return segment
      return { ...segment, reference: own[next - 1]!.label }
    }),
  }
}
