/** An equivalence that an editor sets up for a passage or sends with a comparison. */
export interface OwnRule {
  readonly id: string
  /** Of the differences that the rule explains; the id where it is left out. */
  readonly class?: string | undefined
  /** Plain strings that are taken for equal. One side may be empty unless `at` is `anywhere`. */
  readonly pairs: readonly (readonly [string, string])[]
  /** Only in witnesses of this language (BCP 47). */
  readonly language?: string | undefined
  /** Where the strings must stand; `anywhere` where it is left out. */
  readonly at?: 'anywhere' | 'word' | 'start' | 'end' | undefined
}
