/** Says how the text of a witness is lost at a place, or at its end. */
import type { ComparedWitness, Comparison, DifferingSegment } from './comparison.ts'

/** `endsHere`: the witness breaks off and has nothing after the place. */
export type Loss = 'lost' | 'endsHere'

/** Null where the witness has its text. O(witnesses). */
export function lossAt({ witnesses }: Comparison, { spans, lacunae }: DifferingSegment, siglum: string): Loss | null {
  if (!lacunae?.includes(siglum)) return null
  return witnesses.find((witness) => witness.siglum === siglum)?.length === spans[siglum]![1] ? 'endsHere' : 'lost'
}

/** Whether a witness is marked as breaking off: where all break off at the same words, no place shows it. */
export const breaksOffAtEnd = ({ length, lacunae = [] }: ComparedWitness): boolean =>
  lacunae.some(({ start, end }) => start === length && end === length)
