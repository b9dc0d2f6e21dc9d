import type { Equivalence } from '../equivalence.ts'
import { foldNumerals } from '../numerals.ts'

/** One number in two forms: 十月 and 10月, 一九五〇 and 1950, 两个 and 2个. */
export const numeralForm: Equivalence = { name: 'numeral-form', fold: foldNumerals }
