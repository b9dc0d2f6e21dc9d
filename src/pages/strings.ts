/** The strings of all pages in both languages. Each set is defined in the folder of the page that shows it. */

import type { ReaderLanguage } from '../present/language.ts'
import { SHARED } from '../present/strings.ts'
import type { Words } from '../present/words.ts'
import { once } from '../text/once.ts'
import { COMPARISON_PAGE } from './comparison/strings.ts'
import { COMPARISON_VIEWS } from './comparison-views/strings.ts'
import { DESK_PAGE } from './desk/strings.ts'
import { DOCUMENT_PAGES } from './documents/strings.ts'
import { EMBED_CODES } from './embed-codes/strings.ts'
import { IMPORT_PAGE } from './import/strings.ts'
import { NAME_PAGES } from './names/strings.ts'
import { OWN_RULES } from './own-rules/strings.ts'
import { PASTED_TEXTS } from './pasted-texts/strings.ts'
import { QUOTATION_PAGE } from './quotation/strings.ts'
import { READING_ROOM } from './reading-room/strings.ts'
import { SEARCH_PAGE } from './search/strings.ts'
import { SEEDING } from './seeding/strings.ts'
import { TELEGRAM_PAGE } from './telegram/strings.ts'
import { UI } from './ui/strings.ts'
import { VERSION_PAGES } from './versions/strings.ts'

const SETS = [
  SHARED,
  UI,
  READING_ROOM,
  COMPARISON_VIEWS,
  COMPARISON_PAGE,
  DESK_PAGE,
  TELEGRAM_PAGE,
  NAME_PAGES,
  VERSION_PAGES,
  SEARCH_PAGE,
  QUOTATION_PAGE,
  SEEDING,
  IMPORT_PAGE,
  DOCUMENT_PAGES,
  PASTED_TEXTS,
  OWN_RULES,
  EMBED_CODES,
] as const

type All<Sets> = Sets extends readonly [{ readonly en: infer First }, ...infer Rest]
  ? Words<First> & All<Rest>
  : unknown
export type Strings = All<typeof SETS>

const stringsIn = (language: ReaderLanguage) => Object.assign({}, ...SETS.map((set) => set[language])) as Strings
// Loaded when they are first needed: until then a Worker has only the functions among them (present/lifted-strings.ts).
const [en, zh] = [once(() => stringsIn('en')), once(() => stringsIn('zh'))]

export const STRINGS: Readonly<Record<ReaderLanguage, Strings>> = {
  get en() {
    return en()
  },
  get zh() {
    return zh()
  },
}
