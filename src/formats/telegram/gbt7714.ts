/**
 * A reference as GB/T 7714—2015 writes it: `毛泽东. 毛泽东复斯大林电[Z/OL]. 1950-10-02. APRF f.45 …. https://…`
 *
 * The standard has square brackets for a date that is inferred and not stated; a name that is not known is 佚名. What is of low
 * certainty is left out: a reference is one line and cannot say why.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { TelegramFormat } from './format.ts'
import { fieldDate, isoOf } from './notes.ts'

/** The standard names three of more authors, and the others 等. */
const NAMED = 3

export const gbt7714: TelegramFormat = {
  extension: '.gbt.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'GB/T 7714',
  render(telegram, { url }) {
    const facts = factsOf(telegram)
    const senders = facts.senders.map(({ value }) => value)
    const who =
      senders.length === 0 ? '佚名' : senders.slice(0, NAMED).join(', ') + (senders.length > NAMED ? ', 等' : '')
    const date = fieldDate(facts)
    const days = date?.parts.map(isoOf).join('/')
    const inferred = date?.circa || facts.date?.basis === 'inferred'
    const parts = [
      who,
      `${telegram.title.zh}[Z/OL]`,
      ...(days === undefined ? ['[日期不详]'] : [inferred ? `[${days}${date?.circa ? '?' : ''}]` : days]),
      ...(facts.archive === null ? [] : [facts.archive.value]),
      url,
    ]
    return `${parts.map((part) => part.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')).join('. ')}.\n`
  },
}
