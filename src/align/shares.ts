/**
 * Describes the columns of a profile by their tokens and costs, and owns the working arrays that the alignments of one request share.
 */
import type { Profile, Scoring } from './profile.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Share of its cost at which a gap opens where a sentence begins, behind a stop or the space after it: whole sentences come and go. */
const AFTER_STOP = 0.3

/** The same where an item of a list begins, of so many words or characters at most, behind a comma: `春、[/夏、]秋、[冬、/]東`. */
const [IN_LIST, ITEM] = [0.4, 2]
/** Divisions: see Vocabulary.division. */
const [SPACE, COMMA] = [1, 2]

/**
 * The columns of a profile as distributions: in column c, from `offsets[c]` on, its distinct symbols with their share of the weight.
 * It is loaded again for every alignment of a request, for an array costs more to be made than a window to be filled in.
 */
export class Shares {
  columns = 0
  offsets = new Int32Array(1)
  symbols = new Int32Array(0)
  shares = new Float64Array(0)
  /** What standing against a gap costs each column, and what it costs to open one with it. */
  gap = new Float64Array(0)
  open = new Float64Array(0)
  /** Share of the weight that is no gap. */
  filled = new Float64Array(0)
  /** 1 for a column of marks. */
  marks = new Uint8Array(0)
  /** 1 for a column in which every member has one and the same Han character. */
  whole = new Uint8Array(0)
  /** Whether it is a single sequence: each column has one symbol, of all the weight. */
  isSingle = true

  /** The columns of a profile; without the row `left`, where one is named, and the columns that only it fills. O(rows × columns). */
  load({ members, rows, columns }: Profile, { vocabulary, weights }: Scoring, left = -1): this {
    this.#reserve(columns, columns * rows.length)
    const count = left < 0 ? rows.length : rows.length - 1
    this.isSingle = count === 1
    const { offsets, symbols, shares, gap, open, filled, marks, whole } = this
    let total = 0
    for (let k = 0; k < rows.length; k++) if (k !== left) total += weights[members[k]!]!
    let end = 0
    let c = 0
    for (let from = 0; from < columns; from++) {
      const start = end
      let having = 0
      gap[c] = open[c] = filled[c] = marks[c] = 0
      for (let k = 0; k < rows.length; k++) {
        const symbol = k === left ? -1 : rows[k]![from]!
        if (symbol < 0) continue
        having++
        const share = weights[members[k]!]! / total
        let at = start
        while (at < end && symbols[at] !== symbol) at++
        if (at === end) {
          symbols[end] = symbol
          shares[end++] = 0
        }
        shares[at]! += share
        filled[c]! += share
      }
      if (having === 0 && left >= 0) continue
      offsets[c + 1] = end
      if (end > start && vocabulary.isMark(symbols[start]!)) marks[c] = 1
      whole[c] = end === start + 1 && having === count && vocabulary.isHan(symbols[start]!) ? 1 : 0
      const opens = this.#isAfterStop(c, vocabulary) ? AFTER_STOP : 1
      for (let at = start; at < end; at++) {
        const costs = vocabulary.costs(symbols[at]!)
        gap[c]! += shares[at]! * costs.gap
        open[c]! += shares[at]! * costs.open * opens
      }
      c++
    }
    this.columns = c
    this.#openItems(vocabulary)
    return this
  }

  /** Lowers the cost of a gap that opens with an item of a list. */
  #openItems(vocabulary: Vocabulary): void {
    const { marks, open, columns } = this
    let isFirst = false
    for (let c = 0; c < columns; c++) {
      if (marks[c] === 1) {
        const division = this.#division(c, vocabulary)
        if (division !== SPACE) isFirst = division === COMMA
        continue
      }
      if (isFirst && this.#isItem(c, vocabulary)) open[c]! *= IN_LIST
      isFirst = false
    }
  }

  /** Whether a mark that divides clauses follows so soon that what lies before it is one item of a list. */
  #isItem(from: number, vocabulary: Vocabulary): boolean {
    for (let c = from, words = 0; c < this.columns; c++) {
      if (this.marks[c] !== 1 && ++words > ITEM) return false
      if (this.marks[c] === 1 && this.#division(c, vocabulary) > SPACE) return true
    }
    return false
  }

  #division(c: number, vocabulary: Vocabulary): number {
    return vocabulary.division(this.symbols[this.offsets[c]!]!)
  }

  /** Whether a column comes behind a stop, or the space after one. */
  #isAfterStop(c: number, vocabulary: Vocabulary): boolean {
    if (c === 0 || this.marks[c - 1] !== 1) return false
    if (vocabulary.isStop(this.symbols[this.offsets[c - 1]!]!)) return true
    return c > 1 && this.marks[c - 2] === 1 && vocabulary.isStop(this.symbols[this.offsets[c - 2]!]!)
  }

  #reserve(columns: number, symbols: number): void {
    if (this.gap.length < columns) {
      const room = roomFor(columns)
      this.offsets = new Int32Array(room + 1)
      this.gap = new Float64Array(room)
      this.open = new Float64Array(room)
      this.filled = new Float64Array(room)
      this.marks = new Uint8Array(room)
      this.whole = new Uint8Array(room)
    }
    if (this.symbols.length < symbols) {
      this.symbols = new Int32Array(roomFor(symbols))
      this.shares = new Float64Array(roomFor(symbols))
    }
  }
}

/** More than this is given back after each use: a wide window comes seldom, and what follows needs the memory. */
const KEPT = 1 << 16

/** What may follow is longer: but twice a wide window would be megabytes that nothing needs. */
const roomFor = (count: number): number => (count > KEPT ? count : 2 * count)

/** The working arrays of one request: none of their content outlives the alignment that uses it. */
export class Workspace {
  readonly p = new Shares()
  readonly q = new Shares()
  #worths = new Float64Array(1 << 8)
  #came = new Uint16Array(1 << 10)
  #rows = [new Int32Array(1 << 7), new Int32Array(1 << 7), new Int32Array(1 << 7)] as const
  #path = new Uint8Array(1 << 7)

  /** So many numbers, not cleared. */
  worths(count: number): Float64Array {
    if (count > KEPT) return new Float64Array(count)
    if (this.#worths.length < count) this.#worths = new Float64Array(2 * count)
    return this.#worths
  }

  /** The steps of one path, at most so many, not cleared. */
  path(count: number): Uint8Array {
    if (this.#path.length < count) this.#path = new Uint8Array(2 * count)
    return this.#path
  }

  /** So many steps, not cleared. */
  came(count: number): Uint16Array {
    if (count > KEPT) return new Uint16Array(count)
    if (this.#came.length < count) this.#came = new Uint16Array(2 * count)
    return this.#came
  }

  /** Three lists of so many numbers, not cleared. */
  rows(count: number): readonly [Int32Array, Int32Array, Int32Array] {
    if (this.#rows[0].length < count)
      this.#rows = [new Int32Array(2 * count), new Int32Array(2 * count), new Int32Array(2 * count)]
    return this.#rows
  }
}
