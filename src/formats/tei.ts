/**
 * Writes a comparison as TEI P5, parallel segmentation (Guidelines, chapter 13.2.3): the text once, and an `<app>` wherever the
 * witnesses differ.
 *
 * Every witness can be read back, unless a filter or an editor leaves places out: take all text of the `<ab>`, and of each `<app>` the
 * reading whose `@wit` names the witness. Spaces and line breaks are kept (`xml:space="preserve"`; a `<lb/>` beside them would be one
 * break too many); a character that XML 1.0 cannot hold is `<g type="codepoint" n="U+0001"/>`.
 *
 * `@n` is the number of the variant place, `@loc` its reference in an edition, `@type` its kind; `@ana` points to its relation,
 * significance, classes and touches in the header. What editors decided: `<lem>` is the reading they chose, or `@type="conjecture"`
 * without witnesses; readings come in the editor's order, and readings that count as one with a main reading are in a `<rdgGrp
 * type="subvariants">`, with the class of a regularisation as `@cause`; `<note>`; `@resp` of an `<app>` and of a note points to the
 * editor. Moved passages are spans between anchors, linked in `<standOff>`.
 */

import type { Comparison, DifferingSegment, Segment } from '../variants/comparison.ts'
import { breaksOffAtEnd } from '../variants/loss.ts'
import type { About, ComparisonFormat } from './format.ts'
import { groupBy } from './grouped.ts'
import { headingOf, printOf } from './heading.ts'
import { rowsOf, segmentsWithin } from './rows.ts'
import { type AnchorsAt, editorsOf, type MoveAnchor, rowXml } from './tei-app.ts'
import { teiText, xmlAttribute, xmlId } from './xml.ts'

/** Row number and siglum → anchors. */
type Anchors = ReadonlyMap<number, NonNullable<AnchorsAt>>

export const tei: ComparisonFormat = {
  extension: '.tei.xml',
  mediaType: 'application/tei+xml',
  aliases: ['application/xml', 'text/xml'],
  label: 'TEI P5, parallel segmentation',
  isForPrint: true,
  render(comparison, texts, about = {}) {
    const rows = rowsOf(comparison, texts, printOf(about))
    const anchors = anchorsOf(comparison)
    const whole = {
      base: comparison.options.base,
      languages: new Map(comparison.witnesses.map((w) => [w.siglum, w.language])),
      texts,
      editors: editorsOf(comparison, about),
    }
    const language = comparison.witnesses[0]?.language
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      header(comparison, about),
      `<text${language ? ` xml:lang="${xmlAttribute(language)}"` : ''}>`,
      '<body>',
      `<ab xml:space="preserve">${rows.map((row, k) => rowXml(row, anchors.get(k), { ...whole, before: rows[k - 1]?.segment ?? null })).join('')}${allBreakOff(comparison) ? '<gap reason="lost"/>' : ''}</ab>`,
      '</body>',
      '</text>',
      ...standOff(comparison),
      '</TEI>',
      '',
    ].join('\n')
  },
}

/** Whether all witnesses say that they break off, at words that all have: no app shows it. */
const allBreakOff = ({ witnesses, segments }: Comparison): boolean =>
  segments.at(-1)?.relation === 'identical' && witnesses.every(breaksOffAtEnd)

const moveId = (move: string, siglum: string) => `move.${xmlId(`n${move}`)}.${xmlId(siglum)}`

function anchorsOf(comparison: Comparison): Anchors {
  const anchors = new Map<number, Map<string, MoveAnchor[]>>()
  const put = (row: number, siglum: string, anchor: MoveAnchor) => {
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
    `<titleStmt><title>${teiText(title)}</title>${editorsOf(comparison, about).names.map(respStmt).join('')}</titleStmt>`,
    `<publicationStmt><p>${about.url === undefined ? 'Not published.' : `<ref target="${xmlAttribute(about.url)}">${teiText(about.url)}</ref>`}</p></publicationStmt>`,
    '<sourceDesc>',
    '<listWit>',
    ...comparison.witnesses.map(({ siglum }, k) => {
      const { description } = witnesses[k]!
      return `<witness xml:id="${xmlId(siglum)}" n="${xmlAttribute(siglum)}">${teiText(`${siglum}: ${description}`)}</witness>`
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
    ...[...classes].sort().map((id) => category(`class.${xmlId(id)}`, `A difference of ${id}.`)),
    ...[...touches].sort().map((id) => category(`touches.${id}`, `The change bears on a ${id}.`)),
    ...(differing.some(({ approved }) => approved) ? [category('approved', 'An editor found it right.')] : []),
    '</taxonomy>',
    '</classDecl>',
    '</encodingDesc>',
    '</teiHeader>',
  ].join('\n')
}

const respStmt = (name: string, k: number) =>
  `<respStmt xml:id="resp.${k + 1}"><resp>Editorial decisions</resp><name>${teiText(name)}</name></respStmt>`

const titleOf = ({ witnesses }: Comparison) => `Comparison of ${witnesses.map(({ siglum }) => siglum).join(', ')}`

const differs = (segment: Segment): boolean => segment.relation !== 'identical'
