/**
 * The type of an equivalence rule: what may differ without two readings being different. A rule changes only what is compared, never
 * the text.
 */
import type { Writing } from './languages/index.ts'

/** One entry of an authority list: forms of one name. */
export interface NameEntry {
  readonly id: string
  readonly kind: 'person' | 'pseudonym' | 'place'
  readonly forms: readonly string[]
}

/** How a rule is called before readers, in one language. */
export interface RuleWords {
  /** As a class of differences: "capitals". */
  readonly short: string
  /** The same in traditional characters. */
  readonly traditional?: string
  /** As a choice in a form. */
  readonly title: string
  /** What it covers, by an example. */
  readonly about: string
}

/**
 * A rule as a function: two strings that it folds to the same string are equal under it, unless `agrees` says otherwise. Folding
 * twice is folding once. Every rule is usable alone; `folded` in fold.ts applies several together, always in the same order.
 */
export interface Equivalence<Name extends string = string> {
  readonly name: Name
  readonly words: { readonly en: RuleWords; readonly zh: RuleWords }
  /** Whether the words of one differ from those of others only by this rule have one key, and so are in one column. */
  readonly aligns: boolean
  /**
   * Where fewer rules explain a difference too, the rules with the lowest number are dropped first: a comma in another width is no other
   * mark of punctuation. Each rule has a number of its own.
   */
  readonly explains: number
  /** When it is applied beside others: the lowest first. */
  readonly applies: number
  fold(unit: string, writing: Writing): string
  /** What is left of the folding for after all others; with it `fold` is incomplete. */
  finish?(unit: string, writing: Writing): string
  /**
   * Whether two strings that fold alike really are equal; they come folded by all other rules in force. For relations that are no
   * equivalences: pecheur is pécheur and pêcheur, which are two words. Symmetric.
   */
  agrees?(a: string, b: string, here: Writing, there: Writing, rules: readonly string[]): boolean
  /** Whether `agrees` may say no in these writings; always, where it is left out. Asking costs folding twice more. */
  mayObject?(here: Writing, there: Writing): boolean
}
