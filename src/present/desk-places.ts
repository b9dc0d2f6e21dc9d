/** Lists the places of a comparison for an editor: the unedited and the edited comparison, and the decisions. */
import { byPrecedence, type Decision, type DecisionReport, isStructural, type Unapplied } from '../editing/decision.ts'
import type { Comparison, DifferingSegment, Segment } from '../variants/comparison.ts'
import { differs } from './text-runs.ts'

export interface DeskPlace {
  /** Where it begins: the sum of the offsets of all witnesses, which grows from segment to segment. */
  readonly at: number
  readonly end: number
  /** As edited. */
  readonly segment: DifferingSegment
  /** What the machine has in the same stretch; the same segment alone where nothing was decided. */
  readonly machine: readonly DifferingSegment[]
  /** Those that shaped it, by precedence. */
  readonly decisions: readonly Decision[]
  readonly isDecided: boolean
}

export interface LookAgain {
  readonly decision: Decision
  readonly unapplied: Unapplied
  /** Those that it contradicts. */
  readonly against: readonly Decision[]
}

export interface Desk {
  /** Every variant, and every place that is none any more by a decision. In reading order. */
  readonly places: readonly DeskPlace[]
  readonly decided: number
  /** In force, and not applied to this comparison. */
  readonly again: readonly LookAgain[]
  /** Applied, and shaping no place that is listed, such as the join of two places that made all witnesses agree. */
  readonly elsewhere: readonly Decision[]
  /** About witnesses that are not compared now: nothing is doubtful about them. */
  readonly notCompared: readonly Decision[]
  /** Ids of decisions that were carried to a later version. */
  readonly carried: ReadonlySet<string>
}

/**
 * A place counts as decided when it is approved, or when an editor has said how it reads, what it is or whether it is printed.
 * A note says none of that, nor does where a place begins and ends.
 */

const settles = (decision: Decision): boolean => decision.type !== 'note' && !isStructural(decision)

/** O(segments × witnesses + decisions). */
export function deskOf(
  machine: Comparison,
  edited: Comparison & { readonly decisions?: DecisionReport },
  decisions: readonly Decision[],
): Desk {
  const byId = new Map([...decisions].sort(byPrecedence).map((decision) => [decision.decision, decision]))
  const ofMachine = ranged(machine.segments)
  let next = 0
  const places = ranged(edited.segments).flatMap(({ segment, at, end }): DeskPlace[] => {
    if (!differs(segment) || (segment.relation !== 'variant' && segment.decisions === undefined)) return []
    while (next < ofMachine.length && ofMachine[next]!.end <= at) next++
    const own: DifferingSegment[] = []
    for (let k = next; k < ofMachine.length && ofMachine[k]!.at < end; k++) {
      const one = ofMachine[k]!.segment
      if (differs(one)) own.push(one)
    }
    const shaping = (segment.decisions ?? []).flatMap((id) => byId.get(id) ?? []).sort(byPrecedence)
    return [{ at, end, segment, machine: own, decisions: shaping, isDecided: shaping.some(settles) }]
  })
  const all = edited.decisions?.unapplied ?? []
  const [absent, unapplied] = [true, false].map((is) => all.filter(({ reason }) => (reason === 'not-compared') === is))
  const shown = new Set([
    ...places.flatMap((place) => place.decisions.map(({ decision }) => decision)),
    ...all.map(({ decision }) => decision),
  ])
  return {
    places,
    decided: places.filter(({ isDecided }) => isDecided).length,
    again: unapplied!.flatMap((one) => {
      const decision = byId.get(one.decision)
      const against = (one.with ?? []).flatMap((id) => byId.get(id) ?? [])
      return decision === undefined ? [] : [{ decision, unapplied: one, against }]
    }),
    notCompared: absent!.flatMap(({ decision }) => byId.get(decision) ?? []),
    elsewhere: [...byId.values()].filter(({ decision }) => !shown.has(decision)),
    carried: new Set(edited.decisions?.carried ?? []),
  }
}

/** Where each segment begins and ends, in the sum of the offsets of all witnesses. */
function ranged(segments: readonly Segment[]) {
  return segments.map((segment) => {
    let [at, end] = [0, 0]
    for (const [from, to] of Object.values(segment.spans)) {
      at += from
      end += to
    }
    return { segment, at, end }
  })
}

export const DESK_STATES = [
  'undecided',
  'decided',
  'approved',
  'unprinted',
  'noted',
  'structural',
  'substantive',
  'accidental',
] as const
export type DeskState = (typeof DESK_STATES)[number]

export interface DeskFilter {
  readonly state: DeskState | null
  /** A class of the registry, of an own rule, or an editor's own. */
  readonly class: string | null
}

const HAS: Readonly<Record<DeskState, (place: DeskPlace) => boolean>> = {
  undecided: ({ isDecided }) => !isDecided,
  decided: ({ isDecided }) => isDecided,
  approved: ({ segment }) => segment.approved === true,
  unprinted: ({ segment }) => segment.print === 'no',
  noted: ({ segment }) => segment.notes !== undefined,
  structural: ({ decisions }) => decisions.some(isStructural),
  substantive: ({ segment }) => segment.significance === 'substantive',
  accidental: ({ segment }) => segment.significance === 'accidental',
}

export const isListed =
  ({ state, class: named }: DeskFilter) =>
  (place: DeskPlace): boolean =>
    (state === null || HAS[state](place)) &&
    (named === null || [place.segment, ...place.machine].some(({ classes }) => classes.includes(named)))

/** The place that holds `at`, else the first behind it, else the last; the first undecided one where `at` is null. */
export function openPlace(places: readonly DeskPlace[], at: number | null): DeskPlace | null {
  const found = at === null ? places.find(({ isDecided }) => !isDecided) : places.find(({ end }) => end > at)
  return found ?? (at === null ? places[0] : places.at(-1)) ?? null
}
