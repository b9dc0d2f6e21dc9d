import type { Equivalence } from '../equivalence.ts'

/** Capital and small letters, the two small sigmas among them, because Σ has both. */
export const letterCase = {
  name: 'case',
  words: {
    en: { short: 'capitals', title: 'Capitals', about: 'capital and small letters' },
    zh: { short: '大小写', traditional: '大小寫', title: '大小写', about: '西文字母大写与小写' },
  },
  aligns: true,
  explains: 9,
  applies: 4,
  fold(unit, { languages }) {
    let out = unit
    for (const { smallLetters } of languages)
      if (smallLetters !== undefined) out = out.replace(/./gu, (c) => smallLetters[c] ?? c)
    // İ is i with a dot of its own in the default mapping
    return out.toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ς', 'σ')
  },
} as const satisfies Equivalence
