/**
 * Writes a reference to a telegram in GB/T 7714, in the edition of 2015 and in that of 2025 (in force since 1 July 2026), as
 * citeproc-js does with the styles of zotero-chinese (GB-T-7714—2015 and —2025, numeric, bilingual):
 *
 *     2015   斯大林. 斯大林复毛泽东电: f.45 op.1 d.334[A/OL]. APRF, 1950[2026-11-27]. https://….
 *     2025   斯大林. 斯大林复毛泽东电：f.45 op.1 d.334[A/OL]. APRF，1950-10-05. https://….
 *
 * `A` is for archives, `OL` for the web. Two things differ from the styles. A date that is inferred and not stated is in square
 * brackets, as the standard asks, and an uncertain one has a question mark in them; and where no date is known there is none, where the
 * styles put the year of access. Claims of low certainty are left out: a reference is one line and cannot give reasons.
 */
import { type Facts, factsOf } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { AboutTelegram, TelegramFormat } from './format.ts'
import { type FieldDate, fieldDate, isoOf, splitArchive } from './notes.ts'

/** The standard names three of more authors, and the others 等. */
const NAMED = 3

interface Edition {
  readonly comma: string
  readonly colon: string
  /** What is behind the place of keeping: the year alone, or the day. */
  readonly date: (date: FieldDate) => string
  readonly tellsAccess: boolean
}

const days = ({ parts }: FieldDate): string => parts.map(isoOf).join('/')

const EDITIONS = {
  2015: { comma: ', ', colon: ': ', date: ({ parts }) => isoOf(parts[0]!.slice(0, 1)), tellsAccess: true },
  2025: { comma: '，', colon: '：', date: days, tellsAccess: false },
} as const satisfies Record<number, Edition>

function reference(telegram: Telegram, { url, accessed }: AboutTelegram, edition: Edition): string {
  const facts = factsOf(telegram)
  const { comma, colon } = edition
  const senders = facts.senders.map(({ value }) => value)
  const who = [...senders.slice(0, NAMED), ...(senders.length > NAMED ? ['等'] : [])].join(comma)
  const { archive, place } = facts.archive === null ? { archive: null, place: null } : splitArchive(facts.archive.value)
  const numbers = facts.numbers.map(({ value }) => value).join(', ')
  const where = [numbers, place].filter(Boolean).join(' ')
  const title = `${telegram.title.zh}${where === '' ? '' : colon + where}[A/OL]`
  const issued = [archive, dateOf(facts, edition, archive !== null)].filter((part) => part !== null).join(comma)
  const access = edition.tellsAccess || fieldDate(facts) === null ? `[${accessed}]` : ''
  const parts = [...(who === '' ? [] : [who]), title, issued + access, url]
  return `${parts.map((part) => part.replace(/[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ')).join('. ')}.\n`
}

function dateOf(facts: Facts, edition: Edition, isKept: boolean): string | null {
  const date = fieldDate(facts)
  if (date === null) return null
  const isWhole = date.parts[0]!.length === 3
  const text = isKept || !isWhole ? edition.date(date) : days(date)
  if (date.circa || facts.date?.basis === 'inferred') return `[${text}${date.circa ? '?' : ''}]`
  // The edition of 2015 puts a day into round brackets, a year not.
  return edition.tellsAccess && !isKept && isWhole ? `(${text})` : text
}

export const gbt7714of2015: TelegramFormat = {
  extension: '.gbt.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'GB/T 7714—2015',
  render: (telegram, about) => reference(telegram, about, EDITIONS[2015]),
}

export const gbt7714of2025: TelegramFormat = {
  extension: '.gbt2025.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'GB/T 7714—2025',
  render: (telegram, about) => reference(telegram, about, EDITIONS[2025]),
}
