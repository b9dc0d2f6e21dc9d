/** The tables of Han characters and Chinese words, for texts that are compared in a page. */
export {
  INTERCHANGEABLE as interchangeable,
  RADICALS as radicals,
  RARE_SIMPLIFIED as rareSimplified,
  TRADITIONAL_TOO as traditionalToo,
} from '../text/tables/han-relations.ts'
export { SCRIPT_CLASSES as script } from '../text/tables/script.ts'
export { VARIANT_WORDS as variantWords } from '../text/tables/variant-words.ts'
export { VARIANT_CLASSES as variants } from '../text/tables/variants.ts'
export { WORD_TABLE as words } from '../text/tables/words.ts'
