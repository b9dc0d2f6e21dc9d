import type { Equivalence } from '../equivalence.ts'

/**
 * Spellings that writing systems let stand side by side, and nothing wider: what Unicode calls canonically equivalent;
 * Greek accents and breathings, Hebrew points and Arabic vowel signs (which the older manuscripts lack); typographic
 * ligatures and long s; i/j and u/v; æ/ae, œ/oe. Accents of other scripts tell words apart (schon/schön, año/ano), and
 * likeness of longer words (colour/color) is a guess, so neither is here.
 */
export const orthographic: Equivalence = {
  name: 'orthographic',
  fold(unit) {
    if (PLAIN.test(unit)) return unit.replace(/[jJvV]/g, (c) => ROMAN[c]!)
    return unit
      .normalize('NFD')
      .replace(POINTED, '$1')
      .replace(
        /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g,
        '',
      )
      .replace(/[jJvVæÆœŒſﬀ-ﬆ]/g, (c) => ROMAN[c] ?? c.normalize('NFKC'))
      .normalize('NFC')
  },
}

const PLAIN = /^[\x20-\x7e\u3000-\u9fff]*$/
/** A Greek letter with its marks; the breathing or accent may stand before a capital in older type, but not in Unicode. */
const POINTED = /(\p{Script=Greek})\p{M}+/gu
const ROMAN: Readonly<Record<string, string>> = {
  j: 'i',
  J: 'I',
  v: 'u',
  V: 'U',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ſ: 's',
}
