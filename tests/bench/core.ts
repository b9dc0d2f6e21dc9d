/**
 * Random texts through the pure core: comparison, every format of it, collation, repeats. Whatever comes in, nothing throws, every witness can
 * be put together again from the spans, and the order of the witnesses does not matter.
 */
import '../../src/text/tables/bundled.ts'
import { cellText, collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'
import { FORMATS } from '../../src/formats/index.ts'
import { findRepeats } from '../../src/repeats/repeats.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { RULES } from '../../src/text/equivalences/index.ts'
import { compare } from '../../src/variants/compare.ts'
import { randomOf } from '../store/weather.ts'
import { WORST_TEXTS } from './worst-texts.ts'

type Witnesses = readonly { readonly siglum: string; readonly text: string; readonly language: null }[]

const ALPHABETS = [
  [...'的了是不人一二三五六至最少多派师電电报報，。'],
  [...'abc ABC dE,.'],
  [
    '一',
    '𠀀',
    '𠮷',
    'e',
    '\u0301',
    '👨‍👩‍👧',
    '\u200d',
    '\ufe0f',
    ' ',
    '\n',
    '\r\n',
    '\u3000',
    '1',
    '十',
    'Ａ',
    '(',
    '（',
  ],
  ['a', 'α', 'א', 'ا', '\u202b', '\0', '<', '&', '"', '\\', '{', '%', ',', ';', ']]>'],
]
/** What was found wrong, with the input that shows it: twenty at most. */
export function fuzzCore({ size, seed }: { size: number; seed: number }): string[] {
  const random = randomOf(seed)
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!

  function text(): string {
    const alphabet = pick(ALPHABETS)
    return Array.from({ length: below(pick([4, 20, 60])) }, () => pick(alphabet)).join('')
  }
  /** The same with a few changes, as a witness differs from another. */
  function changed(of: string): string {
    const points = [...of]
    for (let edits = below(4); edits > 0; edits--) {
      const at = below(points.length + 1)
      points.splice(at, below(4), ...[...text()].slice(0, below(4)))
    }
    return points.join('')
  }

  const wrong: string[] = []
  for (let round = 0; round < size && wrong.length < 20; round++) {
    const first = text()
    const texts =
      random() < 0.1
        ? pick(Object.values(WORST_TEXTS))(pick([40, 400]), random).slice(0, 4)
        : [first, ...Array.from({ length: 1 + below(3) }, () => (random() < 0.7 ? changed(first) : text()))]
    const witnesses = texts.map((text, i) => ({ siglum: 'ABCD'[i]!, text, language: null }))
    try {
      const fault = [faultOfComparison, faultOfCollation, faultOfRepeats][round % 3]!(witnesses)
      if (fault !== null) wrong.push(`${fault}: ${JSON.stringify(witnesses)}`)
    } catch (error) {
      wrong.push(`${error instanceof Error ? error.stack : error}: ${JSON.stringify(witnesses)}`)
    }
  }
  return wrong

  function faultOfComparison(witnesses: Witnesses): string | null {
    const options = {
      ignore: RULES.filter(() => random() < 0.3),
      moves: random() < 0.7,
      base: pick(witnesses).siglum,
      ...(random() < 0.5 && { unit: pick(['grapheme', 'word', 'whitespace'] as const) }),
    }
    const comparison = compare(witnesses, options)
    for (const { siglum, text } of witnesses) {
      const whole = textOf(text)
      let at = 0
      for (const { spans } of comparison.segments) {
        const [from, to] = spans[siglum]!
        if (from !== at || to < from) return `the spans of ${siglum} leave a gap`
        at = to
      }
      if (at !== whole.length) return `the spans of ${siglum} end at ${at} of ${whole.length}`
      for (const segment of comparison.segments) {
        if (segment.relation === 'identical') continue
        const reading = segment.readings.find((one) => one.witnesses.includes(siglum))
        const [from, to] = segment.spans[siglum]!
        if (reading?.text !== slice(whole, from, to) && segment.relation === 'variant')
          return `a reading of ${siglum} is not its text`
      }
    }
    if (JSON.stringify(compare([...witnesses].reverse(), options)) !== JSON.stringify(comparison))
      return 'order matters'
    const texts = new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)]))
    for (const format of FORMATS) {
      const body = format.render(comparison, texts, {})
      if (typeof body === 'string' && !body.isWellFormed()) return `${format.extension} is no Unicode`
    }
    return null
  }

  function faultOfCollation(witnesses: Witnesses): string | null {
    const ids = witnesses.map(({ siglum, text }) => ({ id: siglum, content: text }))
    const collation = collate(readRequest({ witnesses: ids, joined: random() < 0.5 }))
    for (const [w, { text }] of witnesses.entries()) {
      const written = collation.rows.map((row) => cellText(collation, row, w)).join('')
      // Only white space before the first token may be left out, as CollateX leaves it out.
      if (
        written !== text.slice(text.length - written.length) ||
        text.slice(0, text.length - written.length).trim() !== ''
      )
        return `column ${w} joined is not its witness`
    }
    return collation.rows.some((row) => row.group.every((group) => group < 0)) ? 'a row is all gaps' : null
  }

  function faultOfRepeats(witnesses: Witnesses): string | null {
    const texts = witnesses.map(({ siglum, text }) => ({ id: siglum, text }))
    const found = findRepeats(texts, { minLength: 4, similarity: 0.8 })
    for (const { spans } of found.repeats)
      for (const { text, start, end } of spans) {
        const whole = textOf(witnesses.find(({ siglum }) => siglum === text)!.text)
        if (!(0 <= start && start < end && end <= whole.length)) return `[${start}, ${end}) is no span of ${text}`
      }
    return null
  }
}
