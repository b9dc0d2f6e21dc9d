/** One entry of an apparatus in the printed manner: `至] 最 C`. */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { abbreviate, graphemes, visible } from './label.ts'

/** Ems kept at either end of a lemma. */
const LEMMA = 6

/** What an apparatus says of a place, in pieces, so that print and TeX can set them in their own ways. */
export interface Entry {
  /** The base's reading in short, or the words before an addition; empty at the very beginning. */
  readonly lemma: string
  readonly others: readonly {
    readonly what: 'reading' | 'added' | 'omitted'
    readonly text: string
    readonly witnesses: readonly string[]
  }[]
}

export function entryParts(comparison: Comparison, segment: DifferingSegment, texts: ReadonlyMap<string, Text>): Entry {
  const [base, ...others] = segment.readings
  const text = texts.get(comparison.options.base)!
  const [start, end] = segment.spans[comparison.options.base]!
  const empty = start === end
  return {
    lemma: empty ? before(text, start) : short(base!.text),
    others: others.map((reading) => ({
      what: reading.text === '' ? 'omitted' : empty ? 'added' : 'reading',
      text: reading.text,
      witnesses: reading.witnesses,
    })),
  }
}

/** The same as one line of text. As in print, witnesses that are not named read as the base does. */
export function entryOf(comparison: Comparison, segment: DifferingSegment, texts: ReadonlyMap<string, Text>): string {
  const { lemma, others } = entryParts(comparison, segment, texts)
  const readings = others.map(({ what, text, witnesses }) => {
    const said = what === 'omitted' ? 'om.' : what === 'added' ? `+ ${quoted(text)}` : quoted(text)
    return `${said} ${witnesses.join(' ')}`
  })
  return `${lemma === '' ? '[beginning]' : lemma}] ${readings.join('; ')}`
}

/** A lemma in one line, abbreviated as printed editions do. */
export function short(text: string): string {
  const parts = abbreviate(text, LEMMA)
  return quoted(parts === null ? text : `${parts.head} … ${parts.tail}`)
}

/** White space at the ends, or nothing else, would not be seen. */
const quoted = (text: string): string => (/^\s|\s$/u.test(text) ? `‹${visible(text)}›` : visible(text))

const SPACED_WORD = /[\p{L}\p{N}\p{M}'’-]+[^\p{L}\p{N}]*$/u
const TRAILING = 24

/** The word, or the two characters of a script without spaces, after which something is added. */
function before(text: Text, at: number): string {
  const near = slice(text, Math.max(0, at - TRAILING), at)
  const two = graphemes(near).slice(-2).join('')
  if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(two)) return visible(two.trim())
  return visible((SPACED_WORD.exec(near)?.[0] ?? two).trim())
}
