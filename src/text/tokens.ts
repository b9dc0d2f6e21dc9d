/** Cuts a text into tokens. Tokens partition the text; each has the key by which it is aligned. */
import { type Text, textOf } from './codepoints.ts'
import { countsSomething } from './counting.ts'
import { noteMarkAt } from './equivalences/note-mark.ts'
import { punctuation } from './equivalences/punctuation.ts'
import { keyOfMark, keyOfWord } from './fold.ts'
import { hasClusters, insideGraphemes } from './graphemes.ts'
import { hanHead, headsOf } from './han.ts'
import { descriptionEnd } from './ideographic-descriptions.ts'
import { KeyMemo } from './key-memo.ts'
import { keyOfLacuna, lacunaAt } from './lacunae.ts'
import { ANY_WRITING, type Writing } from './languages/index.ts'
import { type Names, NO_NAMES } from './names.ts'
import { compoundAt, compoundValue, numeralAt, numeralValue } from './numerals.ts'
import * as sign from './signs.ts'
import type { Unit } from './unit.ts'

export { type Active, agree, agreeInContext, differInHan, folded, mayAgreeInContext, type Stretch } from './fold.ts'
export { type Names, NO_NAMES, prepareNames } from './names.ts'

/**
 * `note`: the mark of a note; `lacuna`: a sign of lost text; `equal`: a stretch that all texts of a comparison have, which is not
 * compared further.
 */
export type TokenKind =
  | 'han'
  | 'word'
  | 'number'
  | 'name'
  | 'punctuation'
  | 'space'
  | 'note'
  | 'lacuna'
  | 'other'
  | 'equal'

export interface Tokens {
  readonly text: Text
  readonly count: number
  /** Code-point offset of each token and, last, the text's length: tokens partition the text. */
  readonly starts: Int32Array
  readonly kinds: readonly TokenKind[]
  /**
   * What each token is aligned by: folded under every rule, so that 十 and 10, 史達林 and 斯大林 align. Punctuation and
   * spaces keep a key of their own, so that they align with their like. Never empty.
   */
  readonly keys: readonly string[]
  readonly writing: Writing
}

export interface TokeniseOptions {
  /**
   * `grapheme`: a Han character, a kana; but a number, a listed name, and a word of a script with spaces is one token.
   * `word`: words; where the script has no spaces, those of the dictionary of Intl.Segmenter.
   * `whitespace`: what is between white space.
   */
  readonly unit: Unit
  readonly names?: Names
  readonly writing?: Writing
  /** Cut words of alphabetic scripts into letters, where there are no spaces to go by. */
  readonly letters?: boolean
  /** UTF-16 offsets `[start, end)` of stretches that are not to be cut, in order, none touching another: see align/stretches.ts. */
  readonly equal?: readonly (readonly [start: number, end: number])[]
}

/** What the token of a stretch is aligned by: a private character, so that no text and no rule has it. */
export const keyOfEqual = (number: number): string => `\ue001${number}`

/** Cuts a text into tokens. No token ends inside a grapheme. O(n), where n does not count `equal`. */
export const tokenise = (string: string, options: TokeniseOptions): Tokens => tokensOf(textOf(string), options)

/** The same of a text whose code points were counted. */
export function tokensOf(
  text: Text,
  { unit, names = NO_NAMES, writing = ANY_WRITING(), letters = false, equal = [] }: TokeniseOptions,
): Tokens {
  const { string } = text
  const skipped = equal.reduce((sum, [start, end]) => sum + end - start - 1, 0)
  const cut = new Cut(string.length - skipped, writing, letters)
  const cutPiece = (from: number, to: number) => {
    if (from === to) return
    const first = cut.count
    if (unit === 'whitespace') cutAtSpaces(string, from, to, cut)
    else cutFinely(string, from, to, names, unit === 'word', cut)
    if (hasClusters(string.slice(from, to))) mendGraphemes(string, from, to, cut, first)
  }
  let at = 0
  for (const [number, [start, end]] of equal.entries()) {
    cutPiece(at, start)
    at = cut.put(end, 'equal', keyOfEqual(number))
  }
  cutPiece(at, string.length)
  const { count, ends, kinds, keys } = cut
  const starts = new Int32Array(count + 1)
  if (text.units === null) starts.set(ends.subarray(0, count), 1)
  else
    for (let k = 0, point = 0; k < count; k++) {
      while (text.units[point]! < ends[k]!) point++
      starts[k + 1] = point
    }
  kinds.length = count
  keys.length = count
  return { text, count, starts, kinds, keys, writing }
}

/** Tokens while they are found: the UTF-16 offset at which each ends, its kind and its key. */
class Cut {
  count = 0
  readonly ends: Int32Array
  readonly kinds: TokenKind[]
  readonly keys: string[]
  readonly writing: Writing
  readonly letters: boolean
  readonly #memo: KeyMemo
  #dictionary: Intl.Segmenter | null = null

  /** There is room for as many tokens as the text has units: growing three lists takes longer than the rest of the work. */
  constructor(units: number, writing: Writing, letters = false) {
    this.writing = writing
    this.letters = letters
    this.#memo = writing.keys ?? new KeyMemo()
    this.ends = new Int32Array(units)
    this.kinds = new Array(units)
    this.keys = new Array(units)
  }

  /** Puts the next token and gives where it ends. */
  put(end: number, kind: TokenKind, key: string): number {
    this.ends[this.count] = end
    this.kinds[this.count] = kind
    this.keys[this.count++] = key
    return end
  }

  /** Made when it is first needed: that alone takes as long as cutting a short text. */
  get dictionary(): Intl.Segmenter {
    this.#dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' })
    return this.#dictionary
  }

  keyOf(word: string): string {
    const { words } = this.#memo
    let key = words.get(word)
    if (key === undefined) {
      key = keyOfWord(word, this.writing)
      words.set(word, key)
    }
    return key
  }

  keyOfMark(mark: string): string {
    const { marks } = this.#memo
    let key = marks.get(mark)
    if (key === undefined) {
      key = keyOfMark(mark)
      marks.set(mark, key)
    }
    return key
  }

  /** The key of a Han character of the first plane, by its representative. */
  keyOfHan(unit: number): string {
    return String.fromCharCode(unit)
  }
}

/** A word of a script with spaces; an apostrophe between letters belongs to it. */
const WORD =
  /(?:['’ʼ\u200c\u200d]?[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}０-９\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2460-\u2473\u24f5-\u24fe\u2776-\u277f\u3251-\u325f\u32b1-\u32bf]])+/vy

/** Cuts by character or by word: one pass, each sign by its kind. */
function cutFinely(string: string, from: number, to: number, names: Names, byWord: boolean, cut: Cut): void {
  /** Where a stretch began whose words a dictionary must find, or -1. */
  let unspaced = -1
  const hasNames = names.entries.length > 0
  let at = from
  while (at < to) {
    const kind = sign.kindAt(string, at)
    if (kind === sign.HAN && !byWord) {
      // nearly every token of a Han text
      const unit = string.charCodeAt(at)
      const head = hanHead(unit)
      if (isPlainHan(unit) && !names.mayBegin(head)) {
        at = cut.put(at + 1, 'han', cut.keyOfHan(head))
        continue
      }
    }
    const name = !hasNames || (kind >= sign.MARK && kind <= sign.BREAK) ? 0 : names.lengthAt(string, at)
    if (byWord && name === 0 && needsDictionary(string, at, kind)) {
      if (unspaced < 0) unspaced = at
      at += pointSize(string, at)
      continue
    }
    if (unspaced >= 0) cutByDictionary(string, unspaced, at, cut)
    unspaced = -1
    at =
      name > 0
        ? cut.put(at + name, 'name', names.keyOf(string.slice(at, at + name)))
        : cutOne(string, at, to, kind, cut)
  }
  if (unspaced >= 0) cutByDictionary(string, unspaced, at, cut)
}

/** Whether a Han character is aligned as itself; radicals, compatibility characters and 巿 are aligned as the usual character. */
const isPlainHan = (unit: number): boolean => unit >= 0x3000 && unit < 0xf900 && unit !== 0x5dff

/** UTF-16 units of the code point at an offset. */
const pointSize = (string: string, at: number): 1 | 2 => (string.codePointAt(at)! > 0xffff ? 2 : 1)

/** The planes of Han characters beyond the first. */
const isHanBeyond = (point: number): boolean => point >= 0x20000 && point <= 0x3ffff

/** Whether words of a script without spaces are to be found here; numbers are found without (派|五|个师, but 一致). */
function needsDictionary(string: string, at: number, kind: number): boolean {
  if (kind === sign.NUMERAL) return numeralAt(string, at) <= 1 && !countsSomething(string, at, at + 1)
  return (
    kind === sign.HAN || kind === sign.UNSPACED || (kind === sign.SURROGATE && isHanBeyond(string.codePointAt(at)!))
  )
}

/** Puts the one token that begins at an offset and gives where it ends. */
function cutOne(string: string, at: number, to: number, kind: number, cut: Cut): number {
  switch (kind) {
    case sign.HAN: {
      const unit = string.charCodeAt(at)
      return cut.put(at + 1, 'han', isPlainHan(unit) ? cut.keyOfHan(hanHead(unit)) : cut.keyOf(string[at]!))
    }
    case sign.NUMERAL:
    case sign.DIGIT: {
      const compound = kind === sign.DIGIT ? compoundEnd(string, at) : 0
      if (compound > 0 && compound <= to) return cut.put(compound, 'number', compoundValue(string.slice(at, compound))!)
      const end = at + numeralAt(string, at)
      if (end === at) return cut.put(at + 1, 'han', cut.keyOfHan(hanHead(string.charCodeAt(at))))
      // 10th, 3rd: letters make a word of it
      if (kind === sign.DIGIT && end < string.length && sign.kindAt(string, end) === sign.LETTER)
        return cutWord(string, at, cut)
      return cut.put(end, countsSomething(string, at, end) ? 'number' : 'han', numeralValue(string.slice(at, end))!)
    }
    case sign.MARK: {
      if (SOLE_MARKS.has(string.charCodeAt(at))) return cut.put(at + 1, 'punctuation', cut.keyOfMark(string[at]!))
      return (
        cutNegative(string, at, to, cut) ??
        cutSign(string, at, to, cut) ??
        cut.put(at + 1, 'punctuation', cut.keyOfMark(string[at]!))
      )
    }
    case sign.BREAK:
      return cut.put(at + 1, 'space', '\n')
    case sign.SPACE: {
      let end = at + 1
      while (end < string.length && sign.kindAt(string, end) === sign.SPACE) end++
      return cut.put(end, 'space', ' ')
    }
    case sign.LETTER:
      return cutWord(string, at, cut)
    case sign.UNSPACED:
      return cut.put(at + 1, 'word', cut.keyOf(string[at]!))
    case sign.SURROGATE: {
      const character = string.slice(at, at + pointSize(string, at))
      if (isHanBeyond(character.codePointAt(0)!)) return cut.put(at + 2, 'han', cut.keyOf(character))
      if (sign.kindByProperty(character) === sign.LETTER) return cutWord(string, at, cut)
      return cut.put(at + character.length, 'other', character)
    }
    default:
      return (
        cutNegative(string, at, to, cut) ??
        cutSign(string, at, to, cut) ??
        cut.put(at + 1, 'other', cut.keyOf(string[at]!))
      )
  }
}

/** Marks that never begin a number, a sign of lost text or a mark of a note. */
export const SOLE_MARKS: ReadonlySet<number> = new Set(
  [...',;:?!"，。、；：？！“”‘’《》'].map((mark) => mark.charCodeAt(0)),
)

/** The hyphen of Fraktur at the end of a line. */
const HYPHEN_AT_BREAK = /[=⸗](?=[ \t]*[\r\n])/y

/** Reads a token that is neither mark nor letter: a sign of lost text, the mark of a note, a described character. Null for others. */
function cutSign(string: string, at: number, to: number, cut: Cut): number | null {
  const lost = lacunaAt(string, at)
  if (lost > 0 && at + lost <= to) return cut.put(at + lost, 'lacuna', keyOfLacuna(string.slice(at, at + lost)))
  const mark = noteMarkAt(string, at)
  if (mark > 0 && at + mark <= to) return cut.put(at + mark, 'note', '※')
  const described = descriptionEnd(string, at)
  if (described > at && described <= to) return cut.put(described, 'han', cut.keyOf(string.slice(at, described)))
  HYPHEN_AT_BREAK.lastIndex = at
  return HYPHEN_AT_BREAK.test(string) ? cut.put(at + 1, 'punctuation', '-') : null
}

/** Reads a negative number; null where none begins. */
function cutNegative(string: string, at: number, to: number, cut: Cut): number | null {
  if (!isMinus(string, at)) return null
  const end = Math.max(compoundEnd(string, at + 1), at + 1 + numeralAt(string, at + 1))
  return end > to ? null : cut.put(end, 'number', compoundValue(string.slice(at, end)) ?? string.slice(at, end))
}

/** The end of a number with signs inside that begins at an offset, or 0; letters behind it make a word of it. */
function compoundEnd(string: string, at: number): number {
  const length = compoundAt(string, at)
  const end = at + length
  if (length <= numeralAt(string, at)) return 0
  return end < string.length && sign.kindAt(string, end) === sign.LETTER ? 0 : end
}

/** Whether a mark before a digit makes a negative number of it: 为-5度; not in a range (1-5) or a name (A-5), nor after another. */
function isMinus(string: string, at: number): boolean {
  if (!/[-−－﹣]/.test(string[at]!) || at + 1 >= string.length || sign.kindAt(string, at + 1) !== sign.DIGIT)
    return false
  const before = at === 0 ? sign.SPACE : sign.kindAt(string, at - 1)
  return before === sign.SPACE || before === sign.BREAK || before === sign.HAN || /[（(]/.test(string[at - 1] ?? '')
}

function cutWord(string: string, at: number, cut: Cut): number {
  const end = cut.letters ? at + pointSize(string, at) : wordEnd(string, at)
  return cut.put(end, 'word', cut.keyOf(string.slice(at, end)))
}

const isPlainLetter = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
const isPlainSpace = (unit: number) => unit === 0x20 || unit === 0x2c || unit === 0x2e || unit === 0x0a

/** The end of the word that begins here: at least one sign on. */
function wordEnd(string: string, at: number): number {
  // nearly every word of a Latin text ends before a space, and needs no test of properties
  let end = at
  while (isPlainLetter(string.charCodeAt(end))) end++
  if (end > at && (end === string.length || isPlainSpace(string.charCodeAt(end)))) return end
  WORD.lastIndex = at
  return WORD.test(string) ? WORD.lastIndex : at + pointSize(string, at)
}

const ONE_HAN = /^\p{Script=Han}$/u

/** Words of a stretch without spaces. They are looked up folded, so that a text is cut alike in every script and variant. */
function cutByDictionary(string: string, from: number, to: number, cut: Cut): void {
  const stretch = string.slice(from, to)
  for (const { index, segment } of cut.dictionary.segment(headsOf(stretch))) {
    const word = stretch.slice(index, index + segment.length)
    cut.put(from + index + word.length, ONE_HAN.test(word) ? 'han' : 'word', cut.keyOf(word))
  }
}

function cutAtSpaces(string: string, from: number, to: number, cut: Cut): void {
  for (const { index, 0: raw } of string.slice(from, to).matchAll(/[\r\n]|[^\S\r\n]+|\S+/g)) {
    const end = from + index + raw.length
    const bare = punctuation.fold(raw)
    if (raw.trim() === '') cut.put(end, 'space', /[\r\n]/.test(raw) ? '\n' : ' ')
    else if (lacunaAt(raw, 0) === raw.length) cut.put(end, 'lacuna', keyOfLacuna(raw))
    else if (bare === '') cut.put(end, 'punctuation', [...raw].map(keyOfMark).join(''))
    else cut.put(end, numeralValue(bare) === null ? 'word' : 'number', cut.keyOf(bare))
  }
}

/** Puts the tokens of a piece together that a grapheme reaches across: of those from number `first` on. */
function mendGraphemes(string: string, from: number, to: number, cut: Cut, first: number): void {
  const inside = insideGraphemes(string.slice(from, to))
  const last = cut.count
  cut.count = first
  let start = from
  for (let k = first, begun = first; k < last; k++) {
    const end = cut.ends[k]!
    if (inside.has(end - from)) continue
    const kind = cut.kinds[begun]!
    const raw = string.slice(start, end)
    if (begun === k) cut.put(end, kind, cut.keys[k]!)
    else if (raw === '\r\n') cut.put(end, 'space', '\n')
    else cut.put(end, kind === 'han' ? 'han' : kind === 'word' || kind === 'name' ? 'word' : 'other', cut.keyOf(raw))
    start = end
    begun = k + 1
  }
}
