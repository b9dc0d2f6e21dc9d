/** Shapes of Latin letters that distinguish words in no language, and those that only older texts have. */
import type { Replacements } from './language.ts'

const INSULAR: Readonly<Record<string, string>> = { ꝺ: 'd', ꝼ: 'f', ꞃ: 'r', ꞅ: 's', ꞇ: 't', ᵹ: 'g', ꝿ: 'g' }

/** Long s, the round r, typographic ligatures, æ and œ written out, a small letter written over another (aͤ, uͦ). */
export const ROMAN_LETTERS: Replacements = [
  [/ſ/g, 's'],
  [/ꝛ/g, 'r'],
  // insular letters, which Latin and vernacular scribes kept for single letters (ꝺ)
  [/[ꝺꝼꞃꞅꞇᵹꝿ]/g, (c) => INSULAR[c!]!],
  [/[ﬀ-ﬆĳǆǉǌ]/g, (c) => c!.normalize('NFKD').replaceAll('ſ', 's')],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ͤ/g, 'e'],
  [/ͦ/g, 'o'],
]

/** u and v, i and j: one letter in two positions, until printers of the seventeenth century; w is two of the first. */
export const OLD_LETTERS: Replacements = [
  [/w/g, 'vv'],
  [/[vꝩỽ]/g, 'u'],
  [/j/g, 'i'],
]

/** ä written ae and ß written ss, as where the type is missing. */
export const UMLAUTS: Replacements = [
  [/([aou])\u0308/g, '$1e'],
  [/ß/g, 'ss'],
]

/** Accents, the cedilla and the tilde: all marks of one letter that Romance languages write. */
export const ROMANCE_MARKS = /[\u0300-\u0304\u0306\u0308\u0327]/g

/** A stroke or tilde over a vowel: the nasal behind it. */
export const NASAL_STROKES: Replacements = [
  [/([aeiouy])[\u0303\u0304\u0305](?=[bmp])/g, '$1m'],
  [/([aeiouy])[\u0303\u0304\u0305](?=[a-z])/g, '$1n'],
]
