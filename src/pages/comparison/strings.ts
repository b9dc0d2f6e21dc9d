import type { Words } from '../../present/words.ts'

const en = {
  add: {
    title: 'Add a version',
    intro:
      'Nothing is ever overwritten: your text is stored beside the others, as a new version of a witness or as a new witness.',
    text: 'Text',
    siglum: 'Siglum',
    siglumHint: 'A letter for the witness, such as D. If the witness exists, it gets a new version.',
    label: 'What it is',
    labelHint: 'For a new witness: edition, copy or translation.',
    note: 'Note',
    noteHint: 'What you changed, or where the text is from.',
    token: 'Token',
    tokenHint: 'Storing needs the token of this installation.',
    submit: 'Store and compare',
    optional: 'optional',
    prefill: 'Or',
    readOnly: 'This installation is read-only.',
  },
}

const zh: Words<typeof en> = {
  add: {
    title: '添加版本',
    intro: '已存内容从不覆盖：您的文本将与其他文本并存，成为某见证本的新版本，或新的见证本。',
    text: '文本',
    siglum: '代号',
    siglumHint: '代表见证本的字母，例如 D。若该见证本已有，则为其添加新版本。',
    label: '说明',
    labelHint: '新见证本须注明：何种版本、抄本或译本。',
    note: '附注',
    noteHint: '改动了什么，或文本得自何处。',
    token: '令牌',
    tokenHint: '存入须有本站的令牌。',
    submit: '存入并对校',
    optional: '可不填',
    prefill: '或者',
    readOnly: '本站只供阅读。',
  },
}

export const COMPARISON_PAGE = { en, zh }
