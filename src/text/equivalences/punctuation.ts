import type { Equivalence } from '../equivalence.ts'

/**
 * Marks of punctuation, and the symbols that stand for them in East Asian print (～, ｜, ○ as a dot, ` and ´ as quotation marks).
 * Left out are the marks that are read aloud: 20% is not 20.
 */
export const MARKS = /[[\p{P}~\|^`´¨～｜＾｀○●◎◇◆□■△▲☆★⋯]--[%‰‱\&@\#％＆＠＃]]/v
const RUN = new RegExp(`(?:${MARKS.source})+`, 'gv')

/** Punctuation compares as nothing: 、 and ，; a comma and none. */
export const punctuation: Equivalence = { name: 'punctuation', fold: (unit) => unit.replace(RUN, '') }
