/** Choices of a printed form: which variants, a negative or a positive apparatus, in which language. */
import type { Comparison, DifferingSegment, Segment, Significance } from '../variants/comparison.ts'

/**
 * `negative`: an entry names the witnesses that do not read as the text does, and the others are understood.
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

/** In place of words that are lost, as editions of inscriptions and papyri have it. */
export const LOST_WORDS = '[…]'
export const NO_FILTER: Filter = { significance: null, classes: [] }

/** Whether a filter leaves anything out. */
export const isFiltered = ({ significance, classes }: Filter): boolean => significance !== null || classes.length > 0

/** A place that has an entry: a variant that the filter lets through and that is to be printed. */
export type ShownPlace = DifferingSegment & { readonly id: string }

/** Whether a segment is a place that the filter shows and no decision leaves unprinted. */
export const isShown = (segment: Segment, filter: Filter): segment is ShownPlace =>
  segment.relation === 'variant' && segment.id !== undefined && isPrinted(segment) && passes(segment, filter)

const passes = (segment: DifferingSegment, { significance, classes }: Filter): boolean =>
  (significance === null || significance === segment.significance) &&
  (classes.length === 0 || classes.some((name) => segment.classes.includes(name)))

/** Whether an editor decided that it is printed: a regularised place is not, unless it has a note. */
const isPrinted = (segment: DifferingSegment): boolean =>
  segment.print === undefined ? segment.notes !== undefined || !isOneReading(segment) : segment.print === 'yes'

/** Whether all readings are regularised to one, and no other is in the text. */
export const isOneReading = ({ readings, lemma }: DifferingSegment): boolean =>
  new Set(readings.map(({ text, regularised }) => regularised?.to ?? text)).size === 1 &&
  !(lemma !== undefined && 'conjecture' in lemma)

/**
 * Notes for readers of a language: one in Chinese or English is left out where there is one in the language of the reader.
 * @param language BCP 47; a reader of any language but Chinese gets English
 */
export function notesIn({ notes = [] }: DifferingSegment, language: string): NonNullable<DifferingSegment['notes']> {
  const own = language.startsWith('zh') ? 'zh' : 'en'
  const isIn = (tag: string | null, name: string) => tag !== null && new RegExp(`^${name}\\b`, 'i').test(tag)
  if (!notes.some((note) => isIn(note.language, own))) return notes
  return notes.filter((note) => !isIn(note.language, own === 'zh' ? 'en' : 'zh'))
}

/** A variant that has no entry: it is printed as the text has it, and counted. */
export const isHidden = (segment: Segment, filter: Filter): boolean =>
  segment.relation === 'variant' && !isShown(segment, filter)

/** A variant that an encoding leaves out; it has regularised places, and marks them. */
export const isLeftOut = (segment: Segment, filter: Filter): boolean =>
  segment.relation === 'variant' && (segment.print === 'no' || !passes(segment, filter))

/** The places that a printed form shows, in reading order. O(segments). */
export const shownPlaces = ({ segments }: Comparison, filter: Filter): readonly ShownPlace[] =>
  segments.filter((segment) => isShown(segment, filter))
