/** Shortens texts for a drawing or a footnote, and measures how wide they are. */

import { hasClusters } from '../text/graphemes.ts'

/** Scripts whose characters fill a square. */
const WIDE =
  /[\u1100-\u115f\u2014\u201c\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NARROW = /[\s.,:;'!|()[\]ijl\u00b7\u2018\u2019]/u
/** What is on the character before it. */
const MARK = /[\p{M}\p{Cf}\p{Grapheme_Extend}]/u

/** Width in ems, as drawn with an ordinary proportional font: an estimate that errs to the wide side. O(length). */
export function emWidth(text: string): number {
  let ems = 0
  for (const c of text) ems += widthOf(c)
  return ems
}

function widthOf(c: string): number {
  // Nearly all that is drawn; the classes below cost ten times as much.
  if (c >= '\u4e00' && c <= '\u9fff') return 1
  if (c >= 'a' && c <= 'z') return c === 'i' || c === 'j' || c === 'l' ? NARROW_EMS : LETTER_EMS
  if (MARK.test(c)) return 0
  if (WIDE.test(c)) return 1
  if (NARROW.test(c)) return NARROW_EMS
  return /\p{Lu}/u.test(c) ? CAPITAL_EMS : LETTER_EMS
}

const NARROW_EMS = 0.34
const LETTER_EMS = 0.58
const CAPITAL_EMS = 0.74

/** Signs that turn the direction of what follows them, to the end of the line unless they are closed. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/gu
/** What no font draws and most formats refuse: controls, unpaired surrogates, and code points that never are characters. */
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu

/**
 * Text in one line, with everything in it that a reader would not see: a line break is ¶, a tab →, a control character its
 * picture, a sign of direction its name. A text cannot turn or break the line around it.
 */
export const visible = (text: string): string =>
  text
    .replace(/\r\n|[\n\r\u2028\u2029]/gu, '¶')
    .replace(/\t/g, '→')
    .replace(UNPRINTABLE, picture)
    .replace(DIRECTIONS, (sign) => `‹U+${sign.charCodeAt(0).toString(16).toUpperCase()}›`)

/** ␀ for U+0000, and so on, ␡ for U+007F; the replacement character for what has no picture. */
export const picture = (control: string): string =>
  control < ' ' ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : control === '\x7f' ? '\u2421' : '\ufffd'

/** A text that keeps its lines and tabs, in which everything unprintable is a picture. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (c) => (c === '\n' || c === '\t' ? c : c === '\r' ? '' : picture(c)))

const WORD = /[\p{L}\p{N}\p{M}'’]/u

/**
 * `前八字… 后八字`: the first and last `ems` of a text that is wider than both and the points between them, cut between
 * graphemes and, where the script has words, between words if a whole one fits. O(ems), whatever the text's length.
 */
export function abbreviate(text: string, ems: number): { readonly head: string; readonly tail: string } | null {
  const window = Math.ceil(ems / 0.3) * 2 + 8
  if (text.length <= window * 2 && emWidth(text) <= 2 * ems + 2) return null
  const first = graphemes(text.slice(0, window)).slice(0, text.length > window ? -1 : undefined)
  const last = graphemes(text.slice(-window))
    .slice(text.length > window ? 1 : 0)
    .reverse()
  const head = within(first, ems)
  const tail = within(last, ems).reverse()
  if (head.length + tail.length >= graphemes(text.slice(0, 2 * window + 1)).length) return null
  return { head: head.join('').trimEnd(), tail: tail.join('').trimStart() }
}

/** As many graphemes as fit, not ending amid a word. */
function within(all: readonly string[], ems: number): string[] {
  let width = 0
  let count = 0
  while (count < all.length && width + emWidth(all[count]!) <= ems) width += emWidth(all[count++]!)
  const amid = (k: number) => k < all.length && isWord(all[k - 1]!) && isWord(all[k]!)
  for (let k = count; k > 0; k--) if (!amid(k)) return all.slice(0, k)
  return all.slice(0, Math.max(1, count))
}

const isWord = (grapheme: string) => WORD.test(grapheme) && !WIDE.test(grapheme)

/** Intl.Segmenter takes a microsecond a character and more to be made, so it is only asked where characters are joined. */
export const graphemes = (text: string): string[] =>
  hasClusters(text)
    ? Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text), (s) => s.segment)
    : [...text]
