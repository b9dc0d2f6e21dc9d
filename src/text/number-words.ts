/** Reads numbers written in words, in Roman numerals, or with the digits of another script. */
import type { Language } from './languages/language.ts'

/** Digits whose last four bits count from 0, and those that count from 6. */
const DIGITS_FROM_0 =
  /[\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u1090-\u1099\u17e0-\u17e9\u1810-\u1819]/g
const DIGITS_FROM_6 =
  /[\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0de6-\u0def]/g
const FRACTIONS = /[\u00bc-\u00be\u2150-\u215e]/g
const PERCENT =
  /(?<=\d)\s*(?:per ?cent|pour cent|per cento|por ciento|Prozent|procent|процентов|процента)(?![\p{L}])/giu
/** More than one letter, or V and X: I is a word, and the others are initials of names. */
const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLCDM]{2}|[VX](?![\p{L}]))M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})(?![\p{L}\p{N}])/gu
/** Small ones of tens and ones only, with the j that ends them: xiiij. */
const SMALL_ROMAN = /(?<![\p{L}\p{N}])(?=[xvij]{2})(?:x[cl]|l?x{0,4})(?:ix|iv|v?i{0,4}j?)(?![\p{L}\p{N}])/gu
const ROMAN_SIGN = /[\u2160-\u217f]+/g
const VALUE: Readonly<Record<string, number>> = { i: 1, j: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function romanValue(numeral: string): number {
  const values = [...numeral.toLowerCase()].map((c) => VALUE[c]!)
  return values.reduce((sum, value, k) => sum + (value < (values[k + 1] ?? 0) ? -value : value), 0)
}

const WORD_BEFORE = /\p{L}/u
/** Without any of these there is no number in another writing; words for numbers are of a language. */
const MAY_BE = /[IVXLCDM\d\u0080-\u2fff]|[xvij]{2}/

/** A text with its numbers in European digits. What is no number stays. O(n × languages with words for numbers). */
export function foldNumberWords(unit: string, languages: readonly Language[]): string {
  if (!MAY_BE.test(unit) && !languages.some((language) => language.numbers !== undefined)) return unit
  let out = unit
    .replace(DIGITS_FROM_0, (c) => String(c.charCodeAt(0) & 15))
    .replace(DIGITS_FROM_6, (c) => String((c.charCodeAt(0) & 15) - 6))
    .replace(FRACTIONS, (c) => c.normalize('NFKD').replace('\u2044', '/'))
    .replace(ROMAN_SIGN, (c) => c.normalize('NFKD'))
  if (WORD_BEFORE.test(out)) {
    for (const { numbers } of languages) if (numbers !== undefined) out = foldWords(out, numbers)
    out = out.replace(ROMAN, (numeral) => (numeral === '' ? '' : String(romanValue(numeral))))
    out = out.replace(SMALL_ROMAN, (numeral) => (numeral === '' ? '' : String(romanValue(numeral))))
    out = out.replace(PERCENT, '%')
  }
  return out
}

const WORD = /[\p{L}\p{M}]+/gu

/** Words for numbers that follow each other, with nothing between but a space, a hyphen or "and". */
function foldWords(text: string, numbers: Readonly<Record<string, number>>): string {
  let out = ''
  let from = 0
  /** The number that is being read: where it began and ends in the text, and what it is so far. */
  let open: { start: number; end: number; sum: number; part: number } | null = null
  const close = () => {
    if (open === null) return
    out += text.slice(from, open.start) + String(open.sum + open.part)
    from = open.end
    open = null
  }
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const key = word.normalize('NFD').toLowerCase()
    const value = Object.hasOwn(numbers, key) ? numbers[key] : undefined
    const end = index + word.length
    const between: string = open === null ? '' : text.slice((open as { end: number }).end, index)
    if (value === undefined) {
      // two hundred and five: "and" waits for what comes
      if (open !== null && /^(?:and|et|und|y|e|och|og|i)$/.test(key) && /^\s+$/.test(between)) continue
      close()
      continue
    }
    if (open !== null && /^(?:[\s-]|(?:\s(?:and|et|und|y|e|och|og|i)\s))+$/i.test(between) && follows(open, value)) {
      const now: { start: number; end: number; sum: number; part: number } = open
      if (value >= 1000) [now.sum, now.part] = [now.sum + (now.part || 1) * value, 0]
      else if (value === 100) now.part = (now.part || 1) * 100
      else now.part += value
      now.end = end
      continue
    }
    close()
    open = { start: index, end, sum: value >= 1000 ? value : 0, part: value >= 1000 ? 0 : value }
  }
  close()
  return out + text.slice(from)
}

/** Whether a word goes on with the number read so far: twenty-five, two hundred; not "two three". */
function follows({ sum, part }: { sum: number; part: number }, value: number): boolean {
  if (value >= 1000) return part > 0
  if (value === 100) return part > 0 && part < 100
  if (part === 0) return sum > 0
  return value < 10 ? part % 10 === 0 && part !== 10 : part % 100 === 0
}

const HAN_DECIMAL = /(?<=\d)[点點](?=\d+(?![\d分]))/g
const HAN_PERCENT = /百分之(\d+(?:\.\d+)?(?:~\d+)?)%?/g

const FRAME = /[点點％]|百分之/

/** What surrounds a number in Han text, its signs already in European digits: 百分之20 is 20%, 3点5 is 3.5. */
export const foldNumberFrames = (folded: string): string =>
  !FRAME.test(folded) ? folded : folded.replace(HAN_DECIMAL, '.').replace(HAN_PERCENT, '$1%').replaceAll('％', '%')
