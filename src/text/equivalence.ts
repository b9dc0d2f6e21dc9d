/** The names of the equivalence rules, in the order in which they are applied and listed. */
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
