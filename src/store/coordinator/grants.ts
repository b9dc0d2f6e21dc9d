/**
 * Decides for one thing (a passage, a telegram) which claim to a slot succeeds, and the number and time of each record. Pure;
 * durable-object.ts keeps the state.
 */

export interface GrantClaim {
  /** The kind of entry and its slot: `["witness","A"]`. */
  readonly slot: string
  readonly claim: string
  /** Of a slot whose value may change: the claim in force, which this one replaces; null where there is none. Otherwise left out. */
  readonly replaces?: string | null
}

export interface GrantRequest {
  readonly claims: readonly GrantClaim[]
  /** Claims that the records show, by slot. */
  readonly held: Readonly<Record<string, string>>
  /** Whether `held` is from a list of all records, and not from a summary that may be late. */
  readonly listed: boolean
  /** When the newest record that the writer knows was recorded, in milliseconds since 1970; 0 where there is none. */
  readonly newest: number
}

/** `refused`: another claim holds the slot. `unrecorded`: it was let through long ago and the writer knows no record of it. */
export type GrantAnswer =
  | { readonly number: number; readonly recorded: number }
  | { readonly refused: string; readonly unrecorded: boolean }

export interface Counter {
  readonly number: number
  readonly recorded: number
}

/** A claim that was let through, and when. */
export interface Holder {
  readonly claim: string
  readonly since: number
}

interface Decision {
  readonly answer: GrantAnswer
  readonly counter?: Counter
  readonly holders?: ReadonlyMap<string, Holder>
}

/** A record that is not to be seen so long after its claim was let through was never written: its writer died. */
const ABANDONED_AFTER = 300_000

/**
 * Decides on a request. A slot that the coordinator knows nothing of is held as the records say: it may have been switched on later than
 * they were written.
 *
 * @param holders of the slots that the request names
 * @param now     milliseconds since 1970
 */
export function decide(
  { claims, held, listed, newest }: GrantRequest,
  counter: Counter | undefined,
  holders: ReadonlyMap<string, Holder>,
  now: number,
): Decision {
  const next = new Map<string, Holder>()
  for (const { slot, claim, replaces } of claims) {
    const holder = holders.get(slot)
    const recorded = Object.hasOwn(held, slot) ? held[slot]! : null
    const isOld = holder !== undefined && holder.claim !== recorded && now - holder.since > ABANDONED_AFTER
    const isAbandoned = isOld && listed
    const current = holder === undefined || isAbandoned ? recorded : holder.claim
    if (current !== claim) {
      const isFree = replaces === undefined ? current === null : current === replaces
      if (!isFree) return { answer: { refused: slot, unrecorded: isOld } }
    }
    next.set(slot, { claim, since: holder?.claim === claim ? holder.since : now })
  }
  const count: Counter = {
    number: (counter?.number ?? 0) + 1,
    recorded: Math.max(now, (counter?.recorded ?? 0) + 1, newest + 1),
  }
  return { answer: count, counter: count, holders: next }
}
