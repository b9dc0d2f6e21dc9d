/** Orders the readings of a place for an apparatus: what is printed in the text, then the others. */
import { slice, type Text } from '../text/codepoints.ts'
import { lacunaSignsIn } from '../text/lacunae.ts'
import type { Comparison, DifferingSegment, Reading } from '../variants/comparison.ts'
import { isOneReading } from './print.ts'

/** How witnesses read at a place. */
export interface PrintedReading extends Reading {
  readonly what: 'reading' | 'added' | 'omitted' | 'lost' | 'endsHere'
  /** A witness of the reading that it derives from. */
  readonly under?: string
  /** Printed behind the reading that it derives from, as part of it. */
  readonly isBehind?: boolean
}

/**
 * The readings of a place as they are printed, that of the text apart: whole words where the comparison says which (`words`), so that no
 * half of a Chinese word is a lemma. Readings that are equal as spans may differ as words, so they are grouped again. A regularised
 * reading counts with the reading that it was regularised to, unless the place has no other or an editor decided to print it.
 */
export function readingsAt(
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
): { readonly own: PrintedReading; readonly others: readonly PrintedReading[] } {
  const { lemma } = segment
  const chosen = lemma !== undefined && 'siglum' in lemma ? lemma.siglum : comparison.options.base
  const inOrder = new Map(comparison.witnesses.map(({ siglum }, k) => [siglum, k]))
  const isMerged = segment.print !== 'yes' && !isOneReading(segment)
  const groups = new Map<string, PrintedReading & { witnesses: string[] }>()
  // A chosen reading is with its own words, also where it is regularised to another.
  const apart = segment.readings.find(({ witnesses }) => witnesses.includes(chosen))
  const regularisedTo = (reading: Reading): Reading => {
    if (!isMerged) return reading
    const to = reading.regularised?.to ?? reading.text
    if (apart !== undefined && to === (apart.regularised?.to ?? apart.text)) return apart
    return segment.readings.find(({ text }) => text === to) ?? reading
  }
  for (const reading of segment.readings) {
    const main = regularisedTo(reading)
    for (const siglum of reading.witnesses) {
      const speaker = main === reading ? siglum : main.witnesses[0]!
      const text = wordsAt(segment, speaker, texts)
      const what = whatOf(segment, speaker, text, texts.get(speaker)!)
      const group = groups.get(`${what} ${text}`)
      if (group !== undefined) group.witnesses.push(siglum)
      else {
        const { rank, parent } = main
        const under = segment.readings.find((one) => one.text === parent)?.witnesses[0]
        const derives = { ...(rank && { rank }), ...(under !== undefined && { under }) }
        groups.set(`${what} ${text}`, { what, text, witnesses: [siglum], ...derives })
      }
    }
  }
  for (const { witnesses } of groups.values()) witnesses.sort((a, b) => inOrder.get(a)! - inOrder.get(b)!)
  const all = spaceless([...groups.values()])
  const own =
    lemma !== undefined && 'conjecture' in lemma
      ? { what: 'reading' as const, text: lemma.conjecture, witnesses: [] }
      : all.find(({ witnesses }) => witnesses.includes(chosen))!
  const others = withSubs(
    all.filter((one) => one !== own),
    own,
  )
  if (own.text !== '' || own.what === 'lost' || own.what === 'endsHere') return { own, others }
  return { own, others: others.map((one) => (one.what === 'reading' ? { ...one, what: 'added' } : one)) }
}

/** Sub-readings behind the reading that they derive from; those of the text come first. */
function withSubs(others: readonly PrintedReading[], own: PrintedReading): readonly PrintedReading[] {
  if (others.every(({ rank }) => rank !== 'sub')) return others
  const isUnder = (one: PrintedReading, parent: PrintedReading) =>
    one !== parent && one.rank === 'sub' && one.under !== undefined && parent.witnesses.includes(one.under)
  const all = [own, ...others]
  const placed = new Map<PrintedReading, PrintedReading>()
  const place = (one: PrintedReading, isBehind: boolean) => {
    if (placed.has(one)) return
    placed.set(one, isBehind ? { ...one, isBehind } : one)
    for (const other of others) if (isUnder(other, one)) place(other, true)
  }
  for (const one of all) if (!all.some((parent) => isUnder(one, parent))) place(one, false)
  // Readings that derive from each other have no first.
  for (const one of others) place(one, false)
  placed.delete(own)
  return [...placed.values()]
}

/** What a witness has at a place, in whole words where the comparison says which they are. */
const wordsAt = (segment: DifferingSegment, siglum: string, texts: ReadonlyMap<string, Text>): string =>
  slice(texts.get(siglum)!, ...(segment.words?.[siglum] ?? segment.spans[siglum]!))

/** What is in the running text at a place: the base's reading, unless an editor chose another or made one. */
export function printedText(
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
): string {
  const { lemma } = segment
  if (lemma !== undefined && 'conjecture' in lemma) return lemma.conjecture
  const siglum = lemma?.siglum ?? comparison.options.base
  return slice(texts.get(siglum)!, ...segment.spans[siglum]!)
}

/** Omitted and added words include the space beside them; it is only shown where readings differ in nothing but spaces. */
function spaceless(readings: readonly PrintedReading[]): readonly PrintedReading[] {
  const trimmed = readings.map((one) => ({ ...one, text: withoutSpaces(one.text) }))
  const isSame = ({ text }: PrintedReading, k: number) => text === '' && readings[k]!.text !== ''
  const kinds = new Set(trimmed.map(({ what, text }) => `${what} ${text}`))
  return kinds.size < readings.length || trimmed.some(isSame) ? readings : trimmed
}

function withoutSpaces(words: string): string {
  let [from, to] = [0, words.length]
  while (words[from] === ' ') from++
  while (to > from && words[to - 1] === ' ') to--
  return words.slice(from, to)
}

function whatOf(segment: DifferingSegment, siglum: string, words: string, text: Text): PrintedReading['what'] {
  if (isLost(segment, siglum) && !isLegible(words))
    return segment.spans[siglum]![1] === text.length ? 'endsHere' : 'lost'
  return words === '' ? 'omitted' : 'reading'
}

/** Whether something can be read beside the signs of lost text; such a reading is printed with its signs. */
const isLegible = (words: string): boolean => {
  let rest = words
  for (const sign of lacunaSignsIn(words)) rest = rest.replace(sign, '')
  return /[\p{L}\p{N}]/u.test(rest)
}

/** Whether a witness's text is lost at a place: neither an omission nor a reading. */
export function isLost(segment: DifferingSegment, siglum: string): boolean {
  return segment.lacunae?.includes(siglum) ?? false
}
