/**
 * Cuts running text into tokens as CollateX does, `[.?!,;:]+\s*|[^.?!,;:\s]+\s*`: words and runs of punctuation, each with the white
 * space after it. Scripts written without spaces, which CollateX does not cut, are cut by character.
 */

/** What is on the character before it and is never torn from it. */
const EXTENDING = String.raw`(?:[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}]|\u200d)*`
/** White space, with what is on it. */
const SPACE = String.raw`(?:\s${EXTENDING})*`
/** Chinese characters, kana and bopomofo, and the punctuation of their scripts; not full-width letters and digits, which make words. */
const BY_CHARACTER = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3000-\u303f\u30fb\u30fc\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]`

const TOKEN = new RegExp(
  [
    `[.?!,;:]+${EXTENDING}${SPACE}`,
    `(?!\\s)${BY_CHARACTER}${EXTENDING}${SPACE}`,
    `(?:(?!${BY_CHARACTER})[^.?!,;:\\s]${EXTENDING})+${SPACE}`,
  ].join('|'),
  'gu',
)

/**
 * The tokens in order; joined they are the text again. White space before the first token, which CollateX drops, belongs to it; a text of
 * only white space is one token. O(length).
 */
export function collateTokens(content: string): string[] {
  const tokens = content.match(TOKEN) ?? []
  const leading = content.length - tokens.reduce((sum, token) => sum + token.length, 0)
  if (leading === 0) return tokens
  const [first = '', ...rest] = tokens
  return [content.slice(0, leading) + first, ...rest]
}

/** What a piece of running text is matched by. A token of white space alone matches its like. */
export const contentKey = (token: string): string => token.trim().toLowerCase() || token

const PUNCTUATION = /[!-/:-@[-`{-~]/g

/** What a token is matched by that was sent without `n`: trimmed, in lower case, without ASCII punctuation, unless nothing is left. */
export const tokenKey = (t: string): string => t.trim().toLowerCase().replace(PUNCTUATION, '') || t

/** A letter or digit of a script that puts spaces between words. */
const WORD_START = new RegExp(`^(?!${BY_CHARACTER})[\\p{L}\\p{N}]`, 'u')
const WORD_END = new RegExp(`(?:(?!${BY_CHARACTER})[\\p{L}\\p{N}]\\p{M}*|[.?!,;:])$`, 'u')

/**
 * Tokens that were sent without the spaces between them, as readers expect them: with a space between two words, and between a mark and
 * the word after it. O(length).
 */
export function spaced(written: readonly string[]): string[] {
  return written.map((token, k) => {
    const next = written[k + 1]
    return next !== undefined && WORD_START.test(next) && WORD_END.test(lastPoints(token)) ? `${token} ` : token
  })
}

/** Enough of the end of a token to see what it ends in. */
const lastPoints = (token: string): string => token.slice(-8)
