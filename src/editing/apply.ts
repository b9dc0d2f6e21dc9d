/**
 * Applies editorial decisions to a comparison: pure, lossless, and independent of the order in which decisions are given.
 *
 *   1. targets    each target is found in the compared versions, or carried to them (carry.ts)
 *   2. structure  align, separate, split, join change where places begin and end (structure.ts)
 *   3. places     all other decisions change how a place is read and printed (places.ts)
 *
 * Without decisions the function returns the same comparison object. Afterwards, spans partition every text as before. Every decision
 * is either applied or listed as unapplied with its reason.
 */
import type { Text } from '../text/codepoints.ts'
import type { Comparison, Segment, Span } from '../variants/comparison.ts'
import { summaryOf } from '../variants/summary.ts'
import { carrierBetween } from './carry.ts'
import {
  byPrecedence,
  type Decision,
  type DecisionReport,
  isStructural,
  type PlaceDecision,
  type StructuralDecision,
  type Target,
  type Unapplied,
} from './decision.ts'
import { type AnySegment, type ClassifyPair, decidePlaces } from './places.ts'
import { type Located, restructure, targetSpans, type WitnessSpan } from './structure.ts'

export type EditedComparison = Omit<Comparison, 'segments'> & {
  readonly segments: readonly AnySegment[]
  readonly decisions?: DecisionReport
}

/** What is needed beside the comparison. */
export interface Editing {
  /** Id of the set of decisions; null where they came in the request. */
  readonly id: string | null
  /** Those in force, in any order. */
  readonly decisions: readonly Decision[]
  /** Of each compared witness. */
  readonly texts: ReadonlyMap<string, Text>
  /** Versions that decisions name and that are not compared, by id. */
  readonly earlier: ReadonlyMap<string, { readonly siglum: string; readonly text: Text }>
  /** Says what differs between spans of two or more witnesses, the base's first, as the comparison would. */
  readonly describe: (spans: Readonly<Record<string, Span>>) => Segment
}

/**
 * See the head of the file. O(decisions × log segments) beyond the comparison, and an alignment for each version that targets are carried
 * from.
 */
export function applyDecisions(comparison: Comparison, editing: Editing): EditedComparison {
  if (editing.decisions.length === 0) return comparison
  const sigla = comparison.witnesses.map(({ siglum }) => siglum)
  const texts = sigla.map((siglum) => editing.texts.get(siglum)!)
  const { structural, place, carried, unapplied } = locateAll(comparison, sigla, editing)

  const structure = restructure(comparison.segments, sigla, texts, structural)
  const restructured = structure.stretches.map((stretch): AnySegment => {
    if (stretch.segment !== null) return stretch.segment
    const segment = editing.describe(targetSpans(stretch, sigla))
    return segment.relation === 'identical' ? segment : { ...segment, decisions: stretch.decisions }
  })
  const places = decidePlaces(joinIdentical(restructured, sigla), sigla, place, classifyPairs(editing))

  const segments = numbered(places.segments)
  const all = [...unapplied, ...structure.unapplied, ...places.unapplied]
  const left = new Set(all.map(({ decision }) => decision))
  const lengths = comparison.witnesses.map(({ length }) => length)
  return {
    ...comparison,
    segments,
    summary: summaryOf(sigla, lengths, segments as readonly Segment[]),
    decisions: {
      id: editing.id,
      applied: structural.length + place.length + unapplied.length - all.length,
      carried: carried.filter((id) => !left.has(id)).sort(),
      unapplied: all.sort((a, b) => (a.decision < b.decision ? -1 : 1)),
    },
  }
}

interface LocatedDecisions {
  readonly structural: Located<StructuralDecision>[]
  readonly place: Located<PlaceDecision>[]
  /** Ids of decisions with a target that was carried. */
  readonly carried: string[]
  readonly unapplied: Unapplied[]
}

/** By precedence. */
function locateAll(comparison: Comparison, sigla: readonly string[], editing: Editing): LocatedDecisions {
  const out: LocatedDecisions = { structural: [], place: [], carried: [], unapplied: [] }
  const locate = locator(comparison, sigla, editing)
  const known = new Set<string>()
  for (const decision of [...editing.decisions].sort(byPrecedence)) {
    if (known.has(decision.decision)) continue
    known.add(decision.decision)
    const spans: WitnessSpan[] = []
    const left: number[] = []
    let refused: Omit<Unapplied, 'decision'> | null = null
    let isCarried = false
    for (const [k, target] of decision.target.entries()) {
      const found = locate(target)
      if ('witness' in found) {
        spans.push(found)
        left.push(k)
        isCarried ||= found.carried
      } else if (found.reason !== 'not-compared') refused ??= found
    }
    const isPart = left.length < decision.target.length
    if (refused === null && isPart && left.length < fewestTargets(decision)) refused = { reason: 'not-compared' }
    if (refused !== null) {
      out.unapplied.push({ decision: decision.decision, ...refused })
      continue
    }
    if (isCarried) out.carried.push(decision.decision)
    if (isStructural(decision)) out.structural.push({ decision: withTargets(decision, left), spans })
    else out.place.push(isPart ? { decision, spans, isPart } : { decision, spans })
  }
  return out
}

/** Targets that must remain where the witnesses of others are not compared: a decision about two readings means nothing for one. */
const fewestTargets = ({ type }: Decision): 1 | 2 =>
  type === 'regularise' || type === 'align' || type === 'separate' || type === 'split' || type === 'join' ? 2 : 1

/** Without the offsets that a split gives for targets that are not compared. */
function withTargets(decision: StructuralDecision, left: readonly number[]): StructuralDecision {
  if (decision.type !== 'split' || decision.target.length === 1 || left.length === decision.target.length)
    return decision
  return { ...decision, value: { at: left.flatMap((k) => decision.value.at[k] ?? []) } }
}

/** Finds targets in the compared texts; each earlier version is aligned once. */
function locator({ witnesses }: Comparison, sigla: readonly string[], { texts, earlier }: Editing) {
  const compared = new Map(witnesses.map(({ siglum, version }, k) => [version ?? siglum, k]))
  const carriers = new Map<string, ReturnType<typeof carrierBetween>>()
  return (target: Target): (WitnessSpan & { readonly carried: boolean }) | Omit<Unapplied, 'decision'> => {
    const witness = compared.get(target.version)
    if (witness !== undefined) {
      if (target.end > witnesses[witness]!.length) return { reason: 'gone' }
      return { witness, start: target.start, end: target.end, carried: false }
    }
    const from = earlier.get(target.version)
    if (from === undefined) return { reason: 'unknown-version' }
    const now = sigla.indexOf(from.siglum)
    if (now < 0) return { reason: 'not-compared' }
    let carry = carriers.get(target.version)
    if (carry === undefined) {
      const { siglum, version } = witnesses[now]!
      carry = carrierBetween(
        { version: target.version, text: from.text },
        { version: version ?? siglum, text: texts.get(siglum)! },
      )
      carriers.set(target.version, carry)
    }
    const found = carry(target)
    return 'reason' in found ? found : { witness: now, ...found, carried: true }
  }
}

const classifyPairs =
  ({ describe }: Editing): ClassifyPair =>
  (segment, siglum, other) => {
    const pair = describe({ [siglum]: segment.spans[siglum]!, [other]: segment.spans[other]! })
    return pair.relation === 'identical' ? null : pair
  }

/** Two stretches that no witness differs in are one. */
function joinIdentical(segments: readonly AnySegment[], sigla: readonly string[]): AnySegment[] {
  const out: AnySegment[] = []
  for (const segment of segments) {
    const last = out.at(-1)
    if (last?.relation === 'identical' && segment.relation === 'identical') {
      const spans = Object.fromEntries(
        sigla.map((siglum) => [siglum, [last.spans[siglum]![0], segment.spans[siglum]![1]] as const]),
      )
      out[out.length - 1] = { relation: 'identical', spans }
    } else out.push(segment)
  }
  return out
}

/** Variants are counted from 1; what is no variant (any more) has no number. */
function numbered(segments: readonly AnySegment[]): AnySegment[] {
  let count = 0
  return segments.map((segment) => {
    if (segment.relation === 'identical') return segment
    const id = segment.relation === 'variant' ? String(++count) : undefined
    if (segment.id === id) return segment
    const { id: _, ...rest } = segment
    return id === undefined ? rest : { ...rest, id }
  })
}
