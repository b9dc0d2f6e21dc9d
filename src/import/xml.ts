/**
 * Parses XML for TEI, DOCX, ODT and EPUB. A file that is not well-formed, has a declaration of its own (so no entities) or exceeds the
 * limits is refused.
 */
import { parseXml, type XmlElement, XmlError, type XmlText } from '@rgrove/parse-xml'
import { decodeHTMLStrict } from 'entities'
import { ImportError } from './extract.ts'
import { IMPORT_LIMITS } from './limits.ts'

/**
 * A document type without an internal subset is passed over: it says where declarations are, and declares nothing. Of the
 * entities that it may mean, those of HTML are read, which the ISO sets of SGML and TEI P4 are among.
 * @throws ImportError
 */
export function readXml(source: string, file: string): XmlElement {
  if (source.length > IMPORT_LIMITS.inflatedBytes) throw new ImportError(`${file} is too long an XML file.`, 'limit')
  const hasType = checkSize(source, file)
  try {
    const { root } = parseXml(source, {
      includeOffsets: true,
      ...(hasType && { resolveUndefinedEntity: (name: string) => namedCharacter(`&${name};`) ?? undefined }),
    })
    if (root === null) throw new ImportError(`${file} has no root element.`)
    return root
  } catch (error) {
    if (error instanceof XmlError)
      throw new ImportError(`${file} is not well-formed XML: ${error.message.split('\n')[0]}`)
    throw error
  }
}

/**
 * Before the parser, which descends: tags in each other, and in all. Whether there is a document type. A tag ends before the next `<`, also
 * in a value, where XML has none: else each of a file of open quotation marks would be read to the end.
 */
function checkSize(source: string, file: string): boolean {
  let depth = 0
  let nodes = 0
  let hasType = false
  for (const match of source.matchAll(
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!DOCTYPE[^>[]*[>[]?|<(\/?)[^<>!?](?:[^<>"']|"[^<"]*"|'[^<']*')*>/g,
  )) {
    const [tag, slash] = match
    if (tag.startsWith('<!DOCTYPE')) {
      hasType = true
      if (tag.endsWith('['))
        throw new ImportError(
          `${file} has a document type declaration with declarations of its own, which are not read. Remove what is in its square brackets and send the file again.`,
        )
      continue
    }
    if (tag.startsWith('<!')) continue
    nodes++
    if (slash === '/') depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > IMPORT_LIMITS.depth)
      throw new ImportError(`${file} has elements more than ${IMPORT_LIMITS.depth} deep.`, 'limit')
    if (nodes > IMPORT_LIMITS.nodes)
      throw new ImportError(`${file} has more than ${IMPORT_LIMITS.nodes} tags.`, 'limit')
  }
  return hasType
}

export const isElement = (node: { readonly type: string }): node is XmlElement => node.type === 'element'
export const isText = (node: { readonly type: string }): node is XmlText =>
  node.type === 'text' || node.type === 'cdata'

/** Without its prefix: the vocabularies read here never use one name in two namespaces. */
export function localName({ name }: XmlElement): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute, by its name with prefix; null where there is none. */
export const attribute = (element: XmlElement, name: string): string | null => element.attributes[name] ?? null

/** The element that it is in; null for the root. */
export function parentOf(element: XmlElement): XmlElement | null {
  const { parent } = element
  return parent !== null && isElement(parent) ? (parent as XmlElement) : null
}

/** The elements inside an element, in document order; it may be left early. O(nodes × depth). */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    yield child
    yield* elementsIn(child)
  }
}

/** An element and all elements inside it, in document order. O(nodes). */
export function allIn(root: XmlElement): XmlElement[] {
  const all: XmlElement[] = []
  const collect = (element: XmlElement): void => {
    all.push(element)
    for (const child of element.children) if (isElement(child)) collect(child)
  }
  collect(root)
  return all
}

/** Whether there is more than white space in it. */
export const hasText = (element: XmlElement): boolean =>
  element.children.some((child) => (isText(child) ? /\S/.test(child.text) : isElement(child) && hasText(child)))

export const childrenOf = (element: XmlElement): XmlElement[] => element.children.filter(isElement)

/** A stretch of a text node: `to` only where it is not written there character for character. */
interface Stretch {
  readonly text: string
  readonly from: number
  readonly to?: number
}

const MARKUP = /&[^;]*;|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|\r\n?/g

/** The text of a node with its places: the parser joins what comments and CDATA sections part. O(length). */
export function stretchesOf({ start, end, text }: XmlText, source: string): Stretch[] {
  if (end - start === text.length && source.startsWith(text, start)) return [{ text, from: start }]
  const raw = source.slice(start, end)
  const stretches: Stretch[] = []
  const verbatim = (from: number, to: number) => {
    if (to > from) stretches.push({ text: source.slice(from, to), from })
  }
  let at = start
  for (const match of raw.matchAll(MARKUP)) {
    const from = start + match.index
    const to = from + match[0].length
    verbatim(at, from)
    at = to
    if (match[0].startsWith('<!--')) continue
    if (match[1] !== undefined) {
      // Line ends inside are read as outside.
      const inner = from + '<![CDATA['.length
      let line = inner
      for (const { index, 0: feed } of match[1].matchAll(/\r\n?/g)) {
        verbatim(line, inner + index)
        stretches.push({ text: '\n', from: inner + index, to: inner + index + feed.length })
        line = inner + index + feed.length
      }
      verbatim(line, to - ']]>'.length)
    } else if (match[0].startsWith('\r')) stretches.push({ text: '\n', from, to })
    else stretches.push({ text: characterOf(match[0]), from, to })
  }
  verbatim(at, end)
  return stretches
}

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function characterOf(reference: string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(reference) ?? []
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
  return PREDEFINED[reference.slice(1, -1)] ?? namedCharacter(reference) ?? reference
}

/** The characters of a named reference of HTML; null for an unknown name. */
function namedCharacter(reference: string): string | null {
  const character = decodeHTMLStrict(reference)
  return character === reference ? null : character
}
