/**
 * Removes from a quotation what is no departure from its source: marks of ellipsis, editorial brackets with their content, line breaks,
 * hyphens of line breaks, note marks, the quotation marks around it.
 */

export interface Prepared {
  /** The words to be looked for; GAP is where the quotation says that something is left out. */
  readonly text: string
  /** For each UTF-16 unit of `text` and its end: the unit of the quotation that it comes from. */
  readonly at: readonly number[]
  /** The stretches `[start, end)` of `text` between the gaps, in UTF-16 units; each holds a letter or a digit. */
  readonly pieces: readonly (readonly [start: number, end: number])[]
  /** Whether it was broken into lines. */
  readonly hasBreaks: boolean
}

/** The sign for words that are left out openly. */
const GAP = '…'

const EDITORIAL = /\[[^[\]]{0,200}\]|［[^［］]{0,200}］|〔[^〔〕]{0,200}〕|【[^【】]{0,200}】/gu
const ELLIPSIS = /[…⋯\u22ee]+|(?:\.[ \u00a0]?){3,}|。{3,}|·{3,}|・{3,}/gu
const NOTE_MARKS = /[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079†‡]/gu
/** A hyphen at the end of a line joins the halves of a word; so does a soft hyphen anywhere. */
const HYPHENATION = /(?<=\p{L})[-\u2010\u00ac]\s*\n\s*(?=\p{Ll})|\u00ad/gu
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef'
const BREAK_BESIDE_HAN = new RegExp(`(?<=[${UNSPACED}])\\s*\\n\\s*|\\s*\\n\\s*(?=[${UNSPACED}])`, 'gu')
/** Either begins where its white space begins: without that each sign of a run is tried as its first. */
const LINE_BREAK = /(?<!\s)\s*\n\s*/gu
const GAPS = /(?<!\s)(?:\s*…\s*)+/gu
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '«': '»',
  '„': '“',
  '"': '"',
  '‘': '’',
}

/** Whether two stretches are the same but for line breaks, which are no departure wherever they are, and the spaces there. O(length). */
export const isSameButBreaks = (a: string, b: string): boolean =>
  a === b || a.replace(/\s+/gu, '') === b.replace(/\s+/gu, '')

/** O(length). */
export function prepareQuotation(quotation: string): Prepared {
  let current: Tracked = { text: quotation, at: Array.from({ length: quotation.length + 1 }, (_, k) => k) }
  current = trimmed(current)
  current = withoutOuterMarks(current)
  current = replaced(current, HYPHENATION, '')
  const hasBreaks = quotation.includes('\n')
  if (hasBreaks) current = replaced(replaced(current, BREAK_BESIDE_HAN, ''), LINE_BREAK, ' ')
  current = replaced(current, EDITORIAL, GAP)
  current = replaced(current, ELLIPSIS, GAP)
  current = replaced(current, NOTE_MARKS, '')
  current = trimmed(replaced(current, GAPS, GAP))
  return { ...current, pieces: piecesOf(current.text), hasBreaks }
}

type Tracked = Pick<Prepared, 'text' | 'at'>

function cut({ text, at }: Tracked, start: number, end: number): Tracked {
  return { text: text.slice(start, end), at: at.slice(start, end + 1) }
}

function trimmed(tracked: Tracked): Tracked {
  const { text } = tracked
  const start = text.length - text.trimStart().length
  return cut(tracked, start, Math.max(start, text.trimEnd().length))
}

function replaced({ text, at }: Tracked, pattern: RegExp, by: string): Tracked {
  let out = ''
  const from: number[] = []
  let last = 0
  for (const match of text.matchAll(pattern)) {
    out += text.slice(last, match.index) + by
    for (let k = last; k < match.index; k++) from.push(at[k]!)
    for (let k = 0; k < by.length; k++) from.push(at[match.index]!)
    last = match.index + match[0].length
  }
  for (let k = last; k <= text.length; k++) from.push(at[k]!)
  return { text: out + text.slice(last), at: from }
}

/** Marks that only say: this is a quotation. Not where they close earlier: “a” and “b”. */
function withoutOuterMarks(tracked: Tracked): Tracked {
  const { text } = tracked
  const opening = text[0] ?? ''
  const closing = CLOSING[opening]
  if (closing === undefined || !text.endsWith(closing) || text.length < 3) return tracked
  const inner = text.slice(1, -1)
  return inner.includes(opening) || inner.includes(closing) ? tracked : cut(tracked, 1, text.length - 1)
}

function piecesOf(text: string): (readonly [number, number])[] {
  const pieces: (readonly [number, number])[] = []
  for (let start = 0; start <= text.length; ) {
    const gap = text.indexOf(GAP, start)
    const end = gap < 0 ? text.length : gap
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) pieces.push([start, end])
    start = end + 1
  }
  return pieces
}
