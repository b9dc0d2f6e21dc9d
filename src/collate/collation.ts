/** Collates a request: the rows of CollateX's table, and what the graph outputs need in addition. */
import { checkCells } from '../align/limits.ts'
import { alignMany } from '../align/many.ts'
import type { Reading } from '../variants/comparison.ts'
import { settleExchanges } from './exchanges.ts'
import { nearness, withinEdits } from './near.ts'
import type { CollateRequest } from './request.ts'
import { type CollateRow, joinRows, rowsOfTable } from './table.ts'
import { spaced } from './tokens.ts'
import { findTranspositions, type Transposition } from './transpositions.ts'

export interface Collation {
  readonly sigla: readonly string[]
  readonly tokens: readonly (readonly unknown[])[]
  readonly rows: readonly CollateRow[]
  /** Each witness's tokens as readers expect them: with the spaces that senders of tokens leave out. */
  readonly written: readonly (readonly string[])[]
  readonly moves: readonly Transposition[]
}

/** What a row takes in addition to its cells, in cells: it is an object in memory, and so is the lookup of its words. */
const ROW_CELLS = 14

/** Lossless; independent of the order of the request, whose witnesses come sorted. @throws LimitExceeded */
export function collate({ witnesses, joined, distance }: CollateRequest): Collation {
  const matches = distance === null ? null : withinEdits(distance)
  const keys = witnesses.map((w) => w.keys)
  const table = settleExchanges(alignMany(witnesses, { near: nearness(matches) }), keys)
  // Equal witnesses are one row of the alignment, and each has a column in the result.
  checkCells(witnesses.length + ROW_CELLS, table.columns)
  const rows = rowsOfTable(table, keys, matches ?? undefined)
  const moves = findTranspositions(rows, keys)
  return {
    sigla: witnesses.map((w) => w.id),
    tokens: witnesses.map((w) => w.tokens),
    rows: joined ? joinRows(rows, moveOf(keys, moves)) : rows,
    written: witnesses.map((w) => (w.running ? w.written : spaced(w.written))),
    moves,
  }
}

/** For each token of each witness the move it belongs to, or -1. */
function moveOf(keys: readonly (readonly string[])[], moves: readonly Transposition[]) {
  if (moves.length === 0) return undefined
  const numbers = keys.map((own) => new Int32Array(own.length).fill(-1))
  moves.forEach((move, number) => {
    move.tokens.forEach((span, w) => {
      if (span !== null) numbers[w]!.fill(number, ...span)
    })
  })
  return (witness: number, token: number) => numbers[witness]![token]!
}

/** What each witness has in a row, as written. */
export function cellText({ written }: Collation, row: CollateRow, witness: number): string {
  return written[witness]!.slice(row.start[witness], row.end[witness]).join('')
}

/** The readings of a row: witnesses whose tokens match share one, in the words of the first of them; a gap is no reading. */
export function collatedReadings(collation: Collation, row: CollateRow): Reading[] {
  const groups = new Map<number, Reading & { witnesses: string[] }>()
  row.group.forEach((group, w) => {
    if (group < 0) return
    const reading = groups.get(group)
    if (reading === undefined)
      groups.set(group, { text: cellText(collation, row, w), witnesses: [collation.sigla[w]!] })
    else reading.witnesses.push(collation.sigla[w]!)
  })
  return [...groups.values()]
}
