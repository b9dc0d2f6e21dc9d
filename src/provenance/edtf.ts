/**
 * Reads dates in EDTF (ISO 8601-2:2019, annex A): the part of it that telegrams need.
 *
 *     1950-10-02            a day; also 1950-10 and 1950, and a time of day behind it: 1950-10-03T12:15
 *     1950-10-07~           about; ? uncertain, % both
 *     1950-10-12/1950-10-13 from, to: somewhere between, both ends included
 *     ../1950-10-02         on that day or before; 1950-10-02/.. on that day or after
 *     [1950-10-12,1950-10-13]  one of these days; {…} all of them
 */

const DAY = 86_400_000

export interface Edtf {
  readonly form: 'date' | 'interval' | 'one-of' | 'all-of'
  /** As written, without qualifier: the parts of a date, the ends of an interval (null: open), the members of a set. */
  readonly parts: readonly (string | null)[]
  /** Whole days since 1970-01-01, both included; null where that end is open. */
  readonly first: number | null
  readonly last: number | null
  /** `~` `?` `%` are somewhere: the source itself is not sure. */
  readonly qualified: boolean
}

/** What is wrong with a date, as a sentence. */
export class EdtfError extends Error {
  override readonly name = 'EdtfError'
}

const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:Z|[+-]\d{2}:\d{2})?)?)?)?([~?%]?)$/
/** More members than any source gives; a set costs work for each. */
const MEMBERS = 100

interface Part {
  readonly written: string
  readonly first: number
  readonly last: number
  readonly qualified: boolean
}

/** @throws EdtfError for what is no date, for a day that never was, and for an interval that ends before it begins */
export function parseEdtf(value: string): Edtf {
  const set = /^([[{])(.*)([\]}])$/s.exec(value)
  if (set) return parseSet(value, set[1]!, set[2]!, set[3]!)
  const ends = value.split('/')
  if (ends.length > 2) throw new EdtfError(`"${value}" has more than two ends.`)
  if (ends.length === 1) {
    const { written, first, last, qualified } = parsePart(value)
    return { form: 'date', parts: [written], first, last, qualified }
  }
  const [from, to] = ends.map((end) => (end === '..' || end === '' ? null : parsePart(end)))
  if (!from && !to) throw new EdtfError(`"${value}" is open at both ends and says nothing.`)
  if (from && to && from.first > to.last) throw new EdtfError(`"${value}" ends before it begins.`)
  return {
    form: 'interval',
    parts: [from?.written ?? null, to?.written ?? null],
    first: from?.first ?? null,
    last: to?.last ?? null,
    qualified: Boolean(from?.qualified || to?.qualified),
  }
}

/** All that a date is written with. */
const SIGNS = /^[\d\s.,/[\]{}~?%:TZ+-]*$/

/** The same, null where `parseEdtf` throws: sources also date in words. */
export function edtfOrNull(value: string): Edtf | null {
  // Most values are no dates, and an error costs more than all else here: it writes down where it was made.
  if (!SIGNS.test(value) || !/\d/.test(value)) return null
  try {
    return parseEdtf(value)
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}

/**
 * The date that a value begins with, where words of its source follow it (`1950-10-03 12:15 (from Beijing)`); null where it begins with
 * none.
 */
export function edtfIn(value: string): Edtf | null {
  const written = value.trim()
  return edtfOrNull(written) ?? edtfOrNull(/^[^\s,;]+(?=[\s,;])/.exec(written)?.[0] ?? '')
}

function parseSet(value: string, open: string, inner: string, close: string): Edtf {
  if ((open === '[') !== (close === ']')) throw new EdtfError(`"${value}" is not closed as it was opened.`)
  const members = inner.split(',').slice(0, MEMBERS + 1)
  if (members.length > MEMBERS) throw new EdtfError(`A set has at most ${MEMBERS} dates.`)
  const parts = members.map((member) => parsePart(member.trim()))
  return {
    form: open === '[' ? 'one-of' : 'all-of',
    parts: parts.map((part) => part.written),
    first: Math.min(...parts.map((part) => part.first)),
    last: Math.max(...parts.map((part) => part.last)),
    qualified: parts.some((part) => part.qualified),
  }
}

function parsePart(text: string): Part {
  const match = PART.exec(text)
  if (match === null)
    throw new EdtfError(`"${text.slice(0, 40)}" is not a date in EDTF, such as 1950-10-02 or ../1950-10-02.`)
  const [, year, month, date, hour = '0', minute = '0', second = '0', sign] = match
  const first = dayNumber(`${year}-${month ?? '01'}-${date ?? '01'}`)
  if (first === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw new EdtfError(`"${text}" never was.`)
  const written = sign === '' ? text : text.slice(0, -1)
  return { written, first, last: date === undefined ? endOf(year!, month) : first, qualified: sign !== '' }
}

/** Days since 1970; null for a day that does not exist. What a date is written as again is the date. */
function dayNumber(iso: string): number | null {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : time / DAY
}

/** The last day of a year or of a month. */
function endOf(year: string, month: string | undefined): number {
  const lastMonth = month ?? '12'
  for (let day = 31; ; day--) {
    const number = dayNumber(`${year}-${lastMonth}-${day}`)
    if (number !== null) return number
  }
}

/** Can both be true? Their days overlap. */
export function compatible(a: Edtf, b: Edtf): boolean {
  const from = ({ first }: Edtf) => first ?? Number.NEGATIVE_INFINITY
  const to = ({ last }: Edtf) => last ?? Number.POSITIVE_INFINITY
  return from(a) <= to(b) && from(b) <= to(a)
}
