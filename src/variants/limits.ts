/** How large a comparison may be. What is over a limit is refused while it grows: half an apparatus would pass for the whole. */
export const COMPARISON_LIMITS = {
  /** Spans of all segments: segments × witnesses. Each takes some 100 bytes of the 128 MB of an isolate. */
  comparedSpans: 400_000,
  /** Bytes that the sigla of these spans take in an answer. */
  comparedSigla: 16_000_000,
} as const
