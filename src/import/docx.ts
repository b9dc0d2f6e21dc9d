/**
 * The text of a Word document (ECMA-376, part 1, chapter 17): a line a paragraph, as it reads with all changes accepted.
 * Notes, headers and comments are files of their own beside it and are not read.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { type Extracted, Extraction, ImportError } from './extract.ts'
import { elementsIn, isElement, isText, localName, placeOf, readXml } from './xml.ts'
import { entriesOf, inflate } from './zip.ts'

const DOCUMENT = 'word/document.xml'
const CORE = 'docProps/core.xml'
/** Deleted or moved away; the older form of what stands beside it; codes of fields. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'pPr', 'rPr', 'sectPr'])
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00ad',
}

export async function fromDocx(bytes: Uint8Array): Promise<Extracted> {
  const entries = entriesOf(bytes)
  const read = async (name: string) => {
    const entry = entries.get(name)
    return entry === undefined ? null : utf8(await inflate(bytes, entry), name)
  }
  const source = await read(DOCUMENT)
  if (source === null) throw new ImportError(`The file has no ${DOCUMENT}: it is no Word document.`)
  const extraction = new Extraction()
  const root = readXml(source, DOCUMENT)
  const body = [...elementsIn(root)].find((element) => localName(element) === 'body')
  if (body !== undefined) walk(body, source, extraction)
  const core = await read(CORE)
  const title =
    core === null ? undefined : [...elementsIn(readXml(core, CORE))].find((element) => localName(element) === 'title')
  return {
    ...extraction.finish(source),
    part: DOCUMENT,
    title: title?.text.trim() || null,
    language: null,
    witnesses: [],
  }
}

function utf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new ImportError(`${name} is not UTF-8.`)
  }
}

function walk(element: XmlElement, source: string, extraction: Extraction): void {
  for (const child of element.children) {
    if (!isElement(child)) continue
    const name = localName(child)
    if (LEFT_OUT.has(name)) continue
    if (name === 't') {
      for (const node of child.children) {
        if (!isText(node)) continue
        const { from, to } = placeOf(node, source)
        extraction.put(node.text, from, to)
      }
    } else if (SIGNS[name] !== undefined && Object.hasOwn(SIGNS, name)) {
      extraction.put(SIGNS[name], child.start, child.end)
    } else {
      walk(child, source, extraction)
      if (name === 'p') extraction.put('\n', child.end, child.end)
    }
  }
}
