import type { Equivalence } from '../equivalence.ts'

/** Capital and small letters, and the two small sigmas. */
export const letterCase: Equivalence = {
  name: 'case',
  // Upper case first, so that ß and SS, or ſ and s, meet.
  fold: (unit) => unit.toUpperCase().toLowerCase().replaceAll('ς', 'σ'),
}
