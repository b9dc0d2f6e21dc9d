/**
 * Reads the text of a Markdown file (CommonMark 0.31 by Lezer, with footnotes): what a reader of the rendered page reads, line for
 * line. The signs of markup are cut out of the source and everything else stays, so each character keeps its place. Numbers of lists
 * stay, and tables and other extensions stay as written: what is not certainly markup is text.
 */
import type { SyntaxNodeRef, Tree } from '@lezer/common'
import { decodeHTMLStrict } from 'entities'
import { AS_USUAL, type Extracted, Extraction, extracted, type ReadingOptions } from './extract.ts'
import { markdownParser, NOTE } from './markdown-grammar.ts'

const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^\n]*\n){0,200}?---[ \t]*(?:\r?\n|$)/
/** Nodes whose text is none, with the line that they are on where they have one of their own. */
const SIGNS = new Set([
  'EmphasisMark',
  'LinkMark',
  'CodeMark',
  'URL',
  'LinkTitle',
  'LinkLabel',
  'QuoteMark',
  'HeaderMark',
  'ListMark',
  'CodeInfo',
])
const LINES = new Set(['HorizontalRule', 'LinkReference'])

interface Cut {
  readonly from: number
  readonly to: number
  /** What is there instead. */
  readonly text: string
}

/** O(length). Offsets of the result are code points of `source`. */
export function fromMarkdown(source: string, reading: ReadingOptions = AS_USUAL): Extracted {
  const head = FRONT_MATTER.exec(source)?.[0].length ?? 0
  const found = new Found(source, head)
  found.read(markdownParser.parse(source.slice(head)))
  const extraction = new Extraction()
  if (head > 0) extraction.leave('front-matter', 0, head)
  for (const [kind, from, to] of found.leftOut) extraction.leave(kind, from, to)
  const { cuts, notes } = found
  const used = new Set<string>()
  const put = (from: number, to: number, isMain: boolean): void => {
    let at = from
    for (let i = firstFrom(cuts, from); i < cuts.length && cuts[i]!.from < to; i++) {
      const cut = cuts[i]!
      if (cut.from < at) continue
      extraction.put(source.slice(at, cut.from), at)
      extraction.put(cut.text, cut.from, cut.to)
      at = cut.to
      const note = isMain && reading.notes === 'inline' ? notes.get(found.marks.get(cut.from) ?? '') : undefined
      if (note === undefined) continue
      used.add(found.marks.get(cut.from)!)
      extraction.put(' ', note.from, note.from)
      put(note.from, trimmedEnd(source, note), false)
    }
    extraction.put(source.slice(at, to), at)
  }
  put(head, source.length, true)
  for (const [name, note] of notes) {
    if (used.has(name)) continue
    if (reading.notes !== 'foot' && reading.notes !== 'inline') extraction.leave('note', note.whole, note.to)
    else {
      extraction.put('\n', note.from, note.from)
      put(note.from, trimmedEnd(source, note), false)
    }
  }
  return extracted(extraction.finish(source), { title: found.title })
}

const trimmedEnd = (source: string, { from, to }: { readonly from: number; readonly to: number }) =>
  from + source.slice(from, to).trimEnd().length

function firstFrom(cuts: readonly Cut[], from: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

/** What is to be cut out of the source, in its order. */
class Found {
  readonly cuts: Cut[] = []
  readonly leftOut: [kind: string, from: number, to: number][] = []
  /** Notes by name: from where their words begin, and with their mark. */
  readonly notes = new Map<string, { readonly from: number; readonly to: number; readonly whole: number }>()
  /** Names of notes by where they are referred to. */
  readonly marks = new Map<number, string>()
  title: string | null = null
  readonly #source: string
  readonly #head: number
  readonly #defined = new Set<string>()

  constructor(source: string, head: number) {
    this.#source = source
    this.#head = head
  }

  read(tree: Tree): void {
    tree.iterate({
      enter: (node) => {
        if (node.name !== 'LinkReference') return
        const label = node.node.getChild('LinkLabel')
        if (label) this.#defined.add(labelOf(this.#slice(label.from + 1, label.to - 1)))
      },
    })
    tree.iterate({ enter: (node) => this.#enter(node) })
    this.cuts.sort((a, b) => a.from - b.from || b.to - a.to)
  }

  #slice(from: number, to: number): string {
    return this.#source.slice(this.#head + from, this.#head + to)
  }

  /** Offsets of the tree, which begins after the head. */
  #cut(from: number, to: number, text = ''): void {
    if (to > from || text !== '') this.cuts.push({ from: this.#head + from, to: this.#head + to, text })
  }

  /** With its line, where nothing else is on it. */
  #cutLine(from: number, to: number): void {
    const source = this.#source
    let [start, end] = [this.#head + from, this.#head + to]
    while (start > this.#head && /[ \t>]/.test(source[start - 1]!)) start--
    while (end < source.length && /[ \t\r]/.test(source[end]!)) end++
    const isAlone =
      (start === this.#head || source[start - 1] === '\n') && (end === source.length || source[end] === '\n')
    if (isAlone) this.#cut(start - this.#head, Math.min(end + 1, source.length) - this.#head)
    else this.#cut(from, to)
  }

  #enter(node: SyntaxNodeRef): boolean | undefined {
    const { name, from, to } = node
    if (LINES.has(name)) {
      this.#cutLine(from, to)
      return false
    }
    switch (name) {
      case 'ATXHeading1':
      case 'SetextHeading1':
        this.title ??= titleOf(this.#slice(from, to)) || null
        return
      case 'Paragraph':
        for (const match of this.#slice(from, to).matchAll(/\n[ \t]+/g))
          this.#cut(from + match.index + 1, from + match.index + match[0].length)
        return
      case 'Escape':
        this.#cut(from, from + 1)
        return false
      case 'Entity': {
        const reference = this.#slice(from, to)
        const character = decodeHTMLStrict(reference)
        if (character !== reference) this.#cut(from, to, character)
        return false
      }
      case 'Autolink':
        this.#cut(from, from + 1)
        this.#cut(to - 1, to)
        return false
      case 'Link':
      case 'Image':
        return this.#link(node)
      case 'InlineCode':
        this.#code(from, to)
        return false
      case 'FencedCode':
        this.#fence(node)
        return false
      case 'Comment':
      case 'ProcessingInstruction':
      case 'HTMLTag':
        this.#tag(from, to)
        return false
      // What follows a comment on its line is shown.
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
      case 'HTMLBlock':
        this.#html(from, to)
        return false
      case 'Note': {
        const mark = node.node.getChild('NoteMark')!
        const key = NOTE.exec(this.#slice(mark.from, mark.to))?.[1] ?? ''
        const whole = this.#head + from
        if (!this.notes.has(key)) this.notes.set(key, { from: this.#head + mark.to, to: this.#head + to, whole })
        this.#cutLine(from, to)
        return
      }
      case 'NoteMark': {
        const key = /^\[\^([^\]]+)\]$/.exec(this.#slice(from, to))?.[1]
        if (key !== undefined) {
          this.marks.set(this.#head + from, key)
          this.#cut(from, to)
        }
        return
      }
      case 'ListMark':
        if (!/^\d/.test(this.#slice(from, to)))
          this.#cut(from, to + /^[ \t]{0,4}/.exec(this.#slice(to, to + 4))![0].length)
        return
      case 'QuoteMark':
        this.#cut(from, to + (this.#slice(to, to + 1) === ' ' ? 1 : 0))
        return
      case 'HeaderMark':
        this.#heading(from, to)
        return
      default:
        if (SIGNS.has(name)) this.#cut(from, to)
    }
    return
  }

  /** `# Title #`, or the line under a title. */
  #heading(from: number, to: number): void {
    const mark = this.#slice(from, to)
    if (/^[=-]/.test(mark)) {
      this.#cutLine(from, to)
      return
    }
    const after = /^[ \t]*/.exec(this.#slice(to, to + 100))![0].length
    const before = /[ \t]*$/.exec(this.#slice(Math.max(0, from - 100), from))![0].length
    const isFirst = from - before === 0 || this.#slice(from - before - 1, from - before) === '\n' || before === 0
    this.#cut(isFirst ? from : from - before, to + after)
  }

  /** Brackets are links where what they refer to is defined, else brackets. */
  #link({ node, from, to }: SyntaxNodeRef): false | undefined {
    const marks = node.getChildren('LinkMark')
    // Its text stays; brackets, address, title and label go with the white space between them.
    const cut = () => {
      this.#cut(marks[0]!.from, marks[0]!.to)
      if (marks.length > 1) this.#cut(marks[1]!.from, to)
      return undefined
    }
    if (node.getChild('URL') || this.#slice(to - 1, to) === ')') return cut()
    const label = node.getChild('LinkLabel')
    const named = label && label.to - label.from > 2 ? this.#slice(label.from + 1, label.to - 1) : null
    const text = marks.length > 1 ? this.#slice(marks[0]!.to, marks[1]!.from) : this.#slice(from + 1, to - 1)
    if (this.#defined.has(labelOf(named ?? text))) return cut()
    // Then only what is in it is markup.
    for (let child = node.firstChild; child; child = child.nextSibling)
      if (!['LinkMark', 'LinkLabel'].includes(child.name))
        child.toTree().iterate({ enter: (inner) => this.#enterAt(inner, child.from) })
    return false
  }

  #enterAt(node: SyntaxNodeRef, offset: number): boolean | undefined {
    const { name, from, to } = node
    if (name === 'Escape') this.#cut(offset + from, offset + from + 1)
    else if (name === 'EmphasisMark' || name === 'CodeMark') this.#cut(offset + from, offset + to)
    return undefined
  }

  #code(from: number, to: number): void {
    const code = this.#slice(from, to)
    const marks = /^`+/.exec(code)![0].length
    const inner = code.slice(marks, -marks)
    const pads = inner.trim() !== '' && /^[ \n].*[ \n]$/s.test(inner) ? 1 : 0
    this.#cut(from, from + marks + pads)
    this.#cut(to - marks - pads, to)
  }

  #fence({ node }: SyntaxNodeRef): void {
    for (const mark of node.getChildren('CodeMark')) {
      const feed = this.#source.indexOf('\n', this.#head + mark.from)
      this.#cutLine(mark.from, feed < 0 ? this.#source.length - this.#head : feed - this.#head)
    }
  }

  #tag(from: number, to: number): void {
    const isBreak = /^<br\b/i.test(this.#slice(from, to))
    this.#cut(from, to, isBreak && this.#slice(to, to + 1) !== '\n' ? '\n' : '')
  }

  /** Tags, and what is never shown; each line stays where it is. */
  #html(from: number, to: number): void {
    const html = this.#slice(from, to)
    for (const match of html.matchAll(HTML)) {
      const [whole] = match
      const [start, end] = [from + match.index, from + match.index + whole.length]
      if (whole.startsWith('&')) {
        const character = decodeHTMLStrict(whole)
        if (character !== whole) this.#cut(start, end, character)
        continue
      }
      const hidden = match[1]
      if (hidden !== undefined) this.leftOut.push([hidden.toLowerCase(), this.#head + start, this.#head + end])
      this.#cutLine(start, end)
    }
  }
}

const HTML =
  /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>|&#?\w{1,32};/gi

const labelOf = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The words of a heading, without the signs that make it one. O(length), by hand: patterns that look for a run at the end try each of
 * its signs as the first, and a heading may be as long as a file.
 */
function titleOf(heading: string): string {
  const written = heading.trimEnd()
  let end = written.length
  while (written[end - 1] === '=') end--
  const isUnderlined = end < written.length && written[end - 1] === '\n'
  if (!isUnderlined) for (end = written.length; /[\s#]/.test(written[end - 1] ?? ''); ) end--
  return written
    .slice(0, end)
    .replace(/^[\s#]+/, '')
    .trimEnd()
}
