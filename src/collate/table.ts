/** Makes rows of CollateX's table out of columns of an alignment, and joins rows. */
import type { Table } from '../align/many.ts'

/** Tokens `[start, end)` of each witness (none where they are equal), and who reads the same. */
export interface CollateRow {
  readonly start: ArrayLike<number>
  readonly end: ArrayLike<number>
  /** Witnesses with the same number read the same here; -1 lacks the row. */
  readonly group: Int32Array
}

/** True where two different keys count as the same reading. */
export type Alike = (a: string, b: string) => boolean

/** For so few witnesses there are few groupings, and each is one shared array; for more, only the grouping in which all read the same is. */
const FEW = 8

/** One array for all groups that are alike: of two texts there are five, while an array for each row is most of what a table takes. */
function newGroups(witnesses: number): (group: Int32Array) => Int32Array {
  const known = new Map<string, Int32Array>()
  const whole = new Int32Array(witnesses)
  return (group) => {
    if (group.every((number) => number === 0)) return whole
    if (witnesses > FEW) return group.slice()
    const name = group.join()
    const same = known.get(name) ?? group.slice()
    known.set(name, same)
    return same
  }
}

/**
 * One row a column; a row begins where the one before it ends, in the same array. O(columns × witnesses), and in each column the square
 * of its different keys where `alike` is given.
 */
export function rowsOfTable(table: Table, keys: readonly (readonly string[])[], alike?: Alike): CollateRow[] {
  const shared = newGroups(keys.length)
  const group = new Int32Array(keys.length)
  // A list of two numbers takes a quarter of what a typed array does, one of two hundred twice as much.
  const copyOf = (next: Int32Array): ArrayLike<number> => (keys.length > FEW ? next.slice() : Array.from(next))
  const next = new Int32Array(keys.length)
  let end = copyOf(next)
  return Array.from({ length: table.columns }, (_, column) => {
    const start = end
    group.fill(-1)
    const groups = new Map<string, number>()
    for (let w = 0; w < keys.length; w++) {
      const token = table.cells[w]![column]!
      if (token < 0) continue
      next[w] = token + 1
      const key = keys[w]![token]!
      let number = groups.get(key)
      if (number === undefined) {
        number = groups.size
        if (alike !== undefined) for (const [other, n] of groups) if (alike(key, other)) number = Math.min(number, n)
        groups.set(key, number)
      }
      group[w] = number
    }
    end = copyOf(next)
    return { start, end, group: shared(group) }
  })
}

/**
 * Joins consecutive rows along an unbranched path of the variant graph, as CollateX's `joined` does: a row continues the
 * one before if no witness enters a reading, or leaves it, that others go on with; and a moved phrase is never joined with others.
 * @param moved the move that a witness's token belongs to, or -1
 * O(rows × witnesses).
 */
export function joinRows(
  rows: readonly CollateRow[],
  moved: (witness: number, token: number) => number = () => -1,
): CollateRow[] {
  const joined: CollateRow[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    const group = last === undefined ? null : continued(last, row, moved)
    if (last === undefined || group === null) joined.push(row)
    else joined[joined.length - 1] = { start: last.start, end: row.end, group }
  }
  return joined
}

/** Who reads the same in both rows together, or null where a path branches between them. */
function continued(
  last: CollateRow,
  row: CollateRow,
  moved: (witness: number, token: number) => number,
): Int32Array | null {
  /** For each reading of `row`, the reading of `last` that it continues, or -1 for one that begins here. */
  const before = new Map<number, number>()
  /** Carriers of each reading: its own less those of what it continues must be none. */
  const balance = new Map<number, number>()
  let continues = false
  for (let w = 0; w < row.group.length; w++) {
    const [from, to] = [last.group[w]!, row.group[w]!]
    if (to < 0) continue
    const known = before.get(to)
    if (known !== undefined && known !== from) return null
    before.set(to, from)
    if (from < 0) continue
    continues = true
    if (moved(w, row.start[w]!) !== moved(w, last.end[w]! - 1)) return null
    balance.set(to, (balance.get(to) ?? 0) + 1)
  }
  if (!continues) return null
  const carriers = new Map<number, number>()
  let most = -1
  for (const group of last.group) {
    carriers.set(group, (carriers.get(group) ?? 0) + 1)
    most = Math.max(most, group)
  }
  for (const [to, from] of before) if (from >= 0 && carriers.get(from) !== balance.get(to)) return null
  return row.group.map((to, w) => {
    if (to < 0) return last.group[w]!
    const from = before.get(to)!
    return from >= 0 ? from : most + 1 + to
  })
}

/** The table as the answer gives it. */
export function answerTable(
  rows: readonly CollateRow[],
  tokens: readonly (readonly unknown[])[],
): readonly (readonly (readonly unknown[])[])[] {
  return rows.map((row) => tokens.map((own, w) => own.slice(row.start[w], row.end[w])))
}
