/**
 * Numbers tokens, and weighs any two of them against each other.
 *
 * A symbol is one writing of one key: 國 and 国 are two symbols of one key. Symbols are numbered in order of first occurrence, and the
 * numbers mean nothing else; code whose result must not depend on the order of a request compares the strings.
 */

import { slice } from '../text/codepoints.ts'
import { keyOfEqual, type Tokens } from '../text/tokens.ts'
import { UnitTable } from '../text/unit-table.ts'
import { ALIGN_LIMITS } from './limits.ts'
import { PairTable } from './pair-table.ts'

/** What a token is worth with its like, and costs against another one, against nothing, and where such a gap opens. */
export interface Costs {
  readonly match: number
  readonly mismatch: number
  readonly gap: number
  readonly open: number
}

/**
 * Measured on tables and apparatus made by editors (docs/decisions/005). A Han character in place of another is the common case, and a
 * change of wording counts as one; a word in place of a quite different one is as often an omission and an addition. Marks cost almost
 * nothing: they only follow the words.
 */
const COSTS = {
  han: { match: 1, mismatch: -0.3, gap: 0.25, open: 0.9 },
  word: { match: 2.2, mismatch: -0.6, gap: 0.4, open: 0.5 },
  mark: { match: 0, mismatch: -0.00015, gap: 0.0001, open: 0 },
} as const

/**
 * Worth of marks that meet their like, by how strongly they divide: nothing (a dash), a space, a comma, the end of a sentence,
 * of a line. Less than any word: `政治、[/外交、]军事、[经济、/]文化`. A space is everywhere and has no say but between equals.
 */
const LIKE_MARK = [0.0003, 0.0002, 0.2, 1, 1.4] as const
/** Share of the worth of a match that one key in another writing has. */
const SAME_KEY = 0.98
/** Worth of nearly the same word: less than half of the same, which must not be lost for it… */
const NEAR = 0.95
/** …and of a word against a mark. */
const MISMATCH_KIND = -1.2
/** From this similarity on two words count as forms of one: ηλθε and ηλθον, πλοια and πλοιαρια. */
const NEAR_ENOUGH = 0.45
/** Words of so few letters have two in common by chance: of them one letter may differ. `wartete [es Abend eine/König Haus] sie [/rief]` */
const [SHORT, SHORT_NEAR_ENOUGH] = [4, 0.6]

const MARK = /^[\p{P}\p{S}\s]+$/u
const HAN = /\p{Script=Han}/u

function costsOf(key: string): Costs {
  // nearly all keys of a text, known without a test of properties, which must first be compiled
  const unit = key.charCodeAt(0)
  if (unit >= 0x4e00 && unit <= 0x9fff) return COSTS.han
  if (unit === EQUAL || isPlainWord(key)) return COSTS.word
  if (HAN.test(key)) return COSTS.han
  return MARK.test(key) ? COSTS.mark : COSTS.word
}

/** What the key of a stretch that all have begins with. */
const EQUAL = keyOfEqual(0).charCodeAt(0)

/** Whether a key is of the letters a to z and digits. */
function isPlainWord(key: string): boolean {
  for (let k = 0; k < key.length; k++) {
    const unit = key.charCodeAt(k)
    if (!((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39))) return false
  }
  return key.length > 0
}

/** Ends of paragraphs, sentences, clauses and words, the strongest first. */
const DIVISIONS = [/\n/, /[。．.！!？?；;…؟۔।॥]/, /[，,、：:؛،]/, /\s/] as const

/** The division from which a mark ends a sentence. */
const STOP = 3

const OPENS = /[\p{Ps}\p{Pi}〝]/u
const CLOSES = /[\p{Pe}\p{Pf}〞〟]/u

const isWord = (costs: Costs) => costs === COSTS.word

function numbersOf(symbols: Int32Array, numbers: readonly number[]): Int32Array {
  const out = new Int32Array(symbols.length)
  for (let k = 0; k < symbols.length; k++) out[k] = symbols[k]! < 0 ? -1 : numbers[symbols[k]!]!
  return out
}

export class Vocabulary {
  readonly #near: ((a: string, b: string) => number) | undefined
  /** The first symbol of each writing of several UTF-16 units; others of the same writing are chained behind it. */
  readonly #symbols = new Map<string, number>()
  /** The same for writings of one unit, which nearly all are in Han texts. */
  readonly #units = new UnitTable()
  /** The numbers of keys, of several units and of one. */
  readonly #keyNumbers = new Map<string, number>()
  readonly #keyUnits = new UnitTable()
  /** By symbol. */
  readonly #written: string[] = []
  readonly #writings: number[] = []
  readonly #next: number[] = []
  readonly #keys: number[] = []
  /** By key. */
  readonly #keyStrings: string[] = []
  readonly #costs: Costs[] = []
  /** By key, how strongly it divides; only of marks that were looked up, since a test of properties takes longer than all else. */
  readonly #divisions = new Map<number, number>()
  /** By symbol, what it opens or closes; likewise. */
  readonly #brackets = new Map<number, number>()
  /** Of pairs of words, whether they are near enough. */
  readonly #nearPairs = new PairTable()
  /** Whether more pairs of words were asked for than one request may hold against each other. */
  exceeded = false

  /** Keys below this number are those of stretches that all texts have: see align/stretches.ts. */
  readonly fixed: number

  /** `near`: similarity, 0 to 1, of two different keys. Symmetric; 0 where they have nothing to do with each other. */
  constructor(near?: (a: string, b: string) => number, stretches = 0) {
    this.#near = near
    this.fixed = stretches
    for (let k = 0; k < stretches; k++) this.#symbol(keyOfEqual(k), keyOfEqual(k), -1)
  }

  /** One symbol a token. O(tokens). */
  intern(keys: readonly string[], written: readonly string[]): Int32Array {
    const symbols = new Int32Array(keys.length)
    for (let k = 0; k < keys.length; k++) symbols[k] = this.#symbol(keys[k]!, written[k]!, this.#first(written[k]!))
    return symbols
  }

  /** The same for the tokens of a text, which need not be cut from it where one was seen before. */
  internTokens({ text, count, starts, keys, kinds }: Tokens): Int32Array {
    const symbols = new Int32Array(count)
    const { string, units } = text
    for (let k = 0; k < count; k++) {
      const start = starts[k]!
      const end = starts[k + 1]!
      const key = keys[k]!
      if (kinds[k] === 'equal') symbols[k] = this.#symbol(key, key, this.#first(key))
      else if (units === null && end - start === 1) {
        const first = this.#units.get(string.charCodeAt(start))
        symbols[k] =
          first >= 0 && this.#keyStrings[this.#keys[first]!] === key
            ? first
            : this.#symbol(key, first < 0 ? string[start]! : '', first)
      } else {
        const cut = slice(text, start, end)
        symbols[k] = this.#symbol(key, cut, this.#first(cut))
      }
    }
    return symbols
  }

  /** The first symbol of a writing, or -1. */
  #first(written: string): number {
    return written.length === 1 ? this.#units.get(written.charCodeAt(0)) : (this.#symbols.get(written) ?? -1)
  }

  /** `first`: the first symbol of that writing, or -1 where it is not known yet. */
  #symbol(key: string, written: string, first: number): number {
    let last = -1
    for (let symbol = first; symbol >= 0; symbol = this.#next[symbol]!) {
      if (this.#keyStrings[this.#keys[symbol]!] === key) return symbol
      last = symbol
    }
    const symbol = this.#written.length
    const text = first < 0 ? written : this.#written[first]!
    this.#written.push(text)
    this.#writings.push(first < 0 ? symbol : first)
    this.#next.push(-1)
    this.#keys.push(this.#keyNumber(key))
    if (first >= 0) this.#next[last] = symbol
    else if (text.length === 1) this.#units.set(text.charCodeAt(0), symbol)
    else this.#symbols.set(text, symbol)
    return symbol
  }

  #keyNumber(key: string): number {
    const known = this.numberOf(key)
    if (known >= 0) return known
    const number = this.#keyStrings.length
    if (key.length === 1) this.#keyUnits.set(key.charCodeAt(0), number)
    else this.#keyNumbers.set(key, number)
    this.#keyStrings.push(key)
    this.#costs.push(costsOf(key))
    return number
  }

  /** The number of a symbol's key. */
  key(symbol: number): number {
    return this.#keys[symbol]!
  }

  /** The number of a key, or -1 where no token has it. */
  numberOf(key: string): number {
    return key.length === 1 ? this.#keyUnits.get(key.charCodeAt(0)) : (this.#keyNumbers.get(key) ?? -1)
  }

  /** The key of a symbol. */
  keyOf(symbol: number): string {
    return this.#keyStrings[this.#keys[symbol]!]!
  }

  /** How a symbol is written. */
  textOf(symbol: number): string {
    return this.#written[symbol]!
  }

  /** How many symbols there are: they are numbered from 0. */
  get size(): number {
    return this.#written.length
  }

  /** The keys of symbols; -1 of -1. */
  keys(symbols: Int32Array): Int32Array {
    return numbersOf(symbols, this.#keys)
  }

  /** The writing of symbols as numbers: two symbols that are written alike share one, even with different keys; -1 for -1. */
  writings(symbols: Int32Array): Int32Array {
    return numbersOf(symbols, this.#writings)
  }

  /** A number that two symbols share when they are written alike, even with different keys. */
  writing(symbol: number): number {
    return this.#writings[symbol]!
  }

  costs(symbol: number): Costs {
    return this.#costs[this.#keys[symbol]!]!
  }

  /** Whether a token is a space or a mark of punctuation: what follows the words and never leads them. */
  isMark(symbol: number): boolean {
    return this.costs(symbol) === COSTS.mark
  }

  /** Whether a token is a word of a script with spaces. */
  isSpaced(symbol: number): boolean {
    return isWord(this.costs(symbol))
  }

  /** Whether a token is a Han character, which is similar only to itself. */
  isHan(symbol: number): boolean {
    return this.costs(symbol) === COSTS.han
  }

  /** How strongly a token divides what is before it from what comes after: 0 for what does not, 1 for a space. */
  division(symbol: number): number {
    const key = this.#keys[symbol]!
    if (this.#costs[key] !== COSTS.mark) return 0
    let division = this.#divisions.get(key)
    if (division === undefined) {
      const strength = DIVISIONS.findIndex((pattern) => pattern.test(this.#keyStrings[key]!))
      division = strength < 0 ? 0 : DIVISIONS.length - strength
      this.#divisions.set(key, division)
    }
    return division
  }

  /** Whether a token ends a sentence or a line. */
  isStop(symbol: number): boolean {
    return this.division(symbol) >= STOP
  }

  /** 1 for a mark that opens a pair, -1 for one that closes it, 0 for any other token. */
  bracket(symbol: number): number {
    if (this.costs(symbol) !== COSTS.mark) return 0
    let bracket = this.#brackets.get(symbol)
    if (bracket === undefined) {
      const text = this.#written[symbol]!
      bracket = OPENS.test(text) ? 1 : CLOSES.test(text) ? -1 : 0
      this.#brackets.set(symbol, bracket)
    }
    return bracket
  }

  /** Orders two sequences by what they say: keys first, then writings. */
  compare(a: Int32Array, b: Int32Array): number {
    const n = Math.min(a.length, b.length)
    for (let k = 0; k < n; k++)
      if (a[k] !== b[k]) {
        const [x, y] = [this.#keyStrings[this.#keys[a[k]!]!]!, this.#keyStrings[this.#keys[b[k]!]!]!]
        if (x !== y) return x < y ? -1 : 1
        return this.#written[a[k]!]! < this.#written[b[k]!]! ? -1 : 1
      }
    return a.length - b.length
  }

  /** The most for the same, below 0 for what had better stay apart. Symmetric. */
  similarity(x: number, y: number): number {
    const a = this.#keys[x]!
    const b = this.#keys[y]!
    const p = this.#costs[a]!
    const q = this.#costs[b]!
    if (a === b) {
      const worth = p === COSTS.mark ? LIKE_MARK[this.division(x)]! : p.match
      return x === y ? worth : worth * SAME_KEY
    }
    if (p === COSTS.han && q === COSTS.han) return COSTS.han.mismatch
    if ((p === COSTS.mark) !== (q === COSTS.mark)) return MISMATCH_KIND
    return isWord(p) && isWord(q) ? this.#similarityOfWords(a, b) : Math.min(p.mismatch, q.mismatch)
  }

  #similarityOfWords(a: number, b: number): number {
    if (this.#near === undefined) return COSTS.word.mismatch
    if (a > b) return this.#similarityOfWords(b, a)
    let isNear = this.#nearPairs.get(a, b)
    if (isNear === undefined) {
      if (this.#nearPairs.size === ALIGN_LIMITS.nearPairs) {
        this.exceeded = true
        return COSTS.word.mismatch
      }
      const [p, q] = [this.#keyStrings[a]!, this.#keyStrings[b]!]
      isNear = this.#near(p, q) >= (Math.max(p.length, q.length) <= SHORT ? SHORT_NEAR_ENOUGH : NEAR_ENOUGH)
      this.#nearPairs.set(a, b, isNear)
    }
    return isNear ? NEAR : COSTS.word.mismatch
  }
}
