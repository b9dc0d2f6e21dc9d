/** Words days, months and years for readers, in the two languages of the interface. */

const DAY = 86_400_000

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const SHORT_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ')

/**
 * A day as people write it in either language: `2 October 1950`, `1950年10月2日`; short, without the year. Written by hand: a formatter of
 * Intl takes 30 ms when the first one is made in an isolate, and 50 µs each time after that.
 */
export function writeDay(day: number, language: 'zh' | 'en', short = false): string {
  const date = new Date(day * DAY)
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (language === 'zh') return `${short ? '' : `${year}年`}${month + 1}月${dayOfMonth}日`
  return short ? `${dayOfMonth} ${SHORT_MONTHS[month]}` : `${dayOfMonth} ${MONTHS[month]} ${year}`
}

/** A month or a year: `October 1950`, `1950年10月`. */
export function writeCoarse(date: string, language: 'zh' | 'en'): string {
  const [year, month] = date.split('-')
  if (month === undefined) return language === 'zh' ? `${year}年` : year!
  return language === 'zh' ? `${year}年${Number(month)}月` : `${MONTHS[Number(month) - 1]} ${year}`
}

/** A text with each date in it (`1950-10-02`, `1950-10`) as people write it. */
export const withWrittenDates = (text: string, language: 'zh' | 'en'): string =>
  text.replace(/(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])/g, (date) =>
    date.length < 10 ? writeCoarse(date, language) : writeDay(Date.parse(date) / DAY, language),
  )

/** An instant of RFC 3339 in UTC: the day, and the time unless it is the end of the day. */
export function writeInstant(instant: string, language: 'zh' | 'en'): string {
  const day = writeDay(Math.floor(Date.parse(instant) / DAY), language)
  const time = instant.slice(11, 16)
  return instant.endsWith('T23:59:59.999Z') ? day : `${day}${language === 'zh' ? '' : ', '}${time} UTC`
}
