/**
 * Converts regularisation rules and approved units of ITSEE's collation editor (github.com/itsee-birmingham/collation_editor_core:
 * docs/services-file.md, regulariser.py, static/CE_core/js/regularise.js).
 *
 * A rule says that a word `t` is the word `n`, with a class, within a scope:
 *
 *     always       everywhere                     an own rule (`pairs`), at whole words
 *     verse        everywhere in this unit        regularise, scope passage
 *     manuscript   everywhere in this witness     regularise, scope witness
 *     once         this word of this witness      regularise, scope place
 *
 * An approved unit is a list of apparatus units, each with the words that every witness has there: its places. What the other form
 * cannot express is left out, and counted by kind.
 */
import type { Text } from '../text/codepoints.ts'
import type { OwnRule } from '../text/own-rules.ts'
import type { Segment } from '../variants/comparison.ts'
import type { Decision, DecisionValues, Target } from './decision.ts'

export const ITSEE_SCOPES = ['always', 'verse', 'manuscript', 'once'] as const

export interface ItseeRule {
  readonly type?: string | undefined
  readonly id?: string | undefined
  readonly scope: (typeof ITSEE_SCOPES)[number]
  readonly class: string
  readonly t: string
  readonly n: string
  readonly context?: { readonly unit?: string; readonly witness?: string; readonly word?: string | number } | undefined
  readonly conditions?: object | null | undefined
  /** Units in which a rule of scope always does not hold. */
  readonly exceptions?: readonly string[] | undefined
}

export interface ItseeReading {
  readonly text: readonly Readonly<Record<string, unknown>>[]
  readonly witnesses: readonly string[]
  readonly type?: string | undefined
  /** Of a witness whose words are elsewhere in the apparatus by decision of the editor. */
  readonly SR_text?: Readonly<Record<string, { readonly text: ItseeReading['text'] }>> | undefined
  /** By class; older files have a list. */
  readonly subreadings?: Readonly<Record<string, readonly ItseeReading[]>> | readonly ItseeReading[] | undefined
}

export interface ItseeUnit {
  readonly start: number
  readonly end: number
  readonly readings: readonly ItseeReading[]
}

/** The result of reading a file: decisions before they are recorded, own rules, and what was left out. */
export interface FromItsee {
  readonly decisions: readonly WantedItseeDecision[]
  readonly rules: readonly OwnRule[]
  readonly leftOut: Readonly<Record<string, number>>
}

export interface WantedItseeDecision {
  readonly type: Decision['type']
  readonly target: readonly Target[]
  readonly value: DecisionValues[Decision['type']]
  readonly scope: Decision['scope']
}

/** A comparison of the texts that a file speaks of. */
export interface ItseePassage {
  /** As rules name it in `context.unit` and `exceptions`. */
  readonly unit: string
  readonly segments: readonly Segment[]
  /** What targets name, by siglum, the base first. */
  readonly versions: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, Text>
}

/** Counts what is left out, by kind. */
export function newLeftOut() {
  const counts: Record<string, number> = {}
  return {
    counts,
    leave(kind: string) {
      counts[kind] = (counts[kind] ?? 0) + 1
    },
  }
}
