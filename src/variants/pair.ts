/** The columns of the base and one witness, as the rules of places look at them. */
import {
  CALENDAR,
  CHARACTER,
  type Columns,
  MARK_COLUMN,
  NUMBER,
  SPACE_COLUMN,
  STOP,
  type Traits,
  WORD_COLUMN,
} from './columns.ts'

/** Columns `[from, to)`. */
export interface Range {
  from: number
  to: number
}

/** Share of modern particles among the characters of two texts from which they count as modern. */
const MODERN_SHARE = 0.01

/** What one side of a place holds, or what both hold between two places. */
export interface Content {
  /** Han characters, kana and numbers. */
  characters: number
  words: number
  marks: number
  stops: number
  weight: number
}

/** Two witnesses in the columns that either of them fills. Nothing here depends on which of the two is the base. */
export class Pair {
  readonly count: number
  /** Tokens of both, with those of the stretches that all have. */
  readonly size: number
  /** The columns of the grid; null where they are the same. */
  readonly #column: Int32Array | null
  /** What each has, as compared; -1 for nothing. */
  readonly a: Int32Array
  readonly b: Int32Array
  /** The same as symbols. */
  readonly symbolsA: Int32Array
  readonly symbolsB: Int32Array
  /** The same as keys: accidentals of writing taken away. */
  readonly keysA: Int32Array
  readonly keysB: Int32Array
  readonly columns: Columns
  readonly #traits: Traits
  readonly #w: number

  constructor(columns: Columns, w: number) {
    const { cells, symbols, keys, sizes } = columns
    const column = columnsOfTwo(symbols[0]!, symbols[w]!)
    this.columns = columns
    this.#column = column
    this.count = column?.length ?? columns.count
    let size = 0
    for (let k = 0; k < this.count; k++) size += sizes[column === null ? k : column[k]!]!
    this.size = size
    this.#w = w
    this.a = at(cells[0]!, column)
    this.b = at(cells[w]!, column)
    this.symbolsA = at(symbols[0]!, column)
    this.symbolsB = at(symbols[w]!, column)
    this.keysA = at(keys[0]!, column)
    this.keysB = at(keys[w]!, column)
    this.#traits = columns.traits
  }

  /** Written by character, not by word. O(length of the texts) when it is first asked. */
  get isHan(): boolean {
    return this.#count('characters') > 0
  }

  /** Modern Chinese, whose words mostly have two characters; in the classical language a character is a word. Likewise. */
  get isModern(): boolean {
    return this.#count('modern') > MODERN_SHARE * this.#count('characters')
  }

  #count(what: 'characters' | 'modern'): number {
    const writing = this.columns.writing()
    return writing[0]![what] + writing[this.#w]![what]
  }

  /** Whether the two differ here in any way. */
  differs(c: number): boolean {
    return this.a[c] !== this.b[c]
  }

  /** Whether they differ in more than the writing of one token. */
  differsInWording(c: number): boolean {
    return this.a[c] !== this.b[c] && this.keysA[c] !== this.keysB[c]
  }

  /** The flags of what is in a column, on either side. */
  flags(c: number): number {
    return this.flagsOf(this.symbolsA[c]!) | this.flagsOf(this.symbolsB[c]!)
  }

  /** The flags of a symbol; none of nothing. */
  flagsOf(symbol: number): number {
    return symbol < 0 ? 0 : this.#traits.flags[symbol]!
  }

  weight(c: number): number {
    const x = this.symbolsA[c]!
    const y = this.symbolsB[c]!
    return Math.max(x < 0 ? 0 : this.#traits.weights[x]!, y < 0 ? 0 : this.#traits.weights[y]!)
  }

  /** What side a or b holds of a range: tokens that count as nothing under the rules in force are left out. */
  content(side: Int32Array, { from, to }: Range): Content {
    const symbols = side === this.a ? this.symbolsA : this.symbolsB
    const content: Content = { characters: 0, words: 0, marks: 0, stops: 0, weight: 0 }
    for (let c = from; c < to; c++) {
      if (side[c]! < 0) continue
      const flags = this.flagsOf(symbols[c]!)
      if (flags & (CHARACTER | NUMBER)) content.characters++
      if (flags & WORD_COLUMN) content.words++
      if (flags & MARK_COLUMN) content.marks++
      if (flags & STOP) content.stops++
      content.weight += this.#traits.weights[symbols[c]!]!
    }
    return content
  }

  /**
   * What both have between two places, whichever of them is the base: a sign may be a letter of its own on one side, and part of a mark
   * on the other.
   */
  kept({ from, to }: Range): Content {
    const content: Content = { characters: 0, words: 0, marks: 0, stops: 0, weight: 0 }
    for (let c = from; c < to; c++) {
      if (this.isNothing(c)) continue
      const flags = this.flags(c)
      if (flags & (CHARACTER | NUMBER)) content.characters++
      if (flags & WORD_COLUMN) content.words++
      if (flags & MARK_COLUMN) content.marks++
      if (flags & STOP) content.stops++
      content.weight += this.weight(c)
    }
    return content
  }

  /** Whether a column counts as nothing on both sides under the rules in force. */
  isNothing(c: number): boolean {
    return this.a[c]! < 0 && this.b[c]! < 0
  }

  /** Tokens that a range counts as: a stretch that all have counts as many as it is long. */
  tokensIn({ from, to }: Range): number {
    let tokens = 0
    for (let c = from; c < to; c++) tokens += this.columns.sizes[this.columnOf(c)]!
    return tokens
  }

  /** Whether a column is a stretch that all have. */
  isStretch(c: number): boolean {
    return this.symbolsA[c]! >= 0 && this.symbolsA[c]! < this.columns.vocabulary.fixed
  }

  /** The column of the grid. */
  columnOf(c: number): number {
    return this.#column === null ? c : this.#column[c]!
  }

  /** The columns in which the two differ, in order. */
  differences(): number[] {
    const { a, b, count } = this
    const found: number[] = []
    for (let c = 0; c < count; c++) if (a[c] !== b[c]) found.push(c)
    return found
  }

  /** Whether a range holds more than marks, spaces and particles. */
  hasWord({ from, to }: Range): boolean {
    for (let c = from; c < to; c++) if (this.weight(c) >= 1) return true
    return false
  }

  isWord(c: number): boolean {
    return (this.flags(c) & (CHARACTER | WORD_COLUMN | NUMBER)) !== 0
  }

  /** Whether a clause, a sentence or a line ends here. */
  isStop(c: number): boolean {
    return (this.flags(c) & STOP) !== 0
  }

  isSpace(c: number): boolean {
    return (this.flags(c) & SPACE_COLUMN) !== 0
  }

  isCalendar(c: number): boolean {
    return (this.flags(c) & CALENDAR) !== 0
  }
}

/** Whether two neighbouring places are one. */
export type Join = (pair: Pair, left: Range, right: Range) => boolean

/** What lies between two places. */
export const between = (left: Range, right: Range): Range => ({ from: left.to, to: right.from })

/** The columns that either of two witnesses fills, or null where these are all. */
function columnsOfTwo(x: Int32Array, y: Int32Array): Int32Array | null {
  let count = 0
  for (let c = 0; c < x.length; c++) if (x[c]! >= 0 || y[c]! >= 0) count++
  if (count === x.length) return null
  const column = new Int32Array(count)
  for (let c = 0, k = 0; k < count; c++) if (x[c]! >= 0 || y[c]! >= 0) column[k++] = c
  return column
}

/** What is in some columns, or in all. */
function at(own: Int32Array, columns: Int32Array | null): Int32Array {
  if (columns === null) return own
  const out = new Int32Array(columns.length)
  for (let k = 0; k < out.length; k++) out[k] = own[columns[k]!]!
  return out
}

/** Maximal runs of columns that are given in order. */
export function runsOfColumns(columns: readonly number[]): Range[] {
  const runs: Range[] = []
  let last: Range = { from: -1, to: -1 }
  for (const c of columns) {
    if (last.to === c) last.to = c + 1
    else {
      last = { from: c, to: c + 1 }
      runs.push(last)
    }
  }
  return runs
}

/** Maximal runs of columns for which `differs` is true. */
export function pairRuns(from: number, to: number, differs: (c: number) => boolean): Range[] {
  const runs: Range[] = []
  for (let c = from; c < to; c++) {
    if (!differs(c)) continue
    const last = runs.at(-1)
    if (last?.to === c) last.to = c + 1
    else runs.push({ from: c, to: c + 1 })
  }
  return runs
}

/** Columns at the end of a place that are looked at: one that grew by many neighbours must not be read again for each of them. */
const LOOKED_AT = 400

/**
 * Joins neighbours where `isOne` is true for them and what lies between. Of a place longer than `LOOKED_AT` columns it gets the last
 * ones, so that the whole takes O(columns): otherwise a growing place would be read again for each neighbour.
 */
export function joined(places: readonly Range[], isOne: (left: Range, right: Range) => boolean): Range[] {
  const out: Range[] = []
  let last: Range | null = null
  for (const next of places) {
    if (last !== null && isOne({ from: Math.max(last.from, last.to - LOOKED_AT), to: last.to }, next)) last.to = next.to
    else {
      last = { from: next.from, to: next.to }
      out.push(last)
    }
  }
  return out
}
