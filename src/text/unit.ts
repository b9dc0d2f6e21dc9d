/** The unit into which a text is cut: a grapheme, a word, or what is between white space. */
export type Unit = 'grapheme' | 'word' | 'whitespace'

/** A character of a script that puts no space between words, and a letter of any other script. */
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const LETTER = /[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]/v

/** UTF-16 units of each text that are looked at: enough to know its script. */
const SAMPLE = 4096

/**
 * By character for Han texts, by word for all others. A text is Han if it has as many characters as words of other scripts: a
 * Chinese manual full of English terms is, though most of its letters are Latin. The order of the texts does not matter.
 */
export function defaultUnit(texts: readonly string[]): Unit {
  let characters = 0
  let words = 0
  /** Words that may still begin: two units each, and one at the beginning. Where more characters were met than that, nothing can change. */
  let left = texts.length
  for (const text of texts) left += Math.min(text.length, SAMPLE) / 2
  for (const text of texts) {
    let inWord = false
    for (let at = 0; at < text.length && at < SAMPLE; at++) {
      if (characters > words + left) return 'grapheme'
      left -= 0.5
      const kind = classOf(text, at)
      if (kind === CHARACTERS) characters++
      else if (kind === LETTERS && !inWord) words++
      inWord = kind === LETTERS
      if (text.charCodeAt(at) >> 10 === 0x36) at++
    }
  }
  return characters > 0 && characters >= words ? 'grapheme' : 'word'
}

/** Letters to a word from which a text is written without spaces… */
const RUN_ON = 16
/** …so that one of any so many units in a row is in such a word. Odd, so that it is not always the second half of a pair of surrogates. */
const STRIDE = 15

/**
 * Whether alphabetic texts are written without spaces (scriptio continua): there letters are the unit, because word boundaries are
 * unknown.
 */
export function isWithoutSpaces(texts: readonly string[]): boolean {
  return texts.every((text) => {
    if (!holdsLetterEvery(STRIDE, text)) return false
    let [letters, words] = [0, 0]
    let inWord = false
    for (let at = 0; at < text.length && at < SAMPLE; at++) {
      const unit = text.charCodeAt(at)
      const isLetter = (unit < 0x4e00 || unit > 0x9fff) && classOf(text, at) === LETTERS
      if (isLetter) letters++
      if (isLetter && !inWord) words++
      inWord = isLetter
      if (unit >> 10 === 0x36) at++
    }
    return letters > RUN_ON * words
  })
}

function holdsLetterEvery(stride: number, text: string): boolean {
  for (let at = 0; at < text.length && at < SAMPLE; at += stride) if (classOf(text, at) === LETTERS) return true
  return false
}

const NEITHER = 0
const CHARACTERS = 1
const LETTERS = 2

/** What is at an offset. Most signs are known by their number: a test of properties takes twenty times as long. */
function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0x4e00 && unit <= 0x9fff) return CHARACTERS
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? LETTERS : NEITHER
  if (unit >= 0xff01 && unit <= 0xff20) return NEITHER
  if (unit >= 0x3001 && unit <= 0x3003) return NEITHER
  const sign = String.fromCodePoint(text.codePointAt(at)!)
  return CHARACTER.test(sign) ? CHARACTERS : LETTER.test(sign) ? LETTERS : NEITHER
}
