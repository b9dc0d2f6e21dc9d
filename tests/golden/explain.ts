/**
 * Prints which rule made the places of a line of the notation, step by step: node tests/golden/explain.ts 'he [sat/stood] down' [language]
 *
 * First the alignment, one column a cell, then the places after each step that changed them. Where the alignment is wrong, no rule of
 * src/variants can mend it; else the first step after which a wrong place appears is the rule to look at.
 */
import '../../src/text/tables/bundled.ts'
import { equalStretches } from '../../src/align/stretches.ts'
import { slice } from '../../src/text/codepoints.ts'
import { compared, writingOf } from '../../src/text/languages/index.ts'
import { NO_NAMES } from '../../src/text/tokens.ts'
import { defaultUnit } from '../../src/text/unit.ts'
import { columnsAsWritten, type Grid } from '../../src/variants/columns.ts'
import { gridOf } from '../../src/variants/compare.ts'
import type { Pair, Range } from '../../src/variants/pair.ts'
import { variantPlaces } from '../../src/variants/variant-places.ts'
import { parse } from './golden.ts'

const SIGLA = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']

/** The lines that the command prints. */
export function explain(notation: string, language: string | null = null): string[] {
  const { texts, unit } = parse(notation)
  const sigla = SIGLA.slice(0, texts.length)
  const witnesses = texts.map((text, w) => ({ siglum: sigla[w]!, text, language }))
  const writings = compared(texts.map((text) => writingOf(text, language)))
  const { grid } = gridOf(equalStretches, witnesses, sigla, writings, unit ?? defaultUnit(texts), NO_NAMES)
  const lines = sigla.map((siglum, w) => `${siglum}  ${cellsOf(grid, w).join('|')}`)
  let [pairNow, before]: [Pair | null, string] = [null, '']
  variantPlaces(columnsAsWritten(grid), (step, places, pair) => {
    if (pair !== pairNow) [pairNow, before] = [pair, '']
    const after = written(pair, places)
    if (after !== before) lines.push(`${step.padEnd(28)} ${after}`)
    before = after
  })
  return lines
}

function cellsOf({ tokens, cells }: Grid, w: number): string[] {
  const { text, starts } = tokens[w]!
  return [...cells[w]!].map((k) => (k < 0 ? '·' : slice(text, starts[k]!, starts[k + 1]!).replaceAll('\n', '\\n')))
}

/** The pair in the notation. */
function written(pair: Pair, places: readonly Range[]): string {
  const side = (symbols: Int32Array, { from, to }: Range) =>
    [...symbols.subarray(from, to)].map((symbol) => (symbol < 0 ? '' : pair.columns.vocabulary.textOf(symbol))).join('')
  let [out, at] = ['', 0]
  for (const place of places) {
    out += `${side(pair.symbolsA, { from: at, to: place.from })}[${side(pair.symbolsA, place)}/${side(pair.symbolsB, place)}]`
    at = place.to
  }
  return (out + side(pair.symbolsA, { from: at, to: pair.count })).replaceAll('\n', '\\n')
}

if (import.meta.main) {
  const [notation, language = null] = process.argv.slice(2)
  if (notation === undefined) {
    console.error("usage: node tests/golden/explain.ts 'he [sat/stood] down' [language]")
    process.exitCode = 2
  } else console.log(explain(notation, language).join('\n'))
}
