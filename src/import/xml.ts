/** XML for DOCX and TEI: well-formed or refused, no document type (so no entities of its own, near or far), bounded. */
import { parseXml, type XmlElement, XmlError, type XmlText } from '@rgrove/parse-xml'
import { ImportError } from './extract.ts'
import { IMPORT_LIMITS } from './limits.ts'

/** @throws ImportError */
export function readXml(source: string, file: string): XmlElement {
  if (source.length > IMPORT_LIMITS.inflatedBytes) throw new ImportError(`${file} is too long an XML file.`, 'limit')
  checkSize(source, file)
  try {
    const { root } = parseXml(source, { includeOffsets: true })
    if (root === null) throw new ImportError(`${file} has no root element.`)
    return root
  } catch (error) {
    if (error instanceof XmlError)
      throw new ImportError(`${file} is not well-formed XML: ${error.message.split('\n')[0]}`)
    throw error
  }
}

/** Before the parser, which descends: tags in each other, and in all. */
function checkSize(source: string, file: string): void {
  let depth = 0
  let nodes = 0
  for (const match of source.matchAll(
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!DOCTYPE|<(\/?)[^<>!?](?:[^<>"']|"[^"]*"|'[^']*')*>/g,
  )) {
    const [tag, slash] = match
    if (tag === '<!DOCTYPE')
      throw new ImportError(
        `${file} has a document type declaration: entities are not read. Take it out and send the file again.`,
      )
    if (tag.startsWith('<!')) continue
    nodes++
    if (slash === '/') depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > IMPORT_LIMITS.depth)
      throw new ImportError(`${file} has elements more than ${IMPORT_LIMITS.depth} deep.`, 'limit')
    if (nodes > IMPORT_LIMITS.nodes)
      throw new ImportError(`${file} has more than ${IMPORT_LIMITS.nodes} tags.`, 'limit')
  }
}

export const isElement = (node: { readonly type: string }): node is XmlElement => node.type === 'element'
export const isText = (node: { readonly type: string }): node is XmlText =>
  node.type === 'text' || node.type === 'cdata'

/** Without its prefix: the vocabularies read here never use one name in two namespaces. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    yield child
    yield* elementsIn(child)
  }
}

/** Where a text node stands: `to` only where it is not written there character for character (references, CR LF). */
export function placeOf(node: XmlText, source: string): { readonly from: number; readonly to?: number } {
  const { start, end, text } = node
  const opening = node.type === 'cdata' ? '<![CDATA['.length : 0
  return source.startsWith(text, start + opening) && (opening > 0 || end - start === text.length)
    ? { from: start + opening }
    : { from: start, to: end }
}
