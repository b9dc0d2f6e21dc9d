/**
 * Reads the text of an OpenDocument text (ODF 1.3, part 3): a line a paragraph. Tracked deletions are kept outside the text with a
 * pointer to their place, tracked insertions are bracketed in it, so both layers can be read.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { AS_USUAL, type Extracted, type ExtractedText, extracted, ImportError, type ReadingOptions } from './extract.ts'
import { Flow } from './flow.ts'
import { layerOf } from './html.ts'
import { packageOf } from './package.ts'
import {
  attribute,
  childrenOf,
  elementsIn,
  isElement,
  isText,
  localName,
  parentOf,
  readXml,
  stretchesOf,
} from './xml.ts'

const PART = 'content.xml'
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['annotation', 'comment'],
  ['ruby-text', 'rt'],
  ['note-citation', 'note-mark'],
  ['tracked-changes', 'tracked-changes'],
  ['sequence-decls', 'field'],
  ['forms', 'field'],
])

/** O(length of the inflated parts). @throws ImportError for a file that is not an OpenDocument text, or is over a limit */
export async function fromOdt(bytes: Uint8Array, reading: ReadingOptions = AS_USUAL): Promise<Extracted> {
  const file = packageOf(bytes)
  const source = await file.read(PART)
  if (source === null) throw new ImportError(`The file has no ${PART}: it is not an OpenDocument text.`)
  const all = [...elementsIn(readXml(source, PART))]
  const body = all.find((element) => element.name === 'office:text')
  if (body === undefined) throw new ImportError('The file is an OpenDocument, but no text.')
  const changes = new Map(
    all.flatMap((element) => {
      const kind = localName(element)
      const id = attribute(parentOf(element) ?? element, 'text:id') ?? attribute(parentOf(element) ?? element, 'xml:id')
      return (kind === 'insertion' || kind === 'deletion') && id !== null ? [[id, element] as const] : []
    }),
  )
  const read = (layer: ReadingOptions['layer']) => new OdtReader(source, { ...reading, layer }, changes).read(body)
  const text = read(reading.layer)
  const other = changes.size > 0 ? read(reading.layer === 'last' ? 'first' : 'last') : null
  const witnesses = other === null || other.text === text.text ? [] : [layerOf(other, reading.layer)]
  const meta = await file.read('meta.xml')
  const title =
    meta === null ? undefined : [...elementsIn(readXml(meta, 'meta.xml'))].find(({ name }) => name === 'dc:title')
  return extracted(text, {
    part: PART,
    title: title?.text.trim() || null,
    layer: witnesses.length > 0 ? reading.layer : null,
    witnesses,
  })
}

class OdtReader {
  readonly #flow = new Flow()
  readonly #source: string
  readonly #reading: ReadingOptions
  readonly #changes: ReadonlyMap<string, XmlElement>
  readonly #foot: XmlElement[] = []
  /** The insertion that is not in this layer, and where it began. */
  #without: { readonly id: string; readonly from: number } | null = null

  constructor(source: string, reading: ReadingOptions, changes: ReadonlyMap<string, XmlElement>) {
    this.#source = source
    this.#reading = reading
    this.#changes = changes
  }

  read(body: XmlElement): ExtractedText {
    this.#children(body)
    for (const note of this.#foot) {
      this.#flow.block(note.start)
      this.#children(note)
    }
    this.#flow.end()
    return this.#flow.extraction.finish(this.#source)
  }

  #children(element: XmlElement, inLine = false): void {
    for (const child of element.children) {
      if (isElement(child)) this.#element(child, inLine)
      else if (isText(child) && this.#without === null && inLine)
        for (const { text, from, to } of stretchesOf(child, this.#source))
          this.#flow.text(text, from, to === undefined ? {} : { to })
    }
  }

  #element(element: XmlElement, inLine: boolean): void {
    const { start, end } = element
    const name = localName(element)
    const kind = LEFT_OUT.get(name)
    if (kind !== undefined) {
      // Deletions are reported where they were.
      if (kind !== 'tracked-changes' && element.text.trim() !== '') this.#flow.extraction.leave(kind, start, end)
      return
    }
    switch (name) {
      case 'change-start':
        if (this.#reading.layer === 'first' && this.#without === null)
          this.#without = { id: idOf(element), from: start }
        return
      case 'change-end':
        if (this.#without?.id !== idOf(element)) return
        this.#flow.extraction.leave('add', this.#without.from, start)
        this.#without = null
        return
      case 'change': {
        const deletion = this.#changes.get(idOf(element))
        if (deletion === undefined || localName(deletion) !== 'deletion') return
        if (this.#reading.layer === 'last') this.#flow.extraction.leave('del', deletion.start, deletion.end)
        else
          for (const child of childrenOf(deletion))
            if (localName(child) !== 'change-info') this.#children(child, inLine || /^[ph]$/.test(localName(child)))
        return
      }
      case 'note':
        this.#note(element)
        return
      case 's':
        if (this.#without === null)
          this.#flow.sign(' '.repeat(Math.min(1_000, Number(attribute(element, 'text:c') ?? 1) || 1)), start, end)
        return
      case 'tab':
        if (this.#without === null) this.#flow.sign('\t', start, end)
        return
      case 'line-break':
        if (this.#without === null) this.#flow.line(start)
        return
    }
    const isLine = name === 'p' || name === 'h'
    if (isLine && this.#without === null) this.#flow.block(start)
    this.#children(element, inLine || isLine)
    if (isLine && this.#without === null) this.#flow.block(end)
  }

  #note(note: XmlElement): void {
    const body = childrenOf(note).find((child) => localName(child) === 'note-body')
    if (body === undefined || body.text.trim() === '') return
    const { notes } = this.#reading
    if (notes === 'foot') this.#foot.push(body)
    else if (notes !== 'inline') this.#flow.extraction.leave('note', note.start, note.end)
    else for (const line of childrenOf(body)) this.#children(line, true)
  }
}

const idOf = (element: XmlElement) => attribute(element, 'text:change-id') ?? ''
