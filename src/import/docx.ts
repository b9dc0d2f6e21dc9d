/**
 * Reads the text of a Word document (ECMA-376, part 1, chapter 17): a line a paragraph, with all tracked changes accepted or none; the
 * other state is a second witness. Hidden text, ruby, notes, comments and running heads are left out and reported; a reading option
 * puts notes into the text.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import {
  AS_USUAL,
  type Extracted,
  type ExtractedText,
  Extraction,
  extracted,
  ImportError,
  type ReadingOptions,
} from './extract.ts'
import { layerOf } from './html.ts'
import { packageOf, type Related, relatedTo } from './package.ts'
import { characterOf } from './symbols.ts'
import { childrenOf, elementsIn, isElement, isText, localName, readXml, stretchesOf } from './xml.ts'

/** Properties, codes and copies: nothing that is read. */
const NO_TEXT = new Set([
  'Fallback',
  'pPr',
  'rPr',
  'sectPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sdtPr',
  'delInstrText',
  'footnotePr',
])
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
  ['softHyphen', '\u00ad'],
])
/** The printers' sign for a sort that they lack. */
const UNKNOWN = '\u3013'

interface Notes {
  /** By kind and id. */
  readonly bodies: ReadonlyMap<string, XmlElement>
  readonly sources: ReadonlyMap<XmlElement, string>
}

/** O(length of the inflated parts). @throws ImportError for a file that is not a Word document, or is over a limit */
export async function fromDocx(bytes: Uint8Array, reading: ReadingOptions = AS_USUAL): Promise<Extracted> {
  const file = packageOf(bytes)
  const top = await relatedTo(file, '')
  const part = top.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  const source = await file.read(part)
  if (source === null) throw new ImportError(`The file has no ${part}: it is not a Word document.`)
  const root = readXml(source, part)
  const related = await relatedTo(file, part)
  const parts = new Map<string, readonly XmlElement[]>()
  const sources = new Map<XmlElement, string>()
  const read = async ({ target }: Pick<Related, 'target'>): Promise<XmlElement | null> => {
    const text = await file.read(target)
    const part = text === null ? null : readXml(text, target)
    if (part !== null && text !== null) for (const element of childrenOf(part)) sources.set(element, text)
    return part
  }
  for (const one of related) {
    if (!['footnotes', 'endnotes', 'comments', 'header', 'footer', 'styles'].includes(one.type)) continue
    const found = await read(one)
    if (found !== null) parts.set(one.type, [...(parts.get(one.type) ?? []), found])
  }
  const bodies = new Map<string, XmlElement>()
  for (const [kind, name] of [
    ['footnotes', 'footnote'],
    ['endnotes', 'endnote'],
  ] as const)
    for (const one of parts.get(kind) ?? [])
      for (const body of childrenOf(one)) bodies.set(`${name} ${propertyOf(body, 'id')}`, body)
  const body = [...elementsIn(root)].find((element) => localName(element) === 'body')
  const about = { source, reading, notes: { bodies, sources }, hiddenStyles: hiddenStylesOf(parts.get('styles') ?? []) }
  const textOf = (layer: ReadingOptions['layer']): ExtractedText => {
    const reader = new DocxReader({ ...about, reading: { ...reading, layer } })
    if (body !== undefined) reader.walk(body)
    reader.end()
    for (const kind of ['header', 'footer'])
      for (const one of parts.get(kind) ?? []) if (one.text.trim() !== '') reader.extraction.leave('fw', 0, 0)
    return reader.extraction.finish(source)
  }
  const text = textOf(reading.layer)
  const hasLayers = [...elementsIn(root)].some((element) =>
    ['ins', 'del', 'moveFrom', 'moveTo'].includes(localName(element)),
  )
  const other = hasLayers ? textOf(reading.layer === 'last' ? 'first' : 'last') : null
  const witnesses = other === null || other.text === text.text ? [] : [layerOf(other, reading.layer)]
  const core = await file.read(top.find(({ type }) => type === 'core-properties')?.target ?? 'docProps/core.xml')
  const title =
    core === null
      ? undefined
      : [...elementsIn(readXml(core, 'core.xml'))].find((element) => localName(element) === 'title')
  return extracted(text, {
    part,
    title: title?.text.trim() || null,
    layer: witnesses.length > 0 ? reading.layer : null,
    witnesses,
  })
}

/** Attributes are in the namespace of the elements, whatever its prefix. */
function propertyOf(element: XmlElement, name: string): string | null {
  for (const [key, value] of Object.entries(element.attributes))
    if (key === name || key.endsWith(`:${name}`)) return value
  return null
}

const child = (element: XmlElement, name: string) => childrenOf(element).find((one) => localName(one) === name)

/** A property that is there is on, unless it says that it is not. */
function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !['0', 'false', 'off'].includes(propertyOf(property, 'val') ?? '1')
}

function hiddenStylesOf(parts: readonly XmlElement[]): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const part of parts)
    for (const style of childrenOf(part)) {
      const properties = child(style, 'rPr')
      if (properties && isOn(child(properties, 'vanish'))) hidden.add(propertyOf(style, 'styleId') ?? '')
    }
  return hidden
}

interface About {
  readonly source: string
  readonly reading: ReadingOptions
  readonly notes: Notes
  readonly hiddenStyles: ReadonlySet<string>
}

class DocxReader {
  readonly extraction = new Extraction()
  readonly #about: About
  readonly #foot: { readonly body: XmlElement; readonly at: XmlElement }[] = []
  #last = ''
  /** Where all that is put was referred to: a note has no place in this part. */
  #at: XmlElement | null = null
  #source: string

  constructor(about: About) {
    this.#about = about
    this.#source = about.source
  }

  end(): void {
    for (const { body, at } of this.#foot) {
      if (this.#last !== '\n' && this.#last !== '') this.#put('\n', at.end, at.end)
      this.#note(body, at)
    }
  }

  walk(element: XmlElement): void {
    for (const one of element.children) if (isElement(one)) this.#element(one)
  }

  #put(text: string, from: number, to?: number): void {
    const at = this.#at
    if (at === null) this.extraction.put(text, from, to)
    else this.extraction.put(text, at.start, at.end)
    if (text !== '') this.#last = text.slice(-1)
  }

  #leave(kind: string, element: XmlElement): void {
    const { start, end } = this.#at ?? element
    if (hasWords(element)) this.extraction.leave(kind, start, end)
  }

  #element(element: XmlElement): void {
    const name = localName(element)
    if (NO_TEXT.has(name)) return
    const { layer } = this.#about.reading
    switch (name) {
      case 't':
      case 'delText':
        for (const node of element.children)
          if (isText(node)) for (const { text, from, to } of stretchesOf(node, this.#source)) this.#put(text, from, to)
        return
      case 'del':
      case 'moveFrom':
        if (layer === 'last') this.#leave('del', element)
        else this.walk(element)
        return
      case 'ins':
      case 'moveTo':
        if (layer === 'first') this.#leave('add', element)
        else this.walk(element)
        return
      case 'instrText':
        this.#leave('field', element)
        return
      case 'r':
        if (this.#isHidden(element)) this.#leave('hidden', element)
        else this.walk(element)
        return
      case 'ruby':
        for (const part of childrenOf(element)) {
          if (localName(part) === 'rt') this.#leave('rt', part)
          else if (localName(part) === 'rubyBase') this.walk(part)
        }
        return
      case 'sym': {
        const code = Number.parseInt(propertyOf(element, 'char') ?? '', 16)
        const sign = characterOf(propertyOf(element, 'font') ?? '', code)
        this.extraction.change('g', (this.#at ?? element).start, (this.#at ?? element).end)
        this.#put(sign ?? UNKNOWN, element.start, element.end)
        return
      }
      case 'footnoteReference':
      case 'endnoteReference':
        this.#reference(element, name.slice(0, -'Reference'.length))
        return
      case 'commentReference':
        this.extraction.leave('comment', element.start, element.end)
        return
      case 'txbxContent':
        if (this.#last !== '\n' && this.#last !== '') this.#put('\n', element.start, element.start)
        this.walk(element)
        return
      case 'p':
        this.walk(element)
        if (!this.#goesOn(element)) this.#put('\n', element.end, element.end)
        return
      default: {
        const sign = SIGNS.get(name)
        if (sign !== undefined) this.#put(sign, element.start, element.end)
        else this.walk(element)
      }
    }
  }

  #isHidden(run: XmlElement): boolean {
    const properties = child(run, 'rPr')
    if (properties === undefined) return false
    const vanish = child(properties, 'vanish')
    const style = child(properties, 'rStyle')
    return vanish === undefined
      ? style !== undefined && this.#about.hiddenStyles.has(propertyOf(style, 'val') ?? '')
      : isOn(vanish)
  }

  /** A paragraph whose end is not in this layer, or a dropped capital, which begins the next one. */
  #goesOn(paragraph: XmlElement): boolean {
    const properties = child(paragraph, 'pPr')
    if (properties === undefined) return false
    const frame = child(properties, 'framePr')
    if (frame && ['drop', 'margin'].includes(propertyOf(frame, 'dropCap') ?? '')) return true
    const mark = child(properties, 'rPr')
    const gone = this.#about.reading.layer === 'last' ? ['del', 'moveFrom'] : ['ins', 'moveTo']
    return mark !== undefined && gone.some((name) => child(mark, name) !== undefined)
  }

  #reference(element: XmlElement, kind: string): void {
    const body = this.#about.notes.bodies.get(`${kind} ${propertyOf(element, 'id')}`)
    if (body === undefined || !hasWords(body)) return
    const { notes } = this.#about.reading
    if (notes === 'inline') this.#note(body, element)
    else if (notes === 'foot') this.#foot.push({ body, at: element })
    else this.extraction.leave('note', element.start, element.end)
  }

  /** The paragraphs of a note in one line. */
  #note(body: XmlElement, at: XmlElement): void {
    const [outside, source] = [this.#at, this.#source]
    this.#at = outside ?? at
    this.#source = this.#about.notes.sources.get(body) ?? source
    for (const [i, paragraph] of childrenOf(body).entries()) {
      if (i > 0) this.#put(' ', 0)
      this.walk(paragraph)
    }
    this.#at = outside
    this.#source = source
  }
}

/** Not: properties have no text nodes. */
const hasWords = (element: XmlElement): boolean => element.text.trim() !== ''
