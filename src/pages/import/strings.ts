import type { Words } from '../../present/words.ts'

const en = {
  importing: {
    title: 'Import a document',
    intro:
      'The file is stored unchanged, its text becomes a version, and you see what repeats in it. Importing the same file again changes nothing.',
    file: 'File',
    fileHint:
      'Plain text, Markdown, HTML, Word (.docx), OpenDocument (.odt), EPUB or TEI; drop it here, or choose it. Several files become the witnesses of one passage.',
    paste: 'Or paste a text',
    name: 'Title',
    nameHint: 'If empty, the file’s own title.',
    sigla: 'Sigla of several files',
    siglaHint: 'In the order of the files: A B C. If empty, A, B, C and so on.',
    choices: 'How it is read',
    notes: 'Notes',
    notesOptions: {
      usual: 'those printed within the lines stay, others are left out',
      inline: 'at their places',
      foot: 'after the text',
      none: 'left out',
    },
    layer: 'Corrections and tracked changes',
    layerOptions: { usual: 'the text after all of them', first: 'the text before them' },
    readings: 'For an edition with an apparatus: the witness whose readings the text gets',
    readingsHint: 'A siglum. If empty, the text gets the readings that the edition prints.',
    charset: 'Encoding, where it is not recognised',
    submit: 'Import',
    failed: 'Nothing was stored.',
    sending: 'Sending…',
    reading: 'Reading the file and searching for repeats…',
  },
}

const zh: Words<typeof en> = {
  importing: {
    title: '导入文件',
    intro: '文件原样保存，其文本成为一个版本，并显示其中重复出现的段落。同一文件再次导入不产生任何变化。',
    file: '文件',
    fileHint:
      '纯文本、Markdown、HTML、Word（.docx）、OpenDocument（.odt）、EPUB 或 TEI；可拖放至此，或点击选择。多个文件将成为同一文段的各个见证本。',
    paste: '或粘贴文本',
    name: '标题',
    nameHint: '留空则用文件自身的标题。',
    sigla: '各文件的代号',
    siglaHint: '按文件次序，如 甲 乙 丙；留空则为 A、B、C……',
    choices: '读取方式',
    notes: '注文',
    notesOptions: { usual: '保留夹注，略去其他', inline: '置于原处', foot: '置于文末', none: '全部略去' },
    layer: '改动与修订',
    layerOptions: { usual: '改后的文本', first: '改前的文本' },
    readings: '校勘本：采用哪一种见证本的文字',
    readingsHint: '填写代号；留空则采用校勘本的正文。',
    charset: '编码（无法识别时填写）',
    submit: '导入',
    failed: '未保存任何内容。',
    sending: '正在上传…',
    reading: '正在读取，并查找重复段落……',
  },
}

export const IMPORT_PAGE = { en, zh }
