/** What a text is made of: tokens that partition it, each with what it is aligned by. */
import { slice, type Text, textOf } from './codepoints.ts'
import type { Equivalence } from './equivalence.ts'
import { letterCase } from './equivalences/case.ts'
import { numeralForm } from './equivalences/numeral-form.ts'
import { orthographic } from './equivalences/orthographic.ts'
import { MARKS, punctuation } from './equivalences/punctuation.ts'
import { spacing } from './equivalences/spacing.ts'
import { width } from './equivalences/width.ts'
import { hasClusters, insideGraphemes } from './graphemes.ts'
import { foldHan, hanHead } from './han.ts'
import { type Names, NO_NAMES } from './names.ts'
import { countsSomething, HAN_NUMERAL, NUMERAL_RUN, valueOf } from './numerals.ts'
import type { Unit } from './unit.ts'

export { type Names, NO_NAMES, prepareNames } from './names.ts'

export type TokenKind = 'han' | 'word' | 'number' | 'name' | 'punctuation' | 'space' | 'other'

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
}

export interface TokeniseOptions {
  /**
   * `grapheme`: a Han character, but a number, a listed name or a word of another script is one token. `word`: words,
   * in scripts without spaces by the dictionary of Intl.Segmenter. `whitespace`: what stands between white space.
   */
  readonly unit: Unit
  readonly names?: Names
}

/** Cuts a text into tokens. O(n); no token ever ends inside a grapheme. */
export function tokenise(string: string, { unit, names = NO_NAMES }: TokeniseOptions): Tokens {
  const text = textOf(string)
  const cut = unit === 'whitespace' ? cutAtSpaces(string) : cutFinely(string, names, unit === 'word')
  const { ends, kinds, keys } = hasClusters(string) ? mendGraphemes(string, cut) : cut
  const starts = new Int32Array(ends.length + 1)
  for (let k = 0, unitAt = 0, point = 0; k < ends.length; k++) {
    if (text.units === null) starts[k + 1] = ends[k]!
    else {
      while (text.units[point]! < ends[k]!) point++
      unitAt = point
      starts[k + 1] = unitAt
    }
  }
  return { text, count: ends.length, starts, kinds, keys }
}

/** Tokens while they are found; offsets in UTF-16 units. */
interface Cut {
  readonly ends: number[]
  readonly kinds: TokenKind[]
  readonly keys: string[]
}

// --- what a UTF-16 unit is --------------------------------------------------------------------------------------------

const OTHER = 0
const HAN = 1
const KANA = 2
const SPACE = 3
const MARK = 4
const DIGIT = 5
const LETTER = 6
const SURROGATE = 7

const MARK_SIGN = new RegExp(`^(?:${MARKS.source})$`, 'v')
const LETTER_SIGN = /^[\p{L}\p{M}\p{N}]$/u

/** Kind of every unit of the first plane up to the end of the Han block and of the full-width forms; filled once. */
const KINDS: Uint8Array = (() => {
  const kinds = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) kinds[unit] = kindOf(unit)
  return kinds
})()

function kindOf(unit: number): number {
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return HAN
  if ((unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xa000 && unit <= 0xa48c)) return LETTER
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return DIGIT
  if (unit >= 0xe000 && unit <= 0xf8ff) return OTHER
  if ((unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0x2e80 && unit <= 0x2fdf)) return HAN
  if (unit === 0x3005 || unit === 0x3007 || unit === 0x303b) return HAN
  const c = String.fromCharCode(unit)
  if (/\s|[\u00ad\u180e\u200b\u2060\ufeff]/.test(c)) return SPACE
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]/u.test(c) && LETTER_SIGN.test(c)) return KANA
  if (MARK_SIGN.test(c)) return MARK
  return LETTER_SIGN.test(c) ? LETTER : OTHER
}

/** A word of a script with spaces; an apostrophe between letters belongs to it. */
const WORD =
  /(?:[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}０-９]]+(?:['’ʼ]|\u200c|\u200d)?)+/vy
/** Letters of scripts that put no space between words, beside Han and kana. */
const UNSPACED = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function cutFinely(string: string, names: Names, byWord: boolean): Cut {
  const cut: Cut = { ends: [], kinds: [], keys: [] }
  const { ends, kinds, keys } = cut
  const put = (end: number, kind: TokenKind, key: string) => {
    ends.push(end)
    kinds.push(kind)
    keys.push(key)
  }
  const length = string.length
  let at = 0
  /** Start of a stretch whose words a dictionary must find, or -1. */
  let unspaced = -1
  const flush = () => {
    if (unspaced >= 0) cutByDictionary(string, unspaced, at, put)
    unspaced = -1
  }
  while (at < length) {
    const unit = string.charCodeAt(at)
    const kind = KINDS[unit]!
    const named = kind === MARK || kind === SPACE ? 0 : names.lengthAt(string, at)
    if (named > 0) {
      flush()
      const raw = string.slice(at, at + named)
      at += named
      put(at, 'name', names.head(raw, foldWord)!.replace('\u2020', ''))
      continue
    }
    if (kind === HAN || kind === DIGIT) {
      const run = kind === DIGIT || HAN_NUMERAL.test(string[at]!) ? numeralAt(string, at) : 0
      if (run > 0 && (!byWord || run > 1 || kind === DIGIT || countsSomething(string, at, at + run))) {
        const end = at + run
        // 10th, 3rd: letters make it a word
        if (kind === DIGIT && KINDS[string.charCodeAt(end)] === LETTER && end < length) {
          WORD.lastIndex = at
          if (WORD.test(string) && WORD.lastIndex > end) {
            flush()
            const word = string.slice(at, WORD.lastIndex)
            at = WORD.lastIndex
            put(at, 'word', keyOfWord(word))
            continue
          }
        }
        flush()
        const raw = string.slice(at, end)
        const counts = kind === DIGIT || countsSomething(string, at, end)
        put(end, counts ? 'number' : 'han', valueOf(raw)!)
        at = end
      } else if (byWord) {
        if (unspaced < 0) unspaced = at
        at++
      } else {
        put(++at, 'han', String.fromCharCode(hanHead(unit)))
      }
      continue
    }
    if (kind === SURROGATE) {
      const point = string.codePointAt(at)!
      const size = point > 0xffff ? 2 : 1
      const raw = string.slice(at, at + size)
      if (point >= 0x20000 && point <= 0x3ffff) {
        if (byWord) {
          if (unspaced < 0) unspaced = at
          at += size
        } else put((at += size), 'han', foldHan(raw, true, true))
        continue
      }
      if (!LETTER_SIGN_ANY.test(raw)) {
        flush()
        put((at += size), 'other', raw)
        continue
      }
    }
    if (kind === SPACE) {
      flush()
      if (unit === 0x0a || unit === 0x0d) put(++at, 'space', '\n')
      else {
        at++
        while (at < length && KINDS[string.charCodeAt(at)] === SPACE && !isBreak(string.charCodeAt(at))) at++
        put(at, 'space', ' ')
      }
      continue
    }
    if (kind === MARK) {
      flush()
      put(++at, 'punctuation', keyOfMark(string[at - 1]!))
      continue
    }
    if (kind === KANA) {
      if (byWord) {
        if (unspaced < 0) unspaced = at
        at++
      } else {
        const raw = string[at]!
        put(++at, 'word', width.fold(raw))
      }
      continue
    }
    if (kind === LETTER || kind === SURROGATE) {
      if (UNSPACED.test(string[at]!)) {
        if (byWord) {
          if (unspaced < 0) unspaced = at
          at++
        } else put(++at, 'word', string[at - 1]!)
        continue
      }
      WORD.lastIndex = at
      if (WORD.test(string)) {
        flush()
        let end = WORD.lastIndex
        while (JOINS.test(string[end - 1]!)) end--
        const raw = string.slice(at, end)
        put(end, 'word', keyOfWord(raw))
        at = end
        continue
      }
    }
    flush()
    put(++at, 'other', string[at - 1]!)
  }
  flush()
  return cut
}

const LETTER_SIGN_ANY = /^[\p{L}\p{M}\p{N}]/u
const JOINS = /['’ʼ\u200c\u200d]/
const isBreak = (unit: number) => unit === 0x0a || unit === 0x0d

/** Length of the number that begins here, or 0. Where a run of signs is no number, its first sign alone may be one. */
function numeralAt(string: string, at: number): number {
  NUMERAL_RUN.lastIndex = at
  if (!NUMERAL_RUN.test(string)) return 0
  let end = NUMERAL_RUN.lastIndex
  while (end > at + 1 && string[end - 1] === '○' && !isYear(string.slice(at, end))) end--
  if (end > at && valueOf(string.slice(at, end)) !== null) return end - at
  // 20五: the Arabic part; 万一: 万 by itself
  const arabic = /^[0-9０-９]+/.exec(string.slice(at, end))
  if (arabic) return arabic[0].length
  return valueOf(string[at]!) === null ? 0 : 1
}

/** 一九五○: a circle is a zero at the end of a year, else a mark. */
const isYear = (run: string) => /^[〇○零一二三四五六七八九]{4}$/.test(run) || /^[一二三四五六七八九]○$/.test(run)

function cutByDictionary(
  string: string,
  from: number,
  to: number,
  put: (end: number, kind: TokenKind, key: string) => void,
) {
  const stretch = string.slice(from, to)
  for (const { index, segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(stretch))
    put(
      from + index + segment.length,
      [...segment].length === 1 && /\p{Script=Han}/u.test(segment) ? 'han' : 'word',
      keyOfWord(segment),
    )
}

function cutAtSpaces(string: string): Cut {
  const cut: Cut = { ends: [], kinds: [], keys: [] }
  for (const match of string.matchAll(/\r?\n|\r|[^\S\r\n]+|\S+/g)) {
    const raw = match[0]
    const bare = punctuation.fold(raw)
    cut.ends.push(match.index + raw.length)
    if (/^\s/.test(raw)) {
      cut.kinds.push('space')
      cut.keys.push(/[\r\n]/.test(raw) ? '\n' : ' ')
    } else if (bare === '') {
      cut.kinds.push('punctuation')
      cut.keys.push([...raw].map(keyOfMark).join(''))
    } else {
      cut.kinds.push(/^[0-9０-９.,]+$/.test(bare) ? 'number' : 'word')
      cut.keys.push(keyOfWord(bare))
    }
  }
  return cut
}

/** Puts tokens together that a grapheme reaches across. */
function mendGraphemes(string: string, cut: Cut): Cut {
  const inside = insideGraphemes(string)
  const mended: Cut = { ends: [], kinds: [], keys: [] }
  let start = 0
  for (let k = 0, first = 0; k < cut.ends.length; k++) {
    const end = cut.ends[k]!
    if (inside.has(end)) continue
    const raw = string.slice(start, end)
    const kind = cut.kinds[first]!
    mended.ends.push(end)
    if (first === k) {
      mended.kinds.push(kind)
      mended.keys.push(cut.keys[k]!)
    } else if (/^\r\n$/.test(raw)) {
      mended.kinds.push('space')
      mended.keys.push('\n')
    } else {
      mended.kinds.push(
        kind === 'han' || kind === 'word' || kind === 'name' ? (kind === 'name' ? 'word' : kind) : 'other',
      )
      mended.keys.push(keyOfWord(raw))
    }
    start = end
    first = k + 1
  }
  return mended
}

// --- what a token is compared as --------------------------------------------------------------------------------------

const PLAIN_WORD = /^[a-ik-uw-z0-9]+$/

/** A word or grapheme under every rule but those for names; itself where nothing would remain. */
function keyOfWord(raw: string): string {
  if (PLAIN_WORD.test(raw)) return raw
  return punctuation.fold(foldWord(raw)) || raw
}

function foldWord(raw: string): string {
  return orthographic.fold(numeralForm.fold(foldHan(letterCase.fold(width.fold(raw)), true, true)))
}

const QUOTES = /["“”„‟「」『』«»‹›〝〞〟＂﹁﹂﹃﹄]/
const LIKE: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '、': ',',
  '，': ',',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
}

/** Marks that do the same work have one key. */
function keyOfMark(mark: string): string {
  if (QUOTES.test(mark)) return '"'
  return LIKE[mark] ?? width.fold(mark)
}

/** The rules that a token's characters go through, in the order in which they are applied. */
const IN_ORDER: readonly Equivalence[] = [width, letterCase, numeralForm, orthographic, punctuation, spacing]

/** `orthographic` is no rule that can be ignored, but it may explain a difference. */
export type FoldingName = Equivalence['name']

/**
 * What the tokens [from, to) are compared as under a set of rules: their folded forms, one after the other; '' when nothing
 * remains. The order of `rules` does not matter. Numbers and names are folded whole. O(length of the tokens).
 */
export function folded(tokens: Tokens, from: number, to: number, rules: readonly FoldingName[], names: Names): string {
  if (rules.length === 0) return slice(tokens.text, tokens.starts[from]!, tokens.starts[to]!)
  let out = ''
  for (let k = from; k < to; k++) {
    const raw = slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)
    out += foldToken(raw, tokens.kinds[k]!, rules, names)
  }
  return out
}

function foldToken(raw: string, kind: TokenKind, rules: readonly FoldingName[], names: Names): string {
  if (kind === 'punctuation' && rules.includes('punctuation')) return ''
  if (kind === 'space' && rules.includes('spacing')) return ''
  if (kind === 'name' && rules.includes('name-form')) {
    const others = rules.filter((rule) => rule !== 'name-form')
    return names.head(raw, (form) => foldCharacters(form, others)) ?? foldCharacters(raw, others)
  }
  // a decimal point is no punctuation: 3.5 is not 35
  if (kind === 'number' && rules.includes('punctuation') && !rules.includes('numeral-form'))
    return foldCharacters(
      raw.replace(/[,，]/g, ''),
      rules.filter((rule) => rule !== 'punctuation'),
    )
  if (kind === 'number' && rules.includes('numeral-form')) return valueOf(raw) ?? foldCharacters(raw, rules)
  return foldCharacters(raw, rules)
}

function foldCharacters(raw: string, rules: readonly FoldingName[]): string {
  let unit = raw
  const byScript = rules.includes('script')
  const byVariant = rules.includes('variant-character')
  if (byScript || byVariant) unit = foldHan(unit, byScript, byVariant)
  for (const rule of IN_ORDER) if (rules.includes(rule.name)) unit = rule.fold(unit)
  return unit
}
