/**
 * Writes a telegram as BibTeX, in UTF-8 as biber and BibTeXML tools read it: `@misc`, since BibTeX has no type for telegrams. The
 * fields are those that biblatex knows for this type: the place in an archive is `library`, a number `titleaddon`. biblatex warns where
 * a date is missing, so an unknown one is `XXXX` (EDTF, unspecified).
 *
 * BibTeX has no field for certainty: a claim of low certainty is in the note only.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { TelegramFormat } from './format.ts'
import { fieldDate, notesOf, titleOf } from './notes.ts'

/** BibTeX has macros for months, so that styles write them in their own language. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export const bibtex: TelegramFormat = {
  extension: '.bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  label: 'BibTeX',
  render(telegram, { url, accessed }) {
    const facts = factsOf(telegram)
    const [year, month, day] = fieldDate(facts)?.parts[0] ?? []
    const number = facts.numbers.map(({ value }) => value).join(', ')
    const fields: (readonly [name: string, value: string])[] = [
      // Braces around a name: it is not to be taken apart into given and family name.
      ['author', facts.senders.map(({ value }) => `{${escaped(value)}}`).join(' and ')],
      ['title', `{${escaped(titleOf(telegram))}}`],
      ['titleaddon', number === '' ? '' : `no. ${escaped(number)}`],
      ...(year === undefined
        ? [['date', 'XXXX'] as const]
        : [['year', String(year)] as const, ['day', day === undefined ? '' : String(day)] as const]),
      ['howpublished', escaped(telegram.type)],
      ['library', escaped(facts.archive?.value ?? '')],
      ['url', url],
      ['urldate', accessed],
      ['language', 'chinese'],
      ['note', escaped([...recipients(facts.recipients), ...notesOf(telegram, facts)].join('; '))],
    ]
    const lines = fields.flatMap(([name, value]) => (value === '' ? [] : [`  ${name} = {${value}}`]))
    if (month !== undefined)
      lines.splice(lines.findIndex((line) => line.startsWith('  year')) + 1, 0, `  month = ${MONTHS[month - 1]}`)
    return `@misc{${telegram.id},\n${lines.join(',\n')}\n}\n`
  },
}

const recipients = (of: readonly { readonly value: string }[]): string[] =>
  of.length === 0 ? [] : [`to ${of.map(({ value }) => value).join(', ')}`]

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ')
    .replace(/[\\{}~^]/g, (c) => ESCAPES[c]!)
    .replace(/[#$%&_]/g, '\\$&')
