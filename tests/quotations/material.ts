/** What quotations are constructed of: texts in six languages and four scripts, each with an older version, and cuts of them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CandidateText } from '../../src/quotations/check.ts'

const fixture = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url).href), 'utf8').trim()

export type MaterialLanguage = 'zh' | 'lzh' | 'en' | 'la' | 'grc' | 'he'

/** The account has the same passage twice; the half of it is a text by itself here. */
const account = fixture('../../kv-seed/texts/account.txt').slice(32, 4940)

/** Other words in the same script, for what is put in. */
export const OTHER: Readonly<Record<MaterialLanguage, readonly string[]>> = {
  zh: ['飛機', '經濟', '昨夜', '彷彿', '馬匹'],
  lzh: ['飛龍', '甲兵', '昨夕', '江河', '舟車'],
  en: ['harbour', 'velvet', 'thirteen', 'yesterday', 'seldom'],
  la: ['navibus', 'hodie', 'quattuor', 'frumentum', 'noctu'],
  grc: ['θάλασσα', 'χθές', 'ναῦς', 'τέσσαρα', 'σῖτον'],
  he: ['ספינה', 'אתמול', 'ארבעה', 'לחם', 'סוס'],
}

const OLD: Readonly<Record<MaterialLanguage, readonly [RegExp, string]>> = {
  zh: [/我们/gu, '我軍等'],
  lzh: [/君子|耶穌/gu, '大人'],
  en: [/\b(?:nation|the)\b/gu, 'country'],
  la: [/\b(?:Belgae|et)\b/gu, 'Helvetii'],
  grc: [/(?<!\p{L})(?:λόγος|καὶ)(?!\p{L})/gu, 'νόμος'],
  he: [/(?<!\p{L})(?:אלהים|אשר)(?!\p{L})/gu, 'אדני'],
}

export interface NewText {
  readonly id: string
  readonly language: MaterialLanguage
  readonly text: string
}

/** Each text with an older version that reads otherwise in some places, as a caller has them who names none. */
export const withOlder = (texts: readonly NewText[]): CandidateText[] =>
  texts.flatMap(({ id, language, text }) => {
    const [from, to] = OLD[language]
    const shared = { language, names: [], named: true, akin: false }
    return [
      { ...shared, version: id, current: true, text },
      { ...shared, version: `${id}-old`, current: false, text: text.replace(from, to) },
    ]
  })

/** The texts of the repository. */
export const TEXTS: readonly CandidateText[] = withOlder([
  ...(['en', 'la', 'grc', 'he', 'lzh'] as const).map((language) => ({
    id: language,
    language,
    text: fixture(`../fixtures/texts/${language}.txt`),
  })),
  { id: 'zh', language: 'zh', text: account },
])

export type Random = () => number

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

/** One text that quotations are made of, and the others. */
export interface Material {
  readonly text: string
  readonly language: MaterialLanguage
  readonly random: Random
  /** Current texts in other languages. */
  readonly others: readonly CandidateText[]
}

export const isUnspaced = ({ language }: Pick<Material, 'language'>): boolean => language === 'zh' || language === 'lzh'
/** Between two words or clauses. */
export const gapOf = (m: Pick<Material, 'language'>): string => (isUnspaced(m) ? '' : ' ')
/** `han` characters, or `words` in scripts with spaces. */
export const least = (m: Pick<Material, 'language'>, han: number, words: number): number =>
  isUnspaced(m) ? han : words

const MARKS = '，。；：！？,.;:!?·׃\\n「」“”'
const CLAUSES = new RegExp(`[^${MARKS}]+[${MARKS}]*\\s*`, 'gu')
/** Clauses with the marks behind each. */
export const clausesOf = (text: string): string[] => text.match(CLAUSES) ?? []

export const sizeOf = (m: Pick<Material, 'language'>, text: string): number =>
  (text.match(isUnspaced(m) ? /\p{Script=Han}/gu : /[\p{L}\p{M}\p{N}’'-]+/gu) ?? []).length

/** Some clauses in a row, with at least so many characters or words. */
export function stretch(m: Material, size = least(m, 10, 6)): string[] | null {
  const clauses = clausesOf(m.text)
  const start = Math.floor(m.random() * clauses.length)
  for (let end = start + 1; end <= Math.min(clauses.length, start + 8); end++) {
    const taken = clauses.slice(start, end)
    if (sizeOf(m, taken.join('')) >= size) return taken
  }
  return null
}
export const bare = (text: string): string => text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
/** Clauses in a row as one string, without the marks around it; '' where the text has none at the place. */
export const words = (m: Material, size?: number): string => bare(stretch(m, size)?.join('') ?? '')

/** A word inside, of the kind that the script has: two Han characters or one word. */
export function wordAt(m: Material, text: string): readonly [start: number, end: number] | null {
  const found = [...text.matchAll(isUnspaced(m) ? /\p{Script=Han}{2}/gu : /[\p{L}\p{M}]{3,}/gu)].slice(1, -1)
  if (found.length === 0) return null
  const match = pick(m.random, found)
  return [match.index, match.index + match[0].length]
}
