/** Joins evidence of several copies where it says the same. */
import type { CarriedEvidence, Evidence } from '../provenance/telegram.ts'
import { sortSigla } from '../text/sigla.ts'

/** Evidence that says the same in several copies: one quotation, several places. */
export interface Quotation {
  readonly text: string
  /** Carried ones too: found again in another text by alignment. */
  readonly places: readonly (Evidence | CarriedEvidence)[]
}

/**
 * Copies of one passage repeat each other's words: the same words, of the same kind and for the same purpose, are one
 * quotation, the first place of one copy with the first of the other and so on. In the order of the first copy.
 */
export function quotations(evidence: readonly (Evidence | CarriedEvidence)[]): readonly Quotation[] {
  const groups: (Evidence | CarriedEvidence)[][] = []
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
    places: sortSigla(places, ({ siglum }) => siglum),
  }))
}
