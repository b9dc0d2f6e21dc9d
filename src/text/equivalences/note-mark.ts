import type { Equivalence } from '../equivalence.ts'

const BRACKETED = /(?:〔|［|\[|【)(?:注|註)?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:〕|］|\]|】)/
const CIRCLED = /[\u2460-\u2473\u24f5-\u24fe\u2776-\u277f\u3251-\u325f\u32b1-\u32bf]/
/** Behind a word or a stop; 10² and m² are powers. */
const RAISED =
  /(?<![\d\u2070-\u209f\u00b2\u00b3\u00b9]|(?:^|[^\p{L}])[kcdm]?m)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}/u

const MARK = new RegExp(`${BRACKETED.source}|${CIRCLED.source}|${RAISED.source}`, 'uy')
const ALL = new RegExp(MARK.source, 'gu')

/** Length in UTF-16 units of the mark of a note that begins at an offset, or 0. */
export function noteMarkAt(string: string, at: number): number {
  MARK.lastIndex = at
  const found = MARK.exec(string)
  return found === null ? 0 : found[0].length
}

/** 〔1〕, ①, ¹: where an edition hangs its notes. They compare as nothing. */
export const noteMark = {
  name: 'note-mark',
  words: {
    en: { short: 'mark of a note', title: 'Marks of notes', about: '〔1〕, ①, ¹ in the running text' },
    zh: { short: '注号', traditional: '注號', title: '注号', about: '正文中的〔1〕、①、¹' },
  },
  aligns: false,
  explains: 0,
  applies: 0,
  fold: (unit) => unit.replace(ALL, ''),
} as const satisfies Equivalence
