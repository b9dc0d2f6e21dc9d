/**
 * The grammar of Markdown that is read: CommonMark 0.31 by Lezer, with footnotes, and with bounds, so that no input takes more than linear
 * time or a deep stack.
 */
import { type BlockContext, type Line, type MarkdownConfig, parser } from '@lezer/markdown'

export const NOTE = /^\[\^([^\]\s]+)\]:[ \t]*/
/** Of brackets and stars in one paragraph: more are ornament, and pairing each with each would take a square of them. */
const MOST_MARKS = 2_000

const SPACE = 32
/** Quotes and lists in each other. */
const MOST_DEEP = 100

const extensions: MarkdownConfig = {
  defineNodes: [{ name: 'Note', block: true, composite: isInNote }, { name: 'NoteMark' }],
  parseBlock: [
    { name: 'TooDeep', parse: parseTooDeep, before: 'LinkReference' },
    { name: 'Note', parse: parseNote, before: 'LinkReference' },
  ],
  parseInline: [
    {
      name: 'TooManyMarks',
      before: 'Escape',
      parse(inline, _, at) {
        if (at !== inline.offset) return -1
        const marks = inline.text.match(/[[\]*_!`<]/g)?.length ?? 0
        return marks > MOST_MARKS ? inline.end : -1
      },
    },
    {
      // A break is looked for after each space: of a long run the last two are enough.
      name: 'Spaces',
      before: 'Escape',
      parse(inline, next, at) {
        if (next !== SPACE || inline.char(at + 1) !== SPACE) return -1
        let end = at
        while (inline.char(end) === SPACE) end++
        return end - at > 2 ? (inline.char(end) === 10 ? end - 2 : end) : -1
      },
    },
    {
      name: 'NoteReference',
      before: 'Link',
      parse(inline, next, at) {
        if (next !== 91 || inline.char(at + 1) !== 94) return -1
        const mark = /^\[\^[^\]\s[]{1,100}\]/.exec(inline.slice(at, Math.min(inline.end, at + 104)))?.[0]
        return mark === undefined ? -1 : inline.addElement(inline.elt('NoteMark', at, at + mark.length))
      },
    },
  ],
}

/** A note goes on in lines that are empty or indented. */
function isInNote(_: BlockContext, line: Line): boolean {
  if (line.next < 0) return true
  if (line.indent < line.baseIndent + 4) return false
  line.moveBase(line.findColumn(line.baseIndent + 4))
  return true
}

/** Each line of a block asks all blocks that it is in, so lines that are too deep are read as text. */
function parseTooDeep(block: BlockContext, line: Line): boolean {
  if (block.depth <= MOST_DEEP) return false
  const from = block.lineStart + line.pos
  block.addElement(block.elt('Paragraph', from, block.lineStart + line.text.length))
  block.nextLine()
  return true
}

function parseNote(block: BlockContext, line: Line): boolean | null {
  const mark = NOTE.exec(line.text.slice(line.pos))?.[0]
  if (mark === undefined) return false
  block.startComposite('Note', line.pos)
  block.addElement(block.elt('NoteMark', block.lineStart + line.pos, block.lineStart + line.pos + mark.length))
  line.moveBase(line.pos + mark.length)
  return null
}

export const markdownParser = parser.configure(extensions)
