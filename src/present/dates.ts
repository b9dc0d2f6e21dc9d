/**
 * Dates of telegrams as a page needs them: what is claimed for each of the three, and where that lies on a line of days.
 * A claim is written in EDTF (ISO 8601-2) where it can be, and otherwise in a source's own words, which are shown but
 * not drawn.
 */
import type { Statement, Telegram } from '../provenance/telegram.ts'
import type { Language } from './language.ts'
import type { ReaderOf } from './reader.ts'
import type { SharedStrings } from './strings.ts'

export const DATE_PROPERTIES = ['dated', 'sent', 'received'] as const
export type DateProperty = (typeof DATE_PROPERTIES)[number]

/** Whole days since 1970, both ends included. */
export interface Days {
  readonly first: number
  readonly last: number
  /** EDTF says so: `~`, `?`, `%`, a set of possible days, or an interval. */
  readonly uncertain: boolean
  /** An interval of which only the other end is known: on that day or before, on that day or after. */
  readonly open: 'before' | 'after' | null
}

const DAY = 86_400_000
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}\S*)?([~?%]?)(?=\s|$|,|;)/

/** One day of EDTF, perhaps with a time behind it, which is not drawn; null for a date that does not exist. */
function day(text: string): { day: number; uncertain: boolean } | null {
  const [, year, month, date, sign] = DATE.exec(text) ?? []
  if (year === undefined) return null
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date))
  if (new Date(time).toISOString().slice(0, 10) !== `${year}-${month}-${date}`) return null
  return { day: time / DAY, uncertain: sign !== '' }
}

/**
 * `1950-10-02`, `1950-10-03T12:15`, `1950-10-13~`, `1950-10-12/1950-10-13`, `../1950-09-30`, `1950-10-02/..`,
 * `[1950-10-12,1950-10-13]`, and a date that is followed by words of its source. Null for anything else.
 */
export function daysOf(value: string): Days | null {
  const set = /^[[{](.*)[\]}]$/.exec(value.trim())
  const parts = (set ? set[1]!.split(/,|\.\./) : value.trim().split('/')).map((part) => part.trim())
  const isOpen = (part: string | undefined) => part === '' || part === '..'
  const days = parts.filter((part) => !isOpen(part)).map(day)
  const known = days.filter((one) => one !== null)
  if (known.length === 0 || known.length < days.length) return null
  const numbers = known.map((one) => one.day)
  return {
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    uncertain: parts.length > 1 || set !== null || known.some((one) => one.uncertain),
    open: parts.length === 1 ? null : isOpen(parts[0]) ? 'before' : isOpen(parts.at(-1)) ? 'after' : null,
  }
}

/** Can both be true? */
export function compatible(a: Days, b: Days): boolean {
  const from = (days: Days) => (days.open === 'before' ? Number.NEGATIVE_INFINITY : days.first)
  const to = (days: Days) => (days.open === 'after' ? Number.POSITIVE_INFINITY : days.last)
  return from(a) <= to(b) && from(b) <= to(a)
}

export interface Claim {
  readonly statement: Statement
  readonly days: Days | null
}

export function claimsOf(telegram: Telegram, property: string): readonly Claim[] {
  return telegram.statements
    .filter((statement) => statement.property === property)
    .map((statement) => ({ statement, days: daysOf(statement.value) }))
}

/** Safe to draw as a fact: said by the text or by a source of high certainty, and one day. */
export const isSure = ({ statement, days }: Claim) =>
  days !== null &&
  !days.uncertain &&
  (statement.certainty === 'high' || (statement.basis === 'stated' && statement.certainty === 'medium'))

/** What is less than medium is never shown as a fact. */
export const isDoubtful = ({ certainty }: Pick<Statement, 'certainty'>) =>
  certainty === 'low' || certainty === 'unknown'

export interface Dated {
  readonly telegram: Telegram
  readonly claims: readonly Claim[]
  readonly first: number
  readonly last: number
}

/**
 * Telegrams in the order of time, each with its claims that can be drawn, and those without any. The first day that is
 * surest counts: a low-certainty claim moves nothing as long as there is a better one.
 */
export function inTime(telegrams: readonly Telegram[]): { dated: readonly Dated[]; undated: readonly Telegram[] } {
  const dated: Dated[] = []
  const undated: Telegram[] = []
  for (const telegram of telegrams) {
    const all = DATE_PROPERTIES.flatMap((property) => claimsOf(telegram, property))
    const claims = all.filter((claim) => claim.days !== null)
    if (claims.length === 0) undated.push(telegram)
    else
      dated.push({
        telegram,
        claims,
        first: Math.min(...claims.map((claim) => claim.days!.first)),
        last: Math.max(...claims.map((claim) => claim.days!.last)),
      })
  }
  const order = ({ claims }: Dated) => {
    const days = (
      claims.filter((claim) => !isDoubtful(claim.statement)).length > 0
        ? claims.filter((claim) => !isDoubtful(claim.statement))
        : claims
    )[0]!.days!
    return days.first * 1000 + (days.last - days.first)
  }
  return { dated: dated.sort((a, b) => order(a) - order(b)), undated }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const SHORT_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ')

/**
 * A day as people write it in either language: `2 October 1950`, `1950年10月2日`; short, without the year. Written by hand: a formatter of
 * Intl takes 30 ms when the first one is made in an isolate, and 50 µs each time after that.
 */
export function writeDay(day: number, language: Language, short = false): string {
  const date = new Date(day * DAY)
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (language === 'zh') return `${short ? '' : `${year}年`}${month + 1}月${dayOfMonth}日`
  return short ? `${dayOfMonth} ${SHORT_MONTHS[month]}` : `${dayOfMonth} ${MONTHS[month]} ${year}`
}

/** Days in words, with what is uncertain about them; what a source says of the hour stays in its own words. */
export function writeDays(
  days: Days,
  { language, t }: Pick<ReaderOf<SharedStrings>, 'language' | 't'>,
  short = false,
): string {
  const { first, last, open, uncertain } = days
  if (first < last) return `${writeDay(first, language, true)} – ${writeDay(last, language, short)}`
  const written = writeDay(first, language, short)
  if (open !== null) return open === 'before' ? t.dates.before(written) : t.dates.after(written)
  return uncertain ? t.dates.about(written) : written
}
