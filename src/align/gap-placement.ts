/**
 * What one witness has more than another can often be told in several ways of the same worth, each a token further on. A reader
 * expects the one that begins and ends with a sentence, a clause or a word:
 *
 *     进攻[。周恩来将飞往莫斯科]。请等待  →  进攻。[周恩来将飞往莫斯科。]请等待
 *     派[五六个师到朝鲜，派]三个军       →  [派五六个师到朝鲜，]派三个军
 *
 * Sequence aligners call it the sliding of a gap. Agreement stays what it was: a token leaves the gap at one end, and an equal
 * one enters it at the other.
 */

const SPACE = 1

interface Table {
  /** For each sequence, for each column, the token's index or -1. */
  readonly rows: readonly Int32Array[]
  /** Of each sequence, by token. */
  readonly symbols: readonly Int32Array[]
  /** How strongly a token divides what stands before it from what comes after: 0 for what does not, 1 for a space. */
  readonly division: (symbol: number) => number
}

/** Columns `[from, to)`, empty in the same rows. */
interface Gap {
  readonly from: number
  readonly to: number
}

/**
 * Two gaps of one length with at most so many columns between them, or so many times their length, are one change of order, X，Y→Y，X,
 * and told as one (joinSwaps in variants/variant-places.ts): there the ends of each mean nothing.
 */
const ORDER = { columns: 16, lengths: 1.5 } as const

/** Changes `rows` in place. O(sequences × columns), and what the gaps slide over, which is at most their own length. */
export function placeGaps(table: Table): void {
  const gaps = gapsIn(table.rows)
  let end = 0
  gaps.forEach((gap, k) => {
    const isOrder = [gaps[k - 1], gaps[k + 1]].some((other) => other && areOrder(gap, other))
    // What slid to the right may have reached the next one.
    if (!isOrder && gap.from >= end) end = gap.to + settle(table, gap)
  })
}

function gapsIn(rows: readonly Int32Array[]): Gap[] {
  const columns = rows[0]?.length ?? 0
  const gaps: Gap[] = []
  for (let from = 0; from < columns; ) {
    let to = from + 1
    while (to < columns && rows.every((row) => row[from]! < 0 === row[to]! < 0)) to++
    if (rows.some((row) => row[from]! < 0)) gaps.push({ from, to })
    from = to
  }
  return gaps
}

function areOrder(gap: Gap, other: Gap): boolean {
  const length = gap.to - gap.from
  const between = Math.max(gap.from - other.to, other.from - gap.to)
  return length === other.to - other.from && between <= Math.max(ORDER.columns, ORDER.lengths * length)
}

/** Slides a gap to where both its ends divide most, and says by how many columns; 0 if nowhere more. */
function settle({ rows, symbols, division }: Table, { from, to }: Gap): number {
  const columns = rows[0]!.length
  const filled = rows.flatMap((row, k) => (row[from]! < 0 ? [] : [k]))
  const symbolAt = (k: number, c: number) => symbols[k]![rows[k]![c]!]!
  /** Whether column `outside`, which all have, holds what column `inside` of the gap holds. */
  const isAlike = (outside: number, inside: number) =>
    outside >= 0 &&
    outside < columns &&
    rows.every((row) => row[outside]! >= 0) &&
    filled.every((k) => symbolAt(k, outside) === symbolAt(k, inside))

  const divides = (tokens: Int32Array, token: number): number => {
    if (token < 0 || token === tokens.length - 1) return Number.POSITIVE_INFINITY
    const own = division(tokens[token]!)
    // A space divides as what it follows does.
    return own === SPACE && token > 0 ? Math.max(own, division(tokens[token - 1]!)) : own
  }
  /** Of both ends, in all that have what the others lack, the one that divides least. These do not move: only the gap does. */
  const worth = (by: number) =>
    filled.reduce((least, k) => {
      const [row, tokens] = [rows[k]!, symbols[k]!]
      return Math.min(least, divides(tokens, row[from + by]! - 1), divides(tokens, row[to + by - 1]!))
    }, Number.POSITIVE_INFINITY)

  let [best, most] = [0, worth(0)]
  for (const step of [1, -1])
    for (let by = step; Math.abs(by) <= to - from; by += step) {
      if (!(step > 0 ? isAlike(to + by - 1, from + by - 1) : isAlike(from + by, to + by))) break
      const value = worth(by)
      if (value > most) [best, most] = [by, value]
    }

  for (const row of rows) {
    if (row[from]! >= 0) continue
    for (let d = 0; d < best; d++) [row[from + d], row[to + d]] = [row[to + d]!, -1]
    for (let d = -1; d >= best; d--) [row[to + d], row[from + d]] = [row[from + d]!, -1]
  }
  return best
}
