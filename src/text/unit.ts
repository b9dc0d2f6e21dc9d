/** What a text is cut into: characters, words, or what stands between white space. */
export type Unit = 'grapheme' | 'word' | 'whitespace'

/** A character of a script that puts no space between words, and a word of any other script. */
const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const WORDS = /[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv

/** UTF-16 units of each text that are looked at: enough to know its script. */
const SAMPLE = 4096

/**
 * By character for Han texts, by word for all others. A text is Han if it has as many characters as words of other scripts: a
 * Chinese manual full of English terms is, though most of its letters are Latin. The order of the texts does not matter.
 */
export function defaultUnit(texts: readonly string[]): Unit {
  let characters = 0
  let words = 0
  for (const text of texts) {
    const sample = text.slice(0, SAMPLE)
    characters += sample.match(CHARACTERS)?.length ?? 0
    words += sample.match(WORDS)?.length ?? 0
  }
  return characters > 0 && characters >= words ? 'grapheme' : 'word'
}
