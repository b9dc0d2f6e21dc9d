import type { Words } from '../../present/words.ts'

const en = {
  pasted: {
    title: 'Compare your own texts',
    intro: 'Paste or drop two or more versions of a text. ',
    sent: 'They are sent to this site, compared and forgotten.',
    here: 'They are compared in this browser and do not leave it.',
    files: 'Open text files',
    filesHint:
      'Plain text in UTF-8, UTF-16, GB18030 or Big5. Files may also be dropped onto the page, or onto one of the areas.',
    noText: (name: string) => `“${name}” is not plain text in one of these encodings.`,
    document: (name: string) => `“${name}” is more than plain text: under “Import” a whole document can be read.`,
    comparing: 'Comparing…',
    failed:
      'Comparing in this browser did not work. Pressed again, the button sends the texts to this site, which compares and forgets them.',
    text: (siglum: string) => `Text ${siglum}`,
    siglum: 'Siglum',
    compare: 'Compare',
    more: 'Add another text',
    result: 'Result',
    broken: 'The link was cut short or damaged: no text can be read from it.',
    share: 'Make a link that carries the texts',
    shareLink: 'Link that carries the texts',
    shareHint:
      'The texts travel in the link itself, behind the sign #, which no browser sends to a server. Whoever opens it sees them compared.',
    language: 'Language',
    languageHint: 'Tag such as zh-Hant, la or en; used for type and line breaking.',
    texts: 'Texts',
    store: 'Store these texts as a passage',
    storeIntro: 'They are then sent to this site and kept for good: a passage, with each text as a witness of it.',
    name: 'Title',
    id: 'Id',
    idHint: 'For its address: a–z, 0–9, hyphen, underscore.',
    submit: 'Store',
  },
}

const zh: Words<typeof en> = {
  pasted: {
    title: '比较您自己的文本',
    intro: '粘贴或拖入同一文本的两个或更多版本。',
    sent: '文本将发送至本站，对校之后不予保留。',
    here: '对校在您的浏览器中进行，文本不会离开浏览器。',
    files: '打开文本文件',
    filesHint: '纯文本，UTF-8、UTF-16、GB18030 或 Big5 编码。也可将文件拖到页面上，或拖入某个文本框。',
    noText: (name) => `“${name}”不是这些编码的纯文本。`,
    document: (name) => `“${name}”不是纯文本：整份文件请在“导入”页读入。`,
    comparing: '正在对校……',
    failed: '未能在浏览器中对校。若再按一次，文本将发送至本站，对校之后不予保留。',
    text: (siglum) => `文本 ${siglum}`,
    siglum: '代号',
    compare: '对校',
    more: '再添一种文本',
    broken: '链接不完整或已损坏，无法从中读出文本。',
    share: '生成带有文本的链接',
    shareLink: '带有文本的链接',
    shareHint: '文本就在链接之中，位于 # 号之后，浏览器不会将其发送给服务器。打开链接的人会直接看到对校结果。',
    result: '结果',
    language: '语言',
    languageHint: '语言标签，如 zh-Hant、la、en；用于字体与断行。',
    texts: '文本',
    store: '将这些文本存为文段',
    storeIntro: '文本将发送至本站并永久保存：成为一个文段，每种文本各为一个见证本。',
    name: '标题',
    id: '标识',
    idHint: '用于网址：a–z、0–9、连字符、下划线。',
    submit: '存入',
  },
}

export const PASTED_TEXTS = { en, zh }
