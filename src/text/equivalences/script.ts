import type { Equivalence } from '../equivalence.ts'
import { foldHan, hanAgrees } from '../han.ts'
import type { Language } from '../languages/language.ts'

/** Text in the other script of its language, where one has two: 共和國 in Hangul. */
export function inOneScript(unit: string, languages: readonly Language[]): string {
  let out = unit
  for (const { script: other } of languages) if (other !== undefined) out = other(out)
  return out
}

/**
 * 繁/简: 國 and 国; 后 and 後; 共和國 and 공화국. All traditional characters that share a simplified form fold alike (發, 髮), but
 * only a traditional character and its simplified form are equal.
 */
export const script = {
  name: 'script',
  words: {
    en: {
      short: 'script',
      title: 'Script',
      about: 'traditional and simplified characters, 國 and 国; hanja and Hangul',
    },
    zh: { short: '文字', traditional: '文字', title: '繁简', about: '如“國”与“国”；汉字与谚文' },
  },
  aligns: true,
  explains: 7,
  applies: 1,
  fold(unit, { languages }) {
    return foldHan(inOneScript(unit, languages), true, false)
  },
  agrees: (a, b, here, there, rules) =>
    here.languages.some((language) => language.script !== undefined) ||
    hanAgrees(a, b, { script: true, variants: rules.includes('variant-character'), here: here.han, there: there.han }),
} as const satisfies Equivalence
