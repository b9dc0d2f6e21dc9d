/**
 * Random texts through the pure core: comparison, every format of it, collation, repeats. For any input nothing throws, every witness can
 * be rebuilt from the spans, and the order of the witnesses does not matter.
 */
import '../../src/text/tables/bundled.ts'
import { cellText, collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'
import { FORMATS } from '../../src/formats/index.ts'
import { findRepeats } from '../../src/repeats/repeats.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { RULES } from '../../src/text/equivalences/index.ts'
import { writingOf } from '../../src/text/languages/index.ts'
import { prepareNames, tokenise } from '../../src/text/tokens.ts'
import { isWithoutSpaces } from '../../src/text/unit.ts'
import { compare } from '../../src/variants/compare.ts'
import type { CompareOptions, Comparison } from '../../src/variants/comparison.ts'
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
  'the |king |saw |river |and |then |καὶ |δὲ |ἰδὼν |ἰδοὺ |ἰδού |ἡμῶν |ὑμῶν |αὐτοῖς |αὐτόν |. |, |(|)|“|” '.split('|'),
  ['a', 'α', 'א', 'ا', '\u202b', '\0', '<', '&', '"', '\\', '{', '%', ',', ';', ']]>'],
]
const NONE = prepareNames([])

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
    const points = random() < 0.5 ? [...of] : (of.match(/\S+\s*/g) ?? [])
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
    return faultOfPlaces(witnesses, options, comparison) ?? faultOfFormats(witnesses, comparison)
  }

  /** Whether the places are those of an editor: nothing alike at their edges, the same for a copy more, and for either base. */
  function faultOfPlaces(witnesses: Witnesses, options: CompareOptions, comparison: Comparison): string | null {
    const { unit } = comparison.options
    const letters = unit === 'grapheme' && isWithoutSpaces(witnesses.map(({ text }) => text))
    const tokens = witnesses.map(({ siglum, text }) => {
      const { starts, keys, kinds, count } = tokenise(text, {
        unit,
        names: NONE,
        letters,
        writing: writingOf(text, null),
      })
      return { siglum, starts: starts.subarray(0, count + 1), kinds, keys, text: textOf(text) }
    })
    for (const { relation, spans } of comparison.segments) {
      if (relation === 'identical') continue
      for (const end of [0, 1] as const) {
        /** The first or last token of each reading, where it begins and ends with whole ones. */
        const edge = tokens.map(({ siglum, starts, kinds, text }) => {
          const [from, to] = spans[siglum]!
          const at = starts.indexOf(end === 0 ? from : to) - end
          if (from === to || at < 0 || starts[at]! < from || starts[at + 1]! > to) return null
          // A place has whole numbers and dates, also where the digits are in a word: a1%.
          return kinds.slice(starts.indexOf(from), starts.indexOf(to)).includes('number') ||
            /\p{Nd}[%‰]$/u.test(slice(text, from, to))
            ? null
            : slice(text, starts[at]!, starts[at + 1]!)
        })
        if (edge[0] != null && edge.every((token) => token === edge[0]))
          return `all readings of a place ${end === 0 ? 'begin' : 'end'} with ${JSON.stringify(edge[0])}`
      }
    }
    const copied = pick(witnesses)
    const more = compare([...witnesses, { ...copied, siglum: 'E' }], options)
    const without = more.segments.map(({ spans: { E: _, ...spans } }) => spans)
    if (JSON.stringify(without) !== JSON.stringify(comparison.segments.map(({ spans }) => spans)))
      return `another copy of ${copied.siglum} changes places`
    const [first, second] = witnesses
    if (witnesses.length !== 2) return null
    const [there, back] = [first!, second!].map(({ siglum }) =>
      compare(witnesses, { ...options, base: siglum }).segments.map(({ relation, spans }) => [
        relation,
        spans.A,
        spans.B,
      ]),
    )
    return JSON.stringify(there) === JSON.stringify(back) ? null : 'the base changes places'
  }

  function faultOfFormats(witnesses: Witnesses, comparison: Comparison): string | null {
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
