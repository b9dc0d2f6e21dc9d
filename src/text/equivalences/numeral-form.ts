import type { Equivalence } from '../equivalence.ts'
import { foldNumberFrames, foldNumberWords } from '../number-words.ts'
import { foldNumerals } from '../numerals.ts'

/** One number in two forms: 十月 and 10月, 一九五〇 and 1950, 两个 and 2个, twenty and 20, XIV and 14. */
export const numeralForm = {
  name: 'numeral-form',
  words: {
    en: {
      short: 'form of a number',
      title: 'Forms of numbers',
      about: '十月二日 and 10月2日, twenty and 20, XIV and 14',
    },
    zh: { short: '数字写法', traditional: '數字寫法', title: '数字写法', about: '如“十月二日”与“10月2日”' },
  },
  aligns: true,
  explains: 3,
  // before capitals are made small, because mix is no Roman numeral
  applies: 2.5,
  fold: (unit, { languages }) => foldNumberFrames(foldNumerals(foldNumberWords(unit, languages))),
} as const satisfies Equivalence
