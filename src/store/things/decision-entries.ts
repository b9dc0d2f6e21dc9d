/** What is recorded of the editorial decisions of a passage, and how it is summarised: every decision stays when it is withdrawn. */
import type { Decision } from '../../editing/decision.ts'
import { claimOf, type Entry, recordedOf } from '../log/entry.ts'
import { type Rules, Slots } from '../log/rules.ts'

/** A decision as it is recorded: its id is the slot, its times are those of the record. */
export type RecordedDecision = Omit<Decision, 'decision' | 'created' | 'recorded'>

export interface DecisionWithdrawal {
  readonly reason: string
  readonly responsible: string
}

/** The slot is the id of the decision. */
export type DecisionEntry = Entry &
  (
    | { readonly kind: 'decision'; readonly value: RecordedDecision }
    | { readonly kind: 'withdrawal'; readonly value: DecisionWithdrawal }
  )

export type StoredDecision = Decision & {
  readonly recorded: string
  readonly withdrawn?: DecisionWithdrawal & { readonly at: string }
}

/**
 * Whether a corpus brought it: it has the edition of that. The first corpora gave their decisions none; by them alone was anything made at
 * another time than it was recorded.
 */
export const isSeeded = ({ edition, at, recorded }: Entry): boolean =>
  edition !== undefined || (recorded !== undefined && recorded !== at)

/** The first withdrawal of a decision counts; a withdrawn decision is past. */
export const DECISION_RULES: Rules<DecisionEntry> = {
  resolve(entries) {
    const slots = new Slots<DecisionEntry>()
    for (const entry of entries) slots.claim(entry)
    return slots
  },
  present(counting) {
    const withdrawn = new Set(counting.flatMap(({ kind, slot }) => (kind === 'withdrawal' ? [slot] : [])))
    return counting.filter(({ slot }) => !withdrawn.has(slot))
  },
  brief: (entry) => entry,
  claimsOf: (counting) => counting.map((entry) => [`${entry.kind} ${entry.slot}`, claimOf(entry)]),
  /** What withdraws a decision that a head does not have says nothing of any other. */
  isPartial: () => false,
}

/** Decisions in the order of recording. */
export function toDecisions(entries: readonly DecisionEntry[]): StoredDecision[] {
  const withdrawals = new Map(entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [[entry.slot, entry]] : [])))
  return entries.flatMap((entry): StoredDecision[] => {
    if (entry.kind !== 'decision') return []
    const withdrawal = withdrawals.get(entry.slot)
    const { type, target, value, scope, reason, responsible } = entry.value
    return [
      {
        decision: entry.slot,
        type,
        target,
        value,
        scope,
        reason,
        responsible,
        created: entry.at,
        recorded: recordedOf(entry),
        ...(withdrawal && { withdrawn: { ...withdrawal.value, at: recordedOf(withdrawal) } }),
      } as StoredDecision,
    ]
  })
}
