/**
 * The equivalence rules: what may differ without two readings being different. A rule changes only what is compared;
 * the text stays as it was written.
 */

/** The names of the rules that a reader may ask to ignore, in the order in which they are listed. */
export const RULES = [
  'punctuation',
  'spacing',
  'width',
  'case',
  'script',
  'variant-character',
  'numeral-form',
  'name-form',
] as const
export type RuleName = (typeof RULES)[number]

/** One entry of an authority list: forms of one name. */
export interface NameEntry {
  readonly id: string
  readonly kind: 'person' | 'pseudonym' | 'place'
  readonly forms: readonly string[]
}

/**
 * A rule as a function: two strings that it folds to the same string are equal under it. Folding twice is folding once.
 * Every rule is usable alone; `folded` in tokens.ts applies several together, always in the same order.
 */
export interface Equivalence {
  readonly name: RuleName | 'orthographic'
  fold(unit: string): string
}
