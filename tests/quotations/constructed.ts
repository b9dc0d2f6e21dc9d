/**
 * Quotations with known departures, made from texts in six languages. Every maker takes clauses of a text and changes them in
 * one way, so that the verdict is known; a maker gives null where the text does not lend itself to it.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CandidateText, Verdict } from '../../src/quotations/check.ts'

const fixture = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url).href), 'utf8').trim()
const LANGUAGES = ['en', 'la', 'grc', 'he', 'lzh'] as const

/** The account has the same passage twice; the half of it is a text by itself here. */
const account = fixture('../../kv-seed/texts/account.txt').slice(32, 4940)

/** Other words in the same script, for what is put in. */
const OTHER: Readonly<Record<string, readonly string[]>> = {
  zh: ['飛機', '經濟', '昨夜', '彷彿', '馬匹'],
  lzh: ['飛龍', '甲兵', '昨夕', '江河', '舟車'],
  en: ['harbour', 'velvet', 'thirteen', 'yesterday', 'seldom'],
  la: ['navibus', 'hodie', 'quattuor', 'frumentum', 'noctu'],
  grc: ['θάλασσα', 'χθές', 'ναῦς', 'τέσσαρα', 'σῖτον'],
  he: ['ספינה', 'אתמול', 'ארבעה', 'לחם', 'סוס'],
}

const OLD: Readonly<Record<string, readonly [RegExp, string]>> = {
  zh: [/我们/gu, '我軍等'],
  lzh: [/君子/gu, '大人'],
  en: [/\bnation\b/gu, 'country'],
  la: [/\bBelgae\b/gu, 'Helvetii'],
  grc: [/λόγος/gu, 'νόμος'],
  he: [/אלהים/gu, 'אדני'],
}

/** Each text with an older version that reads otherwise in some places. */
export const TEXTS: readonly CandidateText[] = [
  ...LANGUAGES.map((language) => ({
    language: language as string,
    text: fixture(`../fixtures/texts/${language}.txt`),
  })),
  { language: 'zh', text: account },
].flatMap(({ language, text }) => {
  const [from, to] = OLD[language]!
  const shared = { language, names: [], named: true, akin: false }
  return [
    { ...shared, version: language, current: true, text },
    { ...shared, version: `${language}-old`, current: false, text: text.replace(from, to) },
  ]
})

export interface Case {
  readonly quotation: string
  readonly want: Verdict
  readonly how: string
  readonly language: string
  /** The version that the caller names as the source. */
  readonly named?: string
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Material {
  readonly text: string
  readonly language: string
  readonly unspaced: boolean
  readonly random: () => number
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!
/** Clauses with the mark behind each. */
const clausesOf = (text: string) =>
  text.match(/[^，。；：！？,.;:!?·׃\n「」“”]+[，。；：！？,.;:!?·׃\n「」“”]*\s*/gu) ?? []
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? []
const sizeOf = ({ unspaced }: Material, text: string) =>
  unspaced ? (text.match(/[\p{Script=Han}]/gu) ?? []).length : wordsOf(text).length

/** Some clauses in a row with at least so many characters or words. */
function stretch(m: Material, least = m.unspaced ? 10 : 6): string[] | null {
  const clauses = clausesOf(m.text)
  const start = Math.floor(m.random() * clauses.length)
  for (let end = start + 1; end <= Math.min(clauses.length, start + 8); end++) {
    const taken = clauses.slice(start, end)
    if (sizeOf(m, taken.join('')) >= least) return taken
  }
  return null
}
const bare = (text: string) => text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

type Maker = (m: Material) => string | null

/** A word inside, of the kind that the script has: two Han characters or one word. */
function wordAt(m: Material, text: string): readonly [number, number] | null {
  const found = [...text.matchAll(m.unspaced ? /\p{Script=Han}{2}/gu : /[\p{L}\p{M}]{3,}/gu)].slice(1, -1)
  if (found.length === 0) return null
  const match = pick(m.random, found)
  return [match.index, match.index + match[0].length]
}

export const MAKERS: Readonly<Record<string, readonly [Verdict, Maker]>> = {
  'as it is': ['verbatim', (m) => stretch(m)?.join('').trim() ?? null],
  'without the marks around it': ['verbatim', (m) => bare(stretch(m)?.join('') ?? '') || null],
  'in quotation marks': [
    'verbatim',
    (m) =>
      `“${bare(
        stretch(m)
          ?.join('')
          .split(/[“”"「」]/u)[0] ?? '',
      )}”`,
  ],
  'with a bracketed addition and a note mark': [
    'verbatim',
    (m) => {
      const text = bare(stretch(m)?.join('') ?? '')
      const at = wordAt(m, text)
      if (at === null) return null
      return `${text.slice(0, at[1])}[${pick(m.random, OTHER[m.language]!)}]${text.slice(at[1])}①`
    },
  ],
  'broken into lines': [
    'verbatim',
    (m) => {
      const text = bare(stretch(m)?.join('') ?? '')
      const at = m.unspaced ? text.length >> 1 : text.indexOf(' ', text.length >> 1)
      if (at <= 0 || text.includes('\n')) return null
      return `${text.slice(0, at)}\n${text.slice(m.unspaced ? at : at + 1)}`
    },
  ],
  'with an ellipsis for what is left out': [
    'verbatim',
    (m) => {
      const clauses = stretch(m, m.unspaced ? 24 : 14)
      if (clauses === null || clauses.length < 3) return null
      const [first, last] = [bare(clauses[0]!), bare(clauses.slice(2).join(''))]
      const least = m.unspaced ? 4 : 3
      return sizeOf(m, first) < least || sizeOf(m, last) < least ? null : `${first} … ${last}`
    },
  ],
  'other marks': [
    'accidental',
    (m) => {
      const text = bare(stretch(m, m.unspaced ? 16 : 9)?.join('') ?? '')
      const changed = text.replace(/[，,]/gu, '；').replace(/[·]/gu, ',')
      return changed === text ? null : changed
    },
  ],
  'in capitals': [
    'accidental',
    (m) => (m.unspaced || m.language === 'he' ? null : bare(stretch(m)?.join('') ?? '').toUpperCase() || null),
  ],
  'in traditional characters': [
    'accidental',
    (m) => {
      if (m.language !== 'zh') return null
      const text = bare(stretch(m)?.join('') ?? '')
      const changed = text.replace(
        /[们国军战电东鲜联苏师边见员]/gu,
        (c) => '們國軍戰電東鮮聯蘇師邊見員'['们国军战电东鲜联苏师边见员'.indexOf(c)]!,
      )
      return changed === text ? null : changed
    },
  ],
  'without accents and breathings': [
    'accidental',
    (m) =>
      m.language === 'grc'
        ? bare(stretch(m)?.join('') ?? '')
            .normalize('NFD')
            .replace(/\p{M}/gu, '') || null
        : null,
  ],
  'several clauses left out': [
    'abridged',
    (m) => {
      const clauses = stretch(m, m.unspaced ? 40 : 28)
      if (clauses === null || clauses.length < 5) return null
      const kept = clauses.filter((_, k) => k % 2 === 0)
      if (kept.some((clause) => sizeOf(m, clause) < (m.unspaced ? 5 : 4))) return null
      return bare(kept.join(''))
    },
  ],
  'a clause left out': [
    'abridged',
    (m) => {
      const clauses = stretch(m, m.unspaced ? 26 : 18)
      if (clauses === null || clauses.length < 3) return null
      const [first, , ...rest] = clauses
      const [before, after] = [first!, bare(rest.join(''))]
      const least = m.unspaced ? 5 : 4
      if (sizeOf(m, before) < least || sizeOf(m, after) < least || sizeOf(m, clauses[1]!) < 2) return null
      return `${before}${after}`.trim()
    },
  ],
  'pieces out of order': [
    'joined',
    (m) => {
      const clauses = clausesOf(m.text).filter((clause) => sizeOf(m, clause) >= (m.unspaced ? 6 : 4))
      if (clauses.length < 8) return null
      const late = Math.floor(clauses.length * (0.6 + 0.3 * m.random()))
      const early = Math.floor(clauses.length * 0.4 * m.random())
      return `${clauses[late]!}${m.unspaced ? '' : ' '}${bare(clauses[early]!)}`.trim()
    },
  ],
  'pieces of two texts': [
    'joined',
    (m) => {
      const [here, other] = [
        stretch(m, m.unspaced ? 6 : 4),
        TEXTS.find(({ language, current }) => current && language !== m.language)!,
      ]
      const there = stretch({ ...m, text: other.text, unspaced: false }, 4)
      return here === null || there === null ? null : `${here.join('')} ${bare(there.join(''))}`
    },
  ],
  'another number': [
    'altered',
    (m) => {
      const text = bare(stretch(m)?.join('') ?? '')
      const changed = text.replace(/[三四五六七八九]|\b(?:four|seven|tres|unam|three)\b/u, (c) =>
        c === '八' || c === 'seven'
          ? c === '八'
            ? '九'
            : 'nine'
          : /\p{Script=Han}/u.test(c)
            ? '八'
            : m.language === 'la'
              ? 'sex'
              : 'seven',
      )
      return changed === text ? null : changed
    },
  ],
  'a negation left out': [
    'altered',
    (m) => {
      const text = bare(stretch(m)?.join('') ?? '')
      const changed = text.replace(
        m.unspaced ? /(?<=\p{Script=Han})不(?=[是能會会好亦])/u : /(?<= )(?:not|never|οὐ|לא) /u,
        '',
      )
      return changed === text ? null : changed
    },
  ],
  'another word': [
    'altered',
    (m) => {
      const text = bare(stretch(m, m.unspaced ? 14 : 8)?.join('') ?? '')
      const at = wordAt(m, text)
      if (at === null) return null
      return text.slice(0, at[0]) + pick(m.random, OTHER[m.language]!) + text.slice(at[1])
    },
  ],
  'a word put in': [
    'altered',
    (m) => {
      const text = bare(stretch(m, m.unspaced ? 14 : 8)?.join('') ?? '')
      const at = wordAt(m, text)
      if (at === null) return null
      const space = m.unspaced ? '' : ' '
      return text.slice(0, at[0]) + pick(m.random, OTHER[m.language]!) + space + text.slice(at[0])
    },
  ],
  'nothing of the kind': [
    'not-found',
    (m) =>
      Array.from({ length: m.unspaced ? 6 : 8 }, () => pick(m.random, OTHER[m.language]!)).join(m.unspaced ? '' : ' '),
  ],
}

/** `count` cases by a seed, the kinds in turn. */
export function casesOf(seed: number, count: number): Case[] {
  const random = randomOf(seed)
  const kinds = Object.entries(MAKERS)
  const current = TEXTS.filter(({ current }) => current)
  const cases: Case[] = []
  for (let tries = 0; cases.length < count && tries < count * 20; tries++) {
    const { text, language } = pick(random, current)
    const material = { text, language: language!, unspaced: language === 'zh' || language === 'lzh', random }
    const turn = cases.length % (kinds.length + 2)
    if (turn < kinds.length) {
      const [how, [want, make]] = kinds[turn]!
      const quotation = make(material)
      if (quotation !== null && quotation !== '' && quotation !== '“”')
        cases.push({ quotation, want, how, language: language! })
      continue
    }
    const words = stretch(material)
    if (words === null) continue
    if (turn === kinds.length) {
      // Words that only the older version has.
      const old = TEXTS.find(({ version }) => version === `${language}-old`)!
      const taken = stretch({ ...material, text: old.text }, material.unspaced ? 14 : 8)
      const quotation = bare(taken?.join('') ?? '')
      if (quotation === '' || text.includes(quotation)) continue
      cases.push({ quotation, want: 'other-version', how: 'so in an older version', language: language! })
    } else {
      const other = pick(
        random,
        current.filter((one) => one.language !== language),
      )
      cases.push({
        quotation: bare(words.join('')),
        want: 'misattributed',
        how: 'so in another text',
        language: language!,
        named: other.version,
      })
    }
  }
  return cases
}

/** The texts as a caller who names one of them would have them. */
export const textsFor = ({ named }: Case): readonly CandidateText[] =>
  named === undefined
    ? TEXTS
    : TEXTS.map((text) => ({ ...text, named: text.version === named, akin: text.version === `${named}-old` }))
