/** Reads the text of an EPUB: the documents of its spine, one after the other. Places count in all these documents joined. */
import { AS_USUAL, type Extracted, extracted, ImportError, type ReadingOptions } from './extract.ts'
import { Flow } from './flow.ts'
import { HtmlReader } from './html.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { packageOf, resolved } from './package.ts'
import { attribute, elementsIn, localName, readXml } from './xml.ts'

const CONTAINER = 'META-INF/container.xml'

/** O(length of the inflated parts). @throws ImportError for a file that is not an EPUB, or is over a limit */
export async function fromEpub(bytes: Uint8Array, reading: ReadingOptions = AS_USUAL): Promise<Extracted> {
  const file = packageOf(bytes)
  const container = await file.read(CONTAINER)
  const root =
    container === null
      ? undefined
      : [...elementsIn(readXml(container, CONTAINER))].find((element) => localName(element) === 'rootfile')
  const path = root === undefined ? null : attribute(root, 'full-path')
  const description = path === null ? null : await file.read(path)
  if (path === null || description === null)
    throw new ImportError('The file names no package document: it is not an EPUB.')
  const all = [...elementsIn(readXml(description, path))]
  const items = new Map(
    all.flatMap((element) => {
      const [id, href] = [attribute(element, 'id'), attribute(element, 'href')]
      return localName(element) === 'item' && id !== null && href !== null ? [[id, href] as const] : []
    }),
  )
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const parts: string[] = []
  const pieces: string[] = []
  let length = 0
  for (const element of all) {
    if (localName(element) !== 'itemref') continue
    const href = items.get(attribute(element, 'idref') ?? '')
    const name = href === undefined ? null : resolved(folder, decoded(href.replace(/#.*/, '')))
    const text = name === null || parts.includes(name) ? null : await file.read(name)
    if (name === null || text === null) continue
    length += text.length
    if (length > IMPORT_LIMITS.inflatedBytes) throw new ImportError('The book is too long.', 'limit')
    parts.push(name)
    pieces.push(text)
  }
  const reader = new HtmlReader(new Flow(), reading.layer, true)
  let at = 0
  for (const piece of pieces) {
    reader.read(piece, at)
    at += piece.length
    reader.end(at)
  }
  const title = all.find((element) => element.name === 'dc:title')?.text.trim() || null
  const language = all.find((element) => element.name === 'dc:language')?.text.trim() || null
  return extracted(reader.finish(pieces.join('')), { part: parts.join(' '), title, language })
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
