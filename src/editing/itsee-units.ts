/** Reads approved units of ITSEE's collation editor as decisions (itsee.ts). */
import { slice, type Text } from '../text/codepoints.ts'
import { spacedWords, type WordSpan } from '../text/spaced-words.ts'
import type { Segment, Span } from '../variants/comparison.ts'
import type { Target } from './decision.ts'
import {
  type FromItsee,
  type ItseePassage,
  type ItseeReading,
  type ItseeUnit,
  newLeftOut,
  type WantedItseeDecision,
} from './itsee.ts'
import { decisionsForPlaces, type WantedPlace } from './reach.ts'

/** The places, regularisations, order and approval of an approved unit. O(units × witnesses and segments × witnesses). */
export function fromItseeUnits(
  units: readonly ItseeUnit[],
  overtext: string,
  { segments, versions, texts }: ItseePassage,
): FromItsee {
  const { counts, leave } = newLeftOut()
  const words = new Map([...versions.keys()].map((siglum) => [siglum, spacedWords(texts.get(siglum)!.string)]))
  const cursor = new Map([...versions.keys()].map((siglum) => [siglum, 0]))
  const named = new Set(
    units.flatMap(({ readings }) => readings.flatMap(withSubreadings).flatMap(({ witnesses }) => witnesses)),
  )
  for (const siglum of named) if (!versions.has(siglum)) leave('witness')
  for (const siglum of versions.keys()) if (!named.has(siglum) && siglum !== overtext) leave('uncollated witness')

  const boundary = boundaries(segments, words, texts)
  const decisions: WantedItseeDecision[] = []
  const places: WantedPlace[] = []
  /** Where the last place ended: a space is in one place alone. */
  const reached = new Map(cursor)
  let consumed = 0
  for (const unit of [...units].sort((a, b) => a.start - b.start || a.end - b.end)) {
    // Words of the base between two units are in all witnesses alike.
    const before = Math.floor((unit.start - 1) / 2)
    if (before < consumed) {
      leave('overlapping unit')
      continue
    }
    for (const siglum of cursor.keys()) cursor.set(siglum, cursor.get(siglum)! + before - consumed)
    const from = new Map(cursor)
    const isAddition = unit.start === unit.end && unit.start % 2 === 1
    consumed = isAddition ? before : Math.floor(unit.end / 2)
    for (const reading of unit.readings.flatMap(withSubreadings))
      for (const siglum of reading.witnesses) {
        const indices = indicesOf(reading, siglum)
        if (indices.length === 0 || !cursor.has(siglum)) continue
        from.set(
          siglum,
          indices.reduce((a, b) => Math.min(a, b)),
        )
        cursor.set(siglum, indices.reduce((a, b) => Math.max(a, b)) + 1)
      }
    const place: Record<string, Span> = {}
    for (const [siglum, start] of boundary(from)) place[siglum] = [Math.max(start, reached.get(siglum)!), 0]
    for (const [siglum, end] of boundary(cursor)) {
      const [start] = place[siglum]!
      place[siglum] = [start, Math.max(start, end)]
      reached.set(siglum, Math.max(start, end))
    }
    places.push(place)
    const targetOf = (siglum: string): Target => {
      const [start, end] = place[siglum]!
      return { version: versions.get(siglum)!, start, end }
    }
    const known = (reading: ItseeReading) => reading.witnesses.find((siglum) => versions.has(siglum))
    for (const reading of unit.readings) {
      const main = known(reading)
      for (const [name, subs] of Object.entries(subreadingsOf(reading))) {
        const target = [reading, ...subs].flatMap((one) => known(one) ?? [])
        if (main === undefined || target.length < 2) {
          leave('no main reading')
          continue
        }
        decisions.push({ type: 'regularise', target: target.map(targetOf), value: { class: name }, scope: 'place' })
      }
    }
    const mains = unit.readings.flatMap((reading) => known(reading) ?? [])
    const texted = [...new Set(mains.map((siglum) => slice(texts.get(siglum)!, ...place[siglum]!)))]
    if (texted.length < 2 && unit.readings.every((reading) => Object.keys(subreadingsOf(reading)).length === 0))
      continue
    const target = mains.slice(0, 1).map(targetOf)
    if (texted.length > 2) decisions.push({ type: 'order', target, value: { readings: texted }, scope: 'place' })
    decisions.push({ type: 'approve', target: mains.map(targetOf), value: {}, scope: 'place' })
  }
  const differing = places.filter(
    (place) => new Set([...versions.keys()].map((siglum) => slice(texts.get(siglum)!, ...place[siglum]!))).size > 1,
  )
  const structural = decisionsForPlaces(segments, versions, differing).map((one) => ({
    ...one,
    scope: 'place' as const,
  }))
  return { decisions: [...structural, ...decisions], rules: [], leftOut: counts }
}

const subreadingsOf = ({ subreadings = {} }: ItseeReading): Readonly<Record<string, readonly ItseeReading[]>> =>
  Array.isArray(subreadings) ? { subreading: subreadings } : (subreadings as Record<string, readonly ItseeReading[]>)

const withSubreadings = (reading: ItseeReading): readonly ItseeReading[] => [
  reading,
  ...Object.values(subreadingsOf(reading)).flat(),
]

/** Numbers of the words, from 0, that a witness has in a reading. */
function indicesOf({ text, SR_text }: ItseeReading, siglum: string): number[] {
  return [...text, ...(SR_text?.[siglum]?.text ?? [])].flatMap((token) => {
    const own = token[siglum] as { index?: unknown } | undefined
    const index = Number(own?.index)
    // That editor counts the gaps between words with odd numbers.
    return Number.isInteger(index) && index > 0 && index % 2 === 0 ? [index / 2 - 1] : []
  })
}

type Cursor = ReadonlyMap<string, number>

/**
 * Offsets by siglum between the words before a cursor and those behind it: as the comparison cuts there, if it does; else words take
 * the space behind them, unless some witness ends there.
 */
function boundaries(
  segments: readonly Segment[],
  words: ReadonlyMap<string, readonly WordSpan[]>,
  texts: ReadonlyMap<string, Text>,
): (cursor: Cursor) => ReadonlyMap<string, number> {
  const sigla = [...words.keys()]
  const keyOf = (cursor: Cursor) => sigla.map((siglum) => cursor.get(siglum)).join()
  const counts = new Map(sigla.map((siglum) => [siglum, 0]))
  const cuts = new Map<string, ReadonlyMap<string, number>>()
  for (const { spans } of segments) {
    let isBetween = true
    for (const siglum of sigla) {
      const own = words.get(siglum)!
      const offset = spans[siglum]![1]
      let count = counts.get(siglum)!
      while (count < own.length && own[count]!.start < offset) count++
      counts.set(siglum, count)
      if (count > 0 && own[count - 1]!.end > offset) isBetween = false
    }
    if (isBetween) cuts.set(keyOf(counts), new Map(sigla.map((siglum) => [siglum, spans[siglum]![1]])))
  }
  return (cursor) => {
    const known = cuts.get(keyOf(cursor))
    if (known !== undefined) return known
    const begun = sigla.filter((siglum) => cursor.get(siglum)! > 0)
    const ended = begun.filter((siglum) => cursor.get(siglum)! >= words.get(siglum)!.length)
    const isBeforeSpace = ended.length > 0 && ended.length < begun.length
    return new Map(
      sigla.map((siglum) => {
        const own = words.get(siglum)!
        const k = Math.min(cursor.get(siglum)!, own.length)
        if (k === 0 || isBeforeSpace) return [siglum, k === 0 ? 0 : own[k - 1]!.end]
        return [siglum, own[k]?.start ?? texts.get(siglum)!.length]
      }),
    )
  }
}
