/**
 * Append-only logs over KV, one a thing (a passage, a telegram): the truth is the list of its records, and what is read is
 * its *head*, a summary made from them.
 *
 * KV has no compare-and-swap, so two writers who both read, change and write one value would lose one change. Here each
 * writes a record of its own, and only the summary can be late: it is made again after every write, from the list, and once
 * more in the background when it may have missed somebody. Heads rather than lists are read because the free plan has
 * 1,000 lists a day against 100,000 reads.
 *
 * Neither a read nor a write may grow with all that ever was. So a head tells only what is present (of each witness its newest
 * version), and what is past is told by the thing's *history*, made when somebody asks for it; and a writer lists only what was
 * recorded since the head was made, which the keys of records, being in the order of time, allow.
 */

import { sha256 } from '../hash.ts'
import { headKey, historyKey, idKey, type Kind, recordPrefix } from '../keys.ts'
import { getMany, listValues, putValue } from '../kv/bulk.ts'
import { idIndex } from './ids.ts'
import { derive, LAG, type Later, type Made, staleness } from './staleness.ts'
import { timePrefixes } from './time-prefixes.ts'

/** One recorded fact. Of several in one slot only one counts: see `Precedence`. */
export interface Entry {
  readonly kind: string
  /** Which of its kind: a siglum, a version's id. */
  readonly slot: string
  /** RFC 3339, UTC, in milliseconds. */
  readonly at: string
  readonly value: unknown
  /** Name of the token that it was written with, where there was one. */
  readonly by?: string
}

/** For each kind of entry, whether the first recorded or the last recorded counts. */
export type Precedence<E extends Entry> = Readonly<Record<E['kind'], 'firstWins' | 'lastWins'>>

/** What an entry is a state of, of which only the newest is present; null where every entry of its kind is. */
export type Succession<E extends Entry> = (entry: E) => string | null

/** A summary of records. */
interface Summary<E extends Entry> extends Made {
  /** Of those that count, oldest first. */
  readonly entries: readonly E[]
}

/** What is present. */
export interface Head<E extends Entry> extends Summary<E> {
  /** Whether something is past, and told only by the history. */
  readonly past: boolean
}

/** All that counts, present and past. */
export type History<E extends Entry> = Summary<E>

export interface Log<E extends Entry> {
  /** All ids, sorted. One get. */
  ids(): Promise<readonly string[]>
  /** One get; null where there is no such thing. */
  read(id: string): Promise<Head<E> | null>
  /** From the records themselves, whatever the head says. One list: for writers who were told that something is missing. */
  reread(id: string): Promise<Head<E> | null>
  /** All that counts, oldest first. No read where nothing is past, else one get; a list of what was recorded since. */
  history(id: string, head: Head<E>): Promise<readonly E[]>
  /** The same from the records themselves, whatever the summaries say. One list. */
  recount(id: string): Promise<readonly E[]>
  /** What counted at an instant (RFC 3339), from the records: one list. Null where there was no such thing yet. */
  asOf(id: string, at: string): Promise<Head<E> | null>
  /** Many heads in the order asked for, in as few gets as KV allows. */
  readMany(ids: readonly string[]): Promise<readonly (Head<E> | null)[]>
  /**
   * Records facts about a thing, new or known, all of them or none, and answers with what follows: the new head, and beside it what is
   * past of that which was looked at, these facts among it should others have come between.
   */
  append(id: string, entries: readonly [E, ...E[]], known: Head<E> | null): Promise<Head<E>>
}

/** Name of the token that is written with, where there is one. */
export type By = () => string | undefined

const HOUR = 3_600_000
/** So much further back a writer looks for what the head that it read may have missed. */
const MARGIN = 5 * LAG
/** When all is looked at again: a few times a day, against a writer that died before its last step. */
const SETTLED_AGE = 6 * HOUR
/** What was recorded so long before a head is looked at once more when the head is made again. */
const LATELY = 24 * HOUR

/** The key of a record: so two writers of one fact at one time write one record. */
export async function recordKey(prefix: string, record: Entry | readonly Entry[]): Promise<string> {
  const [{ at }] = [record].flat() as [Entry]
  return `${prefix}${at}.${(await sha256(JSON.stringify(record))).slice(0, 16)}`
}

/** @param settled told once of what was recorded lately, when all of it must be in sight */
export function log<E extends Entry>(
  kv: KVNamespace,
  kind: Kind,
  precedence: Precedence<E>,
  succession: Succession<E>,
  now: () => number,
  later: Later,
  by: By,
  settled: (entries: readonly E[]) => Promise<unknown> = async () => undefined,
): Log<E> {
  const things = idIndex(kv, kind, now, later)

  /** What was recorded since a time, and maybe some of before; without one, all. Some records hold one fact, some several. */
  async function recorded(id: string, since?: number): Promise<E[]> {
    const prefix = await recordPrefix(kind, id)
    const times = since === undefined ? [''] : timePrefixes(since - MARGIN, now() + LAG)
    const lists = await Promise.all(times.map((time) => listValues<E | readonly E[]>(kv, prefix + time)))
    return lists.flat().flatMap((record) => (Array.isArray(record) ? record : [record]) as readonly E[])
  }

  const headOf = ({ past, entries, ...made }: Head<E>): Head<E> => {
    const present = currentOf(entries, succession)
    return { ...made, past: past || present.length < entries.length, entries: present }
  }

  /**
   * The list, and beside it what the caller knows: a list may be late, and nothing known is ever taken back.
   *
   * @param made of what is known, if only what came after it is to be looked for
   */
  async function counting(id: string, known: readonly E[], made?: Made): Promise<History<E>> {
    const [built, listed] = [now(), made === undefined ? now() : (made.listed ?? made.built)]
    return { built, listed, entries: resolve([...known, ...(await recorded(id, made?.built))], precedence) }
  }

  /** The head that is written, with all that was looked at for it. */
  async function rebuild(id: string, known: readonly E[], past = false, made?: Made): Promise<Head<E>> {
    const make = async () => ({ past, ...(await counting(id, known, made)) })
    const all = await make()
    // Nothing recorded: a writer died between the id and its first record. It will come again or not.
    if (all.entries.length > 0) await derive(kv, await headKey(kind, id), headOf(all), async () => headOf(await make()))
    return all
  }

  async function refresh(id: string, head: Head<E>, what: 'all' | 'near'): Promise<void> {
    const all = await rebuild(id, head.entries, head.past, what === 'near' ? head : undefined)
    await settled(all.entries.filter(({ at }) => Date.parse(at) > head.built - LATELY))
  }

  async function rebuildHistory(id: string, known: readonly E[], made?: Made): Promise<History<E>> {
    const make = () => counting(id, known, made)
    const history = await make()
    later(derive(kv, await historyKey(kind, id), history, make).catch(() => undefined))
    return history
  }

  async function checked(id: string, found: Head<E> | null): Promise<Head<E> | null> {
    if (found !== null) {
      const what = staleness(found, newestOf(found), now(), SETTLED_AGE)
      if (what !== null) later(refresh(id, found, what).catch(() => undefined))
      return found
    }
    // The index is asked first, so that a request for nothing does not cost one of the day's lists.
    if (!(await things.all()).includes(id)) return null
    return reread(id)
  }

  async function reread(id: string): Promise<Head<E> | null> {
    const all = await rebuild(id, [])
    return all.entries.length === 0 ? null : headOf(all)
  }

  return {
    ids: things.all,

    async read(id) {
      return checked(id, await kv.get<Head<E>>(await headKey(kind, id), 'json'))
    },

    reread,

    async history(id, head) {
      if (!head.past) return head.entries
      const found = await kv.get<History<E>>(await historyKey(kind, id), 'json')
      if (found === null) return (await rebuildHistory(id, head.entries)).entries
      const told = new Set(found.entries.map(slotOf))
      const isLate = head.entries.some((entry) => !told.has(slotOf(entry)))
      if (isLate) return (await rebuildHistory(id, [...found.entries, ...head.entries], found)).entries
      const what = staleness(found, newestOf(found), now(), SETTLED_AGE)
      if (what !== null)
        later(rebuildHistory(id, found.entries, what === 'near' ? found : undefined).catch(() => undefined))
      return found.entries
    },

    async recount(id) {
      return (await rebuildHistory(id, [])).entries
    },

    async asOf(id, at) {
      const entries = (await recorded(id)).filter((entry) => entry.at <= at)
      return entries.length === 0 ? null : headOf({ built: now(), past: false, entries: resolve(entries, precedence) })
    },

    async readMany(ids) {
      const keys = await Promise.all(ids.map((id) => headKey(kind, id)))
      const heads = await getMany(kv, keys)
      return Promise.all(
        ids.map((id, i) => {
          const value = heads.get(keys[i]!) ?? null
          return checked(id, value === null ? null : (JSON.parse(value) as Head<E>))
        }),
      )
    },

    async append(id, unsigned, known) {
      const entries = signed(unsigned, by())
      // The id first, then what is said of it: a record without its id would not be found when the head is lost.
      if (known === null) await putValue(kv, await idKey(kind, id), id)
      // Facts that belong together are one value, which is written or is not. One alone is itself.
      const record = entries.length === 1 ? entries[0] : entries
      await putValue(kv, await recordKey(await recordPrefix(kind, id), record), record)
      const all = await rebuild(id, [...(known?.entries ?? []), ...entries], known?.past, known ?? undefined)
      if (known === null) await things.enlist(id)
      return all
    },
  }
}

function signed<E extends Entry>([first, ...more]: readonly [E, ...E[]], by: string | undefined): [E, ...E[]] {
  const sign = (entry: E): E => (by === undefined ? entry : { ...entry, by })
  return [sign(first), ...more.map(sign)]
}

/** Of each slot the entry that counts, oldest first. Depends on what was recorded, not on the order of arrival. */
export function resolve<E extends Entry>(entries: readonly E[], precedence: Precedence<E>): E[] {
  const ordered = [...entries].sort((a, b) => compare(a.at, b.at) || compare(JSON.stringify(a), JSON.stringify(b)))
  const slots = new Map<string, E>()
  for (const entry of ordered) {
    const slot = slotOf(entry)
    if (precedence[entry.kind as E['kind']] === 'lastWins' || !slots.has(slot)) slots.set(slot, entry)
  }
  const counting = new Set(slots.values())
  return ordered.filter((entry) => counting.has(entry))
}

/** Without what is past: of each succession only the newest. `entries` as `resolve` gives them. */
export function currentOf<E extends Entry>(entries: readonly E[], succession: Succession<E>): E[] {
  const newest = new Map(entries.map((entry) => [succession(entry), entry]))
  return entries.filter((entry) => {
    const name = succession(entry)
    return name === null || newest.get(name) === entry
  })
}

export const slotOf = ({ kind, slot }: Entry): string => JSON.stringify([kind, slot])

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const newestOf = ({ entries }: Summary<Entry>): number => Date.parse(entries.at(-1)?.at ?? '')
