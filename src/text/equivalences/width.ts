import type { Equivalence } from '../equivalence.ts'

/** Halfwidth and Fullwidth Forms, without the ideographic space, which is a matter of spacing. */
const FORMS = /[\uff01-\uffef]+/g

/** ， and ,; １０ and 10; ｶ and カ: the two widths that East Asian encodings gave to one character. */
export const width = {
  name: 'width',
  words: {
    en: { short: 'full or half width', title: 'Width', about: 'full-width and half-width forms, ， and ,' },
    zh: { short: '全角半角', traditional: '全形半形', title: '全角半角', about: '如“，”与“,”' },
  },
  aligns: true,
  explains: 12,
  applies: 2,
  // NFC after it, because a half-width kana and its voicing mark are two characters where the full-width one is one
  fold: (unit) => unit.replace(FORMS, (forms) => forms.normalize('NFKC').normalize('NFC')),
} as const satisfies Equivalence
