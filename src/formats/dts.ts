/**
 * The part of Distributed Text Services 1.0 that is about texts: what can be cited in a passage, which of it a request names, and those
 * words as TEI. Two citation trees:
 *
 *     (default)   copy → line        A, A.1, A.2 … B, B.1: each witness's current text, line by line
 *     telegrams   telegram → words   t08, t08.1, t08.2 …: where the current texts quote, paraphrase or mention it, across all copies
 *
 * In an identifier a siglum is written as an XML name without a point, so what follows a point is always a number.
 */
import type { Telegram } from '../provenance/telegram.ts'
import { slice, type Text } from '../text/codepoints.ts'
import { teiText, xmlAttribute, xmlId } from './xml.ts'

/** A stretch of a witness's text, in code points. */
interface Stretch {
  readonly siglum: string
  readonly start: number
  readonly end: number
}

export interface CitableUnit {
  readonly identifier: string
  readonly level: number
  readonly parent: string | null
  readonly citeType: string
  readonly title: string | null
  /** Its text: one stretch, or for a telegram one for each of its places. */
  readonly stretches: readonly Stretch[]
}

export interface Copy {
  readonly siglum: string
  readonly version: string
  readonly language: string | null
  readonly text: Text
}

export const TELEGRAM_TREE = 'telegrams'

/** As the specification describes trees; the default one has no identifier. */
export const CITATION_TREES = [
  {
    '@type': 'CitationTree',
    citeStructure: [structure('copy', structure('line'))],
  },
  {
    '@type': 'CitationTree',
    identifier: TELEGRAM_TREE,
    description: 'Where the copies quote, paraphrase or mention each telegram',
    citeStructure: [structure('telegram', structure('words'))],
  },
]

function structure(citeType: string, below?: object) {
  return { '@type': 'CiteStructure', citeType, ...(below && { citeStructure: [below] }) }
}

/** Units in the order of reading, each before what it holds. O(length of the texts). */
export function linesTree(copies: readonly Copy[]): readonly CitableUnit[] {
  return copies.flatMap(({ siglum, text }) => {
    const parent = xmlId(siglum)
    const lines: CitableUnit[] = []
    let start = 0
    for (const line of text.string.split('\n')) {
      const end = start + [...line].length
      // What follows the last line break is no line, unless something is there.
      if (end > start || end < text.length) {
        const identifier = `${parent}.${lines.length + 1}`
        lines.push({ identifier, level: 2, parent, citeType: 'line', title: null, stretches: [{ siglum, start, end }] })
      }
      start = end + 1
    }
    const stretches = [{ siglum, start: 0, end: text.length }]
    return [{ identifier: parent, level: 1, parent: null, citeType: 'copy', title: siglum, stretches }, ...lines]
  })
}

/** Telegrams in the order in which they first occur in the copies. */
export function telegramsTree(telegrams: readonly Telegram[], copies: readonly Copy[]): readonly CitableUnit[] {
  const order = new Map(copies.map(({ version }, k) => [version, k]))
  const found = telegrams.flatMap(({ id, title, evidence }) => {
    const places = evidence
      .filter(({ version }) => order.has(version))
      .map(({ version, siglum, start, end }) => ({ siglum, start, end, copy: order.get(version)! }))
      .sort((a, b) => a.copy - b.copy || a.start - b.start || a.end - b.end)
    return places.length === 0 ? [] : [{ id, title, places }]
  })
  found.sort((a, b) => a.places[0]!.copy - b.places[0]!.copy || a.places[0]!.start - b.places[0]!.start)
  return found.flatMap(({ id, title, places }): CitableUnit[] => {
    const stretches = places.map(({ siglum, start, end }) => ({ siglum, start, end }))
    const words = stretches.map((stretch, k): CitableUnit => {
      return {
        identifier: `${id}.${k + 1}`,
        level: 2,
        parent: id,
        citeType: 'words',
        title: null,
        stretches: [stretch],
      }
    })
    return [{ identifier: id, level: 1, parent: null, citeType: 'telegram', title: title.zh, stretches }, ...words]
  })
}

/** What is wrong with a request: its parameter, and whether it makes no sense (400) or names nothing (404). */
export class DtsError extends Error {
  override readonly name = 'DtsError'
  readonly kind: 'malformed' | 'unknown'
  readonly parameter: string

  constructor(kind: DtsError['kind'], parameter: string, message: string) {
    super(message)
    this.kind = kind
    this.parameter = parameter
  }
}

/** As a request names units; null where it says nothing. */
export interface Named {
  readonly ref: string | null
  readonly start: string | null
  readonly end: string | null
}

/** The units that a request names: one, or the first and the last of several. @throws DtsError */
function unitsOf(units: readonly CitableUnit[], { ref, start, end }: Named): readonly [number, number] | null {
  if (ref !== null && (start !== null || end !== null))
    throw new DtsError('malformed', 'ref', 'Either ref, or start and end.')
  if ((start === null) !== (end === null))
    throw new DtsError('malformed', start === null ? 'start' : 'end', 'start and end belong together.')
  const find = (identifier: string, parameter: string): number => {
    const at = units.findIndex((unit) => unit.identifier === identifier)
    if (at < 0) throw new DtsError('unknown', parameter, `There is no unit "${identifier.slice(0, 80)}".`)
    return at
  }
  if (ref !== null) return [find(ref, 'ref'), find(ref, 'ref')]
  if (start === null || end === null) return null
  const [from, to] = [find(start, 'start'), find(end, 'end')]
  if (from > to) throw new DtsError('malformed', 'end', `"${end.slice(0, 80)}" comes before "${start.slice(0, 80)}".`)
  return [from, to]
}

export interface Navigated {
  readonly ref?: CitableUnit
  readonly start?: CitableUnit
  readonly end?: CitableUnit
  /** Null where only the named units are described. */
  readonly member: readonly CitableUnit[] | null
}

/**
 * The table of the specification, row by row. `down` counts levels below the unit named, the deeper of two, or the root; -1 goes to
 * the bottom, 0 is the unit's siblings.
 * @throws DtsError
 */
export function navigate(units: readonly CitableUnit[], named: Named, down: number | null): Navigated {
  const range = unitsOf(units, named)
  if (range === null) {
    if (down === null || down === 0)
      throw new DtsError('malformed', 'down', 'Without ref, start and end, down is 1 or more, or -1.')
    return { member: within(units, down) }
  }
  const [first, last] = [units[range[0]]!, units[range[1]]!]
  const place = named.ref === null ? { start: first, end: last } : { ref: first }
  if (down === null) return { ...place, member: null }
  if (down === 0) {
    if (named.ref === null) throw new DtsError('malformed', 'down', 'down=0 asks for the siblings of one ref.')
    return { ...place, member: units.filter(({ parent }) => parent === first.parent) }
  }
  const depth = Math.max(first.level, last.level)
  if (named.ref !== null) {
    const below = units.slice(range[0] + 1, ending(units, range[0]))
    return { ...place, member: within(below, down, depth) }
  }
  return { ...place, member: within(units.slice(range[0], ending(units, range[1])), down, depth) }
}

/** Where what a unit holds ends. */
function ending(units: readonly CitableUnit[], at: number): number {
  let end = at + 1
  while (end < units.length && units[end]!.level > units[at]!.level) end++
  return end
}

const within = (units: readonly CitableUnit[], down: number, depth = 0): readonly CitableUnit[] =>
  down < 0 ? units : units.filter(({ level }) => level <= depth + down)

/** The units of a document that is asked for in part; null for the whole. @throws DtsError */
export function cited(units: readonly CitableUnit[], named: Named): readonly CitableUnit[] | null {
  const range = unitsOf(units, named)
  if (range === null) return null
  const [from, to] = range
  // What a unit holds is in it already: only the highest are written.
  const all = units.slice(from, to + 1)
  return all.filter((unit) => !all.some(({ identifier }) => identifier === unit.parent))
}

/** As a member of an answer. */
export const unitJson = ({ identifier, level, parent, citeType, title }: CitableUnit) => ({
  identifier,
  '@type': 'CitableUnit',
  level,
  parent,
  citeType,
  ...(title !== null && { dublinCore: { title: [title] } }),
})

const NAMESPACE = 'https://w3id.org/api/dts#'

/** The whole passage as TEI, a division for each copy, a block for each line. */
export function wholeDocument(title: string, url: string, copies: readonly Copy[]): string {
  const units = linesTree(copies)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    `<teiHeader><fileDesc><titleStmt><title>${teiText(title)}</title></titleStmt>`,
    `<publicationStmt><publisher>Variorum</publisher><idno type="URL">${teiText(url)}</idno></publicationStmt>`,
    `<sourceDesc><listWit>${copies
      .map(({ siglum }) => `<witness xml:id="wit.${xmlId(siglum)}">${teiText(siglum)}</witness>`)
      .join('')}</listWit></sourceDesc></fileDesc></teiHeader>`,
    '<text><body>',
    ...units.filter(({ level }) => level === 1).map((unit) => unitXml(unit, units, copies)),
    '</body></text>',
    '</TEI>',
    '',
  ].join('\n')
}

/** Some units of a passage, in the wrapper of the specification. */
export function partialDocument(
  chosen: readonly CitableUnit[],
  units: readonly CitableUnit[],
  copies: readonly Copy[],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    `<dts:wrapper xmlns:dts="${NAMESPACE}">`,
    ...chosen.map((unit) => unitXml(unit, units, copies)),
    '</dts:wrapper>',
    '</TEI>',
    '',
  ].join('\n')
}

function unitXml(unit: CitableUnit, units: readonly CitableUnit[], copies: readonly Copy[]): string {
  const { identifier, level, citeType } = unit
  const copy = copies.find(({ siglum }) => siglum === unit.stretches[0]?.siglum)
  const lang = copy?.language ? ` xml:lang="${xmlAttribute(copy.language)}"` : ''
  const name = ` n="${xmlAttribute(identifier)}" type="${citeType}"`
  if (level === 1) {
    const inner = units.filter(({ parent }) => parent === identifier).map((below) => unitXml(below, units, copies))
    return `<div${name}${lang}>${inner.length === 0 ? '<ab/>' : inner.join('\n')}</div>`
  }
  const [{ siglum, start, end }] = unit.stretches as readonly [Stretch]
  const place = citeType === 'words' ? ` corresp="#wit.${xmlId(siglum)}"` : ''
  return `<ab${name}${place}${lang} xml:space="preserve">${teiText(wordsOf({ siglum, start, end }, copies))}</ab>`
}

const wordsOf = ({ siglum, start, end }: Stretch, copies: readonly Copy[]): string =>
  slice(copies.find((copy) => copy.siglum === siglum)!.text, start, end)

/** The words alone, a line for each stretch. */
export const plainUnits = (chosen: readonly CitableUnit[], copies: readonly Copy[]): string =>
  chosen.flatMap(({ stretches }) => stretches.map((stretch) => `${wordsOf(stretch, copies)}\n`)).join('')
