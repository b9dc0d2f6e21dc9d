/**
 * Slides gaps to where a reader expects them. What one witness has more than another can often be in several positions of equal
 * worth, each one token further on; this step chooses the one that begins and ends with a sentence, a clause, a bracket or a word:
 *
 *     进攻[。周恩来将飞往莫斯科]。请等待  →  进攻。[周恩来将飞往莫斯科。]请等待
 *     《论语[》、《孟子]》                 →  《论语》[、《孟子》]
 *     He [came, she ]came.              →  He came[, she came].
 *     the[ big] cat                     →  the [big ]cat
 *
 * The number of matches does not change: a token leaves the gap at one end, and an equal one enters it at the other. A gap that begins
 * with a mark is worth as much as one that ends with it, because both divide the same clauses. Where that leaves a choice, the gap
 * takes the mark or the space behind it.
 */

interface Table {
  /** For each sequence, for each column, the token's index or -1. */
  readonly rows: readonly Int32Array[]
  /** Of each sequence, by token. */
  readonly symbols: readonly Int32Array[]
  /** How strongly a token divides what is before it from what comes after: 0 for what does not, 1 for a space. */
  readonly division: (symbol: number) => number
  /** 1 for a mark that opens a pair, -1 for one that closes it, 0 for any other token. */
  readonly bracket: (symbol: number) => number
  /** Symbols below this number are stretches that all have. */
  readonly fixed: number
  /** Whether a token is a word of a script with spaces. */
  readonly isSpaced: (symbol: number) => boolean
  /** Whether a token is a part of a word with the next one: 人民 in 人民军. */
  readonly isWord: (left: number, right: number) => boolean
}

/** Columns `[from, to)`, empty in the same rows. */
interface Gap {
  readonly from: number
  readonly to: number
}

/**
 * Two gaps of one length with at most so many columns between them, or so many times their length, or in spaced scripts words, that hold
 * the same are one change of order, X，Y→Y，X, and one place (isSwap in variants/joins.ts): there the ends of each mean nothing.
 */
const ORDER = { columns: 16, words: 3, lengths: 1.5 } as const
/** What divides the text from nothing, at its ends. */
const END = 9
/** What each end of a gap is worth where it cuts a word in two. */
const CUT_WORD = -0.5

/** Changes `rows` in place. O(sequences × columns), and what the gaps slide over, which is at most their own length. */
export function placeGaps(table: Table): void {
  const gaps = gapsIn(table.rows)
  let end = 0
  gaps.forEach((gap, k) => {
    // Nearly every gap is between other tokens than it holds, and nothing need be thought of it.
    if (!mayMove(table, gap)) return
    const isOrder = [gaps[k - 1], gaps[k + 1]].some((other) => other && areOrder(table, gap, other))
    // What slid to the right may have reached the next one.
    if (!isOrder && gap.from >= end) end = gap.to + settle(table, gap)
  })
}

function gapsIn(rows: readonly Int32Array[]): Gap[] {
  const columns = rows[0]?.length ?? 0
  const gaps: Gap[] = []
  for (let from = 0; from < columns; ) {
    if (!isPartly(rows, from)) {
      from++
      continue
    }
    let to = from + 1
    while (to < columns && areEmptyAlike(rows, from, to)) to++
    gaps.push({ from, to })
    from = to
  }
  return gaps
}

/** Whether a column is empty in some rows. */
function isPartly(rows: readonly Int32Array[], c: number): boolean {
  for (let k = 0; k < rows.length; k++) if (rows[k]![c]! < 0) return true
  return false
}

function areEmptyAlike(rows: readonly Int32Array[], c: number, d: number): boolean {
  for (let k = 0; k < rows.length; k++) if (rows[k]![c]! < 0 !== rows[k]![d]! < 0) return false
  return true
}

/** Whether a gap may move a token forward or back: the token that it would include equals the one that it would give up. */
function mayMove({ rows, symbols }: Table, { from, to }: Gap): boolean {
  return mayTake(rows, symbols, to, from) || mayTake(rows, symbols, from - 1, to - 1)
}

/** Whether column `outside`, which all have, holds what column `inside` of a gap holds. */
function mayTake(
  rows: readonly Int32Array[],
  symbols: readonly Int32Array[],
  outside: number,
  inside: number,
): boolean {
  if (outside < 0 || outside >= rows[0]!.length) return false
  for (let k = 0; k < rows.length; k++) {
    const taken = rows[k]![outside]!
    if (taken < 0) return false
    const left = rows[k]![inside]!
    if (left >= 0 && symbols[k]![taken] !== symbols[k]![left]) return false
  }
  return true
}

function areOrder({ rows, symbols, isSpaced, fixed }: Table, gap: Gap, other: Gap): boolean {
  const length = gap.to - gap.from
  const between = Math.max(gap.from - other.to, other.from - gap.to)
  if (length !== other.to - other.from || between > Math.max(ORDER.columns, ORDER.lengths * length)) return false
  const [first, last] = gap.from < other.from ? [gap, other] : [other, gap]
  let words = 0
  for (let c = first.to; c < last.from; c++) {
    if (!rows.every((row) => row[c]! >= 0)) continue
    const symbol = symbols[0]![rows[0]![c]!]!
    // a stretch that all have is longer than any reach
    if (symbol < fixed) return false
    if (isSpaced(symbol)) words++
  }
  if (words > Math.max(ORDER.words, ORDER.lengths * length)) return false
  const textOf = ({ from }: Gap): number[] => {
    const k = rows.findIndex((row) => row[from]! >= 0)
    return Array.from({ length }, (_, d) => symbols[k]![rows[k]![from + d]!]!).sort((x, y) => x - y)
  }
  const [x, y] = [textOf(gap), textOf(other)]
  return x.every((symbol, k) => symbol === y[k])
}

/** Slides a gap to where its ends divide most, and says by how many columns; 0 if nowhere more. */
function settle(table: Table, { from, to }: Gap): number {
  const { rows, symbols } = table
  const columns = rows[0]!.length
  const filled = rows.flatMap((row, k) => (row[from]! < 0 ? [] : [k]))
  const symbolAt = (k: number, c: number) => symbols[k]![rows[k]![c]!]!
  const isAlike = (outside: number, inside: number) => mayTake(rows, symbols, outside, inside)

  /** Whether all have the same in a column: a gap beside one where they differ would touch another difference. */
  const agrees = (c: number) =>
    c < 0 || c >= columns || rows.every((row, k) => row[c]! >= 0 && symbolAt(k, c) === symbolAt(0, c))

  /** Of the gap slid by so many columns, in all that have what the others lack, the least worth. */
  const worth = (by: number): Worth => {
    let least: Worth | null = null
    const apart = (by > 0 || agrees(from + by - 1) ? 1 : 0) + (by < 0 || agrees(to + by) ? 1 : 0)
    for (const k of filled) {
      const row = rows[k]!
      const tokens = symbols[k]!
      const own = worthOf(table, tokens, row[from]! + by, row[to - 1]! + 1 + by, apart)
      if (least === null || isMore(least, own)) least = own
    }
    return least!
  }

  let [best, most] = [0, worth(0)]
  for (const step of [1, -1])
    for (let by = step; Math.abs(by) <= to - from; by += step) {
      if (!(step > 0 ? isAlike(to + by - 1, from + by - 1) : isAlike(from + by, to + by))) break
      const value = worth(by)
      if (isMore(value, most)) [best, most] = [by, value]
    }

  for (const row of rows) {
    if (row[from]! >= 0) continue
    for (let d = 0; d < best; d++) [row[from + d], row[to + d]] = [row[to + d]!, -1]
    for (let d = -1; d >= best; d--) [row[to + d], row[from + d]] = [row[from + d]!, -1]
  }
  return best
}

/** What counts first comes first. */
type Worth = readonly number[]

const isMore = (x: Worth, y: Worth): boolean => {
  const k = x.findIndex((value, at) => value !== y[at])
  return k >= 0 && x[k]! > y[k]!
}

/** How a reader likes a gap that holds the tokens [from, to) of a text. These do not move: only the gap does. */
function worthOf(
  { division, bracket, isWord }: Table,
  tokens: Int32Array,
  from: number,
  to: number,
  apart: number,
): Worth {
  const divides = (token: number): number => {
    if (token <= 0 || token >= tokens.length) return END
    // A token divides what is before it from what comes after, and itself from what is before.
    const before = tokens[token - 1]!
    const after = tokens[token]!
    const own = Math.max(division(before) > SPACE ? division(before) : 0, division(after) > SPACE ? division(after) : 0)
    const beside = (k: number, step: number) => {
      while (k >= 0 && k < tokens.length && division(tokens[k]!) === SPACE) k += step
      return k < 0 || k >= tokens.length ? 0 : division(tokens[k]!)
    }
    // A space divides as what it follows, or precedes, does.
    if (division(before) === SPACE) return Math.max(SPACE, own, beside(token - 1, -1))
    if (division(after) === SPACE) return Math.max(SPACE, own, beside(token, 1))
    if (own > 0) return own
    return isWord(before, after) ? CUT_WORD : 0
  }
  const [start, end] = [divides(from), divides(to)]
  return [
    pairs(tokens, from, to, bracket),
    Math.min(start, end),
    Math.max(start, end),
    apart,
    tail(tokens, to, division),
  ]
}

const SPACE = 1
/** Marks looked at for pairs at either end of a gap. */
const BRACKETS = 200

/** 0 where every bracket or quotation mark of a gap has its partner in it; less for each that has not. */
function pairs(tokens: Int32Array, from: number, to: number, bracket: (symbol: number) => number): number {
  let [open, lone] = [0, 0]
  for (let k = from; k < Math.min(to, from + BRACKETS); k++) {
    const kind = bracket(tokens[k]!)
    if (kind > 0) open++
    else if (kind < 0 && open > 0) open--
    else if (kind < 0) lone++
  }
  return -open - lone
}

/** How strongly the last token of a gap divides: of two ways, the one that takes the mark or space behind it along. */
function tail(tokens: Int32Array, to: number, division: (symbol: number) => number): number {
  const last = to > 0 ? division(tokens[to - 1]!) : 0
  return last === SPACE ? END : last
}
