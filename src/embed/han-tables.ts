/** The tables of Han characters and Chinese words, for texts that are compared in a page. */
export { SCRIPT_CLASSES as script } from '../text/tables/script.ts'
export { VARIANT_WORDS as variantWords } from '../text/tables/variant-words.ts'
export { VARIANT_CLASSES as variants } from '../text/tables/variants.ts'
export { WORD_TABLE as words } from '../text/tables/words.ts'
