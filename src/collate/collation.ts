/** A request collated: rows of CollateX's table, with what the graph outputs need besides. */
import { alignMany } from '../align/many.ts'
import { findMoves } from '../align/moves.ts'
import { textOf } from '../text/codepoints.ts'
import type { TokenKind, Tokens } from '../text/tokens.ts'
import type { Reading } from '../variants/comparison.ts'
import { nearness, withinEdits } from './near.ts'
import type { CollateRequest, CollateWitness } from './request.ts'
import { type CollateRow, joinRows, rowsOfTable } from './table.ts'
import { spaced } from './tokens.ts'

export interface Collation {
  readonly sigla: readonly string[]
  readonly tokens: readonly (readonly unknown[])[]
  readonly rows: readonly CollateRow[]
  /** Each witness's tokens as a reader wants to see them: with the spaces that senders of tokens leave out. */
  readonly written: readonly (readonly string[])[]
  readonly moves: readonly CollateMove[]
}

/** Tokens `[start, end)` of each witness that carries the moved words, or null. */
export interface CollateMove {
  readonly tokens: readonly (readonly [start: number, end: number] | null)[]
}

/** Lossless; independent of the order of the request, whose witnesses come sorted. */
export function collate({ witnesses, joined, distance }: CollateRequest): Collation {
  const matches = distance === null ? null : withinEdits(distance)
  const keys = witnesses.map((w) => w.keys)
  const table = alignMany(witnesses, { near: nearness(matches) })
  const moves = findMoves(table, witnesses.map(tokensOf)).map(
    (move): CollateMove => ({ tokens: move.spans.map((span, w) => span && tokensWithin(witnesses[w]!, span)) }),
  )
  const rows = rowsOfTable(table, keys, matches ?? undefined)
  return {
    sigla: witnesses.map((w) => w.id),
    tokens: witnesses.map((w) => w.tokens),
    rows: joined ? joinRows(rows, moveOf(witnesses, moves)) : rows,
    written: witnesses.map((w) => (w.running ? w.written : spaced(w.written))),
    moves,
  }
}

/** A witness as the engine knows texts. */
function tokensOf({ written, keys }: CollateWitness): Tokens {
  return {
    text: textOf(written.join('')),
    count: keys.length,
    starts: startsOf(written),
    kinds: written.map(kindOf),
    keys,
  }
}

/** Where each token begins and the last one ends, in code points. */
function startsOf(written: readonly string[]): Int32Array {
  const starts = new Int32Array(written.length + 1)
  written.forEach((token, k) => {
    starts[k + 1] = starts[k]! + textOf(token).length
  })
  return starts
}

function kindOf(token: string): TokenKind {
  if (/\p{sc=Han}/u.test(token)) return 'han'
  if (/\p{L}/u.test(token)) return 'word'
  if (/\p{N}/u.test(token)) return 'number'
  if (/[\p{P}\p{S}]/u.test(token)) return 'punctuation'
  return /^\s*$/u.test(token) ? 'space' : 'other'
}

/** The tokens that a span of code points covers. */
function tokensWithin({ written }: CollateWitness, [start, end]: readonly [number, number]): readonly [number, number] {
  const starts = startsOf(written)
  const first = starts.findIndex((_, k) => k < written.length && starts[k + 1]! > start)
  let last = first
  while (last < written.length && starts[last]! < end) last++
  return [first, last]
}

/** For each token of each witness the move it belongs to, or -1. */
function moveOf(witnesses: readonly CollateWitness[], moves: readonly CollateMove[]) {
  if (moves.length === 0) return undefined
  const numbers = witnesses.map((w) => new Int32Array(w.keys.length).fill(-1))
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

/** The readings of a row: witnesses whose tokens match are one, told in the words of the first of them; gaps are none. */
export function readingsOf(collation: Collation, row: CollateRow): Reading[] {
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
