/** Counts words as editions of spaced scripts do: what is between white space, punctuation included; a Han character is a word. */
import { textOf } from './codepoints.ts'

export interface WordSpan {
  /** In code points. */
  readonly start: number
  readonly end: number
  readonly word: string
}

const WORD = /\p{sc=Han}|[^\s\p{sc=Han}]+/gu

/** O(length). */
export function spacedWords(text: string): WordSpan[] {
  const words: WordSpan[] = []
  let [unit, point] = [0, 0]
  for (const match of text.matchAll(WORD)) {
    point += textOf(text.slice(unit, match.index)).length
    const { length } = textOf(match[0])
    words.push({ start: point, end: point + length, word: match[0] })
    point += length
    unit = match.index + match[0].length
  }
  return words
}
