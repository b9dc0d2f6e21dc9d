/**
 * Writes a telegram as TEI P5 with `<correspDesc>` (Guidelines, chapter 2.4.6): sender, people who passed it on, recipient and dates; the
 * words of the evidence as quotations; everything else as notes.
 *
 * TEI can encode certainty: every claim has `@cert`, `@resp` (who makes it) and `@source` (where), so the file also has claims of low
 * certainty, marked as such. A telegram that was never sent has the action `composed` instead of `sent`.
 */
import { type Edtf, edtfOrNull } from '../../provenance/edtf.ts'
import { type PartyKind, partyOf } from '../../provenance/parties.ts'
import { isWithdrawn } from '../../provenance/preferred.ts'
import type { Evidence, Statement, Telegram } from '../../provenance/telegram.ts'
import { teiText, xmlAttribute, xmlId } from '../xml.ts'
import type { AboutTelegram, TelegramFormat } from './format.ts'
import { wasSent } from './notes.ts'

export const telegramTei: TelegramFormat = {
  extension: '.tei.xml',
  mediaType: 'application/tei+xml',
  aliases: ['application/xml', 'text/xml'],
  label: 'TEI P5 (correspDesc)',
  render(telegram, about) {
    const said = telegram.statements.filter((statement) => !isWithdrawn(statement))
    const lists: Lists = {
      responsible: idsOf(
        'resp',
        said.map((statement) => statement.responsible),
      ),
      sources: idsOf('source', [
        ...said.map((statement) => statement.source),
        ...telegram.relations.flatMap((relation) => relation.source ?? []),
      ]),
    }
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      '<teiHeader>',
      '<fileDesc>',
      '<titleStmt>',
      `<title xml:lang="zh">${teiText(telegram.title.zh)}</title>`,
      `<title xml:lang="en">${teiText(telegram.title.en)}</title>`,
      ...[...lists.responsible].map(
        ([name, id]) => `<respStmt xml:id="${id}"><resp>says so</resp><name>${teiText(name)}</name></respStmt>`,
      ),
      '</titleStmt>',
      `<publicationStmt><publisher>Variorum</publisher><idno type="URL">${teiText(about.url)}</idno></publicationStmt>`,
      '<sourceDesc>',
      `<listBibl>${lists.sources.size === 0 ? '<bibl>No source is recorded.</bibl>' : ''}`,
      ...[...lists.sources].map(([source, id]) => `<bibl xml:id="${id}">${teiText(source)}</bibl>`),
      '</listBibl>',
      '</sourceDesc>',
      '</fileDesc>',
      '<profileDesc>',
      ...correspDesc(telegram, said, about, lists),
      '</profileDesc>',
      '</teiHeader>',
      '<text>',
      '<body>',
      ...body(telegram, said, about, lists),
      '</body>',
      '</text>',
      '</TEI>',
      '',
    ].join('\n')
  },
}

/** Names and sources, each with the identifier that the claims point to. */
interface Lists {
  readonly responsible: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
}

function idsOf(prefix: string, values: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(values)].map((value, k) => [value, `${prefix}.${k + 1}`]))
}

function claim({ certainty, responsible, source }: Statement, lists: Lists): string {
  return ` cert="${certainty}" resp="#${lists.responsible.get(responsible)}" source="#${lists.sources.get(source)}"`
}

const TAGS = { person: 'persName', organisation: 'orgName', place: 'placeName' } as const satisfies Record<
  PartyKind,
  string
>

function correspDesc(
  telegram: Telegram,
  said: readonly Statement[],
  { telegramUrl, titles }: AboutTelegram,
  lists: Lists,
): string[] {
  const of = (property: string) => said.filter((statement) => statement.property === property)
  const names = (property: string) =>
    of(property).map((s) => {
      const { kind, ref } = partyOf(s.value)
      const tag = TAGS[kind]
      return `<${tag}${ref === null ? '' : ` ref="${xmlAttribute(ref)}"`}${claim(s, lists)}>${teiText(s.value)}</${tag}>`
    })
  const dates = (property: string, type: string) => of(property).map((s) => dateXml(s, type, lists))
  const action = (type: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [`<correspAction type="${type}">${parts.join('')}</correspAction>`]
  const sent = wasSent(telegram)
  const context = telegram.relations.map(({ type, telegram: id, source, certainty }) => {
    const ground = source === undefined ? '' : ` source="#${lists.sources.get(source)}"`
    const sure = certainty === undefined ? '' : ` cert="${certainty}"`
    return `<ref type="${type}" target="${xmlAttribute(telegramUrl(id))}"${sure}${ground}>${teiText(titles.get(id)?.zh ?? id)}</ref>`
  })
  return [
    `<correspDesc xml:id="${xmlId(telegram.id)}">`,
    ...action(sent ? 'sent' : 'composed', [
      ...names('sender'),
      ...dates('dated', 'dated'),
      ...(sent ? dates('sent', 'sent') : []),
    ]),
    ...action('transmitted', names('via')),
    ...action('received', [...names('recipient'), ...dates('received', 'received')]),
    ...(context.length === 0 ? [] : [`<correspContext>${context.join('')}</correspContext>`]),
    '</correspDesc>',
  ]
}

function dateXml(statement: Statement, type: string, lists: Lists): string {
  const date = edtfOrNull(statement.value)
  const when = date === null ? '' : teiDate(date)
  return `<date type="${type}"${when}${claim(statement, lists)}>${teiText(statement.value)}</date>`
}

/** A date is `@when`; a date between two days, or an open one, has `@notBefore` and `@notAfter`. */
function teiDate({ form, parts }: Edtf): string {
  const [first, last] = [parts[0], parts.at(-1)]
  if (form === 'date') return ` when="${withSeconds(first!)}"`
  const ends = [first ? ` notBefore="${withSeconds(first)}"` : '', last ? ` notAfter="${withSeconds(last)}"` : '']
  return ends.join('')
}

/** The type of XML Schema has seconds where there is a time. */
const withSeconds = (date: string): string => date.replace(/(T\d{2}:\d{2})(?!:\d{2}(?::|$|Z|[+-]))/, '$1:00')

const IN_CORRESPONDENCE = new Set(['sender', 'via', 'recipient', 'dated', 'sent', 'received'])

function body(telegram: Telegram, said: readonly Statement[], about: AboutTelegram, lists: Lists): string[] {
  const notes = said
    .filter(({ property, value }) => !IN_CORRESPONDENCE.has(property) && value !== '')
    .map((s) => `<note type="${xmlAttribute(s.property)}"${claim(s, lists)}>${teiText(s.value)}</note>`)
  // What was not sent has a date of sending only by mistake; it is not hidden, but no action says it.
  const unsent = wasSent(telegram)
    ? []
    : said
        .filter(({ property }) => property === 'sent')
        .map((s) => `<note type="sent"${claim(s, lists)}>${teiText(s.value)}</note>`)
  const tensions = telegram.tensions.flatMap(({ title, text }) =>
    (['zh', 'en'] as const).map(
      (lang) => `<note type="tension" xml:lang="${lang}">${teiText(`${title[lang]}: ${text[lang]}`)}</note>`,
    ),
  )
  return [
    `<head>${teiText(telegram.title.zh)}</head>`,
    `<p><note type="status">${teiText(telegram.status)}</note><note type="type">${teiText(telegram.type)}</note></p>`,
    ...telegram.evidence.map((evidence) => quotation(evidence, about)),
    ...[...notes, ...unsent, ...tensions].map((note) => `<p>${note}</p>`),
  ]
}

/** Words that quote, paraphrase or mention it, and where they are: code points of a version. */
function quotation(evidence: Telegram['evidence'][number], { versionUrl, sources }: AboutTelegram): string {
  const { version, start, end, kind, role, text }: Evidence = evidence
  const language = sources.get(version)?.language
  const lang = language ? ` xml:lang="${xmlAttribute(language)}"` : ''
  const sure = 'basis' in evidence ? ` cert="${evidence.certainty}"` : ''
  const tag = kind === 'quote' ? 'quote' : 'seg'
  const words = `<${tag} type="${kind}"${lang}${sure}>${teiText(text)}</${tag}>`
  const place = `<bibl><ref target="${xmlAttribute(`${versionUrl(version)}#char=${start},${end}`)}">${teiText(
    `${evidence.passage} ${evidence.siglum} [${start}, ${end})`,
  )}</ref></bibl>`
  return kind === 'quote' ? `<cit type="${role}">${words}${place}</cit>` : `<p>${words} ${place}</p>`
}
