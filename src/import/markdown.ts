/**
 * The text of a Markdown file: what a reader of the page would read, line for line. Signs of markup are left out (CommonMark
 * 0.31: headings, quotes, list marks, emphasis, code, links, escapes); what only might be one stays, since a lost character
 * is worse than a star too many. Fenced code stays as it stands.
 */
import { type Extracted, Extraction } from './extract.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const LINE_MARKS = /^ {0,3}(?:> ?)*(?:#{1,6}(?=\s)[ \t]*|[-*+] {1,4}(?=\S))?/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$/
const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^\n]*\n){0,200}?---[ \t]*(?:\r?\n|$)/
/** Each with its text in the first group that took part, or none where nothing of it is text. */
const INLINE = [
  /\\([!-/:-@[-`{-~])/y, // an escaped sign
  /<!--(?:(?!-->)[\s\S]){0,500}-->/y,
  /!?\[([^[\]\n]{0,500})\]\([^()\s]{0,500}(?:\s+"[^"\n]{0,300}")?\)/y,
  /(?:\*\*|__)(?=\S)([^*_\n]{1,500})(?:\*\*|__)/y,
  /(?<!\w)[*_](?=\S)([^*_\n]{1,500})[*_](?!\w)/y,
  /`([^`\n]{1,500})`/y,
]
const OPENS = /[\\<![*_`]/g

export function fromMarkdown(source: string): Extracted {
  const extraction = new Extraction()
  let title: string | null = null
  let fence: string | null = null
  let at = FRONT_MATTER.exec(source)?.[0].length ?? 0
  while (at < source.length) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed + 1
    const line = source.slice(at, end)
    const body = line.replace(/\r?\n$/, '')
    const mark = FENCE.exec(body)?.[1]
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null
    } else if (fence !== null) {
      extraction.put(line, at)
    } else if (!RULE.test(body)) {
      const marks = LINE_MARKS.exec(body)![0].length
      if (title === null && /^ {0,3}#\s/.test(body)) title = body.replace(/^[\s#]+|[\s#]+$/g, '') || null
      inline(source, at + marks, end, extraction)
    }
    at = end
  }
  return { ...extraction.finish(source), part: null, title, language: null, witnesses: [] }
}

function inline(source: string, start: number, end: number, extraction: Extraction): void {
  let plain = start
  for (let at = start; ; ) {
    OPENS.lastIndex = at
    const found = OPENS.exec(source)
    if (found === null || found.index >= end) break
    at = found.index + 1
    for (const pattern of INLINE) {
      pattern.lastIndex = found.index
      const match = pattern.exec(source)
      if (match === null || found.index + match[0].length > end) continue
      extraction.put(source.slice(plain, found.index), plain)
      const inner = match[1] ?? ''
      const from = found.index + (inner === '' ? 0 : match[0].indexOf(inner))
      // What stands inside may hold marks of its own, but for code and escapes.
      if (match[0][0] === '`' || match[0][0] === '\\') extraction.put(inner, from)
      else inline(source, from, from + inner.length, extraction)
      at = plain = found.index + match[0].length
      break
    }
  }
  extraction.put(source.slice(plain, end), plain)
}
