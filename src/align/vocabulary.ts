/**
 * Tokens as numbers, and what any two of them have to do with each other.
 *
 * A symbol stands for one writing of one key: 國 and 国 are two symbols of one key. Numbers are given in order of first
 * sight and mean nothing; whatever must not depend on the order of a request compares the strings behind them.
 */

/** What a token costs against another one, against nothing, and where such a gap opens. */
export interface Costs {
  readonly mismatch: number
  readonly gap: number
  readonly open: number
}

/**
 * Measured on tables and apparatus made by editors. A Han character in the place of another is the common case, and a
 * change of wording counts as one; a word in the place of a quite different one is as often an omission and an addition.
 */
const COSTS = {
  han: { mismatch: -0.3, gap: 0.25, open: 0.9 },
  word: { mismatch: -0.6, gap: 0.4, open: 0.5 },
  mark: { mismatch: -0.3, gap: 0.15, open: 0.9 },
} as const

/** Worth of one key in another writing, of nearly the same word, of a word against a mark. */
const SAME_KEY = 0.98
const NEAR = 0.95
const MISMATCH_KIND = -1.2
/** From this similarity on two words count as forms of one: ηλθε and ηλθον, πλοια and πλοιαρια. */
const NEAR_ENOUGH = 0.45

const MARK = /^[\p{P}\p{S}\s]+$/u
const HAN = /\p{Script=Han}/u
const costsOf = (key: string): Costs => (HAN.test(key) ? COSTS.han : MARK.test(key) ? COSTS.mark : COSTS.word)

/** Keys up to this number have their similarities in a table, above it in a map. */
const TABLE = 1024

export class Vocabulary {
  readonly #near: ((a: string, b: string) => number) | undefined
  readonly #symbols = new Map<string, number[]>()
  readonly #keyNumbers = new Map<string, number>()
  /** By symbol. */
  readonly #written: string[] = []
  readonly #writings: number[] = []
  readonly #keys: number[] = []
  /** By key. */
  readonly #keyStrings: string[] = []
  readonly #costs: Costs[] = []
  readonly #similarities = new Map<number, number>()
  #table = new Float32Array(0)

  /** `near`: similarity, 0 to 1, of two different keys. Symmetric; 0 where they have nothing to do with each other. */
  constructor(near?: (a: string, b: string) => number) {
    this.#near = near
  }

  /** One symbol a token. O(tokens). */
  intern(keys: readonly string[], written: readonly string[]): Int32Array {
    const symbols = new Int32Array(keys.length)
    for (let k = 0; k < keys.length; k++) symbols[k] = this.#symbol(keys[k]!, written[k]!)
    return symbols
  }

  #symbol(key: string, written: string): number {
    const known = this.#symbols.get(written)
    if (known !== undefined)
      for (const symbol of known) if (this.#keyStrings[this.#keys[symbol]!] === key) return symbol
    let number = this.#keyNumbers.get(key)
    if (number === undefined) {
      number = this.#keyStrings.length
      this.#keyNumbers.set(key, number)
      this.#keyStrings.push(key)
      this.#costs.push(costsOf(key))
    }
    const symbol = this.#written.length
    this.#written.push(written)
    this.#keys.push(number)
    this.#writings.push(known === undefined ? symbol : known[0]!)
    if (known === undefined) this.#symbols.set(written, [symbol])
    else known.push(symbol)
    return symbol
  }

  /** The number of a symbol's key. */
  key(symbol: number): number {
    return this.#keys[symbol]!
  }

  /** The keys of symbols. */
  keys(symbols: Int32Array): Int32Array {
    const keys = new Int32Array(symbols.length)
    for (let k = 0; k < symbols.length; k++) keys[k] = this.#keys[symbols[k]!]!
    return keys
  }

  /** A number that two symbols share when they are written alike, whatever their keys. */
  writing(symbol: number): number {
    return this.#writings[symbol]!
  }

  costs(symbol: number): Costs {
    return this.#costs[this.#keys[symbol]!]!
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

  /** 1 for the same, below 0 for what had better stand apart. Symmetric. */
  similarity(x: number, y: number): number {
    if (x === y) return 1
    const [a, b] = [this.#keys[x]!, this.#keys[y]!]
    if (a === b) return SAME_KEY
    if (this.#keyStrings.length > TABLE) return this.#fromMap(a, b)
    const size = this.#keyStrings.length
    if (this.#table.length !== size * size) this.#table = new Float32Array(size * size).fill(Number.NaN)
    let similarity = this.#table[a * size + b]!
    if (Number.isNaN(similarity)) {
      similarity = this.#similarity(a, b)
      this.#table[a * size + b] = similarity
      this.#table[b * size + a] = similarity
    }
    return similarity
  }

  #fromMap(a: number, b: number): number {
    const pair = a < b ? a * 0x4000000 + b : b * 0x4000000 + a
    let similarity = this.#similarities.get(pair)
    if (similarity === undefined) {
      similarity = this.#similarity(a, b)
      this.#similarities.set(pair, similarity)
    }
    return similarity
  }

  #similarity(a: number, b: number): number {
    const [x, y] = [this.#costs[a]!, this.#costs[b]!]
    if ((x === COSTS.mark) !== (y === COSTS.mark)) return MISMATCH_KIND
    if ((this.#near?.(this.#keyStrings[a]!, this.#keyStrings[b]!) ?? 0) >= NEAR_ENOUGH) return NEAR
    return Math.min(x.mismatch, y.mismatch)
  }
}
