/** Aligned witnesses as columns of numbers, with what the rules of places need to know of each token. */
import type { Vocabulary } from '../align/vocabulary.ts'
import type { Text } from '../text/codepoints.ts'
import { type Lacuna, touchesLacuna } from '../text/lacunae.ts'
import { once } from '../text/once.ts'
import * as sign from '../text/signs.ts'
import { agree, folded, type Names, type TokenKind, type Tokens } from '../text/tokens.ts'
import type { Span } from './comparison.ts'

/** The aligned witnesses, base first: `cells[w][c]` is the number of a token or -1. */
export interface Grid {
  readonly tokens: readonly Tokens[]
  readonly symbols: readonly Int32Array[]
  readonly vocabulary: Vocabulary
  readonly cells: readonly Int32Array[]
  readonly columns: number
  readonly names: Names
  readonly sigla: readonly string[]
  /** Of each witness, what it says is lost; the signs of lost text are tokens. */
  readonly lacunae: readonly (readonly Lacuna[])[]
  /** Differences inside the stretches that all have, which are in no column: what each witness has, in the order of the texts. */
  readonly lone: readonly (readonly Span[])[]
}

/** Columns of a grid, base first. */
export interface Columns {
  readonly count: number
  /** `cells[w][c]` is what witness w has, as compared: equal numbers are equal texts, -1 is nothing, or folded away. */
  readonly cells: readonly Int32Array[]
  /** The same as symbols of the vocabulary, -1 where there is no token… */
  readonly symbols: readonly Int32Array[]
  /** …and as their keys: accidentals of writing taken away. */
  readonly keys: readonly Int32Array[]
  readonly vocabulary: Vocabulary
  readonly traits: Traits
  /** How many tokens a column counts as: 1, except that a stretch that all have counts as many as it has code points. */
  readonly sizes: Int32Array
  /** Of each witness, how its text is written. Counted when it is first asked for: most comparisons have no use for it. */
  readonly writing: () => readonly Writing[]
  /** `lost[w][c]` is 1 where text of witness w is lost or illegible; null where no witness has lost any. */
  readonly lost: readonly Uint8Array[] | null
}

/** What a token is, by its symbol. */
export interface Traits {
  readonly weights: Float64Array
  /** A sum of the constants below. */
  readonly flags: Uint8Array
}
/** A Han character, or kana: writing in which a character is the unit. */
export const CHARACTER = 1
/** A word of a script with spaces. */
export const WORD_COLUMN = 2
export const SPACE_COLUMN = 4
/** The end of a clause, a sentence or a line. */
export const STOP = 8
/** 年, 月, 日 and what is written in their place. */
export const CALENDAR = 16
export const NUMBER = 32
/** Punctuation and symbols, not spaces. */
export const MARK_COLUMN = 64
/** Kana, or a particle or pronoun of modern Chinese. */
export const MODERN_SIGN = 128

/** Counts of the kinds of tokens of a text. */
interface Writing {
  readonly characters: number
  /** Kana, and particles and pronouns of modern Chinese, among the characters. */
  readonly modern: number
}

/** How much agreement in a token counts when places are joined: punctuation and spaces agree everywhere. */
const WEIGHT: Readonly<Record<TokenKind, number>> = {
  han: 1,
  word: 2,
  number: 1,
  name: 2,
  punctuation: 0.6,
  space: 0.25,
  note: 0.25,
  lacuna: 1,
  other: 0.6,
  // a stretch that all have is never within a place
  equal: 9,
}

/** Characters that mean nothing by themselves. */
const PARTICLES: ReadonlySet<string> = new Set('的了地得之')
/** Particles and pronouns of the modern language, as keys; the classical one does without. */
const MODERN = '的了们这么'
const CALENDAR_SIGNS = '年月日号時时'
/** The flags of Han characters that have more than one. */
const FLAGS_OF_HAN: ReadonlyMap<string, number> = new Map([
  ...[...MODERN].map((key) => [key, CHARACTER | MODERN_SIGN] as const),
  ...[...CALENDAR_SIGNS].map((key) => [key, CHARACTER | CALENDAR] as const),
])

const STOPS = /[\n。．.！!？?；;…，,：:·⸱؟،؛।॥]/u
/** Kana, which make a text modern: a Japanese word has two characters and more. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}]/u
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u

/** The columns of texts as they are written. O(columns × witnesses). */
export function columnsAsWritten(grid: Grid): Columns {
  const { vocabulary } = grid
  const traits = traitsOf(grid)
  const symbols = symbolsOf(grid)
  return {
    count: grid.columns,
    cells: symbols.map((own) => vocabulary.writings(own)),
    symbols,
    keys: symbols.map((own) => vocabulary.keys(own)),
    vocabulary,
    traits,
    sizes: sizesOf(grid),
    writing: once(() => writingsOf(grid, traits)),
    lost: lostOf(grid),
  }
}

/** See Columns.symbols. */
const symbolsOf = ({ cells, symbols }: Grid): Int32Array[] =>
  cells.map((tokens, w) => {
    const [own, out] = [symbols[w]!, new Int32Array(tokens.length)]
    for (let c = 0; c < tokens.length; c++) out[c] = tokens[c]! < 0 ? -1 : own[tokens[c]!]!
    return out
  })

/** The same as compared under the rules in `ignore`. */
export function columnsAsCompared(grid: Grid, asWritten: Columns, ignore: readonly string[]): Columns {
  return ignore.length === 0 ? asWritten : { ...asWritten, cells: foldedCells(grid, ignore) }
}

/** Columns `[from, to)` by themselves. */
export function part(columns: Columns, from: number, to: number): Columns {
  return {
    ...columns,
    count: to - from,
    cells: columns.cells.map((cells) => cells.subarray(from, to)),
    symbols: columns.symbols.map((symbols) => symbols.subarray(from, to)),
    keys: columns.keys.map((keys) => keys.subarray(from, to)),
    sizes: columns.sizes.subarray(from, to),
    lost: columns.lost?.map((lost) => lost.subarray(from, to)) ?? null,
  }
}

/**
 * See Columns.lost: signs of lost text that not all witnesses have, and what a witness lacks beside one of them or where it says that
 * its text is lost. O(columns × witnesses).
 */
function lostOf({ tokens, cells, columns, lacunae }: Grid): Uint8Array[] | null {
  const isSign = (w: number, token: number) => tokens[w]!.kinds[token] === 'lacuna'
  if (tokens.every((own, w) => lacunae[w]!.length === 0 && !own.kinds.includes('lacuna'))) return null
  const isShared = (c: number) => cells.every((own, w) => own[c]! >= 0 && isSign(w, own[c]!))
  return cells.map((own, w) => {
    const { starts, kinds, count } = tokens[w]!
    const signs = new Uint8Array(count)
    for (let c = 0; c < columns; c++) if (own[c]! >= 0 && isSign(w, own[c]!) && !isShared(c)) signs[own[c]!] = 1
    /** Whether what follows a token, or comes before it, is a sign; spaces do not count. */
    const isBeside = (token: number, step: 1 | -1) => {
      let at = token
      while (kinds[at] === 'space') at += step
      return signs[at] === 1
    }
    const lost = new Uint8Array(columns)
    let next = 0
    for (let c = 0; c < columns; c++) {
      if (own[c]! >= 0) lost[c] = signs[next++]!
      else if (isBeside(next - 1, -1) || isBeside(next, 1) || touchesLacuna(lacunae[w]!, starts[next]!, starts[next]!))
        lost[c] = 1
    }
    // A space amid what is lost is aligned with one of the spaces there by chance.
    for (let c = 1; c < columns - 1; c++)
      if (own[c]! >= 0 && kinds[own[c]!] === 'space' && lost[c - 1] === 1 && lost[c + 1] === 1) lost[c] = 1
    return lost
  })
}

/** What is in each cell as a number of its token; -1 where there is none. */
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
function foldedCells(grid: Grid, ignore: readonly string[]): Int32Array[] {
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

/** Where one symbol is of several kinds, the higher counts, whichever witness comes first. */
const RANKS: Readonly<Record<TokenKind, number>> = {
  equal: 0,
  other: 1,
  punctuation: 2,
  space: 3,
  note: 4,
  lacuna: 5,
  han: 6,
  word: 7,
  name: 8,
  number: 9,
}

function traitsOf({ tokens, symbols, vocabulary }: Grid): Traits {
  const weights = new Float64Array(vocabulary.size)
  const flags = new Uint8Array(vocabulary.size)
  const known = new Uint8Array(vocabulary.size)
  tokens.forEach(({ kinds, count }, w) => {
    const own = symbols[w]!
    for (let token = 0; token < count; token++) {
      const symbol = own[token]!
      const kind = kinds[token]!
      // A sign that counts something here (一个) and nothing there (一致) is a number: its weight is the same.
      if (known[symbol]! > RANKS[kind]) continue
      known[symbol] = RANKS[kind] + 1
      const key = vocabulary.keyOf(symbol)
      weights[symbol] = weightOf(kind, key)
      flags[symbol] = flagsOf(kind, key)
    }
  })
  return { weights, flags }
}

function weightOf(kind: TokenKind, key: string): number {
  if (kind === 'han') return PARTICLES.has(key) ? WEIGHT.other : WEIGHT.han
  return kind === 'word' && UNSPACED.test(key) ? WEIGHT.han : WEIGHT[kind]
}

function flagsOf(kind: TokenKind, key: string): number {
  switch (kind) {
    case 'han':
      return FLAGS_OF_HAN.get(key) ?? CHARACTER
    case 'number':
      return CHARACTER | NUMBER
    case 'word':
    case 'name':
      return UNSPACED.test(key) ? CHARACTER | (KANA.test(key) ? MODERN_SIGN : 0) : WORD_COLUMN
    case 'space':
      return SPACE_COLUMN | (key === '\n' ? STOP : 0)
    case 'equal':
      return STOP
    default:
      return MARK_COLUMN | (STOPS.test(key) ? STOP : 0)
  }
}

/** See Columns.sizes. */
function sizesOf({ tokens, symbols, vocabulary, cells, columns, lone }: Grid): Int32Array {
  const sizes = new Int32Array(columns).fill(1)
  if (vocabulary.fixed === 0) return sizes
  const [{ starts }, own, base] = [tokens[0]!, symbols[0]!, cells[0]!]
  let next = 0
  for (let c = 0; c < columns; c++) {
    const token = base[c]!
    if (token < 0 || own[token]! >= vocabulary.fixed) continue
    const end = starts[token + 1]!
    sizes[c] = end - starts[token]!
    // a lone difference has as many columns as the longest of its readings
    for (; next < lone.length && lone[next]![0]![0] < end; next++) {
      const lengths = lone[next]!.map(([from, to]) => to - from)
      sizes[c]! += Math.max(...lengths) - lengths[0]!
    }
  }
  return sizes
}

function writingsOf({ tokens, symbols, vocabulary }: Grid, { flags }: Traits): Writing[] {
  return tokens.map(({ kinds, count, starts, text }, w) => {
    const own = symbols[w]!
    let [characters, modern] = [0, 0]
    for (let k = 0; k < count; k++) {
      const symbol = own[k]!
      if (symbol < vocabulary.fixed) {
        const counts = hanIn(text, starts[k]!, starts[k + 1]!)
        characters += counts.characters
        modern += counts.modern
      }
      if (kinds[k] !== 'han' && (kinds[k] !== 'word' || (flags[symbol]! & CHARACTER) === 0)) continue
      characters++
      if ((flags[symbol]! & MODERN_SIGN) !== 0) modern++
    }
    return { characters, modern }
  })
}

const FIRST_HAN = 0x2e80
const [UNIFIED, UNIFIED_END] = [0x4e00, 0xa000]
/** 1 for each of them as they are written, in either script, by UTF-16 unit from the first unified character. */
const MODERN_SIGNS = new Uint8Array(UNIFIED_END - UNIFIED)
for (const sign of '的了們们这這么麼') MODERN_SIGNS[sign.charCodeAt(0) - UNIFIED] = 1

/** The same for code points of a text that are in no token. */
function hanIn({ string, units }: Text, start: number, end: number): Writing {
  let [characters, modern] = [0, 0]
  const to = units === null ? end : units[end]!
  for (let at = units === null ? start : units[start]!; at < to; at++) {
    const unit = string.charCodeAt(at)
    if (unit < FIRST_HAN) continue
    if (unit >= UNIFIED && unit < UNIFIED_END) {
      characters++
      modern += MODERN_SIGNS[unit - UNIFIED]!
      continue
    }
    const kind = sign.kindAt(string, at)
    if (kind === sign.HAN || kind === sign.NUMERAL) characters++
    else if (kind === sign.UNSPACED && KANA.test(string[at]!)) {
      characters++
      modern++
    }
  }
  return { characters, modern }
}
