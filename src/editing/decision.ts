/**
 * Editorial decisions: what an editor settles about the places of a comparison. A decision is a record with an author, a time and a
 * reason; it is never changed, only withdrawn. It points at places by spans of named versions, so that it can be carried to a later
 * version of a witness.
 */
import type { Localized } from '../text/localized.ts'

/** Code points `[start, end)` of a version. In a comparison of unstored texts `version` is the siglum. */
export interface Target {
  readonly version: string
  readonly start: number
  readonly end: number
}

/** What each type of decision says. */
export interface DecisionValues {
  /** The targeted readings are one reading, written in two ways; a single target is one with the base's reading. */
  readonly regularise: { readonly class: string }
  /** The targets, one for each witness, are one place. */
  readonly align: Readonly<Record<string, never>>
  /** The targets are in one place but do not correspond: each becomes a place of its own, in the order of the targets. */
  readonly separate: Readonly<Record<string, never>>
  /** Cuts the place: one offset for each target makes one cut; several offsets for a single target make several. */
  readonly split: { readonly at: readonly number[] }
  /** The places from the first target to the last, with what is between them, are one. */
  readonly join: Readonly<Record<string, never>>
  readonly lemma: { readonly siglum: string } | { readonly conjecture: string }
  /** Texts of readings in the order of printing; readings that are not named follow. */
  readonly order: { readonly readings: readonly string[] }
  /** Applies to the readings of the targets. `parent` is the text of the reading that they derive from. */
  readonly reading: { readonly rank: 'main' | 'sub'; readonly parent?: string }
  readonly classify: {
    readonly classes?: readonly string[]
    readonly significance?: 'accidental' | 'substantive'
    readonly relation?: 'equivalent' | 'variant'
  }
  readonly note: { readonly text: string; readonly language: string | null }
  readonly print: { readonly print: 'yes' | 'no' }
  readonly approve: Readonly<Record<string, never>>
}

export type DecisionType = keyof DecisionValues

/** How far a `regularise` reaches: this place, the same two texts anywhere in this witness, or in any witness. */
export const DECISION_SCOPES = ['place', 'witness', 'passage'] as const
type Scope = (typeof DECISION_SCOPES)[number]

interface DecisionOf<T extends DecisionType> {
  /** Id of the record. */
  readonly decision: string
  readonly type: T
  readonly target: readonly Target[]
  readonly value: DecisionValues[T]
  readonly scope: Scope
  readonly reason: Localized | null
  readonly responsible: string | null
  /** RFC 3339. Of two decisions that contradict each other the one recorded first is in force. */
  readonly created: string
  readonly recorded?: string
}

export type Decision = { [T in DecisionType]: DecisionOf<T> }[DecisionType]
export type StructuralDecision = Extract<Decision, { type: 'align' | 'separate' | 'split' | 'join' }>
export type PlaceDecision = Exclude<Decision, StructuralDecision>

/** Why a decision that is in force does not shape the comparison. */
export const UNAPPLIED_REASONS = {
  'unknown-version': 'A target names a version that the comparison neither has nor can be carried from.',
  'not-compared': 'The decision is about witnesses that the comparison does not have.',
  gone: 'The words of a target are no longer in the witness.',
  doubtful: 'The words of a target changed, or occur in several places, so that its new place is uncertain.',
  'no-place': 'Nothing differs where the targets point.',
  'several-places': 'The targets point at more than one place.',
  undetermined: 'The decision does not say what becomes of a witness that has another reading here.',
  'unknown-reading': 'No reading of the place has the text or the siglum that the value names.',
  contradicts: 'A decision recorded earlier says something else.',
} as const
export type UnappliedReason = keyof typeof UNAPPLIED_REASONS

export interface Unapplied {
  readonly decision: string
  readonly reason: UnappliedReason
  /** Ids of the decisions that it contradicts. */
  readonly with?: readonly string[]
  /** For `doubtful` and `gone`: the words as they were decided on, with their context, and as they are now. */
  readonly was?: Context
  readonly is?: Context
}

/** A stretch of a version with up to 20 code points on either side. */
export interface Context extends Target {
  readonly before: string
  readonly text: string
  readonly after: string
}

/** A comparison's `decisions` member. */
export interface DecisionReport {
  /** Id of the set of decisions; null where they came in the request. */
  readonly id: string | null
  readonly applied: number
  /** Ids of applied decisions whose targets were carried to a later version. */
  readonly carried: readonly string[]
  readonly unapplied: readonly Unapplied[]
}

/** Precedence: the earlier `recorded`, then the smaller id. */
export function byPrecedence(a: Decision, b: Decision): number {
  const [x, y] = [a.recorded ?? a.created, b.recorded ?? b.created]
  return x < y ? -1 : x > y ? 1 : a.decision < b.decision ? -1 : a.decision > b.decision ? 1 : 0
}

/** Whether a decision changes which words are one place, and not only the description of a place. */
export function isStructural(decision: Decision): decision is StructuralDecision {
  return ['align', 'separate', 'split', 'join'].includes(decision.type)
}
