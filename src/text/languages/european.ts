/** The languages of Europe in Latin and Cyrillic letters, whose rules are many: a page loads them when a text has such letters. */
import { ENGLISH } from './english.ts'
import { GERMANIC } from './german.ts'
import type { Family } from './language.ts'
import { LATIN } from './latin.ts'
import { ROMANCE } from './romance.ts'
import { SLAVIC } from './slavic.ts'

export const EUROPEAN: readonly Family[] = [ENGLISH, LATIN, ROMANCE, GERMANIC, SLAVIC]
