/**
 * The type of the rules by which the records of a kind of thing are summarised. Pure: a summary depends on what was recorded, not on
 * who saw what first.
 */
import { claimOf, type Entry, UNNAMED } from './entry.ts'

export interface Resolution<E extends Entry> {
  /** What counts, in the order of recording. */
  readonly counting: readonly E[]
  /** Claims that were made and lost to an earlier one, with all that was written under them. */
  readonly superseded: readonly E[]
}

export interface Rules<E extends Entry> {
  /**
   * @param entries as `inOrder` gives them: all of a thing, or what a head has with all that was recorded since shortly before it
   * @param known   in the second case, what the head has
   */
  resolve(entries: readonly E[], known?: readonly E[]): Resolution<E>
  /** The entries that concern the present; the history has the rest. */
  present(counting: readonly E[]): E[]
  /** An entry without what only a reader of this one thing needs. */
  brief(entry: E): E
  /** Who holds which slot among what counts, for the coordinator. */
  claimsOf(counting: readonly E[]): (readonly [slot: string, claim: string])[]
  /** Whether some of what counts cannot be judged without all that was recorded. */
  isPartial(counting: readonly E[]): boolean
}

/** Who holds a slot: the first claim; the same claim made again changes nothing. */
export class Slots<E extends Entry> {
  readonly counting: E[] = []
  readonly superseded: E[] = []
  readonly #holders = new Map<string, E>()

  holderOf(kind: string, slot: string): E | undefined {
    return this.#holders.get(JSON.stringify([kind, slot]))
  }

  /** The first claim to its slot counts. */
  claim(entry: E): void {
    const name = JSON.stringify([entry.kind, entry.slot])
    const holder = this.#holders.get(name)
    if (holder === undefined) {
      this.#holders.set(name, entry)
      this.counting.push(entry)
    } else if (claimOf(holder) !== claimOf(entry)) this.superseded.push(entry)
  }

  count(entry: E): void {
    this.counting.push(entry)
  }

  lose(entry: E): void {
    this.superseded.push(entry)
  }
}

/** Whether an entry was written under the claim that won; entries from before claims were recorded were. */
export const isUnder = ({ of }: Entry, claim: string | undefined): boolean =>
  of === undefined || of === (claim ?? UNNAMED)

interface Replacing<E extends Entry> {
  readonly claim: (entry: E) => string
  /** Whether an entry replaces any entry in force; otherwise it must name the one that it replaces. */
  readonly overrides: (entry: E, inForce: E | null) => boolean
}

/**
 * For values that replace one another: an entry counts if it names the one in force; of two that name the same one, the first recorded
 * counts.
 *
 * @param entries of one slot, in order
 * @param known   the one in force that a head has, where `entries` are only the records since shortly before it: the ones that it
 *   replaced need not be among them
 */
export function chain<E extends Entry>(
  entries: readonly E[],
  { claim, overrides }: Replacing<E>,
  known: E | null = null,
): Resolution<E> {
  const counting: E[] = []
  const superseded: E[] = []
  let inForce: E | null = null
  let held = known === null ? null : startOf(entries, claim, known)
  for (const entry of entries) {
    if (inForce !== null && entry.claim !== undefined && claim(inForce) === claim(entry)) continue
    const names = (entry.replaces ?? null) === held
    if (names || overrides(entry, inForce) || (inForce === null && known !== null && claim(entry) === claim(known))) {
      counting.push(entry)
      inForce = entry
      held = claim(entry)
    } else superseded.push(entry)
  }
  return { counting, superseded }
}

/** The claim that was in force before the first of those that lead to the known one. */
function startOf<E extends Entry>(entries: readonly E[], claim: (entry: E) => string, known: E): string | null {
  const seen = new Set<E>()
  let first = known
  for (;;) {
    const before = entries.find((entry) => !seen.has(entry) && claim(entry) === first.replaces)
    if (before === undefined || before.recorded! >= first.recorded!) return first.replaces ?? null
    seen.add(before)
    first = before
  }
}
