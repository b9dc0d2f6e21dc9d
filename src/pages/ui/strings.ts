import type { Words } from '../../present/words.ts'

const en = {
  inOtherLanguage: '中文',
  locale: 'en_GB',
  skip: 'Skip to the text',
  skipToVariant: 'Skip to the first variant',
  siteNav: 'Main',
  readingRoom: 'Reading room',
  compareYourOwn: 'Compare your own texts',
  search: 'Search',
  import: 'Import',
  footer:
    'Variorum keeps every version of a passage, shows where versions differ, and says of every telegram where it comes from and how we know.',
  api: 'API',
}

const zh: Words<typeof en> = {
  inOtherLanguage: 'English',
  locale: 'zh_CN',
  skip: '跳到正文',
  skipToVariant: '跳到第一处异文',
  siteNav: '主导航',
  readingRoom: '阅览室',
  compareYourOwn: '比较您自己的文本',
  search: '检索',
  import: '导入',
  footer: 'Variorum 保存一段文字的每一个版本，显示各本的异同，并说明每一份电报的来历与根据。',
  api: '接口',
}

export const UI = { en, zh }
