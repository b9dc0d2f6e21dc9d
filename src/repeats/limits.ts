/**
 * Limits of the work of a search for repeats, as counts: the clock of a deployed Worker stands still while it computes. An answer that
 * reached a limit is still true but may lack repeats (`precise: false`).
 */
export const REPEAT_LIMITS = {
  /** Pairs of places with a few letters in common that are looked at: about half a second. */
  seeds: 8_000_000,
  /** Exact agreements kept (40 bytes each while they are sorted). */
  matches: 500_000,
  /** Cells visited while agreements are run out past what differs, in texts of any length: about half a second. */
  cells: 30_000_000,
  /** Places that agree with others, at most (some 500 bytes each, with what is derived from them). */
  places: 80_000,
  /** Cells visited while the places of one passage are compared with each other. */
  measured: 30_000_000,
  /** Places looked at while pairs are put together to passages, in each of two steps. */
  looks: 10_000_000,
  /** Passages in an answer: more than anyone reads. */
  passages: 5_000,
  /** Their places in all: an answer of at most some three megabytes. */
  spans: 50_000,
} as const

/**
 * The part of the limits that a short text may use: `first`, and so much more for each letter. Of real texts, CBETA's commentaries, which
 * quote their text in every line, use most: 15 million cells for 16,000 letters, 4 letters measured and 10 places examined for each
 * letter. Constructed words that differ in one letter use all that they get.
 */
const BUDGETS = {
  cells: { first: 13_000_000, letter: 160 },
  measured: { first: 1_000_000, letter: 32 },
  looks: { first: 500_000, letter: 32 },
} as const

/** What may be spent of a limit on texts of so many letters in all. */
export function budgetOf(name: keyof typeof BUDGETS, letters: number): number {
  const { first, letter } = BUDGETS[name]
  return Math.min(REPEAT_LIMITS[name], first + letter * letters)
}
