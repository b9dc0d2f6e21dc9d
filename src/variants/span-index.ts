/**
 * Finds spans of one text that overlap a place: with ten thousand places and ten thousand moves there are too many pairs to try each.
 */
import type { Span } from './comparison.ts'

export class SpanIndex {
  readonly #sorted: readonly Span[]
  /** How far those up to each one reach. */
  readonly #reach: Int32Array

  constructor(spans: readonly Span[]) {
    this.#sorted = [...spans].sort((x, y) => x[0] - y[0])
    this.#reach = new Int32Array(spans.length)
    let reach = 0
    this.#sorted.forEach(([, to], k) => {
      reach = Math.max(reach, to)
      this.#reach[k] = reach
    })
  }

  /** Whether more than half of a place is inside one of the spans. O(log n), and one step for each span that overlaps the place. */
  cover([start, end]: Span): boolean {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#sorted[middle]![0] < end) low = middle + 1
      else high = middle
    }
    for (let k = low - 1; k >= 0 && this.#reach[k]! > start; k--) {
      const [from, to] = this.#sorted[k]!
      if (2 * (Math.min(to, end) - Math.max(from, start)) > end - start) return true
    }
    return false
  }
}
