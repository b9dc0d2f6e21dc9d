/**
 * Reads an apparatus by location (Guidelines, 13.2.1): an entry gives a location (`loc="1.2"`) and repeats the words (its lemma), as a
 * printed one does. The words are searched in the element of that number; where they do not occur there exactly once, the entry is
 * ambiguous and is reported.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import type { Departure } from '../extract.ts'
import { IMPORT_LIMITS } from '../limits.ts'
import { type ApparatusEntry, type LocatedReading, readingFor } from './apparatus.ts'
import type { Numbered } from './numbered.ts'
import type { ReadText } from './texts.ts'

interface Replacement {
  readonly entry: ApparatusEntry
  /** UTF-16 units of the document's own text. */
  readonly start: number
  readonly end: number
}

export interface Replaced {
  /** Entries whose words were not found, or are in those of another. */
  readonly lost: readonly Departure[]
  apply(text: ReadText, witness: number, before: boolean): ReadText
}

/**
 * O(length of the elements that are pointed to, entry by entry), up to `IMPORT_LIMITS.steps`.
 * @param readPart the text of a reading
 */
export function replaceLocated(
  located: readonly LocatedReading[],
  own: ReadText,
  readPart: (reading: XmlElement) => string,
): Replaced {
  const lost: Departure[] = []
  const found: Replacement[] = []
  let room: number = IMPORT_LIMITS.steps
  const parts = new Map<XmlElement, string>()
  const textOf = (reading: XmlElement) => {
    const text = parts.get(reading) ?? readPart(reading)
    parts.set(reading, text)
    return text
  }
  for (const { entry, loc } of located) {
    const named = spanOf(loc, own.numbered)
    room -= named === null ? 0 : named[1] - named[0]
    const span = room < 0 ? null : named
    const words = entry.lemma === undefined ? '' : textOf(entry.lemma)
    const at = span === null || words === '' ? -1 : own.text.indexOf(words, span[0])
    const isOnce = at >= 0 && at + words.length <= span![1] && !occursAgain(own.text, words, at + 1, span![1])
    if (isOnce) found.push({ entry, start: at, end: at + words.length })
    else lost.push(['app', entry.app.start, entry.app.end])
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end)
  const apart = found.filter(({ start, entry }, i) => {
    const isApart = i === 0 || found[i - 1]!.end <= start
    if (!isApart) lost.push(['app', entry.app.start, entry.app.end])
    return isApart
  })
  return {
    lost,
    apply(text, witness, before) {
      if (apart.length === 0) return text
      const pieces: string[] = []
      let at = 0
      for (const { entry, start, end } of apart) {
        const reading = readingFor(entry, witness, before)
        if (reading === undefined || reading === entry.lemma) continue
        pieces.push(own.text.slice(at, start), textOf(reading))
        at = end
      }
      pieces.push(own.text.slice(at))
      return { ...text, text: pieces.join(''), references: [], lacunae: [] }
    },
  }
}

function occursAgain(text: string, words: string, from: number, to: number): boolean {
  const again = text.indexOf(words, from)
  return again >= 0 && again + words.length <= to
}

/** Of a name, from its end; each part less is tried, and no edition numbers as deep. */
const MOST_PARTS = 32

/** `1.2`, `1, 2`, `Il. 1.2`, `1.2-3` (to the end of the last). */
function spanOf(loc: string, numbered: Numbered): readonly [number, number] | null {
  const [from, to] = loc.split(/[-–]/)
  const find = (name: string) => {
    const parts = (name.match(/[\p{L}\p{N}]+/gu) ?? []).slice(-MOST_PARTS)
    for (let i = 0; i < parts.length; i++) {
      const span = numbered.get(parts.slice(i).join('.'))
      if (span !== undefined) return span
    }
    return null
  }
  const first = find(from ?? '')
  const last = to === undefined ? first : (find(to) ?? first)
  return first === null || last === null ? null : [first[0], Math.max(first[1], last[1])]
}
