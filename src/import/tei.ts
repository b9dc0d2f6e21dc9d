/**
 * The text of a TEI document (P5), and where it is an edition in parallel segmentation (Guidelines, 13.2.3), the text of
 * each witness: of every `<app>` the reading that names it.
 *
 * The document's own text is that of the lemmas (the first reading where there is none). Of alternatives (`choice`) the
 * one that stands in the source is taken; notes, running heads and what was deleted are no part of the text.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { textOf } from '../text/codepoints.ts'
import { type Extracted, type ExtractedWitness, ImportError } from './extract.ts'
import { Flow } from './flow.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { elementsIn, isElement, isText, localName, placeOf, readXml } from './xml.ts'

const LEFT_OUT = new Set([
  'teiHeader',
  'note',
  'fw',
  'del',
  'surplus',
  'figDesc',
  'corr',
  'reg',
  'expan',
  'standOff',
  'listApp',
  'witDetail',
  'facsimile',
  'sourceDoc',
])
const BLOCKS = new Set(
  'ab,argument,back,body,byline,castItem,castList,cell,closer,dateline,div,div1,div2,div3,docAuthor,docTitle,epigraph,front,head,item,l,label,lg,list,opener,p,row,salute,signed,sp,speaker,stage,table,text,titlePage,titlePart,trailer,quote'.split(
    ',',
  ),
)
/** Which reading of an `<app>` is taken. */
type Choose = (app: XmlElement) => XmlElement | undefined

interface Named {
  /** As `@wit` names it. */
  readonly ids: ReadonlySet<string>
  readonly siglum: string
  readonly label: string
}

export function fromTei(source: string): Extracted {
  const root = readXml(source, 'The file')
  const all = [...elementsIn(root)]
  if (!['TEI', 'TEI.2', 'teiCorpus', 'text'].includes(localName(root)))
    throw new ImportError(`The file is XML, but no TEI: its root is <${root.name.slice(0, 40)}>.`)
  const text = localName(root) === 'text' ? root : all.find((element) => localName(element) === 'text')
  if (text === undefined) throw new ImportError('The TEI file has no <text>.')
  const read = (choose: Choose) => {
    const flow = new Flow()
    walk(text, { source, flow, choose, keep: isKept(root) || isKept(text) })
    return flow.extraction.finish(source)
  }
  const base = read((app) => readingsOf(app)[0])
  return {
    ...base,
    part: null,
    title: titleOf(all),
    language: attribute(text, 'xml:lang') ?? attribute(root, 'xml:lang'),
    witnesses: witnessesOf(all, text, (choose) => read(choose).text),
  }
}

function witnessesOf(
  all: readonly XmlElement[],
  text: XmlElement,
  read: (choose: Choose) => string,
): ExtractedWitness[] {
  const apps = [...elementsIn(text)].filter((element) => localName(element) === 'app')
  // With @from and @to an app points into the text instead of standing in it: its readings are no text of their own.
  const inline = apps.filter((app) => attribute(app, 'from') === null && attribute(app, 'to') === null)
  if (inline.length === 0 || inline.length < apps.length) return []
  const named = namedWitnesses(all)
  if (named.length < 2) return []
  let left: number = IMPORT_LIMITS.total
  return named.map(({ siglum, label, ids }) => {
    const text = read((app) => readingOf(app, ids))
    left -= textOf(text).length
    if (left < 0) throw new ImportError(`Its witnesses have more than ${IMPORT_LIMITS.total} characters.`, 'limit')
    return { siglum, label, language: null, text }
  })
}

/** Those of `<listWit>`; the id of a list within it stands for all of its witnesses. */
function namedWitnesses(all: readonly XmlElement[]): Named[] {
  const named: Named[] = []
  const collect = (element: XmlElement, groups: readonly string[]): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue
      const id = attribute(child, 'xml:id')
      if (localName(child) === 'listWit') collect(child, id === null ? groups : [...groups, id])
      if (localName(child) !== 'witness') continue
      const siglum = siglumOf(attribute(child, 'n') ?? id ?? '', named)
      named.push({
        ids: new Set([...groups, ...(id === null ? [] : [id])]),
        siglum,
        label: child.text.trim().replace(/\s+/g, ' ') || siglum,
      })
    }
  }
  const lists = all.filter(
    (element) =>
      localName(element) === 'listWit' &&
      !(element.parent && isElement(element.parent) && localName(element.parent as XmlElement) === 'listWit'),
  )
  for (const list of lists) {
    const id = attribute(list, 'xml:id')
    collect(list, id === null ? [] : [id])
  }
  return named
}

/** A siglum as the store takes it, and not one of those before. */
function siglumOf(name: string, before: readonly Named[]): string {
  const plain = name.replace(/[^\p{L}\p{N}\p{M}*'+\-_.]/gu, '').replace(/^[^\p{L}\p{N}]+/u, '')
  const siglum = [...plain].slice(0, 24).join('') || `W${before.length + 1}`
  return before.some((one) => one.siglum === siglum) ? `${siglum}.${before.length + 1}` : siglum
}

/** Lemma and readings, those inside groups too, in their order; the lemma first. */
function readingsOf(app: XmlElement): XmlElement[] {
  const readings: XmlElement[] = []
  const collect = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue
      const name = localName(child)
      if (name === 'lem') readings.unshift(child)
      else if (name === 'rdg') readings.push(child)
      else if (name === 'rdgGrp') collect(child)
    }
  }
  collect(app)
  return readings
}

const witOf = (reading: XmlElement) =>
  (attribute(reading, 'wit') ?? '')
    .split(/\s+/)
    .flatMap((pointer) => (pointer === '' ? [] : [pointer.replace(/^#/, '')]))

/** The reading that names the witness; a lemma that names none stands for all whom no reading names. Undefined: it is silent. */
function readingOf(app: XmlElement, ids: ReadonlySet<string>): XmlElement | undefined {
  const readings = readingsOf(app)
  const own = readings.find((reading) => witOf(reading).some((id) => ids.has(id)))
  return own ?? readings.find((reading) => localName(reading) === 'lem' && witOf(reading).length === 0)
}

interface Walk {
  readonly source: string
  readonly flow: Flow
  readonly choose: Choose
  readonly keep: boolean
}

function walk(element: XmlElement, about: Walk): void {
  const { source, flow, choose } = about
  const keep = (about.keep || isKept(element)) && attribute(element, 'xml:space') !== 'default'
  for (const child of element.children) {
    if (isText(child)) {
      const { from, to } = placeOf(child, source)
      flow.text(child.text, from, to === undefined ? { keep } : { to, keep })
      continue
    }
    if (!isElement(child)) continue
    const name = localName(child)
    if (LEFT_OUT.has(name)) continue
    if (name === 'app') {
      const reading = choose(child)
      if (reading !== undefined) walk(reading, { ...about, keep })
    } else if (name === 'g') {
      const sign = signOf(child)
      if (sign !== null) flow.text(sign, child.start, { to: child.end, keep: true })
      else walk(child, { ...about, keep })
    } else if (name === 'lb' && !keep && attribute(child, 'break') !== 'no') {
      flow.text('\n', child.start, { to: child.end })
    } else {
      const block = BLOCKS.has(name)
      if (block) flow.block(child.start)
      walk(child, { ...about, keep })
      if (block) flow.block(child.end)
    }
  }
}

/** `<g type="codepoint" n="U+0001"/>`: a character that XML cannot hold, as our own export writes it. */
function signOf(g: XmlElement): string | null {
  const point = attribute(g, 'type') === 'codepoint' ? /^U\+([0-9A-F]{4,6})$/.exec(attribute(g, 'n') ?? '') : null
  const value = point === null ? Number.NaN : Number.parseInt(point[1]!, 16)
  return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? String.fromCodePoint(value) : null
}

const attribute = (element: XmlElement, name: string): string | null => element.attributes[name] ?? null
const isKept = (element: XmlElement) => attribute(element, 'xml:space') === 'preserve'

function titleOf(all: readonly XmlElement[]): string | null {
  const title = all.find(
    (element) =>
      localName(element) === 'title' &&
      element.parent &&
      isElement(element.parent) &&
      localName(element.parent as XmlElement) === 'titleStmt',
  )
  return title?.text.trim().replace(/\s+/g, ' ') || null
}
