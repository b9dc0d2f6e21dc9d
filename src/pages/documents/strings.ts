import { plural, type Words } from '../../present/words.ts'

const en = {
  document: {
    characters: (n: number) => plural(n, 'character', 'characters'),
    original: 'The file, byte for byte',
    passage: 'The text as a passage',
    repeats: (n: number) => plural(n, 'passage stands more than once', 'passages stand more than once'),
    noRepeats: 'Nothing of twenty characters or more stands in it twice.',
    strip: 'The text from its beginning to its end, with arcs between the places that repeat',
    places: (length: number, similarity: string) => `${plural(length, 'character', 'characters')}, ${similarity} alike`,
    compare: (a: string, b: string) => `compare ${a} with ${b}`,
    span: (start: number, end: number) => `${start}–${end}`,
    stored: (n: number) => plural(n, 'passage stands in stored versions too', 'passages stand in stored versions too'),
    quotations: (n: number) => plural(n, 'quotation', 'quotations'),
    kinds: { marked: 'in quotation marks', unclosed: 'never closed', block: 'without marks' },
    comparison: 'Two places of one text',
    back: 'All repeats',
    coarse: 'Not all repeats are told:',
  },
}

const zh: Words<typeof en> = {
  document: {
    characters: (n) => `${n} 字符`,
    original: '原文件（逐字节）',
    passage: '作为文段查看',
    repeats: (n) => `${n} 个段落重复出现`,
    noRepeats: '没有二十字以上的重复段落。',
    strip: '从头至尾的文本，弧线连接重复之处',
    places: (length, similarity) => `${length} 字符，相似度 ${similarity}`,
    compare: (a, b) => `比较 ${a} 与 ${b}`,
    span: (start, end) => `${start}–${end}`,
    stored: (n) => `${n} 个段落亦见于已存版本`,
    quotations: (n) => `${n} 处引文`,
    kinds: { marked: '有引号', unclosed: '引号未闭合', block: '无引号' },
    comparison: '同一文本的两处',
    back: '全部重复之处',
    coarse: '未列出全部重复之处：',
  },
}

export const DOCUMENT_PAGES = { en, zh }
