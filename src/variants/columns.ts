/** Aligned witnesses as columns of numbers: what grouping looks at. */
import type { Vocabulary } from '../align/vocabulary.ts'
import { slice } from '../text/codepoints.ts'
import type { RuleName } from '../text/equivalences/index.ts'
import * as sign from '../text/signs.ts'
import { agree, folded, type Names, type TokenKind, type Tokens } from '../text/tokens.ts'
import type { Columns } from './variant-places.ts'

/** The aligned witnesses, base first: `cells[w][c]` is the number of a token or -1. */
export interface Grid {
  readonly tokens: readonly Tokens[]
  readonly symbols: readonly Int32Array[]
  readonly vocabulary: Vocabulary
  readonly cells: readonly Int32Array[]
  readonly columns: number
  readonly names: Names
  readonly sigla: readonly string[]
}

/** How much agreement in a token counts when places are grouped: punctuation and spaces agree everywhere. */
const WEIGHT: Readonly<Record<TokenKind, number>> = {
  han: 1,
  word: 2,
  number: 1,
  name: 2,
  punctuation: 0.6,
  space: 0.25,
  other: 0.6,
  // never asked for: a stretch counts as much as it is long
  equal: 0,
}

/** Characters that mean nothing by themselves. */
const PARTICLES: readonly string[] = ['的', '了', '地', '得', '之']

/** The columns of texts as they are written. O(columns × witnesses). */
export function columnsAsWritten(grid: Grid): Columns {
  const { symbols, vocabulary } = grid
  return {
    count: grid.columns,
    base: 0,
    cells: cellsOf(grid, (w, token) => vocabulary.writing(symbols[w]![token]!)),
    keys: cellsOf(grid, (w, token) => vocabulary.key(symbols[w]![token]!)),
    weights: weightsOf(grid),
    maxFragmentWeight: maxFragmentWeightOf(grid),
    sizes: sizesOf(grid),
    calendar: calendarOf(grid),
  }
}

/** The same as compared under the rules in `ignore`. */
export function columnsAsCompared(grid: Grid, asWritten: Columns, ignore: readonly RuleName[]): Columns {
  return ignore.length === 0 ? asWritten : { ...asWritten, cells: foldedCells(grid, ignore) }
}

/** What stands in each cell as a number of its token; -1 where there is none. */
const cellsOf = (grid: Grid, number: (witness: number, token: number) => number): Int32Array[] =>
  grid.cells.map((cells, w) => {
    const numbers = new Int32Array(cells.length)
    for (let c = 0; c < cells.length; c++) numbers[c] = cells[c]! < 0 ? -1 : number(w, cells[c]!)
    return numbers
  })

/**
 * The same for what tokens are compared as under some rules: equal numbers are equal, -1 is nothing or folded away. What folds like
 * the base's token but is not equal to it (pêcheur, where the base has pécheur) has a number of its own.
 */
function foldedCells(grid: Grid, ignore: readonly RuleName[]): Int32Array[] {
  const numbers = new Map<string, number>([['', -1]])
  const numberOf = (text: string) => {
    let number = numbers.get(text)
    if (number === undefined) {
      number = numbers.size
      numbers.set(text, number)
    }
    return number
  }
  /** By witness and symbol, because texts repeat their words; a name or a number folds otherwise than a word written alike. */
  const known = grid.tokens.map(() => new Map<string, number>())
  const cells = cellsOf(grid, (w, token) => {
    const tokens = grid.tokens[w]!
    const key = `${tokens.kinds[token]}${grid.symbols[w]![token]}`
    let number = known[w]!.get(key)
    if (number === undefined) {
      number = numberOf(
        tokens.kinds[token] === 'equal' ? tokens.keys[token]! : folded(tokens, token, token + 1, ignore, grid.names),
      )
      known[w]!.set(key, number)
    }
    return number
  })
  const [base, ...others] = cells
  others.forEach((own, k) => {
    const w = k + 1
    for (let c = 0; c < own.length; c++) {
      if (own[c]! < 0 || own[c] !== base![c]) continue
      const [here, there] = [grid.cells[0]![c]!, grid.cells[w]![c]!]
      if (grid.vocabulary.writing(grid.symbols[0]![here]!) === grid.vocabulary.writing(grid.symbols[w]![there]!))
        continue
      const [a, b] = [grid.tokens[0]!, grid.tokens[w]!]
      if (
        !agree({ tokens: a, from: here, to: here + 1 }, { tokens: b, from: there, to: there + 1 }, ignore, grid.names)
      )
        own[c] = numberOf(`\0${grid.symbols[w]![there]}`)
    }
  })
  return cells
}

/** See Columns.weights. */
function weightsOf({ tokens, symbols, vocabulary, cells, columns }: Grid): Float64Array {
  const particles = PARTICLES.map((key) => vocabulary.numberOf(key))
  const weights = new Float64Array(columns)
  for (let w = cells.length - 1; w >= 0; w--) {
    const { kinds, starts } = tokens[w]!
    for (let c = 0; c < columns; c++) {
      const token = cells[w]![c]!
      if (token < 0) continue
      if (kinds[token] === 'equal') {
        weights[c] = starts[token + 1]! - starts[token]!
        continue
      }
      const particle = kinds[token] === 'han' && particles.includes(vocabulary.key(symbols[w]![token]!))
      weights[c] = particle ? WEIGHT.other : WEIGHT[kinds[token]!]
    }
  }
  return weights
}

/** See Columns.sizes. */
function sizesOf({ tokens, cells, columns }: Grid): Int32Array {
  const sizes = new Int32Array(columns).fill(1)
  const { kinds, starts } = tokens[0]!
  for (let c = 0; c < columns; c++) {
    const token = cells[0]![c]!
    if (token >= 0 && kinds[token] === 'equal') sizes[c] = starts[token + 1]! - starts[token]!
  }
  return sizes
}

/** See Columns.calendar. */
function calendarOf({ symbols, vocabulary, cells, columns }: Grid): Uint8Array {
  const signs = ['年', '月', '日'].map((key) => vocabulary.numberOf(key))
  const calendar = new Uint8Array(columns)
  cells.forEach((own, w) => {
    for (let c = 0; c < columns; c++)
      if (own[c]! >= 0 && signs.includes(vocabulary.key(symbols[w]![own[c]!]!))) calendar[c] = 1
  })
  return calendar
}

/** Particles and pronouns of the modern language, as keys; the classical one does without. */
const MODERN: readonly string[] = ['的', '了', '们', '这', '么']
/** As they are written, in either script. */
const MODERN_SIGNS = new Set('的了们們这這么麼')
/** Share of them among the Han characters of a text from which it counts as modern. */
const MODERN_SHARE = 0.01

/** See Columns.maxFragmentWeight. */
function maxFragmentWeightOf({ tokens, symbols, vocabulary }: Grid): number {
  const words = MODERN.map((key) => vocabulary.numberOf(key))
  let [han, modern] = [0, 0]
  // What all have is counted once.
  const first = tokens[0]!
  for (let k = 0; k < first.count; k++) {
    if (first.kinds[k] !== 'equal') continue
    const counts = hanIn(slice(first.text, first.starts[k]!, first.starts[k + 1]!))
    han += counts.han * tokens.length
    modern += counts.modern * tokens.length
  }
  tokens.forEach(({ count, kinds }, w) => {
    for (let k = 0; k < count; k++) {
      if (kinds[k] !== 'han') continue
      han++
      if (words.includes(vocabulary.key(symbols[w]![k]!))) modern++
    }
  })
  if (han === 0) return WEIGHT.space
  return modern > MODERN_SHARE * han ? WEIGHT.han : 0
}

/** The Han characters of a text that no token was made of, and how many of them are particles of the modern language. */
function hanIn(text: string): { han: number; modern: number } {
  let [han, modern] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const kind = sign.kindAt(text, at)
    if (kind !== sign.HAN && kind !== sign.NUMERAL) continue
    han++
    if (MODERN_SIGNS.has(text[at]!)) modern++
  }
  return { han, modern }
}
