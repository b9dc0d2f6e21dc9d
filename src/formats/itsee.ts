/**
 * Writes an approved unit of ITSEE's collation editor (github.com/itsee-birmingham/collation_editor_core, docs/collation-unit.md and
 * exporter.py): the words of the base with even numbers from 2, and an apparatus unit wherever witnesses differ, its readings labelled
 * a, b, c … with their words, their witnesses, and as sub-readings what is regularised to them or derives from them.
 *
 * That editor knows whole words only. A place that cuts a word is widened to it, together with the neighbouring places that share the
 * word.
 */
import { slice, type Text } from '../text/codepoints.ts'
import { spacedWords, type WordSpan } from '../text/spaced-words.ts'
import type { Comparison, DifferingSegment, Reading, Segment, Span } from '../variants/comparison.ts'
import type { About, ComparisonFormat } from './format.ts'
import { groupBy } from './grouped.ts'
import { isLost } from './printed-readings.ts'

export const itsee: ComparisonFormat = {
  extension: '.itsee.json',
  // Of a unit, beside its words.
  spanBytes: 80,
  mediaType: 'application/json',
  label: 'Approved unit (ITSEE collation editor)',
  moreBytes(comparison, texts, about) {
    const whole = wholeOf(comparison, texts, about)
    const bytes = (words: string) => new TextEncoder().encode(words).length
    const bytesOf = (siglum: string, words: readonly WordSpan[]) => {
      const each = TOKEN_BYTES + bytes(whole.context) + 4 * bytes(siglum)
      return words.reduce((sum, { word }) => sum + each + 3 * bytes(word), 0)
    }
    const { base } = comparison.options
    let sum = bytesOf(base, whole.words.get(base)!)
    for (const group of groupsOf(whole))
      for (const { siglum } of comparison.witnesses) {
        const words = whole.words.get(siglum)!
        const [first, count] = wordsIn(words, spanIn(group, siglum))
        sum += bytesOf(siglum, words.slice(first, first + count))
      }
    return sum
  },
  render(comparison, texts, about) {
    const { base } = comparison.options
    const whole = wholeOf(comparison, texts, about)
    const { words, context: title } = whole
    return JSON.stringify({
      context: title,
      status: 'approved',
      structure: {
        overtext: [{ id: base, hand: 'firsthand', tokens: words.get(base)!.map((_, k) => tokenOf(whole, base, k)) }],
        overtext_name: base,
        apparatus: unitsOf(whole),
        hand_id_map: Object.fromEntries(comparison.witnesses.map(({ siglum, version }) => [siglum, version ?? siglum])),
        om_readings: [],
        lac_readings: [],
        special_categories: [],
        marked_readings: {},
        separated_witnesses: [],
      },
    })
  },
}

/** Of a word of one witness, which is written three times, without it and without what the unit is called. */
const TOKEN_BYTES = 110

const wholeOf = (comparison: Comparison, texts: ReadonlyMap<string, Text>, { title = '' }: About = {}): Whole => ({
  comparison,
  texts,
  words: new Map([...texts].map(([siglum, { string }]) => [siglum, spacedWords(string)])),
  context: title,
})

interface Whole {
  readonly comparison: Comparison
  readonly texts: ReadonlyMap<string, Text>
  readonly words: ReadonlyMap<string, readonly WordSpan[]>
  readonly context: string
}

function tokenOf({ words, context }: Whole, siglum: string, k: number) {
  const { word } = words.get(siglum)![k]!
  return {
    index: String(2 * (k + 1)),
    siglum,
    reading: siglum,
    verse: context,
    t: word,
    original: word,
    rule_match: [word],
  }
}

const unitsOf = (whole: Whole): object[] => groupsOf(whole).map((group, k) => unitOf(group, k + 1, whole))

/** The segments of each unit: those between two boundaries that cut no word of any witness. */
function groupsOf(whole: Whole): Segment[][] {
  const { segments, witnesses } = whole.comparison
  const inside = new Map([...whole.words].map(([siglum, words]) => [siglum, offsetsInside(words)]))
  const isBetweenWords = ({ spans }: Segment) =>
    witnesses.every(({ siglum }) => !inside.get(siglum)!.has(spans[siglum]![1]))
  const units: Segment[][] = []
  let group: Segment[] = []
  for (const segment of segments) {
    group.push(segment)
    if (!isBetweenWords(segment)) continue
    // A difference of white space alone is none of words.
    const hasWords = witnesses.some(({ siglum }) => wordsIn(whole.words.get(siglum)!, spanIn(group, siglum))[1] > 0)
    if (hasWords && group.some(({ relation }) => relation === 'variant')) units.push(group)
    group = []
  }
  return units
}

const spanIn = (group: readonly Segment[], siglum: string): Span => [
  group[0]!.spans[siglum]![0],
  group.at(-1)!.spans[siglum]![1],
]

function offsetsInside(words: readonly WordSpan[]): ReadonlySet<number> {
  const inside = new Set<number>()
  for (const { start, end } of words) for (let k = start + 1; k < end; k++) inside.add(k)
  return inside
}

function unitOf(group: readonly Segment[], number: number, whole: Whole): object {
  const { base } = whole.comparison.options
  const spanOf = (siglum: string) => spanIn(group, siglum)
  const [first, count] = wordsIn(whole.words.get(base)!, spanOf(base))
  const [start, end] = count === 0 ? [2 * first + 1, 2 * first + 1] : [2 * (first + 1), 2 * (first + count)]
  const readings = readingsOf(group, whole, spanOf)
  // Of readings that derive from each other, none is under another.
  const roots = new Map(readings.map((reading) => [reading, rootOf(readings, reading)]))
  const mains = readings.filter((reading) => roots.get(reading) === reading)
  const derived = groupBy(
    readings.filter((reading) => roots.get(reading) !== reading),
    (reading) => roots.get(reading)!,
  )
  return {
    _id: `unit-${number}`,
    start,
    end,
    first_word_index: `${start}.1`,
    readings: mains.map((main, k) => {
      const under = derived.get(main) ?? []
      const classes = [...new Set(under.map(classOf))]
      return {
        _id: `unit-${number}-${labelOf(k)}`,
        label: labelOf(k),
        ...written(main, whole, spanOf, `${start}`),
        ...(classes.length > 0 && {
          subreadings: Object.fromEntries(
            classes.map((name) => [
              name,
              under
                .filter((reading) => classOf(reading) === name)
                .map((reading) => ({ ...written(reading, whole, spanOf, `${start}`), suffix: name.slice(0, 1) })),
            ]),
          ),
        }),
      }
    }),
  }
}

interface UnitReading extends Reading {
  readonly isLost: boolean
}

/** Readings as decided where a unit is one place; else the witnesses that have the same words. Lost text is a reading apart. */
function readingsOf(
  group: readonly Segment[],
  { comparison, texts }: Whole,
  spanOf: (siglum: string) => Span,
): UnitReading[] {
  const [only] = group
  const isOne = group.length === 1 && only!.relation !== 'identical'
  const lost = (siglum: string) =>
    group.some((segment) => segment.relation !== 'identical' && isLost(segment as DifferingSegment, siglum))
  const own = isOne
    ? (only as DifferingSegment).readings
    : byText(comparison, (siglum) => slice(texts.get(siglum)!, ...spanOf(siglum)))
  return own.flatMap((reading) =>
    [false, true].flatMap((isLost) => {
      const witnesses = reading.witnesses.filter((siglum) => lost(siglum) === isLost)
      return witnesses.length === 0 ? [] : [{ ...reading, witnesses, isLost }]
    }),
  )
}

function byText({ witnesses }: Comparison, textOf: (siglum: string) => string): Reading[] {
  const readings = new Map<string, { text: string; witnesses: string[] }>()
  for (const { siglum } of witnesses) {
    const text = textOf(siglum).trim()
    const known = readings.get(text)
    if (known === undefined) readings.set(text, { text, witnesses: [siglum] })
    else known.witnesses.push(siglum)
  }
  return [...readings.values()]
}

const mainOf = (readings: readonly UnitReading[], { text, regularised, rank, parent, isLost }: UnitReading) => {
  const main = regularised?.to ?? (rank === 'sub' ? parent : undefined)
  return isLost || main === text ? undefined : readings.find((one) => one.text === main && !one.isLost)
}

function rootOf(readings: readonly UnitReading[], reading: UnitReading): UnitReading {
  const seen = new Set<UnitReading>()
  let root = reading
  for (let main = mainOf(readings, root); main !== undefined && !seen.has(main); main = mainOf(readings, root)) {
    seen.add(main)
    root = main
  }
  return root
}

const classOf = ({ regularised }: UnitReading): string => regularised?.class ?? 'subreading'

function written({ witnesses, isLost }: UnitReading, whole: Whole, spanOf: (siglum: string) => Span, start: string) {
  const placed = witnesses.map((siglum) => ({ siglum, at: wordsIn(whole.words.get(siglum)!, spanOf(siglum)) }))
  const [first] = placed
  const count = isLost ? 0 : first!.at[1]
  const text = Array.from({ length: count }, (_, k) => ({
    index: `${start}.${k + 1}`,
    verse: whole.context,
    reading: witnesses,
    interface: whole.words.get(first!.siglum)![first!.at[0] + k]!.word,
    ...Object.fromEntries(placed.map(({ siglum, at: [from] }) => [siglum, tokenOf(whole, siglum, from + k)])),
  }))
  const empty = isLost ? { type: 'lac', details: 'lac' } : { type: 'om' }
  return {
    text,
    ...(count === 0 && empty),
    text_string: count === 0 ? (isLost ? '&lt;lac&gt;' : 'om.') : text.map((token) => token.interface).join(' '),
    witnesses,
    suffixes: witnesses.map(() => ''),
  }
}

/** The number of words before a span, and in it. O(log words). */
function wordsIn(words: readonly WordSpan[], [start, end]: Span): readonly [first: number, count: number] {
  const before = (offset: number) => {
    let [low, high] = [0, words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (words[middle]!.start >= offset) high = middle
      else low = middle + 1
    }
    return low
  }
  const first = before(start)
  return [first, before(end) - first]
}

/** a to z, then aa, ab … */
const labelOf = (k: number): string =>
  (k < 26 ? '' : labelOf(Math.floor(k / 26) - 1)) + String.fromCharCode(97 + (k % 26))
