/**
 * A text as search sees it: one entry for each Han character or kana, one for each word of a script with spaces, folded under every
 * rule that works on characters; marks and spaces are left out. What the index finds is then compared with the text as written.
 */
import { keyOfWord } from '../text/fold.ts'
import * as sign from '../text/signs.ts'

export interface Letters {
  readonly keys: readonly string[]
  /** UTF-16 offsets of each entry, start and end by turns. */
  readonly at: readonly number[]
}

/** Keys of signs and words: texts repeat theirs. Its owner throws it away with the request. */
export type Keys = Map<string, string>

/** Longer runs of letters and digits are data, not words. */
const LONGEST_WORD = 40

/** UTF-16 units of a text that is worth a table of all of them. */
const LONG = 10_000

/** O(length). */
export function lettersOf(text: string, known: Keys = new Map()): Letters {
  const keys: string[] = []
  const at: number[] = []
  const keyOf = (written: string) => {
    let key = known.get(written)
    if (key === undefined) {
      // A term of the index contains no separator.
      key = keyOfWord(written).replace(/[\t\n ]/g, '')
      known.set(written, key)
    }
    return key
  }
  /** By UTF-16 unit: what a unit that is no part of a word gives, '' where that is nothing. Long texts are mostly of those. */
  const alone = text.length > LONG ? new Array<string | undefined>(0x10000) : null
  for (let i = 0; i < text.length; ) {
    const start = i
    const quick = alone?.[text.charCodeAt(i)]
    if (quick !== undefined) {
      i++
      if (quick === '') continue
      keys.push(quick)
      at.push(start, i)
      continue
    }
    const kind = kindAt(text, i)
    i += text.codePointAt(i)! > 0xffff ? 2 : 1
    if (alone !== null && kind !== 'word' && i === start + 1)
      alone[text.charCodeAt(start)] = kind === 'none' ? '' : keyOf(text.slice(start, i))
    if (kind === 'none') continue
    if (kind === 'word') {
      while (i < text.length && i - start < LONGEST_WORD && kindAt(text, i) === 'word')
        i += text.codePointAt(i)! > 0xffff ? 2 : 1
    }
    const key = keyOf(text.slice(start, i))
    if (key === '') continue
    keys.push(key)
    at.push(start, i)
  }
  return { keys, at }
}

function kindAt(text: string, at: number): 'single' | 'word' | 'none' {
  switch (sign.kindAt(text, at)) {
    case sign.HAN:
    case sign.NUMERAL:
    case sign.UNSPACED:
      return 'single'
    case sign.LETTER:
    case sign.DIGIT:
      return 'word'
    case sign.SURROGATE:
      return kindOfPair(String.fromCodePoint(text.codePointAt(at)!))
    default:
      return 'none'
  }
}

const kindOfPair = (character: string) =>
  /\p{Script=Han}/u.test(character) ? 'single' : /[\p{L}\p{M}\p{N}]/u.test(character) ? 'word' : 'none'

/** Two neighbouring letters as a term of the index; a single letter is a term too. */
export const pair = (a: string, b: string): string => `${a} ${b}`

/** Han characters and kana, which make most of a text that has them. */
const SINGLE = /^[\u2e80-\u9fff\uf900-\ufaff]$/

const writtenKey = (key: string): string => (SINGLE.test(key) ? key : ` ${key} `)

/**
 * Keys in their order as one string, which has every term of theirs as `writtenTerm` writes it: Han characters and kana one after the
 * other, everything else between spaces. It is a third of the terms themselves. O(keys).
 */
export const writtenKeys = (keys: readonly string[]): string => keys.map(writtenKey).join('')

/** What `writtenKeys` contains where a text has the term. */
export const writtenTerm = (term: string): string => term.split(' ').map(writtenKey).join('')

/** O(length). */
export const keysWritten = (written: string): string[] =>
  (written.match(/ [^ ]+ |[^ ]/g) ?? []).map((key) => (key.length > 1 ? key.slice(1, -1) : key))

/** Every single entry and every pair of neighbours, once. */
export function termsOf({ keys }: Pick<Letters, 'keys'>): Set<string> {
  const terms = new Set(keys)
  for (let i = 1; i < keys.length; i++) terms.add(pair(keys[i - 1]!, keys[i]!))
  return terms
}
