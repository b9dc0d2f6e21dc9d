/**
 * Divides a comparison that is too long for one page into parts: consecutive segments, each part within a few hundred kilobytes of
 * HTML. The parts of one comparison in one view are always the same, so each has an address.
 */
import { slice } from '../text/codepoints.ts'
import type { Segment } from '../variants/comparison.ts'
import type { ComparisonView } from './comparison-view.ts'
import type { PageQuery, View } from './page-query.ts'
import { differs, isVariant, partOfSegment, sentenceEnds } from './text-runs.ts'

export interface Part {
  readonly segments: readonly Segment[]
  /** Number of its last variant; null where it has none. */
  readonly lastVariant: string | null
  /** Code points of the base. */
  readonly start: number
  readonly end: number
}

/** Within these a comparison is shown on one page, if its HTML is expected to stay small too. */
const WHOLE = { places: 500, codePoints: 50_000, bytes: 500_000 }
/** Columns of a table: enough for a telegram of some pages, few enough for a browser to lay out at once. */
const COLUMNS = 250
const MOST = { places: 250, codePoints: 25_000, bytes: 350_000 }

/** A view of a comparison, or the list of places on the desk. */
type Parted = View | 'desk'

/** Measured on the corpus: bytes of HTML of one place in each view, and of each of its readings beyond the first two. */
const PLACE: Readonly<Record<Parted, number>> = {
  inline: 1_700,
  reading: 2_000,
  'side-by-side': 1_600,
  table: 1_500,
  graph: 2_300,
  list: 1_000,
  desk: 1_900,
}
const READING = 350
/** Of a decision with its reason, where both are shortened. */
const DECISION = 1_000
/** Of a cell that one witness has in a view of columns or rows. */
const CELL: Readonly<Partial<Record<Parted, number>>> = { 'side-by-side': 330, table: 260 }

/** At least one; only one where the whole fits on a page. O(segments + length of the base where a long stretch is divided). */
export function partsOf(shown: ComparisonView, view: Parted): readonly Part[] {
  const { segments, options, witnesses } = shown.comparison
  const bytes = (segment: Segment) => bytesOf(segment, view, witnesses.length)
  const length = (segment: Segment) => segment.spans[options.base]![1] - segment.spans[options.base]![0]
  const total = {
    places: segments.filter(isVariant).length,
    codePoints: sum(segments.map(length)),
    bytes: sum(segments.map(bytes)),
  }
  const isWhole =
    total.places <= WHOLE.places &&
    total.codePoints <= WHOLE.codePoints &&
    total.bytes <= WHOLE.bytes &&
    (view !== 'table' || segments.length <= COLUMNS)
  if (isWhole) return [partOf(segments, options.base)]
  const parts: Part[] = []
  let part: Segment[] = []
  let [places, codePoints, size] = [0, 0, 0]
  for (const segment of segments.flatMap((one) => divided(shown, one))) {
    const [more, longer] = [bytes(segment), length(segment)]
    const isFull =
      places >= MOST.places ||
      codePoints + longer > MOST.codePoints ||
      size + more > MOST.bytes ||
      (view === 'table' && part.length === COLUMNS)
    if (isFull && part.length > 0) {
      parts.push(partOf(part, options.base))
      part = []
      ;[places, codePoints, size] = [0, 0, 0]
    }
    part.push(segment)
    places += Number(isVariant(segment))
    codePoints += longer
    size += more
  }
  parts.push(partOf(part, options.base))
  return parts
}

type Asked = Pick<PageQuery, 'part' | 'view' | 'cited' | 'highlight'>

/** The part that an address asks for, else the one with what the reader came for: a variant, or the beginning of a highlight. From 1. */
export function partShown(shown: ComparisonView, { part, view, cited, highlight }: Asked): number {
  if (part > 1 || (cited === null && highlight === null)) return part
  const found = partsOf(shown, view).findIndex(({ segments }) =>
    segments.some((segment) => {
      if (isVariant(segment) && segment.id === cited) return true
      const span = highlight === null ? undefined : segment.spans[highlight.siglum]
      return span !== undefined && span[0] <= highlight!.start && highlight!.start < span[1]
    }),
  )
  return Math.max(0, found) + 1
}

/** The view of one part: the same comparison with fewer segments, and the summary of the whole. */
export const withPart = (shown: ComparisonView, part: Part): ComparisonView => ({
  ...shown,
  comparison: { ...shown.comparison, segments: part.segments },
})

function partOf(segments: readonly Segment[], base: string): Part {
  const variants = segments.filter(isVariant)
  return {
    segments,
    lastVariant: variants.at(-1)?.id ?? null,
    start: segments[0]?.spans[base]?.[0] ?? 0,
    end: segments.at(-1)?.spans[base]?.[1] ?? 0,
  }
}

function bytesOf(segment: Segment, view: Parted, witnesses: number): number {
  const cells = (CELL[view] ?? 0) * witnesses
  const [start, end] = Object.values(segment.spans)[0]!
  // Up to four bytes a character of UTF-8, rarely so many.
  const text = 3 * (end - start) * (view === 'side-by-side' ? witnesses : 1)
  if (!differs(segment)) return text + (view === 'table' ? CELL.table! : 40)
  const readings = sum(segment.readings.map((reading) => 9 * reading.text.length + 12 * reading.witnesses.length))
  const decided = view === 'desk' ? DECISION * (segment.decisions?.length ?? 0) : 0
  return decided + PLACE[view] + cells + READING * Math.max(0, segment.readings.length - 2) + readings
}

/** A long stretch without differences in pieces, each of whole sentences where they are not too long themselves. */
function divided(shown: ComparisonView, segment: Segment): readonly Segment[] {
  const { base } = shown.comparison.options
  const [start, end] = segment.spans[base]!
  if (differs(segment) || end - start <= MOST.codePoints / 2) return [segment]
  const ends = sentenceEnds(slice(shown.texts.get(base)!, start, end))
  const pieces: Segment[] = []
  let from = 0
  while (from < end - start) {
    const limit = from + MOST.codePoints / 2
    const to = Math.min(end - start, ends.findLast((at) => at > from && at <= limit) ?? limit)
    pieces.push(partOfSegment(segment, from, to))
    from = to
  }
  return pieces
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
