/**
 * Texts that make text algorithms slow, by kind: long runs of one class of sign, short periods, self-similar words, many tiny
 * texts, much the same text in another order. Each kind is a generator, so that size and seed are the caller's to choose.
 */
import type { NameEntry } from '../../src/text/equivalence.ts'

type Random = () => number

/** Texts of about `length` UTF-16 units in all. The same for the same `random`. */
export type WorstTexts = (length: number, random: Random) => string[]

const below = (random: Random, n: number): number => Math.floor(random() * n)
const pick = <T>(random: Random, from: ArrayLike<T>): T => from[below(random, from.length)]!
const repeated = (period: string, length: number): string =>
  period.repeat(Math.max(1, Math.floor(length / [...period].length)))
const han = (random: Random, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + below(random, 6000))).join('')
const word = (random: Random, letters: number): string =>
  Array.from({ length: letters }, () => String.fromCharCode(0x61 + below(random, 26))).join('')
const words = (random: Random, length: number, letters = 6): string[] =>
  Array.from({ length: Math.ceil(length / (letters + 1)) }, () => word(random, letters))
const pieces = (random: Random, length: number, size: number): string[] =>
  Array.from({ length: Math.ceil(length / size) }, () => han(random, size))
const reversed = (text: string): string => [...text].reverse().join('')

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = below(random, i + 1)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}

/** A text with a few strangers in it. */
function disturbed(random: Random, text: string, count = 5, stranger = '異'): string {
  const points = [...text]
  for (let k = 0; k < count; k++) points[below(random, points.length)] = stranger
  return points.join('')
}

/** The period over and over, against the same a little shorter and with three strangers in it. */
const periodic =
  (period: string): WorstTexts =>
  (length, random) => {
    const text = repeated(period, length / 2)
    return [text, disturbed(random, text.slice(0, Math.max(1, text.length - 7 * period.length)), 3)]
  }

/** One period against another. */
const against =
  (a: string, b: string): WorstTexts =>
  (length) => [repeated(a, length / 2), repeated(b, length / 2)]

/** `count` texts of equal length together. */
const many =
  (count: number, make: (length: number, random: Random, k: number) => string): WorstTexts =>
  (length, random) =>
    Array.from({ length: count }, (_, k) => make(Math.max(1, Math.floor(length / count)), random, k))

/** As many versions of one text, each changed in its own way. */
const versions =
  <T>(
    count: number,
    first: (length: number, random: Random) => T,
    change: (of: T, k: number, random: Random) => string,
  ): WorstTexts =>
  (length, random) => {
    const of = first(Math.max(2, Math.floor(length / count)), random)
    return Array.from({ length: count }, (_, k) => change(of, k, random))
  }

/** One text against another arrangement of its pieces. */
const arranged =
  (
    cut: (length: number, random: Random) => string[],
    between: string,
    arrange: (list: string[], random: Random) => string[],
  ): WorstTexts =>
  (length, random) => {
    const list = cut(length / 2, random)
    return [list.join(between), arrange(list, random).join(between)]
  }

const oddsFirst = <T>(list: readonly T[]): T[] => [
  ...list.filter((_, i) => i % 2 === 1),
  ...list.filter((_, i) => i % 2 === 0),
]

/** Every word of `order` letters over four signs exactly once (de Bruijn 1946, by Lyndon words). */
function deBruijn(length: number): string {
  const order = Math.max(2, Math.floor(Math.log(length) / Math.log(4)))
  const letters = new Array<number>(4 * order).fill(0)
  let out = ''
  const extend = (t: number, period: number): void => {
    if (t > order) {
      if (order % period === 0) for (let i = 1; i <= period; i++) out += '甲乙丙丁'[letters[i]!]
      return
    }
    letters[t] = letters[t - period]!
    extend(t + 1, period)
    for (let next = letters[t - period]! + 1; next < 4; next++) {
      letters[t] = next
      extend(t + 1, t)
    }
  }
  extend(1, 1)
  return out
}

function thueMorse(length: number): string {
  let text = '乙'
  while (text.length < length) text += text.replace(/./g, (sign) => (sign === '甲' ? '乙' : '甲'))
  return text.slice(0, length)
}

function fibonacci(length: number): string {
  let [a, b] = ['甲', '乙']
  while (b.length < length) [a, b] = [b, b + a]
  return b.slice(0, length)
}

/** Signs and short periods of every class that some code looks at in its own way. */
const PERIODS: readonly string[] = [
  ...[
    '7',
    '1,',
    '1.1.',
    '７',
    '٣',
    '९',
    '〇',
    '九萬八千七百六十',
    '廿卅',
    '第一',
    'MCMXC',
    'M',
    'm ',
    '①',
    '௰',
    '፲',
    'αʹ ',
    'ט״ו ',
    '½',
  ],
  ...['1月1日', '一九五〇年', '月日', '1/1/', '-1', '1:1 ', '百', '一百', '零', '3.', '百分之'],
  ...[
    '，',
    '.',
    '-',
    '…',
    '—',
    '·',
    '，。；：、！？',
    ' ',
    '\n',
    '\u3000',
    '\t\n',
    '\u200c',
    '\u200d',
    '\u202e\u202c',
    '\ufe0f',
    '文\ufe00',
    '\u00ad\u0301',
    'ao',
    '\u00ad',
    '\ufeff',
  ],
  ...[
    'בּֽ֑',
    'بَّٰ',
    'ᄀ',
    '각',
    '👩‍👩‍👧‍👦',
    '👩‍',
    '🇨',
    '⿰',
    '⿰木⿱目',
    '\ue000',
    'กำ',
    'ཀ་',
    'カ',
    'か\u3099',
    '□',
    '[...]',
    '……',
    '①〔1〕[1]',
    '[1',
  ],
  ...[
    '（',
    '「『',
    '[',
    '<',
    '{',
    '）',
    '"',
    "'",
    '"a ',
    "a'",
    '“',
    '”“',
    '«»',
    'ab-\n',
    'a-',
    '&',
    '& and ',
    '<b>',
    '_',
    '*',
    '`',
    '#\n',
    '|\n',
    '|a|b|\n',
    '[a](',
  ],
  ...[
    'a：\n',
    '甲：是。\n',
    '字\n',
    'http://a.b/',
    'a@',
    'aA',
    '的',
    '不',
    '不是不',
    'ab ',
    'a b c ',
    '甲乙丙',
    '甲乙丙丁戊己庚',
    '天地玄黄宇宙洪荒日月盈昃辰',
    '電报电報',
  ],
]

/** By what they are made of. */
export const WORST_TEXTS: Readonly<Record<string, WorstTexts>> = {
  ...Object.fromEntries(PERIODS.map((period) => [`period ${JSON.stringify(period)}`, periodic(period)])),
  'a run of 百 against 一': (length) => [repeated('百', length), '一'],
  'a run of 十 against 一': (length) => [repeated('十', length), '一'],
  'digits that end in a power of ten': (length) => [`${repeated('一', length)}百`, '一'],
  'Arabic digits and powers in turns': against('7百', '百7'),
  'any numerals in any order': (length, random) =>
    [0, 1].map(() => Array.from({ length: length / 2 }, () => pick(random, '〇一二三十百千萬亿廿卅7７零')).join('')),
  'marks on one base': (length) => [`a${'\u0301'.repeat(length / 2)}`, `a${'\u0323'.repeat(length / 2 - 7)}`],
  'marks in two orders on one base': (length) => [
    `a${repeated('\u0301\u0323', length / 2)}`,
    `a${repeated('\u0323\u0301', length / 2)}`,
  ],
  'twenty marks on each letter': many(2, (length, random) =>
    Array.from(
      { length: Math.ceil(length / 21) },
      () =>
        word(random, 1) + Array.from({ length: 20 }, () => String.fromCharCode(0x300 + below(random, 0x6f))).join(''),
    ).join(''),
  ),
  'equal lines': (length) => {
    const line = '天地玄黄宇宙洪荒日月盈昃辰宿列张。\n'
    return [repeated(line, length / 2), repeated(line, length / 2 - 40)]
  },
  'capitals against small letters': against('A', 'a'),
  'ß against s': against('ß', 's'),
  'numerals of two orders in turns': against('廿卅卌九萬八千', '卅廿九千八萬'),
  'numerals, the last another': against('三十', '三千'),
  'a period and its beginning moved to its end': (length, random) => {
    const period = han(random, 9)
    return [repeated(period, length / 2), repeated(period.slice(1) + period[0], length / 2)]
  },
  'one period in turns with another, in any order': many(2, (length, random) =>
    Array.from({ length: Math.ceil(length / 7) }, () => pick(random, ['廿卅卌九萬八千', '「的」，的。'])).join(''),
  ),
  'dialogue, each line another speaker': many(2, (length, random) =>
    Array.from({ length: Math.ceil(length / 4) }, () => `${pick(random, '甲乙')}：${han(random, 1)}\n`).join(''),
  ),
  'ﬁ against fi': against('ﬁ', 'fi'),
  'uv against vu': against('uv', 'vu'),
  '了 against 的': against('了', '的'),
  '後 against 后': against('後', '后'),
  '台臺颱 against 颱台臺': against('台臺颱', '颱台臺'),
  'a long period': (length, random) => periodic(han(random, 29))(length, random),
  'two long periods': (length, random) => {
    const period = han(random, 31)
    return [repeated(period, length / 2), repeated(period + han(random, 6), length / 2)]
  },
  'the Fibonacci word': (length) => [fibonacci(length / 2), fibonacci(length / 2).slice(1)],
  'the Thue–Morse word': (length) => [thueMorse(length / 2), `${reversed(thueMorse(length / 2))}丙`],
  'two signs at random': many(2, (length, random) => Array.from({ length }, () => pick(random, '甲乙')).join('')),
  'two words at random': many(2, (length, random) =>
    Array.from({ length: length / 2 }, () => pick(random, ['a ', 'b '])).join(''),
  ),
  'two words at random, thirty texts': many(30, (length, random) =>
    Array.from({ length: length / 2 }, () => pick(random, ['a ', 'b '])).join(''),
  ),
  'a de Bruijn word against its reversal': (length) => [deBruijn(length / 2), reversed(deBruijn(length / 2))],
  'a de Bruijn word, turned': (length) => {
    const text = deBruijn(length / 2)
    return [text, text.slice(text.length / 2) + text.slice(0, text.length / 2)]
  },
  'sentences shuffled': arranged(
    (length, random) => pieces(random, length, 15).map((piece) => `${piece}。`),
    '',
    (list, random) => shuffled(random, list),
  ),
  'words shuffled': arranged(
    (length, random) => words(random, length),
    ' ',
    (list, random) => shuffled(random, list),
  ),
  'halves that changed places': arranged(
    (length, random) => pieces(random, length, length / 2),
    '',
    (list) => list.reverse(),
  ),
  'blocks in reverse order': arranged(
    (length, random) => pieces(random, length, 40),
    '',
    (list) => [...list].reverse(),
  ),
  'lines in reverse order': arranged(
    (length, random) => pieces(random, length, 20),
    '\n',
    (list) => [...list].reverse(),
  ),
  'blocks, the odd ones first': arranged((length, random) => pieces(random, length, 24), '', oddsFirst),
  'signs, the odd ones first': arranged((length, random) => pieces(random, length, 1), '', oddsFirst),
  'words that differ in one letter': many(2, (length, random) =>
    Array.from({ length: Math.ceil(length / 10) }, () => {
      const at = below(random, 9)
      return `${'a'.repeat(at)}b${'a'.repeat(8 - at)}`
    }).join(' '),
  ),
  'one long word': (length, random) => {
    const long = word(random, length / 2)
    return [long, disturbed(random, long, 20, 'q')]
  },
  'one long word against its reversal': (length, random) => {
    const long = word(random, length / 2)
    return [long, reversed(long)]
  },
  'words of five thousand letters': (length, random) => {
    const list = words(random, length / 2, 5000)
    return [list.join(' '), list.map((long) => disturbed(random, long, 200, 'q')).join(' ')]
  },
  'every second sign lost': (length, random) => {
    const text = han(random, length / 2)
    return [text, [...text].filter((_, i) => i % 2 === 1).join('')]
  },
  'every word another by one letter': (length, random) => {
    const list = words(random, length / 2, 8)
    return [list.join(' '), list.map((one) => `${one.slice(0, 4)}q${one.slice(5)}`).join(' ')]
  },
  'words without anything in common': many(2, (length, random) => words(random, length, 9).join(' ')),
  'characters without anything in common': many(2, (length, random) => han(random, length)),
  'a tenth of the characters another': (length, random) => {
    const text = han(random, length / 2)
    return [text, disturbed(random, text, text.length / 10)]
  },
  ...Object.fromEntries(
    [
      ['a ninth of the characters another', 2, 9],
      ['a third of the characters another', 2, 3],
      ['a tenth of the characters another, twenty texts', 20, 10],
      ['a tenth of the characters another, two hundred texts', 200, 10],
    ].map(([name, count, share]) => [
      name,
      versions(
        Number(count),
        (length, random) => han(random, length),
        (text, k, random) => (k === 0 ? text : disturbed(random, text, text.length / Number(share))),
      ),
    ]),
  ),
  'characters without anything in common, two hundred texts': many(200, (length, random) => han(random, length)),
  'random words, two hundred texts': many(200, (length, random) => words(random, length, 9).join(' ')),
  'near words, two hundred texts': many(200, (length, random) =>
    words(random, length, 9)
      .map((one) => `comp${one.slice(0, 3)}tion`)
      .join(' '),
  ),
  'letters, two hundred texts': many(200, (length, random) =>
    Array.from({ length: length / 2 }, () => word(random, 1)).join(' '),
  ),
  'one of a hundred differs': versions(
    100,
    (length, random) => han(random, length),
    (text, k, random) => (k === 50 ? disturbed(random, text, 1) : text),
  ),
  'each of a hundred lacks a word': versions(
    100,
    (length, random) => words(random, length),
    (list, k) => list.filter((_, i) => i % 100 !== k).join(' '),
  ),
  'each of a hundred adds a word': versions(
    100,
    (length, random) => words(random, length),
    (list, k, random) => list.toSpliced(k % (list.length + 1), 0, word(random, 5)).join(' '),
  ),
  'each of a hundred writes every tenth word in its own way': versions(
    100,
    (length, random) => words(random, length),
    (list, _, random) => list.map((one, i) => (i % 10 === 3 ? `${one}${word(random, 2)}` : one)).join(' '),
  ),
  'each of twenty shuffles the words': versions(
    20,
    (length, random) => words(random, length),
    (list, _, random) => shuffled(random, list).join(' '),
  ),
  'fifty rotations': versions(
    50,
    (length, random) => han(random, length),
    (text, k) => text.slice((k * text.length) / 50) + text.slice(0, (k * text.length) / 50),
  ),
  'a hundred beginnings': versions(
    100,
    (length, random) => han(random, 2 * length),
    (text, k) => text.slice(0, 1 + (k * text.length) / 100),
  ),
  'fifty runs of unlike length': (length) =>
    Array.from({ length: 50 }, (_, k) => repeated('甲', 1 + ((k + 1) * length) / 1275)),
  'two hundred equal texts': versions(
    200,
    (length, random) => han(random, length),
    (text) => text,
  ),
}

/** Names that overlap each other and the text beside them: every form begins as the text does, few are in it. */
export const WORST_NAMES: Readonly<Record<string, { texts: WorstTexts; names: readonly NameEntry[] }>> = {
  'ten thousand forms of one beginning': {
    texts: periodic('甲乙'),
    names: nameList(
      200,
      50,
      (k) => repeated('甲乙', 2 * (2 + (k % 49))).slice(0, 99) + String.fromCharCode(0x4e00 + k),
    ),
  },
  'a hundred forms inside each other': { texts: periodic('甲'), names: nameList(2, 50, (k) => '甲'.repeat(1 + k)) },
  'forms that the text nearly has': {
    texts: periodic('甲'),
    names: nameList(2, 50, (k) => `${'甲'.repeat(1 + (k % 99))}乙`),
  },
}

function nameList(entries: number, forms: number, form: (k: number) => string): NameEntry[] {
  return Array.from({ length: entries }, (_, i) => ({
    id: `n${i}`,
    kind: 'person' as const,
    forms: Array.from({ length: forms }, (_, j) => form(i * forms + j)),
  }))
}
