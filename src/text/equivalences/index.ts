/**
 * The registry of the equivalence rules. Every other list of rules derives from it: the values of `ignore`, the classes of a
 * difference, the OpenAPI document, the words of the pages, the order in which rules are applied and dropped.
 *
 * To add a rule, write its file beside this one and its line here.
 */
import type { Equivalence } from '../equivalence.ts'
import { abbreviation } from './abbreviation.ts'
import { letterCase } from './case.ts'
import { diacritics } from './diacritics.ts'
import { letterForm } from './letter-form.ts'
import { nameForm } from './name-form.ts'
import { noteMark } from './note-mark.ts'
import { numeralForm } from './numeral-form.ts'
import { punctuation } from './punctuation.ts'
import { script } from './script.ts'
import { spacing } from './spacing.ts'
import { spelling } from './spelling.ts'
import { variantCharacter } from './variant-character.ts'
import { width } from './width.ts'

/** In the order in which they are listed. */
export const EQUIVALENCES = [
  punctuation,
  spacing,
  width,
  letterCase,
  script,
  variantCharacter,
  diacritics,
  letterForm,
  spelling,
  abbreviation,
  noteMark,
  numeralForm,
  nameForm,
] as const satisfies readonly Equivalence[]

export type RuleName = (typeof EQUIVALENCES)[number]['name']

/** The names of the rules, which are the classes of differences too. */
export const RULES: readonly RuleName[] = EQUIVALENCES.map((rule) => rule.name)

/** What engine 1 called orthographic, and what the word still means in `ignore`. */
export const ORTHOGRAPHIC: readonly RuleName[] = ['diacritics', 'letter-form', 'spelling', 'abbreviation']

const sorted = (by: 'explains' | 'applies'): readonly (Equivalence & { readonly name: RuleName })[] =>
  [...EQUIVALENCES].sort((a, b) => a[by] - b[by])

/** Where fewer rules explain a difference too, the first of these are dropped first. */
export const GIVEN_UP_FIRST: readonly RuleName[] = sorted('explains').map((rule) => rule.name)

/** In the order in which they are applied beside each other. */
export const APPLIED_IN_ORDER: readonly (Equivalence & { readonly name: RuleName })[] = sorted('applies')

/** Rules under which words have one key. */
export const ALIGNING: readonly RuleName[] = EQUIVALENCES.filter((rule) => rule.aligns).map((rule) => rule.name)

/** Own rules have classes too, so a name need not be in it. */
const byName = <T>(of: (rule: Equivalence) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(EQUIVALENCES.map((rule) => [rule.name, of(rule)]))

/** What readers call each class of differences. */
export const classWords = (language: 'en' | 'zh' | 'zh-Hant') =>
  byName(({ words }) => (language === 'zh-Hant' ? (words.zh.traditional ?? words.zh.short) : words[language].short))

/** What readers choose from: each rule's title, and what it covers. */
export const ruleTitles = (language: 'en' | 'zh') =>
  byName(({ words }): readonly [title: string, about: string] => [words[language].title, words[language].about])
