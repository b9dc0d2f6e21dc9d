import type { Words } from '../../present/words.ts'

const en = {
  importing: {
    title: 'Import a document',
    intro:
      'The file is kept as it is, its text becomes a version, and what stands in it more than once is shown. The same file again changes nothing.',
    file: 'File',
    fileHint:
      'Plain text, Markdown, HTML, Word (.docx) or TEI; drop it here, or choose it. Unicode, GB18030 and Big5 are recognised.',
    paste: 'Or paste a text',
    name: 'Title',
    nameHint: 'Left empty, the file’s own.',
    submit: 'Import',
    failed: 'Nothing was stored.',
    sending: 'Sending…',
    reading: 'Reading it, and looking for what repeats…',
  },
}

const zh: Words<typeof en> = {
  importing: {
    title: '导入文件',
    intro: '文件原样保存，其文本成为一个版本，并显示其中重复出现的段落。同一文件再次导入不产生任何变化。',
    file: '文件',
    fileHint:
      '纯文本、Markdown、HTML、Word（.docx）或 TEI；可拖放至此，或点击选择。自动识别 Unicode、GB18030 与 Big5。',
    paste: '或粘贴文本',
    name: '题名',
    nameHint: '留空则用文件自身的题名。',
    submit: '导入',
    failed: '未保存任何内容。',
    sending: '正在上传…',
    reading: '正在读取，并查找重复段落……',
  },
}

export const IMPORT_PAGE = { en, zh }
