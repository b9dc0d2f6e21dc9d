/** What a printed form of a comparison shows, and in whose words: which variants, which kind of apparatus, which language. */
import type { Comparison, DifferingSegment, Segment, Significance } from '../variants/comparison.ts'

/**
 * `negative`: an entry names the witnesses that do not read as the base does, and the others are understood.
 * `positive`: it names those that do as well.
 */
export const APPARATUS = ['negative', 'positive'] as const
/** Latin (om., add.), English, or the manner of a Chinese 校记. */
export const WORDINGS = ['la', 'en', 'zh'] as const

interface Filter {
  /** Null: of both. */
  readonly significance: Significance | null
  /** A variant of any of these classes; none: of all, and of none. */
  readonly classes: readonly string[]
}

export interface Print extends Filter {
  readonly apparatus: (typeof APPARATUS)[number]
  readonly wording: (typeof WORDINGS)[number]
}

export const USUAL: Print = { significance: null, classes: [], apparatus: 'negative', wording: 'la' }

export const isFiltered = ({ significance, classes }: Filter): boolean => significance !== null || classes.length > 0

/** A place that has an entry: a variant that the filter lets through and no editor found not worth printing. */
export type ShownPlace = DifferingSegment & { readonly id: string }

export function isShown(segment: Segment, { significance, classes }: Filter): segment is ShownPlace {
  return (
    segment.relation === 'variant' &&
    segment.id !== undefined &&
    // An editor's decision.
    segment.print !== 'no' &&
    (significance === null || significance === segment.significance) &&
    (classes.length === 0 || classes.some((name) => segment.classes.includes(name)))
  )
}

/** A variant that the filter leaves out: printed as the base has it, and counted. */
export const isHidden = (segment: Segment, filter: Filter): boolean =>
  segment.relation === 'variant' && !isShown(segment, filter)

export const shownPlaces = ({ segments }: Comparison, filter: Filter): readonly ShownPlace[] =>
  segments.filter((segment) => isShown(segment, filter))
