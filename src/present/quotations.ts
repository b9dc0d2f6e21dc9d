/** Evidence of several copies, joined where it says the same. */
import type { Evidence } from '../provenance/telegram.ts'

/** Evidence that says the same in several copies: one quotation, several places. */
export interface Quotation {
  readonly text: string
  readonly places: readonly Evidence[]
}

/**
 * Copies of one passage repeat each other's words: the same words, of the same kind and for the same purpose, are one
 * quotation, the first place of one copy with the first of the other and so on. In the order of the first copy.
 */
export function quotations(evidence: readonly Evidence[]): readonly Quotation[] {
  const groups: Evidence[][] = []
  for (const place of [...evidence].sort((a, b) => a.start - b.start)) {
    const group = groups.find(
      ([one, ...rest]) =>
        one!.text === place.text &&
        one!.kind === place.kind &&
        one!.role === place.role &&
        ![one!, ...rest].some((other) => other.version === place.version),
    )
    if (group) group.push(place)
    else groups.push([place])
  }
  return groups.map((places) => ({
    text: places[0]!.text,
    places: places.sort((a, b) => (a.siglum < b.siglum ? -1 : 1)),
  }))
}
