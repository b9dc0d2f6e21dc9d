import type { Equivalence } from '../equivalence.ts'

/**
 * Marks of punctuation, and the symbols used in their place in East Asian print (～, ｜, ○ as a dot, ── as a dash, ` and ´ as quotation
 * marks) or in the output of text recognition (¬ for a hyphen at the end of a line), and the Greek sign of elision. Left out are the
 * marks that are read aloud, because 20% is not 20; the signs of abbreviation, which replace letters; and the signs of lost text.
 */
export const MARKS = /[[\p{P}~\|^`´¨～｜＾｀○●◎◆△▲☆★⋯─━¬\u1fbd\u1fbf\u0f0b-\u0f14]--[%‰‱\&@\#％＆＠＃⁊𐆠]]/v
const RUN = new RegExp(`(?:${MARKS.source})+`, 'gv')

/** Punctuation compares as nothing: 、 and ，; a comma and none. */
export const punctuation = {
  name: 'punctuation',
  words: {
    en: { short: 'punctuation', title: 'Punctuation', about: 'commas, stops, quotation marks' },
    zh: { short: '标点', traditional: '標點', title: '标点', about: '逗号、句号、引号等' },
  },
  aligns: false,
  explains: 1,
  applies: 11,
  fold: (unit) => unit.replace(RUN, ''),
} as const satisfies Equivalence
