/** The way of a comparison: texts → tokens → alignment → variant places. Pure. */
import { alignSymbols } from '../align/many.ts'
import { findMoves } from '../align/moves.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import { RULES } from '../text/equivalence.ts'
import { near } from '../text/near.ts'
import { prepareNames, tokenise } from '../text/tokens.ts'
import { defaultUnit } from '../text/unit.ts'
import type { Grid } from './columns.ts'
import type { CompareOptions, Comparison, Move, Options, Witness } from './comparison.ts'
import { segmentsOf } from './segments.ts'
import { summaryOf } from './summary.ts'

/** Answers change only when the first number does. */
export const ENGINE = 'variorum/1.0.0'

/**
 * Compares two to many witnesses. The order of `witnesses` does not matter; `options.base` defaults to the first siglum
 * in order. Sigla are distinct; texts hold no unpaired surrogates (the edge checks both). Work is bounded by
 * ALIGN_LIMITS: where a bound bites, the answer says `precise: false`.
 */
export function compare(witnesses: readonly Witness[], options: CompareOptions = {}): Comparison {
  const bySiglum = [...witnesses].sort((a, b) => (a.siglum < b.siglum ? -1 : 1))
  const base = bySiglum.find((w) => w.siglum === options.base) ?? bySiglum[0]!
  const ordered = [base, ...bySiglum.filter((w) => w !== base)]
  const names = prepareNames(options.names ?? [])
  const unit = options.unit ?? defaultUnit(bySiglum.map((w) => w.text))
  const ignore = RULES.filter((rule) => options.ignore?.includes(rule))
  const used: Options = { unit, ignore, base: base.siglum, moves: options.moves ?? true }

  const tokens = ordered.map((w) => tokenise(w.text, { unit, names }))
  const vocabulary = new Vocabulary(near)
  const symbols = tokens.map((t) => vocabulary.internTokens(t))
  const table = alignSymbols(symbols, vocabulary)
  const grid: Grid = {
    tokens,
    symbols,
    vocabulary,
    cells: table.cells,
    columns: table.columns,
    names,
    sigla: ordered.map((w) => w.siglum),
  }
  const moves = used.moves
    ? findMoves(
        table,
        tokens,
        symbols.map((s) => vocabulary.keys(s)),
      )
    : []
  const segments = segmentsOf(grid, ignore, moves)
  return {
    engine: ENGINE,
    options: used,
    witnesses: ordered.map((w, k) => ({
      siglum: w.siglum,
      version: w.version ?? null,
      length: tokens[k]!.text.length,
      language: w.language ?? null,
    })),
    segments,
    moves: moves.map(
      (move, k): Move => ({
        id: `m${k + 1}`,
        spans: Object.fromEntries(move.spans.map((span, w) => [grid.sigla[w]!, span]).filter(([, span]) => span)),
        similarity: move.similarity,
      }),
    ),
    summary: summaryOf(grid, segments),
    precise: table.precise,
    ...(table.reason ? { reason: table.reason } : {}),
  }
}
