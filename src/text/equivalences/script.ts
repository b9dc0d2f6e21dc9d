import type { Equivalence } from '../equivalence.ts'
import { foldHan } from '../han.ts'

/** 繁/简: 國 and 国; 后 and 後. All traditional characters that share a simplified form are one class (干, 乾, 幹). */
export const script: Equivalence = { name: 'script', fold: (unit) => foldHan(unit, true, false) }
