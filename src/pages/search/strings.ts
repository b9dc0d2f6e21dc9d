import { plural, type Words } from '../../present/words.ts'
import type { FieldKind } from '../../search/records.ts'

const en = {
  searching: {
    title: 'Search',
    intro:
      'Searches every stored version, and what is recorded about telegrams, people and passages. Exact results come first, then those that differ only in the form of letters, then near ones.',
    words: 'Words',
    find: 'Search',
    placeholder: 'a sentence, a person, a file number, a date',
    sentences: (n: number) => plural(n, 'sentence in the texts', 'sentences in the texts'),
    kinds: { all: 'all', text: 'texts', telegram: 'telegrams', passage: 'passages', name: 'people and places' },
    show: 'Show only',
    headings: { telegram: 'Telegrams', passage: 'Passages', name: 'People and places' },
    allOf: (n: number) => `All ${n}`,
    everyWord: 'has every word',
    fields: {
      code: 'number',
      title: 'title',
      person: 'person',
      reference: 'reference',
      date: 'date',
      statement: 'description',
      source: 'source',
      form: 'form of the name',
    } satisfies Record<FieldKind, string>,
    withdrawn: 'withdrawn',
    none: 'Nothing stored has these words, or anything near them.',
    next: 'More results',
    quotation: 'Is it a quotation? Check it.',
    partial: 'A part of the index is missing and is being made again: there may be more.',
    tooLong: (limit: number) => `At most ${limit} characters can be searched for.`,
    match: { exact: 'exact', equal: 'equal except for the form of letters', near: 'near' },
    open: (start: number, end: number) => `characters ${start}–${end}`,
  },
}

const zh: Words<typeof en> = {
  searching: {
    title: '检索',
    intro: '检索所有已存版本，以及有关电报、人物、文段的著录：先列完全相同者，再列仅字形不同者，最后列相近者。',
    words: '词句',
    find: '检索',
    placeholder: '词句、人名、档号、日期',
    sentences: (n) => `文本中有 ${n} 句`,
    kinds: { all: '全部', text: '文本', telegram: '电报', passage: '文段', name: '人名地名' },
    show: '只看',
    headings: { telegram: '电报', passage: '文段', name: '人名地名' },
    allOf: (n) => `全部 ${n} 项`,
    everyWord: '含有各词',
    fields: {
      code: '编号',
      title: '标题',
      person: '人物',
      reference: '档号刊本',
      date: '日期',
      statement: '说明',
      source: '出处',
      form: '异名',
    },
    withdrawn: '已撤回',
    none: '所存内容中没有这些词句，也没有与之相近者。',
    next: '继续查找',
    quotation: '这是一段引文？核对其真伪。',
    partial: '索引缺一部分，正在重建：结果可能不全。',
    tooLong: (limit) => `至多检索 ${limit} 个字符。`,
    match: { exact: '完全相同', equal: '仅字形不同', near: '相近' },
    open: (start, end) => `第 ${start}–${end} 字符`,
  },
}

export const SEARCH_PAGE = { en, zh }
