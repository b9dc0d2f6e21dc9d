/** The data that all views of a comparison share: the comparison, its texts, and the functions that views ask about a place. */

import type { ComparedTexts } from '../service/comparisons/compared.ts'
import type { Text } from '../text/codepoints.ts'
import { type Direction, directionOf } from '../text/direction.ts'
import type { Comparison, DifferingSegment, Segment } from '../variants/comparison.ts'
import { inWholeWords } from './in-whole-words.ts'
import type { MovedPlaces } from './moved-places.ts'
import type { Filter } from './page-query.ts'
import { readingsOf } from './readings.ts'
import type { TelegramMarks } from './telegram-marks.ts'
import { contextAfter, contextBefore, differs, type Highlight, isVariant, type Run, runs } from './text-runs.ts'
import type { Shown } from './visible-text.ts'

export interface ComparisonView {
  /** Its places are whole words, where the minimal ones cut some. */
  readonly comparison: Comparison
  /** With minimal places, as the API answers it; other forms are made from it. */
  readonly exact: Comparison
  /** By siglum. */
  readonly texts: ReadonlyMap<string, Text>
  /** By siglum. */
  readonly directions: ReadonlyMap<string, Direction>
  /** The label of each witness, where it is known. */
  readonly labels: ReadonlyMap<string, string>
  readonly highlight: Highlight | null
  readonly filter: Filter
  /** Where a view shows the moves; absent where no view is. */
  readonly moved?: MovedPlaces
  /** Where the texts concern telegrams; absent where that is not shown. */
  readonly telegrams?: TelegramMarks
}

export const EVERYTHING: Filter = { significance: null, classes: [] }

/** Compared texts, without labels, highlight or filter. O(segments × witnesses) and the length of the readings. */
export function viewOf({ comparison, texts }: ComparedTexts): ComparisonView {
  const directions = new Map(
    comparison.witnesses.map(({ siglum, language }) => [siglum, directionOf(language, texts.get(siglum)!.string)]),
  )
  const shown = { ...comparison, segments: inWholeWords(comparison.segments, texts) }
  return {
    comparison: shown,
    exact: comparison,
    texts,
    directions,
    labels: new Map(),
    highlight: null,
    filter: EVERYTHING,
  }
}

export type Variant = DifferingSegment & { readonly id: string }

/** Whether the filter of the reader includes a variant. */
const isChosen = ({ filter }: ComparisonView, { significance, classes }: DifferingSegment): boolean =>
  (filter.significance === null || filter.significance === significance) &&
  (filter.classes.length === 0 || filter.classes.some((name) => classes.includes(name)))

export const variantsOf = (shown: ComparisonView): readonly Variant[] =>
  shown.comparison.segments.filter(isVariant).filter((variant) => isChosen(shown, variant))

/** Does a segment carry a mark of its own? Else it is shown as the base has it, if faintly. */
export const isMarked = (shown: ComparisonView, segment: DifferingSegment): boolean =>
  isVariant(segment) && isChosen(shown, segment)

/** Places that differ in writing and are equal under the rules chosen. */
export const foldedOf = ({ comparison }: ComparisonView): readonly DifferingSegment[] =>
  comparison.segments.filter(differs).filter((segment) => segment.relation === 'equivalent')

export const languageOf = ({ comparison }: ComparisonView, siglum: string): string | undefined =>
  comparison.witnesses.find((witness) => witness.siglum === siglum)?.language ?? undefined

/** How much of the invisible is shown in the words of a place. */
export const shownIn = (segment: Segment): Shown =>
  differs(segment) && segment.classes.includes('spacing') ? 'spacing' : true

/** The attributes of an element that holds words of one witness. With `dir` an element is isolated from the text around it. */
export const wordsOf = (shown: ComparisonView, siglum: string) => ({
  lang: languageOf(shown, siglum),
  dir: shown.directions.get(siglum),
})

/** What one witness has in a segment. */
export function runsOf(shown: ComparisonView, segment: Segment, siglum: string): readonly Run[] {
  const { texts, highlight, moved, telegrams } = shown
  const span = segment.spans[siglum]!
  return runs(texts.get(siglum)!, siglum, span, highlight, moved?.get(siglum), telegrams?.get(siglum))
}

/** Does a running text show what this witness has in a segment? Of those who read the same it shows one. */
export function runsOn(shown: ComparisonView, segment: Segment, siglum: string): boolean {
  const { witnesses, options } = shown.comparison
  if (!differs(segment)) {
    const all = witnesses.map((witness) => witness.siglum)
    return siglum === speaker(shown, all)
  }
  const { lemma, others } = readingsOf(segment, options.base)
  const readings = isMarked(shown, segment) ? [lemma, ...others] : [lemma]
  return readings.some((reading) => siglum === speaker(shown, reading.witnesses))
}

/** The witness whose offsets are shown for a group that reads the same: the highlighted one, if it is among them. */
export function speaker({ highlight }: ComparisonView, sigla: readonly string[]): string {
  return highlight !== null && sigla.includes(highlight.siglum) ? highlight.siglum : sigla[0]!
}

/** Does the highlight begin here? Exactly one segment with text says yes, and carries the fragment `#highlight`. */
export function beginsHighlight({ highlight }: ComparisonView, segment: Segment): boolean {
  const span = highlight === null ? undefined : segment.spans[highlight.siglum]
  return span !== undefined && span[0] <= highlight!.start && highlight!.start < span[1]
}

/** A few characters of the base around a segment, so that a short lemma can be recognised. */
export function context({ texts }: ComparisonView, segment: Segment, base: string): { before: string; after: string } {
  const text = texts.get(base)!
  const [start, end] = segment.spans[base]!
  return { before: contextBefore(text, start, 4), after: contextAfter(text, end, 4) }
}

/** Code points of a version, exact when the page was made. */
export interface VersionPlace {
  readonly passage: string
  readonly siglum: string
  readonly version: string
  readonly start: number
  readonly end: number
}

/** Where else the words are that a page shows (elsewhere.ts). */
export interface Elsewhere {
  /** By siglum. */
  readonly places: ReadonlyMap<string, readonly VersionPlace[]>
  /** Of a text that is shown alone: what occurs in it more than once, each with its places. None is looked for in a long one. */
  readonly repeats: readonly (readonly VersionPlace[])[]
}

export const NOWHERE: Elsewhere = { places: new Map(), repeats: [] }
