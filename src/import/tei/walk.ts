/** What the functions that read elements have of the walk over a TEI text. */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, childrenOf, isText, localName } from '../xml.ts'
import type { TeiOutput } from './output.ts'
import type { File, Which } from './texts.ts'

/** How an element is read because of the elements that it is in. */
export interface Surroundings {
  /** White space stays as it is. */
  readonly keep: boolean
  /** White space with a line break in it is layout, as inside a word. */
  readonly joined: boolean
  /** Blocks are within a line. */
  readonly inLine: boolean
  /** What was deleted counts again. */
  readonly restored: boolean
  /** Inside the reading of a witness. */
  readonly inReading: boolean
}

export interface Walk {
  readonly file: File
  readonly which: Which
  readonly output: TeiOutput
  element(element: XmlElement, context: Surroundings): void
  /** Reads what is in an element, text and elements. */
  children(element: XmlElement, context: Surroundings): void
}

/** The surroundings of what is in an element, by its `xml:space`. */
export function surroundingsWithin(element: XmlElement, context: Surroundings): Surroundings {
  const space = attribute(element, 'xml:space')
  return space === null ? context : { ...context, keep: space === 'preserve' }
}

/** Reports words in an element that has none of its own by the Guidelines. */
export function reportStrayText({ output }: Walk, element: XmlElement, context: Surroundings): void {
  for (const child of element.children)
    if (isText(child) && child.text.trim() !== '') output.leave(localName(element), child.start, child.end, context)
}

const SOURCE = new Set(['sic', 'orig', 'abbr', 'am'])
const EDITED = new Set(['corr', 'reg', 'expan', 'ex', 'supplied'])

/** Reads the one alternative that is wanted, else the one that the editor is most certain of, and reports the others. */
export function readChoice(walk: Walk, choice: XmlElement, context: Surroundings): void {
  reportStrayText(walk, choice, context)
  const options = childrenOf(choice)
  const wanted = walk.which.edited ? EDITED : SOURCE
  const taken =
    options.find((option) => wanted.has(localName(option))) ??
    options.toSorted((a, b) => editorCertainty(b) - editorCertainty(a))[0]
  for (const option of options) {
    if (option === taken) walk.element(option, context)
    else walk.output.leaveElement(option, context)
  }
}

const editorCertainty = (element: XmlElement): number =>
  ({ high: 3, medium: 2, low: 1 })[attribute(element, 'cert') ?? ''] ??
  (Number(attribute(element, 'cert') ?? Number.NaN) || 0)
