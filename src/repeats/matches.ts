/**
 * Finds exact agreements: pairs of places whose letters are equal over at least `k` letters and cannot be extended.
 *
 * Every window of k letters is looked up in a hash table and compared with the nearest earlier places of the same window (seeds, as in
 * BLAST: Altschul et al., "Basic local alignment search tool", 1990), then extended to both sides. For each distance between two places
 * the search remembers how far it has come, so it finds no agreement twice.
 */

/** Agreements of `[a, a+length)` with `[b, b+length)`, a < b, by distance b - a and then by place. */
export interface Matches {
  readonly count: number
  readonly a: Int32Array
  readonly b: Int32Array
  readonly length: Int32Array
  /** Where the agreements of each distance begin in the three arrays. */
  readonly byDistance: Int32Array
  /** Whether a window is in more earlier places than were looked at. */
  readonly cut: boolean
}

/**
 * O(n · links + length of what agrees).
 * @param links how many earlier places of a window are looked at
 * @param most agreements; null where there are more: ask again with a larger k
 */
export function matchesOf(keys: Int32Array, k: number, links: number, most: number): Matches | null {
  const n = keys.length
  const earlier = earlierPlaces(keys, k)
  /** By distance: where its last agreement ends, in b. */
  const known = new Int32Array(n + 1)
  const found = new Found()
  let cut = false
  for (let j = 0; j < n; j++) {
    let steps = 0
    for (let i = earlier[j]!; i >= 0; i = earlier[i]!) {
      if (steps++ === links) {
        // a window that overlaps its own repetition belongs to a text in which one word follows itself: nothing is lost
        cut ||= j - earlier[j]! > k
        break
      }
      if (known[j - i]! > j) continue
      let back = 0
      while (i > back && keys[i - back - 1] === keys[j - back - 1]) back++
      let ahead = k
      while (j + ahead < n && keys[i + ahead] === keys[j + ahead]) ahead++
      known[j - i] = j + ahead
      if (found.count === most) return null
      found.push(j - i, j - back, back + ahead)
    }
  }
  return { ...found.byDistance(n), cut }
}

/** The agreement of the place `a` with the place `b`, or -1. O(log of those at this distance). */
export function matchAt(matches: Matches, a: number, b: number): number {
  let low = matches.byDistance[b - a]!
  let high = matches.byDistance[b - a + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (matches.b[middle]! > b) high = middle - 1
    else if (matches.b[middle]! + matches.length[middle]! <= b) low = middle + 1
    else return middle
  }
  return -1
}

/** For each place the nearest earlier one with the same k letters, or -1. Open addressing: no object a window. */
function earlierPlaces(keys: Int32Array, k: number): Int32Array {
  const n = keys.length
  const earlier = new Int32Array(n).fill(-1)
  const bits = Math.max(4, 33 - Math.clz32(n))
  const table = new Int32Array(1 << bits).fill(-1)
  const mask = table.length - 1
  let top = 1
  for (let x = 1; x < k; x++) top = Math.imul(top, BASE)
  let hash = 0
  let whole = 0 // letters since the last separator, which no window holds
  for (let end = 0; end < n; end++) {
    if (keys[end]! < 0) {
      whole = 0
      hash = 0
      continue
    }
    if (whole >= k) hash = (hash - Math.imul(keys[end - k]!, top)) | 0
    hash = (Math.imul(hash, BASE) + keys[end]!) | 0
    if (++whole < k) continue
    const start = end - k + 1
    let slot = Math.imul(hash, GOLDEN) >>> (32 - bits)
    while (table[slot]! >= 0 && !sameWindow(keys, table[slot]!, start, k)) slot = (slot + 1) & mask
    earlier[start] = table[slot]!
    table[slot] = start
  }
  return earlier
}

/** A rolling hash (Karp and Rabin 1987) modulo 2^32, spread by Knuth's multiplier. */
const BASE = 0x01000193
const GOLDEN = 0x9e3779b1

function sameWindow(keys: Int32Array, i: number, j: number, k: number): boolean {
  for (let x = 0; x < k; x++) if (keys[i + x] !== keys[j + x]) return false
  return true
}

/** A growing list of (distance, b, length). */
class Found {
  count = 0
  #data = new Int32Array(3 * 1024)

  push(distance: number, b: number, length: number): void {
    const at = 3 * this.count++
    if (at === this.#data.length) {
      const larger = new Int32Array(2 * at)
      larger.set(this.#data)
      this.#data = larger
    }
    this.#data[at] = distance
    this.#data[at + 1] = b
    this.#data[at + 2] = length
  }

  /** Counting sort, which keeps the ascending order in which those of equal distance were found. */
  byDistance(n: number): Omit<Matches, 'cut'> {
    const { count } = this
    const data = this.#data
    const byDistance = new Int32Array(n + 2)
    for (let m = 0; m < count; m++) byDistance[data[3 * m]! + 1]!++
    for (let d = 0; d <= n; d++) byDistance[d + 1]! += byDistance[d]!
    const next = byDistance.slice()
    const a = new Int32Array(count)
    const b = new Int32Array(count)
    const length = new Int32Array(count)
    for (let m = 0; m < count; m++) {
      const distance = data[3 * m]!
      const to = next[distance]!++
      b[to] = data[3 * m + 1]!
      a[to] = b[to]! - distance
      length[to] = data[3 * m + 2]!
    }
    return { count, a, b, length, byDistance }
  }
}
