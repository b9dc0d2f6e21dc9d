import type { Equivalence } from '../equivalence.ts'
import { replacedByWord } from '../languages/language.ts'

const WORD = /[\p{L}\p{M}\p{N}&⁊;]+/gu

/** Signs and contractions, and the words that they abbreviate: & and "and", ⁊ and et, cū and cum, θς and θεός. */
export const abbreviation = {
  name: 'abbreviation',
  words: {
    en: { short: 'abbreviation', title: 'Abbreviations', about: '&/and, ⁊/et, cū/cum, θς/θεος' },
    zh: { short: '缩写', traditional: '縮寫', title: '缩写', about: '如 &/and、⁊/et、cū/cum' },
  },
  aligns: true,
  explains: 5,
  applies: 3,
  fold(unit, { languages }) {
    if (!languages.some((language) => language.abbreviation !== undefined)) return unit
    let out = unit.normalize('NFD')
    const before = out
    for (const { abbreviation: patterns } of languages)
      if (patterns !== undefined) out = replacedByWord(out, patterns, WORD)
    return out === before ? unit : out.normalize('NFC')
  },
} as const satisfies Equivalence
