/** Says what kind of sign a UTF-16 unit is, for cutting a text into tokens. */
import { MARKS } from './equivalences/punctuation.ts'
import { SPACES } from './equivalences/spacing.ts'
import { HAN_NUMERALS } from './numerals.ts'
import { once } from './once.ts'

export const OTHER = 0
export const HAN = 1
/** A Han character that can be part of a number. */
export const NUMERAL = 2
/** Kana, and letters of scripts that put no space between words. */
export const UNSPACED = 3
export const LETTER = 4
export const DIGIT = 5
// from here to BREAK: what no name begins with
export const MARK = 6
export const SPACE = 7
export const BREAK = 8
export const SURROGATE = 9
/** Not looked at before: one of the thousands of signs that a Han text seldom holds. */
const UNKNOWN = 255

const MARK_SIGN = new RegExp(`^(?:${MARKS.source})$`, 'v')
/** Not the raised and circled figures, which are marks of notes or powers. */
const LETTER_SIGN =
  /^[[\p{L}\p{M}\p{N}]--[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2460-\u2473\u24f5-\u24fe\u2776-\u277f\u3251-\u325f\u32b1-\u32bf]]/v
const UNSPACED_SIGN =
  /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The kind of a sign by its Unicode properties. */
export function kindByProperty(sign: string): number {
  if (SPACES.test(sign)) return SPACE
  if (MARK_SIGN.test(sign)) return MARK
  if (!LETTER_SIGN.test(sign)) return OTHER
  return UNSPACED_SIGN.test(sign) ? UNSPACED : LETTER
}

/** Ranges of only letters, marks on them and digits: Latin, Greek, Cyrillic, Hebrew, Arabic, Syriac. */
export const LETTERS: ReadonlyArray<readonly [from: number, to: number]> = [
  [0x100, 0x2c1],
  [0x300, 0x374],
  [0x38e, 0x3a1],
  [0x3a3, 0x3f5],
  [0x3f7, 0x481],
  [0x483, 0x52f],
  [0x591, 0x5bd],
  [0x5d0, 0x5ea],
  [0x620, 0x669],
  [0x66e, 0x6d3],
  [0x710, 0x74a],
  [0x1d00, 0x1f15],
  [0x1f20, 0x1f45],
  [0x1f5f, 0x1f7d],
  [0x1f80, 0x1fb4],
]

/**
 * The kinds of large ranges. All others are found by their properties when a text first has them, which takes fifty times as long; then
 * they are here too.
 */
const TABLE = once((): Uint8Array => {
  const table = new Uint8Array(0x10000).fill(UNKNOWN)
  const fill = (kind: number, from: number, to: number) => table.fill(kind, from, to + 1)
  fill(UNSPACED, 0x3041, 0x3096)
  fill(UNSPACED, 0x30a1, 0x30fa)
  fill(HAN, 0x2e80, 0x2fdf)
  fill(HAN, 0x3400, 0x4dbf)
  fill(HAN, 0x4e00, 0x9fff)
  fill(HAN, 0xf900, 0xfaff)
  fill(LETTER, 0xac00, 0xd7a3)
  for (const [from, to] of LETTERS) fill(LETTER, from, to)
  fill(SURROGATE, 0xd800, 0xdfff)
  fill(DIGIT, 0x30, 0x39)
  fill(DIGIT, 0xff10, 0xff19)
  fill(BREAK, 0x0a, 0x0a)
  fill(BREAK, 0x0d, 0x0d)
  for (const sign of '々〻') table[sign.charCodeAt(0)] = HAN
  for (const sign of HAN_NUMERALS) table[sign.charCodeAt(0)] = NUMERAL
  return table
})

/** The kind of the UTF-16 unit at an offset of a string. */
export function kindAt(string: string, at: number): number {
  const table = TABLE()
  const unit = string.charCodeAt(at)
  if (table[unit] === UNKNOWN) table[unit] = kindByProperty(string[at]!)
  return table[unit]!
}
