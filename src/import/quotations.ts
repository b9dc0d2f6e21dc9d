/**
 * Finds where a text quotes: between quotation marks, also where one is never closed, and in paragraphs without marks that the text
 * announces (电报说：…). The finds are proposals: a reader decides whether one is a telegram.
 *
 *     他说：“准备好了”。            marked    [4, 8), without its marks
 *     通知金日成：“请暂缓执行        unclosed  to the end of the paragraph
 *     回电，电报说：\n 我们原先…     block     to the last paragraph of the voice that says "we" and "you"
 */
import { textOf } from '../text/codepoints.ts'
import { IMPORT_LIMITS } from './limits.ts'

interface Quotation {
  /** In code points; without the marks. */
  readonly start: number
  readonly end: number
  readonly kind: 'marked' | 'unclosed' | 'block'
  /** The mark that opens it; null where none does. */
  readonly mark: string | null
}

/** Opening marks with what closes them. A straight one closes itself. */
const CLOSES: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '«': '»',
  '„': '“',
  '"': '"',
  '＂': '＂',
}
const OPENING = /["“「『«„＂]/g

/** Nouns and verbs of writing and saying that end an announcement, before its colon. */
const ANNOUNCED =
  /(?:电报?|复电|回电|来电|去电|致电|电文|信|函|报告|指示|命令|决议|声明|照会|全文|内容|[说称写道曰云言示复答问]|如下|理由|telegram|cable|letter|message|wrote|writes|said|says|reads|follows|replied)(?:(?:中|里)?(?:说|称|写道|指出|表示))?\s*$/i
/** Who writes "we" and "you" outside quotation marks speaks, and the narrator of a history does not. */
const VOICE = /[我您你]|\b(?:I|we|our|us|my|me|you|your)\b/i
const ENUMERATES = /^\s*(?:第?[一二三四五六七八九十]{1,3}[、,，.．]|[（(]?\d{1,2}[)）.、．])/

/** Linear in the length of the text; at most `IMPORT_LIMITS.quotations`, in the order of the text. */
export function quotationsIn(string: string): Quotation[] {
  const marked = markedIn(string)
  const found = [...marked, ...blocksIn(string, marked)]
    .sort((a, b) => a.start - b.start)
    .slice(0, IMPORT_LIMITS.quotations)
  const text = textOf(string)
  if (text.units === null) return found
  const points = new Map(Array.from(text.units, (unit, point) => [unit, point]))
  return found.map((q) => ({ ...q, start: points.get(q.start)!, end: points.get(q.end)! }))
}

/** In UTF-16 units. What is inside another quotation is part of it. */
function markedIn(string: string): Quotation[] {
  const found: Quotation[] = []
  const next = finder(string)
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(string); match !== null; match = OPENING.exec(string)) {
    const mark = match[0]
    const start = match.index + 1
    const line = next('\n', start) ?? string.length
    const close = closeOf(string, mark, start, line, next)
    // One straight mark alone is an inch, or anything.
    if (close === null && CLOSES[mark] === mark) continue
    const end = close ?? line
    OPENING.lastIndex = close === null ? end : end + 1
    if (end > start) found.push({ start, end, kind: close === null ? 'unclosed' : 'marked', mark })
  }
  return found
}

/**
 * Where a quotation closes. Nested marks of one kind are counted. Where another one opens in a later paragraph before this one is closed,
 * this one has no closing mark, unless the other begins that paragraph: many countries write quotations of several paragraphs so.
 */
function closeOf(string: string, mark: string, start: number, line: number, next: Finder): number | null {
  const closing = CLOSES[mark]!
  if (closing === mark) {
    const close = next(mark, start)
    return close !== null && close < line ? close : null
  }
  let depth = 1
  for (let at = start; ; ) {
    const close = next(closing, at)
    if (close === null) return null
    const open = next(mark, at)
    if (open !== null && open < close) {
      const opensParagraph = string[open - 1] === '\n'
      if (open > line && !opensParagraph) return null
      if (!opensParagraph && ++depth > MOST_DEEP) return null
      at = open + 1
    } else if (--depth === 0) return close
    else at = close + 1
  }
}

const MOST_DEEP = 8

type Finder = (sign: string, from: number) => number | null

/** `indexOf` that does not look again where it has looked: else a text of opening marks alone would take a square of its length. */
function finder(string: string): Finder {
  const known = new Map<string, { from: number; at: number | null }>()
  return (sign, from) => {
    const last = known.get(sign)
    if (last && last.from <= from && (last.at === null || last.at >= from)) return last.at
    const found = string.indexOf(sign, from)
    const at = found < 0 ? null : found
    known.set(sign, { from, at })
    return at
  }
}

interface Paragraph {
  readonly start: number
  readonly end: number
  /** Its text, what is in quotation marks blanked out. */
  readonly own: string
  readonly quotes: boolean
}

function blocksIn(string: string, marked: readonly Quotation[]): Quotation[] {
  const paragraphs = paragraphsOf(string, marked)
  const found: Quotation[] = []
  for (let i = 0; i < paragraphs.length; i++) {
    const { start, end, own } = paragraphs[i]!
    // Found once for the paragraph: behind each colon of thousands the rest of it would be read again.
    const [lastVoice, lastQuoted, length] = [lastOf(VOICE, own), own.lastIndexOf(QUOTED), own.trimEnd().length]
    for (const match of own.matchAll(/[:：]/g)) {
      const from = match.index + 1
      MARKED.lastIndex = from
      if (lastQuoted >= from && MARKED.test(own)) continue // a quotation with marks follows
      if (!ANNOUNCED.test(own.slice(Math.max(0, match.index - 40), match.index))) continue
      const ends = from >= length
      const first = ends ? i + 1 : i
      const next = paragraphs[first]?.own
      if (next === undefined) continue
      if (ends ? !VOICE.test(next) || next.includes(QUOTED) : lastVoice < from || lastQuoted >= from) continue
      const last = lastOfVoice(paragraphs, first)
      const begin = ends ? paragraphs[first]!.start : start + from
      const to = paragraphs[last]!.end
      const lead = /^\s*/.exec(string.slice(begin, Math.max(begin, to)))![0].length
      found.push({ start: begin + lead, end: to, kind: 'block', mark: null })
      i = last
      break
    }
    if (end === string.length) break
  }
  return found
}

/**
 * Paragraphs belong to the voice while it speaks, counts (第二，) or is silent for one paragraph between; the one that quotes is
 * the narrator's again.
 */
function lastOfVoice(paragraphs: readonly Paragraph[], first: number): number {
  let last = first
  let silent = 0
  for (let i = first + 1; i < paragraphs.length; i++) {
    const { own, quotes } = paragraphs[i]!
    if (quotes || own.trim() === '') break
    if (VOICE.test(own) || ENUMERATES.test(own)) {
      last = i
      silent = 0
    } else if (++silent > 1) break
  }
  return last
}

/** A placeholder for text inside quotation marks. */
const QUOTED = '\0'
const MARKED = /\s*\0/y

/** Where a pattern is met last in a string, or -1. */
function lastOf(pattern: RegExp, string: string): number {
  let last = -1
  for (const { index } of string.matchAll(new RegExp(pattern, `${pattern.flags}g`))) last = index
  return last
}

function paragraphsOf(string: string, marked: readonly Quotation[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let next = 0
  for (let start = 0; start < string.length; ) {
    const feed = string.indexOf('\n', start)
    const end = feed < 0 ? string.length : feed
    const pieces: string[] = []
    let at = start
    while (next < marked.length && marked[next]!.start <= end) {
      const quote = marked[next]!
      const stop = Math.min(quote.end, end)
      // The opening mark is blanked too: a colon before it announces a quotation with marks.
      pieces.push(string.slice(at, Math.max(at, quote.start - 1)), QUOTED.repeat(stop - Math.max(at, quote.start - 1)))
      at = Math.max(at, stop)
      if (quote.end > end) break
      next++
    }
    pieces.push(string.slice(at, end))
    paragraphs.push({ start, end, own: pieces.join(''), quotes: pieces.length > 1 })
    start = end + 1
  }
  return paragraphs
}
