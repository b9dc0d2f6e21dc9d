/** The readings of a place as pages and embeds show them: what is lost apart from what is left out. */
import type { Comparison, DifferingSegment, Reading } from '../variants/comparison.ts'

export interface ShownReading extends Reading {
  /** Whether text of these witnesses is lost or illegible here; they may still have something of it, or signs in its place. */
  readonly isLost: boolean
}

/**
 * The reading that the base has, and the others. Witnesses that have the same letters or none, of whom some have lost their text
 * there, are two readings: what is lost is no omission.
 */
export function readingsOf(
  { readings, lacunae = [] }: DifferingSegment,
  base: string,
): { readonly lemma: ShownReading; readonly others: readonly ShownReading[] } {
  const apart = readings.flatMap((reading): ShownReading[] => {
    const lost = reading.witnesses.filter((siglum) => lacunae.includes(siglum))
    const kept = reading.witnesses.filter((siglum) => !lacunae.includes(siglum))
    return [
      ...(kept.length > 0 ? [{ ...reading, witnesses: kept, isLost: false }] : []),
      ...(lost.length > 0 ? [{ ...reading, witnesses: lost, isLost: true }] : []),
    ]
  })
  const lemma = apart.find(({ witnesses }) => witnesses.includes(base))!
  return { lemma, others: apart.filter((reading) => reading !== lemma) }
}

/** `endsHere`: the witness breaks off and has nothing after the place. */
export type Loss = 'lost' | 'endsHere'

/** How the text of a witness is lost at a place; null where it is not. O(witnesses). */
export function lossAt({ witnesses }: Comparison, { spans, lacunae }: DifferingSegment, siglum: string): Loss | null {
  if (!lacunae?.includes(siglum)) return null
  return witnesses.find((witness) => witness.siglum === siglum)?.length === spans[siglum]![1] ? 'endsHere' : 'lost'
}
