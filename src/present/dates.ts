/** Prepares the dates of telegrams for pages: what is claimed for each of the three, and where that lies on a line of days. */
import { writeCoarse, writeDay } from '../provenance/date-words.ts'
import { type Edtf, edtfIn } from '../provenance/edtf.ts'
import { isDoubtful, isWithdrawn } from '../provenance/preferred.ts'
import type { Statement, Telegram } from '../provenance/telegram.ts'
import type { ReaderOf } from './reader.ts'
import type { SharedStrings } from './strings.ts'

export const DATE_PROPERTIES = ['dated', 'sent', 'received'] as const
/** Whole days since 1970, both ends included. */
interface Days {
  readonly first: number
  readonly last: number
  /** As EDTF marks it: `~`, `?`, `%`, a set of possible days, or an interval. */
  readonly uncertain: boolean
  /** An interval of which only the other end is known: on that day or before, on that day or after. */
  readonly open: 'before' | 'after' | null
  /** What is no more exact than a month or a year, as EDTF writes it (`1950-10`); null for days. */
  readonly coarse: string | null
}

/** The days of a date in EDTF, also one that words of its source follow; null for anything else, which is shown but not drawn. */
export function daysOf(value: string): Days | null {
  const date = edtfIn(value)
  return date === null ? null : daysIn(date)
}

function daysIn({ form, parts, first, last, qualified }: Edtf): Days | null {
  const known = first ?? last
  if (known === null) return null
  const [only] = parts
  return {
    first: first ?? known,
    last: last ?? known,
    uncertain: qualified || form !== 'date',
    open: first === null ? 'before' : last === null ? 'after' : null,
    coarse: form === 'date' && typeof only === 'string' && /^\d{4}(-\d{2})?$/.test(only) ? only : null,
  }
}

export interface DateClaim {
  readonly statement: Statement
  readonly days: Days | null
}

/** What was withdrawn is no claim any more. */
export function claimsOf(telegram: Telegram, property: string): readonly DateClaim[] {
  return telegram.statements
    .filter((statement) => statement.property === property && !isWithdrawn(statement))
    .map((statement) => ({ statement, days: daysOf(statement.value) }))
}

/** Safe to draw as a fact: said by the text or by a source of high certainty, and one day. */
export const isSure = ({ statement, days }: DateClaim) =>
  days !== null &&
  !days.uncertain &&
  days.first === days.last &&
  (statement.certainty === 'high' || (statement.basis === 'stated' && statement.certainty === 'medium'))

export interface Dated {
  readonly telegram: Telegram
  readonly claims: readonly DateClaim[]
  readonly first: number
  readonly last: number
}

interface InTime {
  readonly dated: readonly Dated[]
  readonly undated: readonly Telegram[]
}

/** A page asks three times of the same telegrams, and an isolate keeps those. */
const ORDERS = new WeakMap<readonly Telegram[], InTime>()

/**
 * Telegrams in the order of time, each with its claims that can be drawn, and those without any. The first day that is
 * surest counts: a low-certainty claim moves nothing as long as there is a better one.
 */
export function inTime(telegrams: readonly Telegram[]): InTime {
  const known = ORDERS.get(telegrams) ?? orderedInTime(telegrams)
  ORDERS.set(telegrams, known)
  return known
}

function orderedInTime(telegrams: readonly Telegram[]): InTime {
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

/** Days in words, with what is uncertain about them; what a source says of the hour stays in its own words. */
export function writeDays(
  days: Days,
  { language, t }: Pick<ReaderOf<SharedStrings>, 'language' | 't'>,
  short = false,
): string {
  const { first, last, open, uncertain, coarse } = days
  if (coarse !== null) {
    const written = writeCoarse(coarse, language)
    return uncertain ? t.dates.about(written) : written
  }
  if (first < last) return `${writeDay(first, language, true)} – ${writeDay(last, language, short)}`
  const written = writeDay(first, language, short)
  if (open !== null) return open === 'before' ? t.dates.before(written) : t.dates.after(written)
  return uncertain ? t.dates.about(written) : written
}

/** A date as people write it; in its source's own words where it is no EDTF. */
export function writeDate(value: string, reader: Pick<ReaderOf<SharedStrings>, 'language' | 't'>): string {
  const days = daysOf(value)
  return days === null ? value : writeDays(days, reader)
}
