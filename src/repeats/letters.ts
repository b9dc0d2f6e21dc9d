/**
 * Joins the texts into one sequence of letters, in which repeats are searched.
 *
 * Marks and spaces are left out, since a quotation keeps the words and seldom the marks (，/。, a line broken elsewhere), and letters are
 * compared under every rule that works on one character (繁/简, 異體, width, case, numerals). Each letter knows its code point, so results
 * are offsets into the original texts. A separator that equals nothing ends each text, so no agreement runs from one text into the
 * next.
 */
import { MARKS } from '../text/equivalences/punctuation.ts'
import { keyOfWord } from '../text/fold.ts'

export interface RepeatLetters {
  /** 1, 2, 3 … for the distinct letters; for the separator that ends a text, a negative key of its own. */
  readonly keys: Int32Array
  /** Code-point offset of each letter in its text; for a separator, the length of that text. */
  readonly at: Int32Array
  /** Where each text begins in `keys`; one entry more for the end of all. */
  readonly starts: Int32Array
  /** The code points of each text. */
  readonly points: readonly Int32Array[]
  /** Letters in all, without separators. */
  readonly count: number
  /** The chance that two letters taken anywhere are the same: about 0.01 in Chinese, 0.07 in English. */
  readonly chance: number
  /** Running sum over `keys` of what a letter says, in bits: -log2 of its share in the texts. */
  readonly bits: Float64Array
}

const LEFT_OUT = new RegExp(`^(?:${MARKS.source}|[\\s\\p{Z}\\p{Cc}\\p{Cf}])$`, 'v')

/** What a character is compared as; '' for what is left out. */
export const letterOf = (character: string): string => (LEFT_OUT.test(character) ? '' : keyOfWord(character))

/** O(n) in the code points of all texts. */
export function repeatLettersOf(texts: readonly string[]): RepeatLetters {
  const points = texts.map(codePointsOf)
  const size = points.reduce((sum, text) => sum + text.length + 1, 0)
  const keys = new Int32Array(size)
  const at = new Int32Array(size)
  const starts = new Int32Array(texts.length + 1)
  const keyOf = new Map<number, number>()
  const keyOfLetter = new Map<string, number>([['', 0]])
  let n = 0
  points.forEach((text, t) => {
    starts[t] = n
    for (let i = 0; i < text.length; i++) {
      let key = keyOf.get(text[i]!)
      if (key === undefined) {
        const letter = letterOf(String.fromCodePoint(text[i]!))
        key = keyOfLetter.get(letter) ?? keyOfLetter.size
        keyOfLetter.set(letter, key)
        keyOf.set(text[i]!, key)
      }
      if (key === 0) continue
      keys[n] = key
      at[n++] = i
    }
    keys[n] = -1 - t
    at[n++] = text.length
  })
  starts[texts.length] = n
  return {
    keys: keys.subarray(0, n),
    at: at.subarray(0, n),
    starts,
    points,
    ...weigh(keys.subarray(0, n), keyOfLetter.size),
  }
}

function weigh(keys: Int32Array, kinds: number): Pick<RepeatLetters, 'count' | 'chance' | 'bits'> {
  const counts = new Int32Array(kinds)
  let count = 0
  for (const key of keys) {
    if (key < 0) continue
    counts[key]!++
    count++
  }
  let chance = 0
  for (const c of counts) chance += (c / Math.max(1, count)) ** 2
  const bits = new Float64Array(keys.length + 1)
  for (let i = 0; i < keys.length; i++)
    bits[i + 1] = bits[i]! + (keys[i]! < 0 ? 0 : Math.log2(count / counts[keys[i]!]!))
  return { count, chance, bits }
}

/** The text in which a letter is. O(log texts). */
export function textAt({ starts }: RepeatLetters, position: number): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= position) low = middle
    else high = middle - 1
  }
  return low
}

function codePointsOf(string: string): Int32Array {
  const points = new Int32Array(string.length)
  let n = 0
  for (let i = 0; i < string.length; n++) {
    const point = string.codePointAt(i)!
    points[n] = point
    i += point > 0xffff ? 2 : 1
  }
  return n === points.length ? points : points.slice(0, n)
}
