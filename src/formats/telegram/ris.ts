/**
 * Writes a telegram as RIS, which Zotero, EndNote and library catalogues read: a personal communication, which Zotero imports as a
 * letter with its recipient (of a manuscript it drops the recipient).
 *
 * A line is a tag of two characters, two spaces, a hyphen, a space and the value; a value cannot hold a line break. RIS has no field
 * for certainty: a claim of low certainty is in the note only, and so is the basis of every date. There is one note, because Zotero
 * makes each further one a child item.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { TelegramFormat } from './format.ts'
import { fieldDate, notesOf, pad, placeOf, splitArchive, titleOf } from './notes.ts'

export const ris: TelegramFormat = {
  extension: '.ris',
  mediaType: 'application/x-research-info-systems',
  label: 'RIS (Zotero, EndNote)',
  render(telegram, { url, accessed }) {
    const facts = factsOf(telegram)
    const date = fieldDate(facts)
    const [first] = date?.parts ?? []
    const notes = [...notesOf(telegram, facts), ...telegram.evidence.map(placeOf)]
    const lines: (readonly [tag: string, value: string])[] = [
      ['TY', 'PCOMM'],
      ['ID', telegram.id],
      ['TI', titleOf(telegram)],
      ...facts.senders.map(({ value }) => ['AU', value] as const),
      ...facts.recipients.map(({ value }) => ['A2', value] as const),
      ...(first === undefined
        ? []
        : ([
            ['PY', String(first[0])],
            ['DA', dateField(first, date!.circa)],
          ] as const)),
      ['M3', telegram.type],
      ...facts.numbers.map(({ value }) => ['M1', value] as const),
      ...(facts.archive === null ? [] : archiveFields(facts.archive.value)),
      ...(notes.length === 0 ? [] : [['N1', notes.join('; ')] as const]),
      ['LA', 'zh'],
      ['UR', url],
      ['Y2', accessed.replaceAll('-', '/')],
      ['ER', ''],
    ]
    return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('')
  },
}

/** `YYYY/MM/DD/words`: the last part is free. */
function dateField([year, month, day]: readonly number[], circa: boolean): string {
  const part = (number: number | undefined) => (number === undefined ? '' : pad(number))
  return `${year}/${part(month)}/${part(day)}${circa ? '/about' : ''}`
}

function archiveFields(value: string): (readonly [string, string])[] {
  const { archive, place } = splitArchive(value)
  return place === null
    ? [['AV', archive]]
    : [
        ['DB', archive],
        ['AV', place],
      ]
}

const oneLine = (value: string): string =>
  value.replace(/[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ').trimEnd()
