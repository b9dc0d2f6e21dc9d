/**
 * Reads the texts of a TEI document (P5): its own, those of the witnesses that its apparatus makes, and those of its layers.
 *
 * Its own text has the lemmas (the first reading where there is none), as the source has it (`sic`, `orig`, `abbr`) after all
 * corrections by its hands. Notes are left out, except those that the source prints within its lines; `ReadingOptions` has the other
 * choices.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { textOf } from '../../text/codepoints.ts'
import {
  AS_USUAL,
  type Departure,
  type Extracted,
  type ExtractedWitness,
  ImportError,
  pointsOf,
  type ReadingOptions,
} from '../extract.ts'
import { IMPORT_LIMITS } from '../limits.ts'
import { allIn, attribute, childrenOf, hasText, localName, parentOf, readXml } from '../xml.ts'
import { apparatusOf, markersIn, readingFor } from './apparatus.ts'
import { glyphsOf } from './glyphs.ts'
import { correctionsIn } from './layers.ts'
import { teiLetters } from './letters.ts'
import { replaceLocated } from './located.ts'
import { readTeiText } from './reader.ts'
import type { File, ReadText, Which } from './texts.ts'
import { fileTitleOf } from './titles.ts'
import { Witnesses } from './witnesses.ts'

/** The siglum of the document's own text, as the corpus calls its source. */
const OWN = 'S'
const WHOLES: readonly string[] = ['TEI', 'TEI.2', 'teiCorpus']
const PAGES: readonly string[] = ['sourceDoc', 'surface', 'surfaceGrp']

/** @throws ImportError */
export function fromTei(source: string, reading: ReadingOptions = AS_USUAL): Extracted {
  const root = readXml(source, 'The file')
  if (![...WHOLES, ...PAGES, 'text'].includes(localName(root)))
    throw new ImportError(`The file is XML, but no TEI: its root is <${root.name.slice(0, 40)}>.`)
  const all = allIn(root)
  const file = fileOf(source, root, all)
  const isKept = attribute(root, 'xml:space') === 'preserve'
  const read = (which: Partial<Which>) =>
    readTeiText(
      file,
      { witness: null, before: false, layer: last(reading.layer), edited: false, like: null, ...which },
      reading,
      isKept,
    )
  const own = read({})
  const made = witnessesOf(file, own, reading, read)
  const layers = layersOf(file, own, reading, read, new Set(made.list.map(({ siglum }) => siglum)))
  const chosen = reading.readings === null ? null : made.read(reading.readings)
  const { text, map, references, lacunae, whiteSpace } = chosen ?? own
  return {
    text,
    map,
    references,
    lacunae,
    whiteSpace,
    leftOut: merged(own.leftOut, made.leftOut),
    changed: merged(own.changed, made.changed),
    part: null,
    title: fileTitleOf(all),
    language: attribute(file.texts[0]!, 'xml:lang') ?? attribute(root, 'xml:lang'),
    layer: layers.length > 0 && file.corrections.of.size > 0 ? reading.layer : null,
    witnesses: [...made.list, ...layers],
    letters: teiLetters(file, own),
    inWitnesses: own.inWitnesses.map(([from, to]) => [file.inPoints(from), file.inPoints(to)]),
  }
}

const last = (layer: ReadingOptions['layer']) => (layer === 'first' ? 0 : Number.POSITIVE_INFINITY)

function fileOf(source: string, root: XmlElement, all: readonly XmlElement[]): File {
  const texts = textsIn(root)
  if (texts.length === 0) throw new ImportError('The TEI file has no <text> and no <sourceDoc>.')
  const elements = texts.flatMap(allIn)
  const witnesses = new Witnesses(all)
  return {
    source,
    root,
    texts,
    elements,
    glyphs: glyphsOf(all),
    witnesses,
    apparatus: apparatusOf(all, elements, witnesses),
    corrections: correctionsIn(root, elements),
    markers: markersIn(elements, witnesses),
    isHan: isHan(texts),
    inPoints: pointsOf(source),
  }
}

/** Of each TEI its text, else its transcription by pages. */
function textsIn(element: XmlElement): XmlElement[] {
  const name = localName(element)
  if (PAGES.includes(name) || name === 'text') return [element]
  const children = childrenOf(element)
  const [texts, pages] = ['text', 'sourceDoc'].map((wanted) => children.filter((child) => localName(child) === wanted))
  const isEmpty = !texts!.some(hasText)
  const own = isEmpty && pages!.length > 0 ? pages! : texts!
  return [...own, ...children.filter((child) => WHOLES.includes(localName(child))).flatMap(textsIn)]
}

function isHan(texts: readonly XmlElement[]): boolean {
  const sample = (texts[0]?.text ?? '').slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  return 2 * count(/\p{Script=Han}/gu) > count(/\p{L}/gu)
}

interface Made {
  readonly list: readonly ExtractedWitness[]
  readonly leftOut: readonly Departure[]
  readonly changed: readonly Departure[]
  /** @throws ImportError where there is no such witness */
  read(siglum: string): ReadText
}

function witnessesOf(
  file: File,
  own: ReadText,
  reading: ReadingOptions,
  read: (which: Partial<Which>) => ReadText,
): Made {
  const { apparatus, witnesses, elements } = file
  const { entries, corrected } = apparatus
  const uses = new Map<number, number>()
  for (const { of } of entries.values()) for (const number of of.keys()) uses.set(number, (uses.get(number) ?? 0) + 1)
  for (const numbers of file.markers.values())
    for (const number of numbers) uses.set(number, (uses.get(number) ?? 0) + 1)
  const replaced = replaceLocated(apparatus.located, own, (reading) => readPart(file, reading))
  const leftOut = replaced.lost.map(([kind, from, to]): Departure => [kind, file.inPoints(from), file.inPoints(to)])
  const changed: Departure[] = []
  const taken = new Set<number>()
  const made = new Map<string, ExtractedWitness>()
  const textFor = (number: number, before: boolean): ReadText => {
    const like = reading.notes === 'foot' ? null : { own, touched: touchedBy(file, number, before) }
    const text = replaced.apply(read({ witness: number, before, like }), number, before)
    leftOut.push(...text.leftOut)
    changed.push(...text.changed.filter(([kind]) => kind === 'overlapping-app'))
    return text
  }
  const add = (siglum: string, label: string, language: string | null, text: ReadText) =>
    made.set(siglum, { siglum, label, language, text: text.text, references: text.references, lacunae: text.lacunae })
  const { length } = textOf(own.text)
  let left: number = IMPORT_LIMITS.total
  let steps: number = IMPORT_LIMITS.steps
  // Those whom the apparatus names most come first: what there is no room for is reported.
  const numbers = uses.size === 0 ? [] : witnesses.list.map((_, number) => number)
  for (const number of numbers.toSorted((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))) {
    steps -= elements.length
    left -= length
    if (left < 0 || steps < 0) {
      leftOut.push(['witness', 0, 0])
      continue
    }
    const { siglum, label, language } = witnesses.list[number]!
    const text = textFor(number, false)
    taken.add(number)
    add(siglum, label, language, text)
    if (corrected.has(number)) add(`${siglum}*`, `${label}, before correction`, language, textFor(number, true))
  }
  const order = new Map(witnesses.list.map(({ siglum }, i) => [siglum, i]))
  const place = (siglum: string) => order.get(siglum) ?? order.get(siglum.slice(0, -1)) ?? 0
  return {
    list: [...made.values()].sort((a, b) => place(a.siglum) - place(b.siglum)),
    leftOut,
    changed,
    read(siglum) {
      const number = witnesses.list.findIndex((named) => named.siglum === siglum)
      if (!taken.has(number)) {
        const known = witnesses.list.map((named) => named.siglum).join(', ')
        throw new ImportError(
          known === '' ? 'The file encodes no witnesses.' : `The file has no witness "${siglum}". It has ${known}.`,
          'choice',
        )
      }
      return replaced.apply(read({ witness: number }), number, false)
    },
  }
}

/** Elements in which a witness reads otherwise than the document's own text, with all that they are in. */
function touchedBy(file: File, number: number, before: boolean): ReadonlySet<XmlElement> {
  const touched = new Set<XmlElement>()
  const touch = (element: XmlElement) => {
    for (let at: XmlElement | null = element; at !== null && !touched.has(at); at = parentOf(at)) touched.add(at)
  }
  const { inline, from } = file.apparatus
  for (const [app, entry] of inline)
    if (readingFor(entry, number, before) !== (entry.lemma ?? entry.readings[0])) touch(app)
  for (const [element, spannings] of from)
    for (const { entry } of spannings) {
      const own = readingFor(entry, number, before)
      if (own !== undefined && own !== entry.lemma) touch(element)
    }
  for (const [marker, numbers] of file.markers) if (numbers.includes(number)) touch(marker)
  for (const element of file.corrections.spans.keys()) touch(element)
  return touched
}

/** What a reading beside the text says. */
function readPart(file: File, reading: XmlElement): string {
  const which = { witness: null, before: false, layer: Number.POSITIVE_INFINITY, edited: false, like: null }
  return readTeiText({ ...file, texts: [reading] }, which, AS_USUAL, false).text
}

/** `ᶜ` corrected, `*` first, `ᵉ` as edited; hands between by number. */
const HANDS = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸']

function layersOf(
  file: File,
  own: ReadText,
  reading: ReadingOptions,
  read: (which: Partial<Which>) => ReadText,
  sigla: ReadonlySet<string>,
): ExtractedWitness[] {
  const { of, hands } = file.corrections
  const wanted: { readonly siglum: string; readonly label: string; readonly which: Partial<Which> }[] = []
  if (of.size > 0) {
    wanted.push({ siglum: `${OWN}*`, label: 'as it was written first', which: { layer: 0 } })
    hands.slice(0, -1).forEach((hand, i) => {
      wanted.push({ siglum: `${OWN}${HANDS[i]}`, label: `after the hand ${hand || i + 1}`, which: { layer: i + 1 } })
    })
    wanted.push({ siglum: `${OWN}ᶜ`, label: 'after all corrections', which: { layer: Number.POSITIVE_INFINITY } })
  }
  if (file.elements.some(isAlternative))
    wanted.push({
      siglum: `${OWN}ᵉ`,
      label: 'as its editor corrects, regularises and expands it',
      which: { edited: true },
    })
  const seen = new Set([own.text])
  return wanted.flatMap(({ siglum, label, which }) => {
    if (sigla.has(siglum) || (which.layer ?? -1) === last(reading.layer)) return []
    const { text, references, lacunae } = read(which)
    if (seen.has(text)) return []
    seen.add(text)
    return [{ siglum, label, language: null, text, references, lacunae }]
  })
}

const isAlternative = (element: XmlElement) =>
  ['corr', 'reg', 'expan', 'ex'].includes(localName(element)) && localName(parentOf(element) ?? element) === 'choice'

function merged(own: readonly Departure[], others: readonly Departure[]): readonly Departure[] {
  const seen = new Set(own.map((departure) => departure.join()))
  const more = others.filter((departure) => {
    const key = departure.join()
    if (departure[2] > departure[1] && seen.has(key)) return false
    seen.add(key)
    return true
  })
  return more.length === 0 ? own : [...own, ...more].sort((a, b) => a[1] - b[1])
}
