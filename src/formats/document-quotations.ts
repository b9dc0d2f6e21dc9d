/** Writes the checked quotations of a document as CSV and as TEI. */
import { csvRow } from './csv.ts'
import { teiText, xmlAttribute } from './xml.ts'

interface Place {
  readonly version: string
  readonly passage: string
  readonly siglum: string
  readonly start: number
  readonly end: number
  readonly similarity: number
  readonly telegrams: readonly string[]
}

interface CheckedQuotation {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly text: string
  readonly verdict: string | null
  readonly unchecked: string | null
  readonly places: readonly Place[]
}

export interface QuotationReport {
  readonly title: string
  /** Of the document, absolute. */
  readonly url: string
  readonly versionUrl: (version: string) => string
  /** Of the document's own text. */
  readonly version: string
  readonly language: string | null
  readonly quotations: readonly CheckedQuotation[]
  /** How many quotations precede these, and how many there are in all. */
  readonly from: number
  readonly total: number
}

const HEADER = 'start,end,kind,quotation,verdict,unchecked,similarity,passage,siglum,version,from,to,telegrams'

/** RFC 4180, with a byte order mark; a row for each quotation, with its best place. Offsets are code points. */
export function quotationsCsv({ quotations }: QuotationReport): string {
  const rows = quotations.map(({ start, end, kind, text, verdict, unchecked, places: [best] }) => {
    const place = best
      ? [
          best.similarity.toFixed(3),
          best.passage,
          best.siglum,
          best.version,
          `${best.start}`,
          `${best.end}`,
          best.telegrams.join(' '),
        ]
      : Array<string>(7).fill('')
    return csvRow([`${start}`, `${end}`, kind, text, verdict ?? '', unchecked ?? '', ...place])
  })
  return `\ufeff${csvRow(HEADER.split(','))}${rows.join('')}`
}

/** TEI P5: a `<cit>` for each quotation, with a reference to each of its places and the verdict as a note. */
export function quotationsTei(report: QuotationReport): string {
  const { title, url, language, quotations, from, total } = report
  const lang = language === null ? '' : ` xml:lang="${xmlAttribute(language)}"`
  const extent =
    total === 0
      ? 'It has no quotation.'
      : `Quotations ${from + 1} to ${from + quotations.length} of ${total}, in the order of the text.`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    '<teiHeader>',
    '<fileDesc>',
    `<titleStmt><title>${teiText(`Quotations in: ${title}`)}</title></titleStmt>`,
    '<publicationStmt><publisher>Variorum</publisher></publicationStmt>',
    `<sourceDesc><bibl><title>${teiText(title)}</title> <ref target="${xmlAttribute(url)}">${teiText(url)}</ref></bibl></sourceDesc>`,
    '</fileDesc>',
    '</teiHeader>',
    '<text>',
    '<body>',
    `<p>${extent}</p>`,
    ...quotations.map((one) => cit(one, report, lang)),
    '</body>',
    '</text>',
    '</TEI>',
    '',
  ].join('\n')
}

function cit(
  { start, end, text, verdict, unchecked, places }: CheckedQuotation,
  report: QuotationReport,
  lang: string,
): string {
  const target = (version: string, from: number, to: number) =>
    xmlAttribute(`${report.versionUrl(version)}#char=${from},${to}`)
  const references = places.map(
    ({ version, passage, siglum, start, end }) =>
      `<bibl><ref target="${target(version, start, end)}">${teiText(`${passage} ${siglum} [${start}, ${end})`)}</ref></bibl>`,
  )
  const said = verdict === null ? `not checked: ${unchecked}` : verdict
  const quote = `<quote${lang} source="${target(report.version, start, end)}">${teiText(text)}</quote>`
  return `<cit>${quote}${references.join('')}<note type="verdict">${teiText(said)}</note></cit>`
}
