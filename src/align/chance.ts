/**
 * Distinguishes moved text from what two texts have in common by chance: a word without a partner has an equal somewhere, and the sooner,
 * the more words there are and the more common they are.
 *
 * A stretch counts as moved where finding it is more surprising than finding any stretch as rare within the distance: its bits of
 * information must be `SURPRISE` times those of the pairs of positions that lie as near. Frequencies are those of the words without
 * partners, since only these could have met; a formula that recurs among them (`県级以上人民政府`) counts as one word.
 */
import type { TokenKind, Tokens } from '../text/tokens.ts'
import type { Table } from './many.ts'

/** Bits of a stretch for each bit of the positions where it might have been found: words of a language do not come independently. */
const SURPRISE = 2
/** The share of a character's information that counts: in Chinese two make a word, and give little more information than one. */
const CHARACTER = 0.6
/** Words added to those counted, so that what is rare in the language does not look common where little else changed. */
const BACKGROUND = 100
/** Tokens of a seed of a move, and of a formula at least. */
export const SEED = 4

/** Equal tokens of both, from `a` and `b` on. */
export interface EqualRun {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** One side: its tokens, their keys as numbers, and which of them have no partner. */
interface Side {
  readonly tokens: Tokens
  readonly keys: Int32Array
  readonly free: Uint8Array
}

/** Whether a token is a word, a character or a number: marks and spaces are everywhere. */
const isContent = (kind: TokenKind): boolean =>
  kind === 'han' || kind === 'word' || kind === 'number' || kind === 'name'

/** Words without partners before each token: of its own side, and of the other side, as far as the alignment has come there. */
interface Positions {
  readonly own: Int32Array
  readonly other: Int32Array
}

/** What is common among the words of two sequences that have no partner. O(tokens) to make. */
export class Chance {
  readonly #a: Side
  readonly #inA: Positions
  readonly #inB: Positions
  readonly #counts = new Map<number, number>()
  #words = BACKGROUND
  readonly #b: Side
  #formulas: Map<number, number> | null = null

  constructor(table: Table, w: number, a: Side, b: Side) {
    this.#a = a
    this.#b = b
    this.#inA = positions(a)
    this.#inB = positions(b)
    const [cellsA, cellsB] = [table.cells[0]!, table.cells[w]!]
    let [wordsA, wordsB] = [0, 0]
    for (let c = 0; c < table.columns; c++) {
      const [i, j] = [cellsA[c]!, cellsB[c]!]
      if (i >= 0) {
        this.#inA.own[i] = wordsA
        this.#inA.other[i] = wordsB
      }
      if (j >= 0) {
        this.#inB.own[j] = wordsB
        this.#inB.other[j] = wordsA
      }
      if (i >= 0) wordsA += this.#count(a, i)
      if (j >= 0) wordsB += this.#count(b, j)
    }
    this.#words += wordsA + wordsB
  }

  #count({ tokens, keys, free }: Side, k: number): number {
    if (free[k] === 0 || !isContent(tokens.kinds[k]!)) return 0
    this.#counts.set(keys[k]!, (this.#counts.get(keys[k]!) ?? 0) + 1)
    return 1
  }

  /** Whether equal words of the same length are to be expected as near as these. O(tokens of the matches), and once O(tokens). */
  explains(chain: readonly EqualRun[]): boolean {
    const { a, b } = chain[0]!
    let words = 0
    for (const match of chain)
      for (let d = 0; d < match.length; d++) if (isContent(this.#a.tokens.kinds[match.a + d]!)) words++
    const over = (x: number, y: number) => Math.abs(x - y) + words
    const pairs = over(this.#inA.own[a]!, this.#inB.other[b]!) * over(this.#inB.own[b]!, this.#inA.other[a]!)
    const least = SURPRISE * Math.log2(pairs)
    return this.#bits(chain, false) < least || this.#bits(chain, true) < least
  }

  /** Bits of information of the words of a chain. */
  #bits(chain: readonly EqualRun[], formulas: boolean): number {
    let bits = 0
    for (const { a, length } of chain)
      for (let d = 0; d < length; ) {
        const end = formulas ? this.#formulaEnd(a + d, a + length) : null
        if (end !== null) {
          bits += this.#bitsOf(end.count)
          d = end.at - a
          continue
        }
        const kind = this.#a.tokens.kinds[a + d]!
        if (isContent(kind))
          bits += (kind === 'han' ? CHARACTER : 1) * this.#bitsOf(this.#counts.get(this.#a.keys[a + d]!) ?? 1)
        d++
      }
    return bits
  }

  #bitsOf(count: number): number {
    return Math.log2(this.#words / count)
  }

  /** Where a formula that begins at a token ends, and how often its rarest part occurs; null where none does. */
  #formulaEnd(from: number, to: number): { readonly at: number; readonly count: number } | null {
    this.#formulas ??= this.#countFormulas()
    let [at, count] = [from, Number.POSITIVE_INFINITY]
    for (let k = from; k + SEED <= to; k++) {
      const found = this.#formulas.get(seedAt(this.#a.keys, k)) ?? 0
      // once here and once there is the stretch itself
      if (found <= 2) break
      at = k + SEED
      count = Math.min(count, found)
    }
    return at === from ? null : { at, count }
  }

  #countFormulas(): Map<number, number> {
    const counts = new Map<number, number>()
    for (const { keys, free } of [this.#a, this.#b])
      eachSeed(keys, free, (seed) => counts.set(seed, (counts.get(seed) ?? 0) + 1))
    return counts
  }
}

const positions = ({ keys }: Side): Positions => ({
  own: new Int32Array(keys.length),
  other: new Int32Array(keys.length),
})

/** Calls `use` with the hash of every run of partnerless tokens as long as a seed. */
export function eachSeed(keys: Int32Array, free: Uint8Array, use: (hash: number, at: number) => void): void {
  let run = 0
  for (let k = 0; k < keys.length; k++) {
    run = free[k] ? run + 1 : 0
    if (run >= SEED) use(seedAt(keys, k - SEED + 1), k - SEED + 1)
  }
}

function seedAt(keys: Int32Array, at: number): number {
  let hash = 0
  for (let k = at; k < at + SEED; k++) hash = (Math.imul(hash, 0x2c1b3c6d) + keys[k]! + 1) | 0
  return hash
}
