/** Provides every table by importing it: for libraries, tests, commands and browsers, which bundle the tables. */
import { INTERCHANGEABLE, RADICALS, RARE_SIMPLIFIED, TRADITIONAL_TOO } from './han-relations.ts'
import { READINGS } from './hanja.ts'
import { provideTables, type Tables } from './provided.ts'
import { SCRIPT_CLASSES } from './script.ts'
import { VARIANT_WORDS } from './variant-words.ts'
import { VARIANT_CLASSES } from './variants.ts'
import { WORD_TABLE } from './words.ts'

export const TABLES: Tables = {
  script: SCRIPT_CLASSES,
  variants: VARIANT_CLASSES,
  radicals: RADICALS,
  rareSimplified: RARE_SIMPLIFIED,
  traditionalToo: TRADITIONAL_TOO,
  interchangeable: INTERCHANGEABLE,
  variantWords: VARIANT_WORDS,
  hanja: READINGS,
  words: WORD_TABLE,
}

provideTables(TABLES)
