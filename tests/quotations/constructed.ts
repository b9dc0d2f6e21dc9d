/**
 * Quotations with known departures. Every maker takes clauses of a text and changes them in one way, so that the verdict and what
 * departs are known; a maker gives null where the text does not lend itself to it.
 */
import type { CandidateText, Verdict } from '../../src/quotations/check.ts'
import {
  bare,
  clausesOf,
  gapOf,
  isUnspaced,
  least,
  type Material,
  type MaterialLanguage,
  OTHER,
  pick,
  randomOf,
  sizeOf,
  stretch,
  TEXTS,
  wordAt,
  words,
} from './material.ts'

/** What the source has at a place and what the quotation has instead; '' where one has nothing. */
export type Departed = readonly [source: string, quoted: string]

interface Made {
  readonly quotation: string
  /** What departs in substance, in the order of the quotation; not given where more than one answer is right. */
  readonly departures?: readonly Departed[]
  /** Of a joined quotation: the words of each place. */
  readonly pieces?: readonly string[]
}

export interface Case extends Made {
  readonly want: Verdict
  readonly how: string
  readonly language: MaterialLanguage
  /** The version that the caller names as the source. */
  readonly named?: string
}

type Maker = (m: Material) => Made | null

/** Verbatim but for what does not depart at all. */
const unchanged = (quotation: string): Made | null => (quotation === '' ? null : { quotation, departures: [] })
/** Null where the change found nothing to change. */
const changed = (before: string, quotation: string, departures: readonly Departed[]): Made | null =>
  quotation === before || quotation === '' ? null : { quotation, departures }

/** A clause or more that can be a piece of a joined or an abridged quotation. */
const pieceOf = (m: Material): string => words(m, least(m, 6, 4))
/** A piece of another text, in its own language. */
function pieceElsewhere(m: Material, other: CandidateText): string {
  return pieceOf({ ...m, text: other.text, language: other.language as MaterialLanguage })
}
const joinedOf = (pieces: readonly string[], by: string): Made | null =>
  pieces.every((piece) => piece !== '') ? { quotation: pieces.join(by), pieces } : null

/** Clauses, from which some in the middle are left out; what is left is long enough on both sides. */
function withoutMiddle(m: Material): { first: string; middle: string; last: string } | null {
  const clauses = stretch(m, least(m, 26, 18))
  if (clauses === null || clauses.length < 3) return null
  const [first, middle, last] = [clauses[0]!, clauses[1]!, bare(clauses.slice(2).join(''))]
  const size = least(m, 5, 4)
  return sizeOf(m, first) < size || sizeOf(m, last) < size || sizeOf(m, middle) < 2 ? null : { first, middle, last }
}

/** Clauses far apart, the later first. */
function outOfOrder(m: Material, count: number): string[] | null {
  const clauses = clausesOf(m.text)
    .map(bare)
    .filter((clause) => sizeOf(m, clause) >= least(m, 6, 4))
  if (clauses.length < 4 * count) return null
  // of as many parts of the text as there are pieces, from behind
  return Array.from({ length: count }, (_, k) => {
    const part = clauses.length / count
    return clauses[Math.floor((count - 1 - k) * part + 0.7 * part * m.random())]!
  })
}

/** Simplified characters, each followed by its traditional one, of words that texts like the account use. */
const TRADITIONAL = new Map(
  '们們国國军軍战戰电電东東鲜鮮联聯苏蘇师師边邊员員对對说說会會为為时時问問题題这這来來过過应應该該见見发發动動进進将將给給队隊敌敵线線请請认認谁誰长長门門关關开開两兩无無义義书書记記议議决決实實现現报報当當总總产產党黨华華业業东東车車'
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!] as const),
)

const NUMBERS: Readonly<Record<MaterialLanguage, readonly [RegExp, string, string]>> = {
  zh: [/[三四五六七八九]/u, '八', '九'],
  lzh: [/[三四五六七八九]/u, '八', '九'],
  en: [/\b(?:four|seven|three|two|five)\b/u, 'seven', 'nine'],
  la: [/\b(?:tres|unam|duo|duas|quinque)\b/u, 'sex', 'septem'],
  grc: [/(?<!\p{L})(?:δύο|τρεῖς|πέντε)(?!\p{L})/u, 'ἑπτά', 'ὀκτώ'],
  he: [/(?<!\p{L})(?:שני|שלשה|חמשה)(?!\p{L})/u, 'שבעה', 'ששה'],
}

/** Words whose omission changes the meaning; proper names of the texts among them. */
const TELLING =
  /[\p{Lu}\p{N}]|[一二三四五六七八九十百千万兩两半多少不没沒未非无無莫勿毋弗否日月年时時斯大林毛泽东周恩来金成志愿军朝鲜中国苏联美英北京平壤子曰耶穌]|^(?:not|no|nor|never|none|neither|cannot|one|two|three|four|five|score|seven|years?|non|nec|neque|nihil|nullus|haud|unam|omnium|primum|οὐ\p{L}*|μὴ?|οὔ\p{L}*|לא|אין|אל|יום|אחד|שני)$/u

const FOREIGN = [
  'საქართველო მთის მდინარე გზა',
  'देश की नदी और पहाड़ का रास्ता',
  'แม่น้ำและภูเขาของประเทศนี้',
  '나라의 강과 산과 길',
]
const NOWHERE: Readonly<Record<MaterialLanguage, string>> = {
  zh: '龘',
  lzh: '龘',
  en: 'xyzzy',
  la: 'xyzzy',
  grc: 'ξψζβ',
  he: 'זזטץ',
}

export const MAKERS: Readonly<Record<string, readonly [Verdict, Maker]>> = {
  'as it is': ['verbatim', (m) => unchanged(stretch(m)?.join('').trim() ?? '')],
  'without the marks around it': ['verbatim', (m) => unchanged(words(m))],
  'in quotation marks': [
    'verbatim',
    (m) => {
      const text = bare(words(m).split(/[“”"「」]/u)[0]!)
      return text === '' ? null : unchanged(`“${text}”`)
    },
  ],
  'with a bracketed addition and a note mark': [
    'verbatim',
    (m) => {
      const text = words(m)
      const at = wordAt(m, text)
      if (at === null) return null
      const added = pick(m.random, OTHER[m.language])
      return { quotation: `${text.slice(0, at[1])}[${added}]${text.slice(at[1])}①`, departures: [['', added]] }
    },
  ],
  'with an addition in East Asian brackets': [
    'verbatim',
    (m) => {
      const text = words(m)
      const at = wordAt(m, text)
      if (at === null || !isUnspaced(m)) return null
      const added = pick(m.random, OTHER[m.language])
      const [open, close] = pick(m.random, ['〔〕', '［］', '【】'])
      return { quotation: text.slice(0, at[1]) + open + added + close + text.slice(at[1]), departures: [['', added]] }
    },
  ],
  'broken into lines': [
    'verbatim',
    (m) => {
      const text = words(m)
      const at = isUnspaced(m) ? text.length >> 1 : text.indexOf(' ', text.length >> 1)
      if (at <= 0 || text.includes('\n')) return null
      return unchanged(`${text.slice(0, at)}\n${text.slice(isUnspaced(m) ? at : at + 1)}`)
    },
  ],
  'with a word divided by the print': [
    'verbatim',
    (m) => {
      if (m.language !== 'en' && m.language !== 'la') return null
      const text = words(m)
      const long = [...text.matchAll(/\p{Ll}{6,}/gu)]
      if (long.length === 0) return null
      const at = pick(m.random, long).index + 3
      return unchanged(`${text.slice(0, at)}-\n${text.slice(at)}`)
    },
  ],
  'with an ellipsis for what is left out': [
    'verbatim',
    (m) => {
      const found = withoutMiddle(m)
      if (found === null) return null
      const { first, middle, last } = found
      const dots = pick(m.random, [' … ', '……', ' ... ', '...'])
      return { quotation: bare(first) + dots + last, departures: [[middle, '']] }
    },
  ],
  'one sign that stands': [
    'verbatim',
    (m) => {
      const text = words(m)
      const at = wordAt(m, text)
      return at === null ? null : unchanged(isUnspaced(m) ? text[at[0]]! : text.slice(...at))
    },
  ],
  'other marks': [
    'accidental',
    (m) => {
      const text = words(m, least(m, 16, 9))
      return changed(text, text.replace(/[，,]/gu, '；').replace(/[·]/gu, ','), [])
    },
  ],
  'in capitals': [
    'accidental',
    (m) => {
      const text = words(m)
      // ᾳ is ΑΙ in capitals: another ending as well.
      if (isUnspaced(m) || m.language === 'he' || /[ᾳῃῳᾷῇῷᾴῄῴ]/u.test(text)) return null
      return changed(text, text.toUpperCase(), [])
    },
  ],
  'in traditional characters': [
    'accidental',
    (m) => {
      const text = words(m)
      return m.language === 'zh'
        ? changed(
            text,
            text.replace(/./gu, (c) => TRADITIONAL.get(c) ?? c),
            [],
          )
        : null
    },
  ],
  'without accents and breathings': [
    'accidental',
    (m) => {
      const text = words(m)
      return m.language === 'grc' ? changed(text, text.normalize('NFD').replace(/\p{M}/gu, ''), []) : null
    },
  ],
  'u for v': [
    'accidental',
    (m) => {
      const text = words(m)
      return m.language === 'la' ? changed(text, text.replaceAll('v', 'u'), []) : null
    },
  ],
  'several clauses left out': [
    'abridged',
    (m) => {
      const clauses = stretch(m, least(m, 40, 28))
      if (clauses === null || clauses.length < 5) return null
      const kept = clauses.filter((_, k) => k % 2 === 0)
      if (kept.some((clause) => sizeOf(m, clause) < least(m, 5, 4))) return null
      const left = clauses.filter((_, k) => k % 2 === 1 && k < clauses.length - 1)
      return { quotation: bare(kept.join('')), departures: left.map((clause) => [clause, '']) }
    },
  ],
  'a clause left out': [
    'abridged',
    (m) => {
      const found = withoutMiddle(m)
      return found && { quotation: bare(found.first + found.last), departures: [[found.middle, '']] }
    },
  ],
  'words within a clause left out': [
    'abridged',
    (m) => {
      const clause = bare(pick(m.random, clausesOf(m.text)))
      const at = wordAt(m, clause)
      if (at === null) return null
      const [before, word, after] = [clause.slice(0, at[0]), clause.slice(...at), clause.slice(at[1])]
      const size = least(m, 5, 4)
      if (TELLING.test(word) || TELLING.test(before.at(-1) ?? '') || TELLING.test(bare(after)[0] ?? '')) return null
      if (sizeOf(m, before) < size || sizeOf(m, after) < size) return null
      return { quotation: before + (isUnspaced(m) ? after : after.replace(/^\s/u, '')), departures: [[word, '']] }
    },
  ],
  'pieces out of order': [
    'joined',
    (m) => {
      const pieces = outOfOrder(m, 2)
      return pieces && joinedOf(pieces, isUnspaced(m) ? '，' : ', ')
    },
  ],
  'three pieces out of order': [
    'joined',
    (m) => {
      const pieces = outOfOrder(m, 3)
      return pieces && joinedOf(pieces, isUnspaced(m) ? '，' : ', ')
    },
  ],
  'pieces out of order around an ellipsis': [
    'joined',
    (m) => {
      const pieces = outOfOrder(m, 2)
      return pieces && joinedOf(pieces, ' … ')
    },
  ],
  'pieces of two texts': ['joined', (m) => joinedOf([pieceOf(m), pieceElsewhere(m, pick(m.random, m.others))], ' ')],
  'pieces of two texts around an ellipsis': [
    'joined',
    (m) => joinedOf([pieceOf(m), pieceElsewhere(m, pick(m.random, m.others))], '……'),
  ],
  'pieces of three texts': [
    'joined',
    (m) => {
      const [second, third] = [pick(m.random, m.others), pick(m.random, m.others)]
      if (second.language === third.language) return null
      return joinedOf([pieceOf(m), pieceElsewhere(m, second), pieceElsewhere(m, third)], ' ')
    },
  ],
  'another number': [
    'altered',
    (m) => {
      const text = words(m)
      const [number, one, other] = NUMBERS[m.language]
      const found = number.exec(text)?.[0]
      if (found === undefined) return null
      const put = found === one ? other : one
      return changed(text, text.replace(number, put), [[found, put]])
    },
  ],
  'a negation left out': [
    'altered',
    (m) => {
      const text = words(m)
      const negation = isUnspaced(m)
        ? /(?<=\p{Script=Han})不(?=[是能會会好亦知])/u
        : /(?<=\s)(?:not|never|non|οὐ|οὐκ|לא) /u
      const found = negation.exec(text)?.[0]
      return found === undefined ? null : changed(text, text.replace(negation, ''), [[found.trim(), '']])
    },
  ],
  'another word': [
    'altered',
    (m) => {
      const text = words(m, least(m, 14, 8))
      const at = wordAt(m, text)
      if (at === null) return null
      const put = pick(m.random, OTHER[m.language])
      return changed(text, text.slice(0, at[0]) + put + text.slice(at[1]), [[text.slice(...at), put]])
    },
  ],
  'a word put in': [
    'altered',
    (m) => {
      const text = words(m, least(m, 14, 8))
      const at = wordAt(m, text)
      if (at === null) return null
      const put = pick(m.random, OTHER[m.language])
      return changed(text, text.slice(0, at[0]) + put + gapOf(m) + text.slice(at[0]), [['', put]])
    },
  ],
  'two words put in': [
    'altered',
    (m) => {
      const text = words(m, least(m, 24, 14))
      const [first, second] = [wordAt(m, text), wordAt(m, text)]
      if (first === null || second === null || second[0] - first[1] < 6) return null
      const [a, b] = [pick(m.random, OTHER[m.language]), pick(m.random, OTHER[m.language])]
      const gap = gapOf(m)
      const quotation = `${text.slice(0, first[0])}${a}${gap}${text.slice(first[0], second[0])}${b}${gap}${text.slice(second[0])}`
      return {
        quotation,
        departures: [
          ['', a],
          ['', b],
        ],
      }
    },
  ],
  'nothing of the kind': [
    'not-found',
    (m) => ({
      quotation: Array.from({ length: least(m, 6, 8) }, () => pick(m.random, OTHER[m.language])).join(gapOf(m)),
    }),
  ],
  'in a script that no text has': ['not-found', (m) => ({ quotation: pick(m.random, FOREIGN) })],
  'one sign that stands nowhere': ['not-found', (m) => ({ quotation: NOWHERE[m.language] })],
}

/** Kinds that need more than one text or version. */
const OF_VERSIONS = [
  'so in an older version',
  'with other marks, so in an older version',
  'so in another text',
] as const

/** Every kind, in the order in which they take turns. */
export const KINDS: readonly string[] = [...Object.keys(MAKERS), ...OF_VERSIONS]

/** Whether one of the texts has all of them in their order, one after the other. */
const haveInOrder = (texts: readonly string[], pieces: readonly string[]): boolean =>
  texts.some((text) => pieces.reduce((from, piece) => (from < 0 ? from : text.indexOf(piece, from)), 0) >= 0)

/**
 * `count` cases by a seed, the kinds in turn, of texts each of which may have an older version (`ID-old`).
 * @param stored other texts that the quotations are compared with
 */
export function casesOf(
  seed: number,
  count: number,
  texts: readonly CandidateText[] = TEXTS,
  stored: readonly string[] = [],
): Case[] {
  const all = [...texts.map(({ text }) => text), ...stored]
  const random = randomOf(seed)
  const current = texts.filter((text) => text.current)
  const byLanguage = Map.groupBy(current, (text) => text.language as MaterialLanguage)
  const cases: Case[] = []
  for (let tries = 0; cases.length < count && tries < count * 200; tries++) {
    const source = pick(random, byLanguage.get(pick(random, [...byLanguage.keys()]))!)
    const language = source.language as MaterialLanguage
    const others = current.filter((one) => one.language !== language)
    const material: Material = { text: source.text, language, random, others }
    const how = KINDS[cases.length % KINDS.length]!
    const maker = MAKERS[how]
    if (maker !== undefined) {
      const made = maker[1](material)
      // A text that has a passage twice has its parts in every order.
      if (made === null || (made.pieces !== undefined && haveInOrder(all, made.pieces))) continue
      cases.push({ ...made, want: maker[0], how, language })
    } else if (how === 'so in another text') {
      const quotation = words(material)
      const named = pick(random, others).version
      if (quotation !== '') cases.push({ quotation, departures: [], want: 'misattributed', how, language, named })
    } else {
      const old = texts.find(({ version }) => version === `${source.version}-old`)
      if (old === undefined) continue
      const taken = words({ ...material, text: old.text }, least(material, 14, 8))
      if (taken === '' || current.some(({ text }) => text.includes(taken))) continue
      const quotation = how === 'so in an older version' ? taken : taken.replace(/[，,·]/gu, ';')
      if (how !== 'so in an older version' && quotation === taken) continue
      cases.push({ quotation, departures: [], want: 'other-version', how, language })
    }
  }
  return cases
}

/** The texts as a caller who names one of them would have them. */
export const textsFor = (
  { named }: { readonly named?: string | undefined },
  texts = TEXTS,
): readonly CandidateText[] =>
  named === undefined
    ? texts
    : texts.map((text) => ({ ...text, named: text.version === named, akin: text.version === `${named}-old` }))
