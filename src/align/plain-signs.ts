/** Signs that are always tokens of their own, except in names: how they are compared is known without cutting the text into tokens. */
import * as sign from '../text/signs.ts'

/** Marks that are always tokens of their own. */
const PLAIN_MARKS = new Set('。，、；：？！“”《》\n')

/** Whether a Han character that is no numeral, or a mark, is always a token of its own, except in names. */
export function isPlain(text: string, at: number): boolean {
  if (isPlainHan(text, at)) return true
  const unit = text.charCodeAt(at)
  // a comma that is no part of 1,200, nor is between a day and a year
  if (unit === COMMA) return at > 0 && at + 1 < text.length && isPlainHan(text, at - 1) && isPlainHan(text, at + 1)
  return unit < 0xff20 && PLAIN_MARKS.has(text[at]!)
}

const COMMA = 0x2c

/** 巿, which is aligned as what it looks like. */
const SASH = 0x5dff

/** Whether a BMP Han character that is aligned as itself is at a UTF-16 offset. O(1). */
export const isPlainHan = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0x4e00 && unit <= 0x9fff && unit !== SASH && sign.kindAt(text, at) === sign.HAN
}
