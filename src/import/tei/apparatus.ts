/**
 * Finds which reading each witness has of each entry, in the three ways in which an apparatus is linked to its text (Guidelines, 13.2):
 * in parallel segmentation an `<app>` is inside the text, by double end-points its `@from` and `@to` name elements of the text, by
 * location `@loc` names a place whose words its lemma repeats.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, childrenOf, elementsIn, localName, parentOf } from '../xml.ts'
import { idOf, pointersOf } from './elements.ts'
import type { Witnesses } from './witnesses.ts'

/** Where the text of a witness breaks off or begins again. */
const MARKER = /^(?:witStart|witEnd|lacunaStart|lacunaEnd)$/

export interface ApparatusEntry {
  readonly app: XmlElement
  /** What they read who are not named. */
  readonly lemma: XmlElement | undefined
  /** Lemma first, those of groups too. */
  readonly readings: readonly XmlElement[]
  /** By the number of the witness, in the order in which it had them: two where it was corrected. */
  readonly of: ReadonlyMap<number, readonly XmlElement[]>
}

export interface TeiApparatus {
  /** All that lead somewhere. */
  readonly entries: ReadonlyMap<XmlElement, ApparatusEntry>
  /** Entries that are in the text. */
  readonly inline: ReadonlyMap<XmlElement, ApparatusEntry>
  /** Entries by the element at which their words begin. */
  readonly from: ReadonlyMap<XmlElement, readonly Spanning[]>
  readonly located: readonly LocatedReading[]
  /** Witnesses that were corrected: they have a reading before and one after. */
  readonly corrected: ReadonlySet<number>
}

export interface Spanning {
  readonly entry: ApparatusEntry
  /** The element after which the words end; the one at which they begin is among them. */
  readonly to: XmlElement
}

export interface LocatedReading {
  readonly entry: ApparatusEntry
  readonly loc: string
}

/**
 * @param all  elements of the file
 * @param text elements of its texts, in their order
 * @throws ImportError for too many witnesses
 */
export function apparatusOf(
  all: readonly XmlElement[],
  text: readonly XmlElement[],
  witnesses: Witnesses,
): TeiApparatus {
  const order = new Map(text.map((element, i) => [element, i]))
  const byId = new Map<string, XmlElement>()
  for (const element of text) {
    const id = idOf(element)
    if (id !== null && !byId.has(id)) byId.set(id, element)
  }
  const entries = new Map<XmlElement, ApparatusEntry>()
  const inline = new Map<XmlElement, ApparatusEntry>()
  const from = new Map<XmlElement, Spanning[]>()
  const located: LocatedReading[] = []
  const corrected = new Set<number>()
  for (const app of all) {
    if (localName(app) !== 'app') continue
    const [start, end, loc] = [attribute(app, 'from'), attribute(app, 'to'), attribute(app, 'loc')]
    if (start !== null || end !== null) {
      const begin = byId.get(pointersOf(start)[0] ?? '')
      const last = end === null ? begin : byId.get(pointersOf(end)[0] ?? '')
      // Pointers to nothing, or backwards.
      if (begin === undefined || last === undefined || order.get(last)! < order.get(begin)!) continue
      const entry = entryOf(app, witnesses)
      entries.set(app, entry)
      const here = from.get(begin)
      if (here === undefined) from.set(begin, [{ entry, to: last }])
      else here.push({ entry, to: last })
    } else if (isApart(app)) {
      if (loc === null) continue
      const entry = entryOf(app, witnesses)
      entries.set(app, entry)
      located.push({ entry, loc })
    } else if (order.has(app)) {
      const entry = entryOf(app, witnesses)
      entries.set(app, entry)
      inline.set(app, entry)
    }
  }
  for (const { of } of entries.values())
    for (const [number, readings] of of) if (readings.length > 1) corrected.add(number)
  return { entries, inline, from, located, corrected }
}

/** Whether it is in a list of entries and not in the text. */
function isApart(app: XmlElement): boolean {
  for (let at = parentOf(app); at !== null; at = parentOf(at))
    if (['standOff', 'listApp', 'back'].includes(localName(at)))
      return localName(at) !== 'back' || attribute(app, 'loc') !== null
  return (
    attribute(app, 'loc') !== null && childrenOf(app).every((child) => localName(child) !== 'lem' || child.text === '')
  )
}

function entryOf(app: XmlElement, witnesses: Witnesses): ApparatusEntry {
  const readings = readingsOf(app)
  // An entry that only says where a witness begins or ends has the text of all.
  const lemma = readings.find((reading) => localName(reading) === 'lem') ?? readings.slice(0, 1).find(hasMarker)
  const of = new Map<number, XmlElement[]>()
  for (const reading of readings)
    for (const number of witnesses.named(witOf(reading))) {
      const own = of.get(number)
      if (own === undefined) of.set(number, [reading])
      else if (!own.includes(reading)) own.push(reading)
    }
  for (const own of of.values()) if (own.length > 1) own.sort((a, b) => stageOf(a) - stageOf(b))
  return { app, lemma, readings, of }
}

function hasMarker(reading: XmlElement): boolean {
  for (const inner of elementsIn(reading)) if (MARKER.test(localName(inner))) return true
  return false
}

/** A reading in a group may be named by the group. */
const witOf = (reading: XmlElement): string => {
  const own = attribute(reading, 'wit')
  const parent = parentOf(reading)
  return own ?? (parent !== null && localName(parent) === 'rdgGrp' ? (attribute(parent, 'wit') ?? '') : '')
}

/** Which of several readings of one witness comes earlier: as `@varSeq` counts, or as its type says. */
function stageOf(reading: XmlElement): number {
  const sequence = Number(attribute(reading, 'varSeq') ?? Number.NaN)
  if (!Number.isNaN(sequence)) return sequence
  const type = `${attribute(reading, 'type') ?? ''} ${attribute(reading, 'subtype') ?? ''}`
  if (/^\s*(?:a\.? ?c|ante|before|first|prima|orig|del)/i.test(type)) return -1
  if (/^\s*(?:p\.? ?c|post|after|corr|second|add)/i.test(type)) return 1
  return 0
}

/** Lemma and readings, those inside groups too, in their order; the lemma first. */
function readingsOf(app: XmlElement): XmlElement[] {
  const readings: XmlElement[] = []
  const collect = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      const name = localName(child)
      if (name === 'lem') readings.unshift(child)
      else if (name === 'rdg') readings.push(child)
      else if (name === 'rdgGrp') collect(child)
    }
  }
  collect(app)
  return readings
}

/**
 * The reading of a witness, at the end of its corrections or before them. One whom no reading names reads the lemma, if there is
 * one: apparatuses name those who differ. Undefined: it has nothing here.
 */
export function readingFor(entry: ApparatusEntry, witness: number, first: boolean): XmlElement | undefined {
  const own = entry.of.get(witness)
  return own === undefined ? entry.lemma : first ? own[0] : own.at(-1)
}

/** Whether a witness begins in the middle: the first that the text says of it is that it begins. */
export function beginsLate(markers: ReadonlyMap<XmlElement, readonly number[]>, witness: number): boolean {
  for (const [marker, numbers] of markers)
    if (numbers.includes(witness)) return ['witStart', 'lacunaEnd'].includes(localName(marker))
  return false
}

/** Where texts of witnesses break off or begin again, and whose. */
export function markersIn(text: readonly XmlElement[], witnesses: Witnesses): Map<XmlElement, readonly number[]> {
  return new Map(
    text.flatMap((element) =>
      MARKER.test(localName(element)) ? [[element, concernedBy(element, witnesses)] as const] : [],
    ),
  )
}

/** The numbers of the witnesses whom a sign of a lacuna concerns: those it names, else those of the reading that it is in. */
function concernedBy(element: XmlElement, witnesses: Witnesses): readonly number[] {
  const own = attribute(element, 'wit')
  if (own !== null) return witnesses.named(own)
  for (let at = parentOf(element); at !== null; at = parentOf(at))
    if (['rdg', 'lem'].includes(localName(at))) return witnesses.named(witOf(at))
  return []
}

/** Elements of the file that are an apparatus of their own beside the text. */
export function standsApart(element: XmlElement): boolean {
  const name = localName(element)
  if (name === 'standOff' || name === 'listApp') return true
  if (!/^div\d?$/.test(name)) return false
  const parent = parentOf(element)
  if (parent === null || localName(parent) !== 'back') return false
  for (const inner of elementsIn(element)) {
    if (localName(inner) === 'app') return attribute(inner, 'from') !== null || attribute(inner, 'loc') !== null
    if (localName(inner) === 'note') return attribute(inner, 'target') !== null
    if (localName(inner) === 'tt') return attribute(inner, 'from') !== null
  }
  return false
}
