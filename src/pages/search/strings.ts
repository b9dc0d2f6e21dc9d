import { plural, type Words } from '../../present/words.ts'

const en = {
  searching: {
    title: 'Search',
    intro:
      'Every version that was ever stored: exact places first, then those equal under the rules chosen, then near ones.',
    words: 'Words',
    find: 'Search',
    results: (n: number) => plural(n, 'version has them', 'versions have them'),
    none: 'No stored version has these words, or anything near them.',
    next: 'Look further',
    quotation: 'Is it a quotation? Check whether it is so.',
    partial: 'A part of the index is missing and is being made again: there may be more.',
    tooLong: (limit: number) => `At most ${limit} characters are looked for.`,
    match: { exact: 'exact', equal: 'equal under the rules', near: 'near' },
    open: (start: number, end: number) => `characters ${start}–${end}`,
  },
}

const zh: Words<typeof en> = {
  searching: {
    title: '检索',
    intro: '检索所有已存版本：先列完全相同之处，再列按所选规则相等之处，最后列相近之处。',
    words: '词句',
    find: '检索',
    results: (n) => `${n} 个版本`,
    none: '没有任何版本含有这些词句或与之相近者。',
    next: '继续查找',
    quotation: '这是一段引文？核对其真伪。',
    partial: '索引缺一部分，正在重建：结果可能不全。',
    tooLong: (limit) => `至多检索 ${limit} 个字符。`,
    match: { exact: '完全相同', equal: '按规则相等', near: '相近' },
    open: (start, end) => `第 ${start}–${end} 字符`,
  },
}

export const SEARCH_PAGE = { en, zh }
