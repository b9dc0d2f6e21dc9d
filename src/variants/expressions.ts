/** Recognises numbers and dates of several tokens: 1950年10月2日, 20时30分, $35, 20%, 2 October 1950. */
import { slice } from '../text/codepoints.ts'
import { isMonthName } from '../text/counting.ts'
import type { Tokens } from '../text/tokens.ts'
import type { Range } from './pair.ts'

/** Units of dates and times, simplified and traditional. */
const CALENDAR = new Set('年月日号號时時分')
const YEAR = /^\d{3,4}$/
const BEFORE = /^[$€£¥₤₩₽₹№#]$/u
const BEHIND = /^[%‰℃°]$/u

/** Tokens examined on either side: a date has no more. */
const REACH = 14

/**
 * The number or date that a range cuts, or the range itself where it cuts none. An empty range inside a date cuts it. O(1).
 */
export function expressionAround(tokens: Tokens, { from, to }: Range): Range {
  let [start, end] = [from, to]
  const low = Math.max(0, from - REACH)
  const high = Math.min(tokens.count, to + REACH)
  while (start > low && isOne(tokens, start - 1, start)) start--
  while (end < high && isOne(tokens, end - 1, end)) end++
  if (from === to && !(start < from && end > to)) return { from, to }
  // Only what holds a number is a date: 日月 is none.
  for (let k = start; k < end; k++)
    if (tokens.kinds[k] === 'number' || isDigits(tokens, k)) return trimmed(tokens, start, end, { from, to })
  return { from, to }
}

/** Spaces and commas at the ends belong to the sentence. */
function trimmed(tokens: Tokens, start: number, end: number, { from, to }: Range): Range {
  while (start < from && isBetween(tokens, start)) start++
  while (end > to && isBetween(tokens, end - 1)) end--
  return { from: start, to: end }
}

const textOf = (tokens: Tokens, k: number): string => slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!)

const isDigits = (tokens: Tokens, k: number): boolean => /^[0-9]+(?:st|nd|rd|th|\.)?$/.test(textOf(tokens, k))

const isMonth = (tokens: Tokens, k: number): boolean =>
  k >= 0 && k < tokens.count && tokens.kinds[k] === 'word' && isMonthName(textOf(tokens, k))

const isBetween = (tokens: Tokens, k: number): boolean =>
  tokens.kinds[k] === 'space' ||
  (tokens.kinds[k] === 'punctuation' && (textOf(tokens, k) === ',' || isOrdinal(tokens, k)))

/** Whether a full stop makes an ordinal of the number of a day: 8. Oktober. */
const isOrdinal = (tokens: Tokens, k: number): boolean =>
  textOf(tokens, k) === '.' &&
  tokens.kinds[k - 1] === 'number' &&
  tokens.kinds[k + 1] === 'space' &&
  isMonth(tokens, k + 2)

/**
 * Whether a token is a Han character, a mark other than a comma, or a stretch that all have: two of them are neither number, nor space,
 * nor comma.
 */
function isPlain({ kinds, starts, text }: Tokens, k: number): boolean {
  if (kinds[k] === 'han' || kinds[k] === 'equal') return true
  if (kinds[k] !== 'punctuation') return false
  return text.string.charCodeAt(text.units === null ? starts[k]! : text.units[starts[k]!]!) !== COMMA
}

const COMMA = 0x2c

/** Whether two neighbouring tokens belong to one number or date. */
function isOne(tokens: Tokens, left: number, right: number): boolean {
  if (left < 0 || right >= tokens.count || (isPlain(tokens, left) && isPlain(tokens, right))) return false
  // neither is a number, and nothing lies between
  if (tokens.kinds[left] === 'han' && tokens.kinds[right] === 'han') return false
  const isNumber = (k: number) => k >= 0 && k < tokens.count && (tokens.kinds[k] === 'number' || isDigits(tokens, k))
  const isUnit = (k: number) => k >= 0 && k < tokens.count && CALENDAR.has(textOf(tokens, k))
  const x = textOf(tokens, left)
  const y = textOf(tokens, right)
  if (BEFORE.test(x) && isNumber(right)) return true
  if (isNumber(left) && BEHIND.test(y)) return true
  if (isNumber(left) && isUnit(right)) return true
  if (isUnit(left) && isNumber(right))
    return isNumber(left - 1) || (tokens.kinds[left - 1] === 'space' && isNumber(left - 2))
  // A space, or a comma and a space, within a date.
  const before = skip(tokens, left, -1)
  const after = skip(tokens, right, 1)
  if (!isBetween(tokens, left) && !isBetween(tokens, right)) return false
  if (isNumber(before) && isMonth(tokens, after)) return true
  if (isMonth(tokens, before) && isNumber(after)) return true
  if (isNumber(before) && isNumber(after))
    return isMonth(tokens, skip(tokens, before - 1, -1)) && YEAR.test(textOf(tokens, after))
  if (x.includes('\n') || y.includes('\n')) return false
  if (isNumber(before) && isUnit(after)) return left - before <= 1 && after - right <= 1
  return isUnit(before) && isNumber(after) && left - before <= 1 && after - right <= 1
}

/** The next token from here on that is no space or comma. */
function skip(tokens: Tokens, k: number, step: -1 | 1): number {
  for (let steps = 0; steps < 3 && k >= 0 && k < tokens.count && isBetween(tokens, k); steps++) k += step
  return k
}
