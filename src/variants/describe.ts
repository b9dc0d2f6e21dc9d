/** What differs between given stretches of texts, as a comparison would say it of a place: for places that an editor made. */
import { slice, type Text } from '../text/codepoints.ts'
import type { NameEntry } from '../text/equivalence.ts'
import { compared, writingOf } from '../text/languages/index.ts'
import { prepareNames, tokenise } from '../text/tokens.ts'
import type { Segment, Span, Unit } from './comparison.ts'
import { segmentOf } from './segments.ts'

export interface DescribeOptions {
  readonly unit: Unit
  readonly ignore: readonly string[]
  readonly names: readonly NameEntry[]
}

/**
 * A function that describes spans by siglum, the base's first: identical, or one place with its readings, classes, touches and
 * significance. Words around a span have no say. O(length of the spans).
 */
export function describer(
  texts: ReadonlyMap<string, Text>,
  languages: ReadonlyMap<string, string | null>,
  { unit, ignore, names }: DescribeOptions,
): (spans: Readonly<Record<string, Span>>) => Segment {
  const known = prepareNames(names)
  const sigla = [...texts.keys()]
  const writings = compared(sigla.map((siglum) => writingOf(texts.get(siglum)!.string, languages.get(siglum))))
  const writingBySiglum = new Map(sigla.map((siglum, k) => [siglum, writings[k]!]))
  return (spans) => {
    const named = Object.entries(spans)
    const own = named.map(([siglum, span]) => slice(texts.get(siglum)!, ...span))
    if (own.every((text) => text === own[0])) return { relation: 'identical', spans }
    const tokens = named.map(([siglum], k) =>
      tokenise(own[k]!, { unit, names: known, writing: writingBySiglum.get(siglum)! }),
    )
    const grid = { tokens, names: known, sigla: named.map(([siglum]) => siglum), lacunae: named.map(() => []) }
    const ranges = tokens.map(({ count }) => ({ from: 0, to: count }))
    return { ...segmentOf(grid, ranges, 'variant', ignore, []), spans }
  }
}
