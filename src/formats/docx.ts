/**
 * Writes a comparison for print as a Word document (ECMA-376, transitional): conspectus siglorum, the base's text with numbered lines,
 * and every variant as a footnote of its own, which Word numbers and keeps on the page of its line. Where a filter leaves places out,
 * the notes carry the numbers of the comparison instead.
 *
 * Written by hand: it takes six small files, and no library for Word weighs less than 60 kB.
 */
import { directionOf } from '../text/direction.ts'
import { moveLine } from './apparatus.ts'
import { entryPieces, labelsOf, type Piece } from './entry.ts'
import type { ComparisonFormat } from './format.ts'
import { headingOf, printOf } from './heading.ts'
import { printable } from './label.ts'
import { isFiltered, isHidden, shownPlaces } from './print.ts'
import { printedLines } from './printed-text.ts'
import { xmlAttribute, xmlText } from './xml.ts'
import { zip } from './zip.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** A file of this kind has a date; that of the comparison is in its address. */
const DATE = '1980-01-01T00:00:00.000Z'

export const docx: ComparisonFormat<Uint8Array<ArrayBuffer>> = {
  extension: '.docx',
  spanBytes: 180,
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  label: 'Text with apparatus (Word)',
  isForPrint: true,
  render(comparison, texts, about = {}) {
    const print = printOf(about)
    const heading = headingOf(comparison, about)
    const { title, url, wording, witnesses, remarks } = heading
    const { base } = comparison.options
    const spoken = new Map(comparison.witnesses.map(({ siglum, language }) => [siglum, language]))
    const direction = directionOf(spoken.get(base), texts.get(base)!.string)
    const places = shownPlaces(comparison, print)
    const numberOf = new Map(places.map(({ id }, k) => [id, k + 1]))
    // Automatic numbering of Word would give other numbers than the comparison has.
    const isNumbered = !isFiltered(print) && !comparison.segments.some((segment) => isHidden(segment, print))
    const reference = (id: string) => {
      const note = numberOf.get(id)!
      return isNumbered
        ? `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${note}"/></w:r>`
        : `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="${note}"/><w:t>${id}</w:t></w:r>`
    }
    const lines = printedLines(comparison, texts, print).map((line) =>
      paragraph(
        'Text',
        line
          .map(
            ({ text, place, hasNote }) => runs(text, spoken.get(base) ?? null) + (hasNote ? reference(place!.id) : ''),
          )
          .join(''),
        direction,
      ),
    )
    const notes = places.map((place, k) => {
      const labels = labelsOf(place, wording)
      const mark = isNumbered
        ? '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        : `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>${place.id}</w:t></w:r>`
      const entry = entryPieces(comparison, place, texts, print).map((one) => pieceRuns(one, spoken, wording.language))
      const labelled = labels.length === 0 ? '' : runs(` (${labels.join(', ')})`, wording.language)
      return `<w:footnote w:id="${k + 1}">${paragraph('FootnoteText', `${mark}${runs(' ', null)}${entry.join('')}${labelled}`)}</w:footnote>`
    })
    const sections = [
      paragraph('Title', runs(title, null)),
      ...(url === null ? [] : [paragraph('Remark', runs(url, null))]),
      paragraph('Heading1', runs(wording.conspectus, wording.language)),
      ...witnesses.map(({ siglum, isBase, description }) =>
        paragraph(
          'Witness',
          `${runs(siglum, null, '<w:i/>')}${runs(`\t${description}${isBase ? ` (${wording.base})` : ''}`, null)}`,
        ),
      ),
      ...remarks.map((remark) => paragraph('Remark', runs(remark, wording.language))),
      ...lines,
      ...(places.length > 0 ? [] : [paragraph('Remark', runs(wording.noVariants, wording.language))]),
      ...(comparison.moves.length === 0
        ? []
        : [
            paragraph('Heading1', runs(wording.transpositions, wording.language)),
            ...comparison.moves.map((move) =>
              paragraph('Remark', runs(moveLine(comparison, move, texts, print), null)),
            ),
          ]),
    ]
    return zip(
      files(title, sections, notes).map(([path, content]) => ({ path, content: new TextEncoder().encode(content) })),
      DATE,
    )
  },
}

/** Line numbers count the text alone. */
function paragraph(style: string, content: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const bidi = direction === 'rtl' ? '<w:bidi/>' : ''
  const unnumbered = style === 'Text' || style === 'FootnoteText' ? '' : '<w:suppressLineNumbers/>'
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${unnumbered}${bidi}</w:pPr>${content}</w:p>`
}

const RTL =
  /((?:(?=[\p{L}\p{N}])[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}])(?:[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{M}\p{Cf}]|[^\p{L}\p{N}]+(?=[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]))*)/u

/** Runs of one direction: Word sets letters from right to left only where the run is marked. */
function runs(text: string, language: string | null, properties = ''): string {
  return printable(text)
    .split(RTL)
    .map((part, k) => (part === '' ? '' : run(part, language, properties, k % 2 === 1)))
    .join('')
}

function run(text: string, language: string | null, properties: string, isRtl: boolean): string {
  const tag = language === null ? '' : xmlAttribute(language)
  const lang = tag === '' ? '' : isRtl ? `<w:lang w:bidi="${tag}"/>` : `<w:lang w:val="${tag}" w:eastAsia="${tag}"/>`
  const all = `${properties}${isRtl ? '<w:rtl/>' : ''}${lang}`
  const words = text
    .split(/(\t)/)
    .map((part) => (part === '\t' ? '<w:tab/>' : part === '' ? '' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`))
  return `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}${words.join('')}</w:r>`
}

function pieceRuns(
  { kind, text, siglum }: Piece,
  spoken: ReadonlyMap<string, string | null>,
  language: string,
): string {
  if (kind === 'sigla') return runs(text, null, '<w:i/>')
  // Chinese has no italics.
  if (kind === 'word') return runs(text, language, language.startsWith('zh') ? '' : '<w:i/>')
  const own = siglum === undefined ? null : (spoken.get(siglum) ?? null)
  return runs(text, own, kind === 'lemma' ? '<w:b/><w:bCs/>' : '')
}

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/${type}" Target="${target}"/>`
const relationships = (all: readonly string[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`

function files(title: string, sections: readonly string[], notes: readonly string[]): (readonly [string, string])[] {
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/><w:lnNumType w:countBy="5" w:restart="continuous"/></w:sectPr>'
  const separator = (id: number, type: string, mark: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:footnote>`
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${TYPE}.settings+xml"/><Override PartName="/word/footnotes.xml" ContentType="${TYPE}.footnotes+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      relationships([
        relationship('rId1', 'officeDocument/2006/relationships/officeDocument', 'word/document.xml'),
        relationship('rId2', 'package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
      ]),
    ],
    [
      'docProps/core.xml',
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Variorum</dc:creator></cp:coreProperties>`,
    ],
    [
      'word/_rels/document.xml.rels',
      relationships([
        relationship('rId1', 'officeDocument/2006/relationships/styles', 'styles.xml'),
        relationship('rId2', 'officeDocument/2006/relationships/settings', 'settings.xml'),
        relationship('rId3', 'officeDocument/2006/relationships/footnotes', 'footnotes.xml'),
      ]),
    ],
    [
      'word/document.xml',
      `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${sections.join('')}${section}</w:body></w:document>`,
    ],
    [
      'word/footnotes.xml',
      `${HEAD}<w:footnotes xmlns:w="${W}" xmlns:r="${R}">${separator(-1, 'separator', 'separator')}${separator(0, 'continuationSeparator', 'continuationSeparator')}${notes.join('')}</w:footnotes>`,
    ],
    [
      'word/settings.xml',
      `${HEAD}<w:settings xmlns:w="${W}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ],
    ['word/styles.xml', STYLES],
  ]
}

const style = (id: string, name: string, paragraph: string, run: string, rest = '<w:basedOn w:val="Normal"/>') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
const size = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`
const FONTS =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(24)}<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="he-IL"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[
  style('Title', 'Title', '<w:spacing w:after="120"/>', `<w:b/><w:bCs/>${size(32)}`),
  style(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="0"/>',
    `<w:b/><w:bCs/>${size(26)}`,
  ),
  style('Text', 'Text of the base', '<w:spacing w:line="360" w:lineRule="auto"/>', ''),
  style(
    'Witness',
    'Witness',
    '<w:tabs><w:tab w:val="left" w:pos="850"/></w:tabs><w:ind w:left="850" w:hanging="850"/>',
    size(20),
  ),
  style('Remark', 'Remark', '', size(20)),
  style('FootnoteText', 'footnote text', '', size(20)),
].join(
  '',
)}<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`
