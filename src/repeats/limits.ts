/**
 * How much work the search for repeats may cost. Work is bounded by counts, since clocks stand still inside a deployed
 * Worker. Where a bound bites, what is told is still true, but something may be missing (`precise: false`).
 */
export const REPEAT_LIMITS = {
  /** Pairs of places with a few letters in common that are looked at: about half a second. */
  seeds: 8_000_000,
  /** Exact agreements kept (40 bytes each while they are sorted). */
  matches: 500_000,
  /** Cells visited while agreements are run out past what differs: about a second. */
  cells: 30_000_000,
  /** Places that agree with others kept (some 500 bytes each, with what is made of them). */
  places: 80_000,
  /** Cells visited while the places of one passage are held against each other. */
  measured: 30_000_000,
  /** Places looked at while pairs are put together to passages, in each of two steps: about a second. */
  looks: 10_000_000,
  /** Passages told: more than anyone reads. */
  passages: 5_000,
  /** Their places in all: an answer of at most some three megabytes. */
  spans: 50_000,
} as const
