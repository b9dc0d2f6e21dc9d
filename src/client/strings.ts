/**
 * The strings that the components of a comparison and of the desk use: a browser that compares texts need not load those of every page.
 */
import { COMPARISON_PAGE } from '../pages/comparison/strings.ts'
import { COMPARISON_VIEWS } from '../pages/comparison-views/strings.ts'
import { DESK_PAGE } from '../pages/desk/strings.ts'
import { OWN_RULES } from '../pages/own-rules/strings.ts'
import { PASTED_TEXTS } from '../pages/pasted-texts/strings.ts'
import type { Strings } from '../pages/strings.ts'
import { UI } from '../pages/ui/strings.ts'
import type { ReaderLanguage } from '../present/language.ts'
import { SHARED } from '../present/strings.ts'

const SETS = [SHARED, UI, COMPARISON_VIEWS, COMPARISON_PAGE, DESK_PAGE, PASTED_TEXTS, OWN_RULES] as const

/** The components take the strings of all pages; those that are not here are on pages that a browser never makes, and of telegrams. */
const stringsIn = (language: ReaderLanguage) => Object.assign({}, ...SETS.map((set) => set[language])) as Strings

export const COMPARING_STRINGS: Readonly<Record<ReaderLanguage, Strings>> = {
  en: stringsIn('en'),
  zh: stringsIn('zh'),
}
