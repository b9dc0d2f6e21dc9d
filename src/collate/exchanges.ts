/**
 * Arranges two phrases that changed places around a word as CollateX does. An alignment keeps the longer phrase in its rows and leaves
 * the other, and the word, without partners; a reader of the table looks for the word in one row, with the phrases against each other
 * on either side:
 *
 *     A  ·      ·   the  cat  is  black        A  the    cat  is  black  ·
 *     B  black  is  the  cat  ·   ·       →    B  black  ·    is  the    cat
 *
 * A whole comparison does not need this step: it shows the exchange as one place (isSwap in variants/moved-words.ts).
 */
import type { Table } from '../align/many.ts'

/** Columns `[from, to)`. */
interface Columns {
  readonly from: number
  readonly to: number
}

/** @param keys what each token is matched by. The same tokens in the same order, in other columns. O(columns × witnesses). */
export function settleExchanges(table: Table, keys: readonly (readonly string[])[]): Table {
  const { cells, columns } = table
  const isFull = (c: number) => cells.every((row) => row[c]! >= 0)
  const runs: (Columns & { readonly isFull: boolean })[] = []
  for (let from = 0; from < columns; ) {
    const full = isFull(from)
    let to = from + 1
    while (to < columns && isFull(to) === full) to++
    runs.push({ from, to, isFull: full })
    from = to
  }
  const out: number[][] = cells.map(() => [])
  const copy = ({ from, to }: Columns) => {
    cells.forEach((row, w) => {
      for (let c = from; c < to; c++) out[w]!.push(row[c]!)
    })
  }
  let exchanged = false
  for (let k = 0; k < runs.length; k++) {
    const [before, kept, after] = [runs[k]!, runs[k + 1], runs[k + 2]]
    const early = before.isFull || after === undefined ? null : exchangeOf(cells, keys, before, kept!, after)
    if (early === null) {
      copy(before)
      continue
    }
    exchanged = true
    k += 2
    const length = kept!.to - kept!.from
    const [left, right] = [Math.max(before.to - before.from - 1, length), Math.max(after!.to - after!.from - 1, length)]
    cells.forEach((row, w) => {
      const phrase = (from: number, to: number, width: number) =>
        Array.from({ length: width }, (_, d) => (from + d < to ? row[from + d]! : -1))
      const own = phrase(kept!.from, kept!.to, early[w] ? right : left)
      if (early[w]) out[w]!.push(...phrase(before.from, before.to - 1, left), row[before.to - 1]!, ...own)
      else out[w]!.push(...own, row[after!.from]!, ...phrase(after!.from + 1, after!.to, right))
    })
  }
  return exchanged ? { ...table, cells: out.map((row) => Int32Array.from(row)), columns: out[0]!.length } : table
}

/**
 * Which witnesses have a phrase and the word before what all have, while the others have the word and the phrase, or most of it,
 * behind; null where that is not so, or what all have is longer than what it would be parted from, or not the same in most.
 */
function exchangeOf(
  cells: readonly Int32Array[],
  keys: readonly (readonly string[])[],
  before: Columns,
  kept: Columns,
  after: Columns,
): readonly boolean[] | null {
  const has = (row: Int32Array, { from, to }: Columns) => row.subarray(from, to).some((token) => token >= 0)
  const early = cells.map((row) => has(row, before))
  if (cells.some((row, w) => early[w] === has(row, after))) return null
  const keyAt = (w: number, c: number) => (cells[w]![c]! < 0 ? null : keys[w]![cells[w]![c]!]!)
  let alike = 0
  for (let c = kept.from; c < kept.to; c++) if (cells.every((_, w) => keyAt(w, c) === keyAt(0, c))) alike++
  if (2 * alike < kept.to - kept.from) return null
  const word = keyAt(early.indexOf(true), before.to - 1)
  // Around a comma two items of a list changed places: there the longer one keeps its row, as every word does that a mark is beside.
  if (word === null || !/[\p{L}\p{N}]/u.test(word)) return null
  if (cells.some((_, w) => keyAt(w, early[w] ? before.to - 1 : after.from) !== word)) return null
  const words = new Set<string | null>()
  let isShared = false
  for (const side of [true, false])
    cells.forEach((row, w) => {
      if (early[w] !== side) return
      const phrase = side ? { from: before.from, to: before.to - 1 } : { from: after.from + 1, to: after.to }
      for (let c = phrase.from; c < phrase.to; c++) {
        if (row[c]! < 0) continue
        if (side) words.add(keyAt(w, c))
        else isShared ||= words.has(keyAt(w, c))
      }
    })
  const longest = Math.max(before.to - before.from, after.to - after.from)
  return isShared && kept.to - kept.from <= longest ? early : null
}
