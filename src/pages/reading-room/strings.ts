import { plural, type Words } from '../../present/words.ts'

const en = {
  room: {
    title: 'Variorum — reading room',
    lead: 'Every version of a passage side by side, every difference in its place, and for every telegram where it comes from.',
    holdings: (n: number, from: string, to: string) =>
      `${plural(n, 'telegram, letter or report', 'telegrams, letters and reports')} of ${from} to ${to}, as they were told, published and translated: every version side by side, every difference in its place, and for each document where it comes from.`,
    mostDifferent: 'Begin where the versions differ most',
    variants: (n: number) => plural(n, 'variant', 'variants'),
    seed: 'Load the corpus that comes with Variorum, on this machine or on Cloudflare:',
    passages: 'Passages',
    passagesIntro:
      'Each passage has one or more witnesses, each known by a letter, its siglum. Open a passage to see where they differ.',
    identical: 'The current versions are identical.',
    alone: 'One witness, nothing to compare yet.',
    noText: 'No text yet.',
    uncounted: 'Open it to count the variants.',
    more: 'More passages',
    moreWitnesses: (n: number) => `and ${n} more`,
    empty: 'No passage has been stored yet.',
    timeline: 'Telegrams in time',
    timelineIntro: (n: number) =>
      `${plural(n, 'telegram, letter, report or resolution is', 'telegrams, letters, reports and resolutions are')} quoted, paraphrased or mentioned in the account. Open one to see who says what about it, and how certain that is.`,
    undated: 'Undated',
    undatedIntro: 'No source gives a date for these.',
    legend: 'How to read the time line',
    said: 'a day that a text states, or a source of high certainty',
    supposed: 'a day that is inferred or not certain',
    open: 'that day or later; to the left: or earlier',
    spread: 'from the first to the last day named',
    answers: 'Who answers whom',
    answersIntro:
      'In the order of time. Arcs above the line lead from an answer to what it answers; below it, from a draft, an enclosure, a report or a quotation to the other document. Dashed lines are uncertain.',
    inWords: 'The same in words',
    tensions: 'Tensions',
    tensionsIntro: (n: number) =>
      `The account contradicts itself, its quotations, or what is known from elsewhere in ${plural(n, 'place', 'places')}.`,
    noTelegrams: 'No telegram has been recorded yet.',
  },
}

const zh: Words<typeof en> = {
  room: {
    title: 'Variorum 阅览室',
    lead: '同一段文字的各个版本并列对照，每一处异文各在其位；每一份电报从何而来，一一注明。',
    holdings: (n, from, to) =>
      `${from}至${to}的电报、信函与报告共 ${n} 份，及其叙述、刊本与译本：各个版本并列对照，每一处异文各在其位，每一份文件从何而来一一注明。`,
    mostDifferent: '各本差异最大者',
    variants: (n) => `异文 ${n} 处`,
    seed: '载入随附的语料（本机或云端）：',
    passages: '文段',
    passagesIntro: '每个文段有一种或多种见证本，各以字母为代号。打开文段，即见各本异同。',
    identical: '各见证本的现行版本完全相同。',
    alone: '只有一种见证本，尚无可比。',
    noText: '尚无文本。',
    uncounted: '打开后统计异文。',
    more: '更多文段',
    moreWitnesses: (n) => `及另外 ${n} 种`,
    empty: '尚未存入任何文段。',
    timeline: '电报年表',
    timelineIntro: (n) =>
      `文中引用、转述或提及的电报、信函、报告与决议共 ${n} 份。打开一份，可见何人作何说法、可信到何种程度。`,
    undated: '日期不明',
    undatedIntro: '没有任何来源指明日期。',
    legend: '图例',
    said: '文中明言，或来源可信度高的日期',
    supposed: '推断所得，或尚不确定的日期',
    open: '当日或其后；向左则为当日或其前',
    spread: '所称日期的最早与最晚',
    answers: '往来应答',
    answersIntro:
      '依时间先后。线上之弧由复电指向所复之电；线下之弧由草稿、附件、报告、引文指向另一文件。虚线表示尚不确定。',
    inWords: '以文字说明',
    tensions: '矛盾与疑点',
    tensionsIntro: (n) => `此文与其自身、与所引文件、与其他史料不合之处，共 ${n} 处。`,
    noTelegrams: '尚未著录任何电报。',
  },
}

export const READING_ROOM = { en, zh }
