import type { Equivalence } from '../equivalence.ts'

/** White space, and characters that only say where a line may break or that a byte order was marked. */
const SPACES = /[\s\u00ad\u180e\u200b\u2060\ufeff]+/g

/** Spaces, indents and line breaks compare as nothing: 三八线 and 三八 线, one line and two. */
export const spacing: Equivalence = { name: 'spacing', fold: (unit) => unit.replace(SPACES, '') }
