/**
 * Writes all letters as CMIF, the Correspondence Metadata Interchange Format that correspSearch harvests: TEI with sender, recipient
 * and date only.
 *
 * CMIF knows only `sent` and `received` and has no certainty. So telegrams that were never sent are left out, and so are statements of
 * low or unknown certainty; an uncertain person is "Unknown", as the format prescribes. An institution is `orgName`; a place that means
 * the office there is `placeName` beside the unknown person. People who passed a letter on are in the letter's own TEI only.
 */
import { type Edtf, edtfOrNull } from '../provenance/edtf.ts'
import { type PartyKind, partyOf } from '../provenance/parties.ts'
import { factsOf } from '../provenance/preferred.ts'
import type { Statement, Telegram } from '../provenance/telegram.ts'
import { wasSent } from './telegram/notes.ts'
import { xmlAttribute, xmlText } from './xml.ts'

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

/** O(statements). @param origin of the service; @param updated when the newest of it was recorded, RFC 3339 */
export function cmif(telegrams: readonly Telegram[], origin: string, updated: string): string {
  const letters = telegrams.filter(wasSent)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    '<teiHeader>',
    '<fileDesc>',
    '<titleStmt><title>Variorum: telegrams and letters</title><editor>Variorum</editor></titleStmt>',
    '<publicationStmt>',
    `<publisher><ref target="${xmlAttribute(origin)}">Variorum</ref></publisher>`,
    `<idno type="url">${xmlText(origin)}/v1/telegrams.cmif.xml</idno>`,
    `<date when="${xmlAttribute(updated)}"/>`,
    `<availability><licence target="${LICENCE}">This file is licensed under the terms of the Creative-Commons-License CC-BY 4.0</licence></availability>`,
    '</publicationStmt>',
    `<sourceDesc><bibl type="online" xml:id="variorum">Variorum. <ref target="${xmlAttribute(origin)}">${xmlText(origin)}</ref></bibl></sourceDesc>`,
    '</fileDesc>',
    `<profileDesc>${letters.length === 0 ? '<creation/>' : ''}`,
    ...letters.map((letter) => correspDesc(letter, origin)),
    '</profileDesc>',
    '</teiHeader>',
    '<text><body><p/></body></text>',
    '</TEI>',
    '',
  ].join('\n')
}

function correspDesc(telegram: Telegram, origin: string): string {
  const { senders, recipients, sent, dated, received } = factsOf(telegram)
  const at = `${origin}/t/${encodeURIComponent(telegram.id)}`
  return [
    `<correspDesc key="${xmlAttribute(telegram.id)}" ref="${xmlAttribute(at)}" source="#variorum">`,
    `<correspAction type="sent">${parties(senders)}${dateXml(sent ?? dated)}</correspAction>`,
    `<correspAction type="received">${parties(recipients)}${dateXml(received)}</correspAction>`,
    '</correspDesc>',
  ].join('')
}

/** Persons and bodies first, then the place: the order that the format has. */
function parties(statements: readonly Statement[]): string {
  const of = (kind: PartyKind) => statements.filter(({ value }) => partyOf(value).kind === kind)
  const named = (tag: string, some: readonly Statement[]) =>
    some.map(({ value }) => {
      const { ref } = partyOf(value)
      return `<${tag}${ref === null ? '' : ` ref="${xmlAttribute(ref)}"`}>${xmlText(value)}</${tag}>`
    })
  const names = [...named('persName', of('person')), ...named('orgName', of('organisation'))]
  return [
    ...(names.length === 0 ? ['<persName>Unknown</persName>'] : names),
    // The format has room for one.
    ...named('placeName', of('place').slice(0, 1)),
  ].join('')
}

function dateXml(statement: Statement | null): string {
  const date = statement === null ? null : edtfOrNull(statement.value)
  return date === null ? '' : `<date${attributes(date)}/>`
}

/** Days, months and years only: a time of day is cut off. */
function attributes({ form, parts, qualified }: Edtf): string {
  const [first, last] = [parts[0]?.slice(0, 10), parts.at(-1)?.slice(0, 10)]
  if (form === 'date') return ` when="${first}"${qualified ? ' cert="medium"' : ''}`
  return `${first ? ` notBefore="${first}"` : ''}${last ? ` notAfter="${last}"` : ''}`
}
