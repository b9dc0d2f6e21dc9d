import type { Equivalence } from '../equivalence.ts'
import { foldHan, hanAgrees } from '../han.ts'

/**
 * 異體: 峰 and 峯, 羌 and 羗; also compatibility ideographs, radicals and variation selectors. Not 繁/简, but 台 and 臺 between two
 * traditional witnesses.
 */
export const variantCharacter = {
  name: 'variant-character',
  words: {
    en: { short: 'variant character', title: 'Variant characters', about: '異體, such as 峯 and 峰' },
    zh: { short: '异体字', traditional: '異體字', title: '异体字', about: '如“峯”与“峰”' },
  },
  aligns: true,
  explains: 8,
  applies: 1,
  fold: (unit) => foldHan(unit, false, true),
  agrees: (a, b, here, there, rules) =>
    rules.includes('script') || hanAgrees(a, b, { script: false, variants: true, here: here.han, there: there.han }),
} as const satisfies Equivalence
