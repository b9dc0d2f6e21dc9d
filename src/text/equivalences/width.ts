import type { Equivalence } from '../equivalence.ts'

/** Halfwidth and Fullwidth Forms, without the ideographic space, which is a matter of spacing. */
const FORMS = /[\uff01-\uffef]+/g

/** ， and ,; １０ and 10; ｶ and カ: the two widths that East Asian encodings gave to one character. */
export const width: Equivalence = {
  name: 'width',
  // NFC after it, because a half-width kana and its voicing mark are two characters where the full-width one is one
  fold: (unit) => unit.replace(FORMS, (forms) => forms.normalize('NFKC').normalize('NFC')),
}
