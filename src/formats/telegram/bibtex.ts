/**
 * BibTeX, in UTF-8 as biber and BibTeXML tools read it: `@misc`, since BibTeX knows no telegrams.
 * BibTeX has no field for certainty: what is of low certainty goes to the note alone.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { TelegramFormat } from './format.ts'
import { fieldDate, notesOf, titleOf } from './notes.ts'

export const bibtex: TelegramFormat = {
  extension: '.bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  label: 'BibTeX',
  render(telegram, { url }) {
    const facts = factsOf(telegram)
    const [first = []] = fieldDate(facts)?.parts ?? []
    const fields: (readonly [name: string, value: string])[] = [
      // Braces around a name: it is not to be taken apart into given and family name.
      ['author', facts.senders.map(({ value }) => `{${escaped(value)}}`).join(' and ')],
      ['title', `{${escaped(titleOf(telegram))}}`],
      ...['year', 'month', 'day'].map((name, k) => [name, first[k] === undefined ? '' : String(first[k])] as const),
      ['howpublished', escaped(telegram.type)],
      ['number', escaped(facts.numbers.map(({ value }) => value).join(', '))],
      ['archive', escaped(facts.archive?.value ?? '')],
      ['url', url],
      ['language', 'chinese'],
      ['note', escaped([...recipients(facts.recipients), ...notesOf(telegram, facts)].join('; '))],
    ]
    const lines = fields.flatMap(([name, value]) => (value === '' ? [] : [`  ${name} = {${value}}`]))
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
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\\{}~^]/g, (c) => ESCAPES[c]!)
    .replace(/[#$%&_]/g, '\\$&')
