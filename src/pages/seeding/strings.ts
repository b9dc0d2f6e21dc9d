import type { Words } from '../../present/words.ts'

const en = {
  seeding: {
    title: 'Load the corpus',
    intro:
      'The passages and telegrams that come with Variorum, stored part by part. What is stored already stays as it is.',
    token: 'Token',
    hint: 'The secret WRITE_TOKEN of this installation. It is sent with each part and kept nowhere.',
    begin: 'Load the corpus',
    next: 'Load the next part',
    progress: (done: number, of: number) => `Part ${done} of ${of} is stored.`,
    working: 'Parts stored: ',
  },
}

const zh: Words<typeof en> = {
  seeding: {
    title: '载入语料',
    intro: '将 Variorum 随附的文段与电报逐部分存入。已存入的一概不动。',
    token: '令牌',
    hint: '即本站的密钥 WRITE_TOKEN。每存一部分即随之发送，不作任何保存。',
    begin: '载入语料',
    next: '载入下一部分',
    progress: (done, of) => `已存入 ${of} 部分中的第 ${done} 部分。`,
    working: '已存入的部分：',
  },
}

export const SEEDING = { en, zh }
