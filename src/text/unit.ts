/** What a text is cut into: characters, words, or what stands between white space. */
export type Unit = 'grapheme' | 'word' | 'whitespace'

/** Letters of scripts that write characters without spaces, and letters of all others. */
const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const LETTERS = /[\p{L}]/gu

/** UTF-16 units of each text that are looked at: enough to know its script. */
const SAMPLE = 4096

/** By character for Han texts (at least half of the letters), by word for all others. The order of the texts does not matter. */
export function defaultUnit(texts: readonly string[]): Unit {
  let characters = 0
  let letters = 0
  for (const text of texts) {
    const sample = text.slice(0, SAMPLE)
    characters += sample.match(CHARACTERS)?.length ?? 0
    letters += sample.match(LETTERS)?.length ?? 0
  }
  return letters > 0 && characters * 2 >= letters ? 'grapheme' : 'word'
}
