/**
 * The engine in a page, loaded when an element first compares texts of that page. The tables of Han characters, as large as the engine
 * itself, are loaded only for texts that have some, and so are the rules of European languages.
 */

import { textOf } from '../text/codepoints.ts'
import { RULES, type RuleName } from '../text/equivalences/index.ts'
import { addLanguages } from '../text/languages/index.ts'
import type { Family } from '../text/languages/language.ts'
import { hasTables, provideTables, type Tables } from '../text/tables/provided.ts'
import { compare } from '../variants/compare.ts'
import type { ComparisonData } from './figure-data.ts'

/** The files with tables and rules, beside this one; their names are put here when all are built. */
declare const HAN_FILE: string
declare const HANGUL_FILE: string
declare const EUROPEAN_FILE: string

/** Code points of all texts together: what a page can compare while its reader waits. */
const MOST = 200_000
/** Characters whose rules are tables: Han, kana, Hangul. */
const TABLED = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ud7ff\uf900-\ufaff\uff66-\uffdc\ud840-\ud8bf]/

/** Letters of the languages whose rules are loaded: Latin, Cyrillic. */
const EUROPEAN_LETTER =
  /[A-Za-z\u00c0-\u024f\u0400-\u052f\u1e00-\u1eff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb06]/
const KOREAN = /[\u1100-\u11ff\u3130-\u318f\ua960-\ud7ff]/

export interface InlineText {
  readonly siglum: string
  readonly label: string
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl'
  readonly text: string
}

export interface InlineOptions {
  readonly title: string
  /** Rules, by commas. */
  readonly ignore: string
  readonly base: string | null
}

const beside = (file: string) => import(new URL(file, import.meta.url).href)
const european = { isLoaded: false }

async function loadLanguages(texts: readonly InlineText[]): Promise<void> {
  if (european.isLoaded || !texts.some(({ text }) => EUROPEAN_LETTER.test(text))) return
  const { EUROPEAN } = (await beside(EUROPEAN_FILE)) as { readonly EUROPEAN: readonly Family[] }
  // Another comparison of the page may have been faster.
  if (!european.isLoaded) addLanguages(EUROPEAN)
  european.isLoaded = true
}

/** Korean readings are read from the table when Korean is first compared. */
const korean = { hanja: '' }

async function loadTables(texts: readonly InlineText[]): Promise<void> {
  if (!texts.some(({ text }) => TABLED.test(text))) return
  if (korean.hanja === '' && texts.some(({ text, language }) => KOREAN.test(text) || language?.startsWith('ko')))
    korean.hanja = ((await beside(HANGUL_FILE)) as Pick<Tables, 'hanja'>).hanja
  if (hasTables()) return
  const han = (await beside(HAN_FILE)) as Omit<Tables, 'hanja'>
  provideTables({
    ...han,
    get hanja() {
      return korean.hanja
    },
  })
}

/** @throws RangeError where the texts are too long, or two of them have one siglum */
export async function compareTexts(texts: readonly InlineText[], options: InlineOptions): Promise<ComparisonData> {
  if (new Set(texts.map(({ siglum }) => siglum)).size < texts.length) throw new RangeError('two texts have one siglum')
  if (texts.reduce((sum, { text }) => sum + textOf(text).length, 0) > MOST)
    throw new RangeError('the texts are too long')
  await Promise.all([loadTables(texts), loadLanguages(texts)])
  const asked = options.ignore.split(/[\s,]+/)
  const ignore = RULES.filter((rule): rule is RuleName => asked.includes(rule))
  const known = texts.some(({ siglum }) => siglum === options.base)
  const comparison = compare(
    texts.map(({ siglum, text, language }) => ({ siglum, text, language })),
    { ignore, base: known ? options.base! : texts[0]!.siglum },
  )
  const base = texts.find(({ siglum }) => siglum === comparison.options.base)!
  return {
    title: options.title,
    language: base.language ?? '',
    labels: Object.fromEntries(texts.map(({ siglum, label }) => [siglum, label])),
    comparison,
    directions: Object.fromEntries(texts.map(({ siglum, direction }) => [siglum, direction])),
    text: base.text,
    permalink: null,
  }
}
