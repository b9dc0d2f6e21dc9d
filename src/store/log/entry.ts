/** The type of one recorded fact about a thing, and the order of facts. */
import { sha256 } from '../hash.ts'
import { SETTLED_AFTER } from './staleness.ts'

export interface Entry {
  readonly kind: string
  /** Which of its kind: a siglum, the id of a version; empty where a thing has only one. */
  readonly slot: string
  /** When its content was made, RFC 3339 in milliseconds: a corpus dates it in the past. */
  readonly at: string
  /**
   * When it was recorded, by the clock of the writer's location, but later than all entries that the writer knew of the thing: so an
   * entry never comes before one that its writer saw, even where clocks differ. Entries from before `recorded` have only `at`.
   */
  readonly recorded?: string
  readonly value: unknown
  /** Name of the token that it was written with, where there was one. */
  readonly by?: string
  /** Digest of what it claims its slot for: two entries with one claim are the same claim made twice. */
  readonly claim?: string
  /** The claim that it was written under, of the passage, witness or telegram: where another one won, it does not count. */
  readonly of?: string
  /** The claim that it replaces, in a slot whose value may change; null where it is the first. */
  readonly replaces?: string | null
  /** Date of the corpus that it comes from: a later edition replaces an earlier one. */
  readonly edition?: string
  /** Given by the coordinator (coordinator/), which lets only one claim to a slot through. */
  readonly number?: number
  /** As a head has it: without the members that only who reads this one thing needs. */
  readonly brief?: true
}

/** An entry that is still to be recorded. */
export type NewEntry<E extends Entry> = E extends Entry
  ? Omit<E, 'recorded' | 'by' | 'number' | 'at'> & { readonly at?: string }
  : never

/** When an entry was recorded, RFC 3339. */
export const recordedOf = ({ recorded, at }: Entry): string => recorded ?? at

/** Claims from before claims were recorded. */
export const UNNAMED = ''
export const claimOf = ({ claim = UNNAMED }: Entry): string => claim

/** 16 hexadecimal digits of a digest: distinguishes a claim from its rivals. */
export async function claimDigest(content: unknown): Promise<string> {
  return (await sha256(JSON.stringify(content))).slice(0, 16)
}

/**
 * The key of a record: when it was recorded, and a digest of what, so that one record written twice has one key.
 * A record holds one entry, or several that were written together.
 */
export async function recordKey(prefix: string, record: Entry | readonly Entry[]): Promise<string> {
  const [first] = [record].flat() as [Entry]
  return `${prefix}${recordedOf(first)}.${await recordDigest(record)}`
}

/** The same whenever it is recorded: what was recorded before can be found by it. */
async function recordDigest(record: Entry | readonly Entry[]): Promise<string> {
  const timeless = (entry: Entry): Entry => {
    const { recorded: _, number: __, ...rest } = entry
    return rest
  }
  const content = Array.isArray(record) ? record.map(timeless) : timeless(record as Entry)
  return (await sha256(JSON.stringify(content))).slice(0, 16)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order of recording, each fact once: of a brief entry and the whole one, the whole one. */
export function inOrder<E extends Entry>(entries: readonly E[]): E[] {
  const facts = new Map<string, E>()
  for (const entry of entries) {
    const { kind, slot, by, claim, of } = entry
    const fact = JSON.stringify([recordedOf(entry), kind, slot, by, claim, of])
    const known = facts.get(fact)
    if (known === undefined || (known.brief && !entry.brief)) facts.set(fact, entry)
    // Two facts that are alike but for their value: both, in an order that does not depend on who saw which first.
    else if (!entry.brief && !known.brief && JSON.stringify(known) !== JSON.stringify(entry))
      facts.set(fact + JSON.stringify(entry), entry)
  }
  const keyed = [...facts.values()].map((entry) => [recordedOf(entry), JSON.stringify(entry), entry] as const)
  return keyed.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1])).map(([, , entry]) => entry)
}

/** The key of what an entry is about: entries of one slot replace, or exclude, each other. */
export const slotOf = ({ kind, slot }: Entry): string => JSON.stringify([kind, slot])

/** When a claim to a slot is settled, in milliseconds; 0 where nothing can come before it any more. */
export function settlesAt(...claims: readonly (Entry | null)[]): number {
  const times = claims.map((entry) =>
    entry?.recorded === undefined || entry.number !== undefined || entry.edition !== undefined
      ? 0
      : Date.parse(entry.recorded) + SETTLED_AFTER,
  )
  return Math.max(0, ...times)
}
