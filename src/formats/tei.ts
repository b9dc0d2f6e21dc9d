/**
 * TEI P5, parallel segmentation (Guidelines, chapter 13.2.3): the text once, an `<app>` wherever the witnesses part.
 *
 * Every witness can be read back, unless a filter leaves places out: take all text of the `<ab>`, and of each `<app>` the reading whose `@wit` names the
 * witness. Spaces and line breaks stand as they are (`xml:space="preserve"`; no `<lb/>` besides them, which would be one
 * break too many); a character that XML 1.0 cannot hold is `<g type="codepoint" n="U+0001"/>`.
 * `@n` is the number of the variant place, `@loc` where it stands by the counting of an edition, `@type` its kind, `@ana` points to its relation, significance, classes and
 * touches in the header. Moved passages are spans between anchors, linked in `<standOff>`.
 */

import { slice, type Text, textOf } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment, Reading, Segment } from '../variants/comparison.ts'
import type { About, ComparisonFormat } from './format.ts'
import { groupBy } from './grouped.ts'
import { headingOf, printOf } from './heading.ts'
import { type Row, rowsOf, segmentsWithin } from './rows.ts'
import { teiText, xmlAttribute, xmlId } from './xml.ts'

const pointers = (sigla: readonly string[]) => sigla.map((siglum) => `#${xmlId(siglum)}`).join(' ')

/** Where in a reading an anchor stands: `offset` in code points. */
interface Anchor {
  readonly offset: number
  readonly id: string
}
/** Row number and siglum → anchors. */
type Anchors = ReadonlyMap<number, ReadonlyMap<string, readonly Anchor[]>>

export const tei: ComparisonFormat = {
  extension: '.tei.xml',
  mediaType: 'application/tei+xml',
  aliases: ['application/xml', 'text/xml'],
  label: 'TEI P5, parallel segmentation',
  render(comparison, texts, about = {}) {
    const rows = rowsOf(comparison, texts, printOf(about))
    const anchors = anchorsOf(comparison)
    const whole = { languages: languagesOf(comparison), texts }
    const language = comparison.witnesses[0]?.language
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      header(comparison, about),
      `<text${language ? ` xml:lang="${xmlAttribute(language)}"` : ''}>`,
      '<body>',
      `<ab xml:space="preserve">${rows.map((row, k) => rowXml(row, anchors.get(k), { ...whole, before: rows[k - 1]?.segment ?? null })).join('')}</ab>`,
      '</body>',
      '</text>',
      ...standOff(comparison),
      '</TEI>',
      '',
    ].join('\n')
  },
}

type Languages = ReadonlyMap<string, string | null>
interface Whole {
  readonly languages: Languages
  readonly texts: ReadonlyMap<string, Text>
}
interface Around extends Whole {
  /** The segment before a row; null before the first. */
  readonly before: Segment | null
}
const languagesOf = (comparison: Comparison): Languages =>
  new Map(comparison.witnesses.map((w) => [w.siglum, w.language]))

function rowXml(row: Row, anchors: ReadonlyMap<string, readonly Anchor[]> | undefined, whole: Around): string {
  const { segment, readings } = row
  if (segment.relation === 'identical' || readings.length === 1) return anchored(readings[0]!, anchors)
  const base = readings[0]!
  const { languages } = whole
  const own = languages.get(base.witnesses[0]!)
  const entries = readings.flatMap((reading, k) =>
    lostApart(reading, segment).map(({ witnesses, isLost }) => {
      const name = k === 0 && witnesses.includes(base.witnesses[0]!) ? 'lem' : 'rdg'
      const [language, ...others] = new Set(witnesses.map((siglum) => languages.get(siglum)))
      const lang = language && others.length === 0 && language !== own ? ` xml:lang="${xmlAttribute(language)}"` : ''
      const gap = isLost ? gapOf(segment, witnesses, whole) : ''
      const inner = gap + anchored({ ...reading, witnesses }, anchors)
      const open = `<${name} wit="${pointers(witnesses)}"${lang}`
      return inner === '' ? `${open}/>` : `${open}>${inner}</${name}>`
    }),
  )
  return `<app${appAttributes(segment)}>${entries.join('')}</app>`
}

/** Witnesses of one reading whose text is lost here, apart from those that have it; the first witness stays in front. */
function lostApart({ witnesses }: Reading, segment: DifferingSegment) {
  const first = segment.lacunae?.includes(witnesses[0]!) ?? false
  return [first, !first].flatMap((isLost) => {
    const some = witnesses.filter((siglum) => (segment.lacunae?.includes(siglum) ?? false) === isLost)
    return some.length === 0 ? [] : [{ witnesses: some, isLost }]
  })
}

/** A gap in the text, or, once, where a witness breaks off and has nothing more. */
function gapOf(segment: DifferingSegment, witnesses: readonly string[], { texts, before }: Around): string {
  const breaksOff = witnesses.every((siglum) => {
    const [start, end] = segment.spans[siglum]!
    const { length } = texts.get(siglum)!
    const [from, to] = before?.spans[siglum] ?? [0, 0]
    return end === length && (start < end || before === null || from < to)
  })
  return breaksOff ? '<lacunaStart/>' : '<gap reason="lost"/>'
}

function appAttributes(segment: DifferingSegment): string {
  const ana = [
    `relation.${segment.relation}`,
    `significance.${segment.significance}`,
    ...segment.classes.map((name) => `class.${name}`),
    ...segment.touches.map((name) => `touches.${name}`),
  ]
  const number =
    segment.id === undefined ? '' : ` xml:id="place.${xmlId(`n${segment.id}`)}" n="${xmlAttribute(segment.id)}"`
  const loc = segment.reference === undefined ? '' : ` loc="${xmlAttribute(segment.reference)}"`
  return `${number}${loc} type="${segment.kind}" ana="${ana.map((id) => `#${id}`).join(' ')}"`
}

/** A reading with the anchors of its witnesses in their places. */
function anchored(reading: Reading, anchors: ReadonlyMap<string, readonly Anchor[]> | undefined): string {
  const own = reading.witnesses.flatMap((siglum) => anchors?.get(siglum) ?? [])
  if (own.length === 0) return teiText(reading.text)
  const text: Text = textOf(reading.text)
  let at = 0
  let xml = ''
  for (const { offset, id } of own.sort((a, b) => a.offset - b.offset)) {
    // Of a place that is left out, the base's words stand for longer ones too.
    const end = Math.min(offset, text.length)
    xml += `${teiText(slice(text, at, end))}<anchor xml:id="${id}"/>`
    at = end
  }
  return xml + teiText(slice(text, at, text.length))
}

const moveId = (move: string, siglum: string) => `move.${xmlId(`n${move}`)}.${xmlId(siglum)}`

function anchorsOf(comparison: Comparison): Anchors {
  const anchors = new Map<number, Map<string, Anchor[]>>()
  const put = (row: number, siglum: string, anchor: Anchor) => {
    const here = anchors.get(row) ?? anchors.set(row, new Map()).get(row)!
    here.set(siglum, [...(here.get(siglum) ?? []), anchor])
  }
  for (const { move, siglum, span } of movedSpans(comparison)) {
    const rows = segmentsWithin(comparison.segments, siglum, span)
    const [first, last] = [rows[0]!, rows.at(-1)!]
    const startOf = (row: number) => comparison.segments[row]!.spans[siglum]![0]
    put(first, siglum, { offset: span[0] - startOf(first), id: `${moveId(move, siglum)}.start` })
    put(last, siglum, { offset: span[1] - startOf(last), id: `${moveId(move, siglum)}.end` })
  }
  return anchors
}

/** Every span of every move that has words in it. */
function movedSpans(comparison: Comparison) {
  return comparison.moves.flatMap((move) =>
    comparison.witnesses.flatMap(({ siglum }) => {
      const span = move.spans[siglum]
      return span === undefined || span[1] <= span[0] ? [] : [{ move: move.id, siglum, span }]
    }),
  )
}

function standOff(comparison: Comparison): string[] {
  const spans = movedSpans(comparison)
  if (spans.length === 0) return []
  const byMove = groupBy(spans, ({ move }) => move)
  const links = [...byMove].filter(([, places]) => places.length > 1)
  return [
    '<standOff>',
    '<spanGrp type="moved">',
    ...spans.map(({ move, siglum }) => {
      const id = moveId(move, siglum)
      return `<span xml:id="${id}" n="${xmlAttribute(move)}" from="#${id}.start" to="#${id}.end"/>`
    }),
    '</spanGrp>',
    ...(links.length === 0
      ? []
      : [
          '<linkGrp type="transposition">',
          ...links.map(
            ([move, places]) =>
              `<link n="${xmlAttribute(move)}" target="${places.map((p) => `#${moveId(move, p.siglum)}`).join(' ')}"/>`,
          ),
          '</linkGrp>',
        ]),
    '</standOff>',
  ]
}

function header(comparison: Comparison, about: About): string {
  const { options, engine } = comparison
  const { title, witnesses, remarks } = headingOf(comparison, { title: titleOf(comparison), ...about })
  const [name = '', version = ''] = engine.split('/')
  const differing = comparison.segments.filter((segment): segment is DifferingSegment => differs(segment))
  const classes = new Set(differing.flatMap((segment) => segment.classes))
  const touches = new Set(differing.flatMap((segment) => segment.touches))
  const category = (id: string, text: string) =>
    `<category xml:id="${id}"><catDesc>${teiText(text)}</catDesc></category>`
  return [
    '<teiHeader>',
    '<fileDesc>',
    `<titleStmt><title>${teiText(title)}</title></titleStmt>`,
    `<publicationStmt><p>${about.url === undefined ? 'Not published.' : `<ref target="${xmlAttribute(about.url)}">${teiText(about.url)}</ref>`}</p></publicationStmt>`,
    '<sourceDesc>',
    '<listWit>',
    ...comparison.witnesses.map(({ siglum }, k) => {
      const { told } = witnesses[k]!
      return `<witness xml:id="${xmlId(siglum)}" n="${xmlAttribute(siglum)}">${teiText(`${siglum}: ${told}`)}</witness>`
    }),
    '</listWit>',
    '</sourceDesc>',
    '</fileDesc>',
    '<encodingDesc>',
    '<variantEncoding method="parallel-segmentation" location="internal"/>',
    `<appInfo><application ident="${xmlAttribute(name)}" version="${xmlAttribute(version)}"><label>${teiText(engine)}</label></application></appInfo>`,
    '<editorialDecl>',
    `<p>Base ${teiText(options.base)}. ${remarks.map((remark) => `${teiText(remark)}. `).join('')}</p>`,
    '</editorialDecl>',
    '<classDecl>',
    '<taxonomy>',
    category('relation.variant', 'The witnesses differ.'),
    category('relation.equivalent', 'The witnesses differ only in what was to be ignored.'),
    category('significance.substantive', 'The difference bears on the sense.'),
    category('significance.accidental', 'The difference is one of writing only.'),
    ...[...classes].sort().map((id) => category(`class.${id}`, `A difference of ${id}.`)),
    ...[...touches].sort().map((id) => category(`touches.${id}`, `The change bears on a ${id}.`)),
    '</taxonomy>',
    '</classDecl>',
    '</encodingDesc>',
    '</teiHeader>',
  ].join('\n')
}

const titleOf = ({ witnesses }: Comparison) => `Comparison of ${witnesses.map(({ siglum }) => siglum).join(', ')}`

const differs = (segment: Segment): boolean => segment.relation !== 'identical'
