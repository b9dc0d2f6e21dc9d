/**
 * Writes a telegram as CSL-JSON of type `personal_communication`, which Zotero imports as a letter (of a `manuscript` it would make the
 * recipient a second author). Pandoc and citeproc read it too. `circa` marks an uncertain date; a claim of low certainty is in the note
 * only.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { Statement } from '../../provenance/telegram.ts'
import type { TelegramFormat } from './format.ts'
import { fieldDate, notesOf, splitArchive, titleOf } from './notes.ts'

/** Names stay whole: which part is the family name differs from language to language. */
const names = (statements: readonly Statement[]) => statements.map(({ value }) => ({ literal: value }))

export const cslJson: TelegramFormat = {
  extension: '.csl.json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  label: 'CSL-JSON',
  render(telegram, { url, accessed }) {
    const facts = factsOf(telegram)
    const date = fieldDate(facts)
    const item = {
      id: telegram.id,
      type: 'personal_communication',
      genre: telegram.type,
      title: titleOf(telegram),
      ...(facts.senders.length > 0 && { author: names(facts.senders) }),
      ...(facts.recipients.length > 0 && { recipient: names(facts.recipients) }),
      ...(date && { issued: { 'date-parts': date.parts, ...(date.circa && { circa: true }) } }),
      ...(facts.archive && archiveOf(facts.archive.value)),
      ...(facts.numbers.length > 0 && { number: facts.numbers.map(({ value }) => value).join(', ') }),
      language: 'zh',
      URL: url,
      accessed: { 'date-parts': [accessed.split('-').map(Number)] },
      note: notesOf(telegram, facts).join('; '),
    }
    return JSON.stringify([item])
  },
}

function archiveOf(value: string) {
  const { archive, place } = splitArchive(value)
  return { archive, ...(place !== null && { archive_location: place }) }
}
