import { plural, type Words } from '../../present/words.ts'

const en = {
  versions: {
    title: (siglum: string) => `Versions of ${siglum}`,
    intro: 'Every version that was ever stored of this witness, the newest first. Nothing is overwritten.',
    current: 'current',
    by: 'by',
    recorded: (day: string) => `recorded ${day}`,
    withdrawn: (day: string) => `Withdrawn on ${day}`,
    restored: (day: string) => `stored again on ${day}`,
    first: 'the first version',
    changed: (n: number) => `${plural(n, 'variant', 'variants')} from the version before`,
    compare: 'compare with the version before',
    compareTwo: 'Compare two versions',
    compareThem: 'Compare the chosen two',
    read: 'read',
    stood: 'the passage as it was then',
    length: (n: number) => plural(n, 'character', 'characters'),
    words: 'Which version first had which words',
    wordsIntro: 'The current text; each marked part has the number of the version in which it first appeared.',
    tooLong: 'The versions are too long together to find out which of them first had which words.',
    feed: 'Substantive changes as a feed (Atom)',
    none: 'No version is stored of this witness.',
  },
}

const zh: Words<typeof en> = {
  versions: {
    title: (siglum) => `${siglum} 的各个版本`,
    intro: '此见证本存入的每一个版本，新者在前；一概不覆盖。',
    current: '现行',
    by: '存入者',
    recorded: (day) => `存入于 ${day}`,
    withdrawn: (day) => `${day} 撤回`,
    restored: (day) => `${day} 再次存入`,
    first: '最初的版本',
    changed: (n) => `与前一版本相比有异文 ${n} 处`,
    compare: '与前一版本对校',
    compareTwo: '对校两个版本',
    compareThem: '对校所选的两个',
    read: '查看',
    stood: '此文段当时的样子',
    length: (n) => `${n} 字`,
    words: '各处文字最早见于何版本',
    wordsIntro: '以下为现行文本；有标记之处，自所注编号的版本起即有。',
    tooLong: '各版本合计过长，无法逐处说明文字最早见于何版本。',
    feed: '实质改动的订阅源（Atom）',
    none: '此见证本尚无版本。',
  },
}

export const VERSION_PAGES = { en, zh }
