/** Describes what differs between given stretches of texts, in the words of a comparison: for places that an editor made. */
import { slice, type Text } from '../text/codepoints.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Lacuna } from '../text/lacunae.ts'
import { compared, writingOf } from '../text/languages/index.ts'
import { type OwnRule, prepareOwnRules } from '../text/own-rules.ts'
import { prepareNames, tokenise } from '../text/tokens.ts'
import { isWithoutSpaces } from '../text/unit.ts'
import type { Segment, Span, Unit } from './comparison.ts'
import { differingSegment } from './differing-segment.ts'

export interface DescribeOptions {
  readonly unit: Unit
  readonly ignore: readonly string[]
  readonly names: readonly NameEntry[]
  readonly rules?: readonly OwnRule[]
  /** Of witnesses that have some, by siglum. */
  readonly lacunae?: ReadonlyMap<string, readonly Lacuna[]>
}

/**
 * A function that describes spans by siglum, the base's first: identical, or one place with its readings, classes, touches and
 * significance. Words around a span have no say. O(length of the spans).
 */
export function describer(
  texts: ReadonlyMap<string, Text>,
  languages: ReadonlyMap<string, string | null>,
  { unit, ignore, names, rules = [], lacunae = new Map() }: DescribeOptions,
): (spans: Readonly<Record<string, Span>>) => Segment {
  const known = prepareNames(names)
  const sigla = [...texts.keys()]
  const own = prepareOwnRules(
    rules,
    sigla.map((siglum) => languages.get(siglum) ?? null),
  )
  const writings = compared(
    sigla.map((siglum) => writingOf(texts.get(siglum)!.string, languages.get(siglum))),
    own,
  )
  const letters = unit === 'grapheme' && isWithoutSpaces([...texts.values()].map(({ string }) => string))
  const writingBySiglum = new Map(sigla.map((siglum, k) => [siglum, writings[k]!]))
  return (spans) => {
    const named = Object.entries(spans)
    const cut = named.map(([siglum, span]) => slice(texts.get(siglum)!, ...span))
    if (cut.every((text) => text === cut[0])) return { relation: 'identical', spans }
    const tokens = named.map(([siglum], k) =>
      tokenise(cut[k]!, { unit, names: known, letters, writing: writingBySiglum.get(siglum)! }),
    )
    const grid = {
      tokens,
      names: known,
      sigla: named.map(([siglum]) => siglum),
      lacunae: named.map(([siglum, span]) => within(lacunae.get(siglum) ?? [], span)),
    }
    const ranges = tokens.map(({ count }) => ({ from: 0, to: count }))
    return { ...differingSegment(grid, ranges, 'variant', ignore, []), spans }
  }
}

/** Lacunae of a stretch, as offsets into it. */
const within = (lacunae: readonly Lacuna[], [from, to]: Span): Lacuna[] =>
  lacunae.flatMap((lacuna) => {
    const [start, end] = [Math.max(from, lacuna.start), Math.min(to, lacuna.end)]
    return start > end ? [] : [{ ...lacuna, start: start - from, end: end - from }]
  })
