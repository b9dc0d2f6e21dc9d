/**
 * Reads a file of the Kanseki Repository (mandoku): `#` begins a line about the text, ¶ ends a printed line, `<pb:…>` begins a page,
 * and `&KR0001;` is a character that Unicode lacks. Printed lines are joined into running text; an indented line begins a new line, and
 * so does what follows it.
 */
import { AS_USUAL, type Extracted, extracted, type ReadingOptions } from './extract.ts'
import { Flow } from './flow.ts'

const PAGE = /<pb:([^<>\s]+)>/g
const PROPERTY = /^#\+(?:PROPERTY:\s*)?(\w+):?\s+(.*)$/s
const INDENT = /^[\u3000 \t]/
const UNKNOWN = '\u3013'

/** Whether a plain text is one: the first line of Emacs, or a page with ¶. */
export const isMandoku = (source: string): boolean =>
  /^\ufeff?# -\*- mode: mandoku-/.test(source) ||
  (/^#\+(?:TITLE|PROPERTY|DATE)\b/m.test(source.slice(0, 2_000)) && /<pb:[^<>\s]+>/.test(source.slice(0, 20_000)))

/** O(length). Offsets of the result are code points of `source`. */
export function fromMandoku(source: string, _: ReadingOptions = AS_USUAL): Extracted {
  const flow = new Flow()
  let title: string | null = null
  let wasIndented = true
  for (let at = 0; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    const line = source.slice(at, end)
    // Properties, and the drawers that commentaries are in.
    if (/^\*?#|^:\w+:\s*$/.test(line)) {
      const [, name, value] = PROPERTY.exec(line) ?? []
      if (name === 'TITLE') title ??= value!.trim() || null
      flow.extraction.leave('property', at, end)
      if (line.startsWith(':')) flow.block(at)
    } else {
      const heading = /^\*+ /.exec(line)?.[0].length ?? 0
      const words = line.slice(heading).replace(PAGE, '')
      const isIndented = INDENT.test(words) || heading > 0
      const isEmpty = words.replace(/¶/g, '').trim() === ''
      if (isEmpty ? !line.includes('¶') : isIndented || wasIndented) flow.block(at)
      readLine(flow, source, at + heading, end)
      if (!isEmpty) wasIndented = isIndented
    }
    at = end + 1
  }
  return extracted(flow.extraction.finish(source), { title, language: 'lzh' })
}

const MARK = /<pb:([^<>\s]+)>|¶|&(KR\d+|[A-Z]+-\w+);|<md:[^<>]*>|@[A-Za-z]+(?=\s|$)/g

function readLine(flow: Flow, source: string, from: number, to: number): void {
  let at = from
  for (const match of source.slice(from, to).matchAll(MARK)) {
    const start = from + match.index
    flow.text(source.slice(at, start), at)
    at = start + match[0].length
    if (match[1] !== undefined) flow.refer(match[1])
    else if (match[2] !== undefined) {
      flow.sign(UNKNOWN, start, at)
      flow.extraction.change('g', start, at)
    }
  }
  flow.text(source.slice(at, to), at)
}
