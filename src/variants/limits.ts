/**
 * Limits of the size of a comparison. A comparison over a limit is refused while it grows, because half an apparatus could be taken for
 * all.
 */
export const COMPARISON_LIMITS = {
  /**
   * Spans of all segments, one for each witness, and two more for what else a segment has. Each takes some 150 bytes of the 128 MB of
   * an isolate: two witnesses may differ in 50,000 places, a hundred in some 1,960.
   */
  comparedSpans: 400_000,
  /** Bytes that the sigla of these spans take in an answer. */
  comparedSigla: 16_000_000,
} as const
