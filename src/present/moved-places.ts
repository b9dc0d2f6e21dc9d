/**
 * Finds where a view shows moved text. A moved stretch may run through several segments; its sign is at its first segment in every
 * witness that the view shows, and each sign links to the next.
 */
import type { Comparison, Segment, Span } from '../variants/comparison.ts'

/** One place of a move. */
export interface Moved {
  /** As it is counted: "1" for m1. */
  readonly number: string
  readonly siglum: string
  readonly span: Span
  /** The base has it here and others elsewhere; else it came here from where the base has it. */
  readonly away: boolean
  /** Who has it elsewhere, in the order of the witnesses. */
  readonly others: readonly string[]
  /** Null where the view shows nothing of it. */
  readonly sign: {
    readonly id: string
    /** Code point of the witness before which it is: where the first segment that is shown begins, or the stretch. */
    readonly at: number
    /** Id of the next place, or of the entry in the list where the view shows no other. */
    readonly to: string
  } | null
}

/** By siglum. */
export type MovedPlaces = ReadonlyMap<string, readonly Moved[]>

/** `shows`: does the view show what this witness has in this segment? O(places of moves × log segments + segments they run through). */
export function movedPlaces(
  { moves, witnesses, options, segments }: Comparison,
  shows: (segment: Segment, siglum: string) => boolean,
): MovedPlaces {
  const places = new Map<string, Moved[]>()
  for (const { id, spans } of moves) {
    const carriers = witnesses.flatMap(({ siglum }, index) => {
      const span = spans[siglum]
      if (span === undefined) return []
      const at = firstShown(segments, siglum, span, shows)
      return [{ siglum, span, at, id: `${id}-${index}` }]
    })
    const seen = carriers.filter(({ at }) => at !== null)
    for (const { siglum, span, at, id: own } of carriers) {
      const away = siglum === options.base
      const next = seen[(seen.findIndex((one) => one.siglum === siglum) + 1) % seen.length]
      const place: Moved = {
        number: id.slice(1),
        siglum,
        span,
        away,
        others: carriers.map((one) => one.siglum).filter((one) => (one === options.base) !== away),
        sign: at === null ? null : { id: own, at, to: next === undefined || next.siglum === siglum ? id : next.id },
      }
      const before = places.get(siglum)
      if (before) before.push(place)
      else places.set(siglum, [place])
    }
  }
  return places
}

function firstShown(
  segments: readonly Segment[],
  siglum: string,
  [start, end]: Span,
  shows: (segment: Segment, siglum: string) => boolean,
): number | null {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.spans[siglum]![1] > start) high = middle
    else low = middle + 1
  }
  for (; low < segments.length; low++) {
    const segment = segments[low]!
    const [from, to] = segment.spans[siglum]!
    if (from >= end) return null
    if (from < to && shows(segment, siglum)) return Math.max(from, start)
  }
  return null
}

/** The moves that a place takes part in, as their numbers. */
export function movesAt({ moves }: Comparison, { spans }: Segment): readonly string[] {
  const meets = (one: Span, other: Span | undefined) => other !== undefined && one[0] < other[1] && other[0] < one[1]
  return moves
    .filter((move) => Object.entries(spans).some(([siglum, span]) => meets(span, move.spans[siglum])))
    .map(({ id }) => id.slice(1))
}
