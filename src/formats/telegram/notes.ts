/** Words the claims that have no field of their own in a citation, each with basis, certainty and source. */
import { edtfOrNull } from '../../provenance/edtf.ts'
import { type Facts, factsOf, isDoubtful } from '../../provenance/preferred.ts'
import type { Statement, Telegram } from '../../provenance/telegram.ts'

/** Both titles in one, with the sign that catalogues put before a parallel title. */
export const titleOf = ({ title }: Telegram): string => (title.zh === title.en ? title.zh : `${title.zh} = ${title.en}`)

/** `dated: 1950-10-07 (perhaps; inferred, certainty low; …)`: "perhaps" comes first where the statement is uncertain. */
function noteOf(statement: Statement): string {
  const { property, value, basis, certainty, source } = statement
  return `${property}: ${value} (${isDoubtful(statement) ? 'perhaps; ' : ''}${basis}, certainty ${certainty}; ${source})`
}

/** Of a telegram that may never have left: its date is when it was written, and it has no recipient. */
export const wasSent = ({ status }: Telegram): boolean => status.startsWith('sent')

/**
 * What the fields of a citation cannot say: the status where nothing was sent, through whose hands it went and when it arrived, on
 * what the fields rest, and every statement that is in none of them.
 */
export function notesOf(telegram: Telegram, facts = factsOf(telegram)): readonly string[] {
  const { date, sent, received, hands, archive, rest } = facts
  const noted = new Set([date, ...hands, sent, received, archive, ...rest].filter((statement) => statement !== null))
  return [
    ...(wasSent(telegram) ? [] : [`status: ${telegram.status}`]),
    ...[...noted].map(noteOf),
    ...telegram.relations.map(
      ({ type, telegram, basis = 'editorial', certainty = 'unknown' }) =>
        `${type} ${telegram} (${isDoubtful({ certainty }) ? 'perhaps; ' : ''}${basis}, certainty ${certainty})`,
    ),
  ]
}

/** Where its words are: `quote in account A [1142, 1705)`; computed evidence is marked. */
export const placeOf = (evidence: Telegram['evidence'][number]): string => {
  const { kind, passage, siglum, start, end } = evidence
  const place = `${kind} in ${passage} ${siglum} [${start}, ${end})`
  return 'basis' in evidence ? `${place}, computed, certainty ${evidence.certainty}` : place
}

/** A date as a field of a citation holds it: one day, or two, and whether it is to be read as "about". */
export interface FieldDate {
  /** Year, month, day, as far as they are given. */
  readonly parts: readonly (readonly number[])[]
  readonly circa: boolean
}

/** Null where there is no date that is sure enough, or none that can be read. An open end is "about" the end that is known. */
export function fieldDate({ date }: Facts): FieldDate | null {
  const edtf = date === null ? null : edtfOrNull(date.value)
  if (date === null || edtf === null) return null
  const ends = edtf.form === 'date' || edtf.form === 'interval' ? edtf.parts : [edtf.parts[0]!, edtf.parts.at(-1)!]
  const parts = ends.flatMap((end) => (end === null ? [] : [end.slice(0, 10).split('-').map(Number)]))
  return { parts, circa: edtf.form !== 'date' || edtf.qualified || date.certainty !== 'high' }
}

export const pad = (number: number): string => String(number).padStart(2, '0')

/** The parts of a date as ISO 8601 writes them: year, month, day. */
export const isoOf = (parts: readonly number[]): string =>
  parts.map((part, k) => (k === 0 ? String(part).padStart(4, '0') : pad(part))).join('-')

/** `APRF f.45 op.1 …`: the archive, and where in it; null for the place where there is only a name. */
export function splitArchive(value: string): { readonly archive: string; readonly place: string | null } {
  const [, archive, place] = /^(\S+)\s+(\S.*)$/s.exec(value) ?? []
  return archive === undefined ? { archive: value, place: null } : { archive, place: place! }
}
