import type { Equivalence } from '../equivalence.ts'
import { foldHan } from '../han.ts'

/** 異體: 峰 and 峯, 羌 and 羗; also compatibility ideographs, radicals and variation selectors. Not 繁/简. */
export const variantCharacter: Equivalence = { name: 'variant-character', fold: (unit) => foldHan(unit, false, true) }
