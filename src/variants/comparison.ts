/** The shape of a comparison, as the public contract gives it. All offsets are code points into the stored texts. */
import type { NameEntry } from '../text/equivalence.ts'
import { RULES, type RuleName } from '../text/equivalences/index.ts'
import type { Lacuna } from '../text/lacunae.ts'
import type { OwnRule } from '../text/own-rules.ts'
import type { Unit } from '../text/unit.ts'

export type { Unit } from '../text/unit.ts'

/** Start and end (exclusive), in code points. */
export type Span = readonly [start: number, end: number]

export interface Options {
  readonly unit: Unit
  /** Rules under which differences are no variants. */
  readonly ignore: readonly string[]
  /** Siglum of the base. */
  readonly base: string
  readonly moves: boolean
}

export const KINDS = ['addition', 'omission', 'substitution', 'transposition', 'lacuna', 'mixed'] as const
/** `lacuna`: text of a witness is lost or illegible here, which is neither omission nor reading. */
export type Kind = (typeof KINDS)[number]
export type Significance = 'accidental' | 'substantive'
/** The classes of a difference are the rules that explain it. */
export const CLASSES = RULES
export type Class = RuleName
export const TOUCHES = ['number', 'date', 'name', 'negation', 'quotation'] as const
export type Touch = (typeof TOUCHES)[number]

/** What one or several witnesses have at a place. The base's reading comes first. */
export interface Reading {
  readonly text: string
  readonly witnesses: readonly string[]
  /** Decided by an editor: whether it is printed as a reading of its own. */
  readonly rank?: 'main' | 'sub'
  /** Decided by an editor: text of the reading that it derives from. */
  readonly parent?: string
  /** Decided by an editor: text of the reading that it is one with, and the class of the difference between them. */
  readonly regularised?: { readonly to: string; readonly class: string }
}

/** What an editor decided of a place (src/editing); a comparison without decisions has none of it. */
export interface Editorial {
  /** What is printed as the text: a witness's reading, or words that no witness has. */
  readonly lemma?: { readonly siglum: string } | { readonly conjecture: string }
  readonly notes?: readonly { readonly text: string; readonly language: string | null; readonly decision: string }[]
  readonly print?: 'yes' | 'no'
  readonly approved?: true
  /** Ids of the decisions that shaped the place. */
  readonly decisions?: readonly string[]
}

export interface IdenticalSegment {
  readonly relation: 'identical'
  readonly spans: Readonly<Record<string, Span>>
}

export interface DifferingSegment extends Editorial {
  /** `equivalent`: the texts differ, but not under the rules in `ignore`. */
  readonly relation: 'equivalent' | 'variant'
  /** "1", "2", … in reading order over the variants; equivalent segments have none. */
  readonly id?: string
  readonly spans: Readonly<Record<string, Span>>
  /** Where a minimal span cuts a word written in Han or kana: the spans widened to whole words, for readers. */
  readonly words?: Readonly<Record<string, Span>>
  readonly kind: Kind
  readonly readings: readonly Reading[]
  /** Of the registry, in its order; then those of own rules. */
  readonly classes: readonly string[]
  readonly touches: readonly Touch[]
  readonly significance: Significance
  /** Sigla of the witnesses whose text is lost here; only where there are some. */
  readonly lacunae?: readonly string[]
  /** Where it is by the counting of an edition, as the base's version says, or the first that says it; only where one does. */
  readonly reference?: string
}

export type Segment = IdenticalSegment | DifferingSegment

/** A stretch that is elsewhere in another witness. Every witness that carries it is in `spans`. */
export interface Move {
  readonly id: string
  readonly spans: Readonly<Record<string, Span>>
  readonly similarity: number
  /** The comparison of its ends, where they differ: offsets into the whole texts, witnesses that carry it. */
  readonly segments?: readonly Segment[]
}

export interface ComparedWitness {
  readonly siglum: string
  readonly version: string | null
  /** In code points. */
  readonly length: number
  readonly language: string | null
  /** The language whose rules were applied, where the witness has no language. */
  readonly assumed?: string
  /** As the witness gave them; absent where it gave none. */
  readonly lacunae?: readonly Lacuna[]
}

export interface Summary {
  readonly variants: number
  readonly substantive: number
  readonly accidental: number
  readonly byKind: Readonly<Partial<Record<Kind, number>>>
  readonly byClass: Readonly<Record<string, number>>
  /** For each pair of witnesses, 0 to 1. */
  readonly similarity: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface Comparison {
  readonly engine: string
  readonly options: Options
  /** The base first, then by siglum. */
  readonly witnesses: readonly ComparedWitness[]
  readonly segments: readonly Segment[]
  readonly moves: readonly Move[]
  readonly summary: Summary
  readonly precise: boolean
  /** Which published limit made the answer coarser; only where `precise` is false. */
  readonly reason?: string
}

export interface Witness {
  readonly siglum: string
  readonly text: string
  readonly language?: string | null
  readonly version?: string | null
  /** Stretches whose text is lost or illegible; signs of lost text count without being listed. */
  readonly lacunae?: readonly Lacuna[]
}

export interface CompareOptions extends Partial<Options> {
  /** The authority list of names in force. */
  readonly names?: readonly NameEntry[]
  /** Equivalences of the caller's own, in the order in which they apply. */
  readonly rules?: readonly OwnRule[]
}
