/**
 * How much work an alignment may cost. Work is bounded by counts, since clocks stand still inside a deployed Worker.
 * Where a bound bites, the answer is still lossless, but coarser, and says so (`precise: false`).
 */
export const ALIGN_LIMITS = {
  /**
   * Words of 32 cells that one gap between anchors may cost in the exact alignment of two sequences:
   * 20,000 × 20,000 tokens without any anchor fit (12.5 million words, about 40 ms).
   */
  gapWords: 16_000_000,
  /** Words of the exact alignment kept at once (16 MB); above that, gaps are halved first (Hirschberg 1975). */
  keptWords: 4_000_000,
} as const
