/** Prepares the readings of a place for pages and embeds; lost text is distinguished from omitted text. */
import type { Comparison, DifferingSegment, Reading, Segment } from '../variants/comparison.ts'
import { breaksOffAtEnd } from '../variants/loss.ts'

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

/**
 * Whether a text that is shown up to its end breaks off there without a place that shows it.
 * @param segments those that are shown
 */
export function endsLost(
  { witnesses }: Pick<Comparison, 'witnesses'>,
  segments: readonly Segment[],
  siglum: string,
): boolean {
  const witness = witnesses.find((one) => one.siglum === siglum)
  const last = segments.at(-1)
  if (witness === undefined || last === undefined || last.spans[siglum]?.[1] !== witness.length) return false
  const isTold = last.relation !== 'identical' && (last.lacunae?.includes(siglum) ?? false)
  return !isTold && breaksOffAtEnd(witness)
}
