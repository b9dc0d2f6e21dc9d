/**
 * Limits of the work of one alignment, as counts, because the clock of a deployed Worker does not advance while it computes. An answer
 * that reached a limit is still lossless but coarser, and marked (`precise: false`, `reason` is the name of the limit).
 */
export const ALIGN_LIMITS = {
  /**
   * Words of 32 cells that the exact alignment of gaps between anchors may cost in one request (about 100 ms): two texts
   * of 39,000 tokens without any anchor. What is left over is cut in proportion first.
   */
  gapWords: 48_000_000,
  /** Words of the exact alignment kept at once (16 MB); above that, gaps are halved first (Hirschberg 1975). */
  keptWords: 4_000_000,
  /**
   * Cells, times the distinct symbols in their columns, that the joining of many readings may cost in one request (half
   * a second): a hundred witnesses of a verse take a fifth of it. Beyond, readings are aligned with the first alone.
   */
  profileCells: 30_000_000,
  /** Columns of two readings that are joined with each other. Beyond, as beyond `profileCells`. */
  profileColumns: 400_000,
  /**
   * Cells of an alignment table: every different witness in every column, empty cells included. Each takes about 15 bytes with what is
   * derived from it, of the 128 MB of an isolate. A larger table is refused before it is made.
   */
  tableCells: 4_000_000,
  /**
   * Cells that the readings between two stretches of agreement may be spread over; where they need more, they are put side by side as
   * they come.
   */
  windowCells: 2_000_000,
  /**
   * Pairs of different words that are compared with each other in one request (about half a second, 16 MB). Beyond, words are equal or
   * differ.
   */
  nearPairs: 1_000_000,
} as const

/** The limits above which an answer is coarser. */
export type AlignLimit = Exclude<keyof typeof ALIGN_LIMITS, 'keptWords' | 'profileColumns' | 'tableCells'>

/** The work needs more memory than one request has, even in the coarsest form. `limit`: the published name. */
export class LimitExceeded extends Error {
  readonly limit: 'tableCells' | 'comparedSpans' | 'comparedSigla'

  constructor(limit: LimitExceeded['limit']) {
    super(limit)
    this.limit = limit
  }
}

/** @throws LimitExceeded */
export function checkCells(rows: number, columns: number): void {
  if (rows * columns > ALIGN_LIMITS.tableCells) throw new LimitExceeded('tableCells')
}

/** What is left of one request's limits; a value that is passed along with the request, never kept. */
export interface Budget {
  gapWords: number
  profileCells: number
  /** The first limit that bit, if one did. */
  exceeded: AlignLimit | null
}

/** Takes profile cells from the budget; false, and nothing taken, where there are not so many left. */
export function spend(budget: Budget, profileCells: number): boolean {
  if (profileCells > budget.profileCells) {
    budget.exceeded ??= 'profileCells'
    return false
  }
  budget.profileCells -= profileCells
  return true
}

/** The whole budget of one request. */
export const newBudget = (): Budget => ({
  gapWords: ALIGN_LIMITS.gapWords,
  profileCells: ALIGN_LIMITS.profileCells,
  exceeded: null,
})
