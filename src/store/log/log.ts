/**
 * Append-only logs over KV, one for each thing (a passage, a telegram): its records are authoritative; readers read its *head*, a
 * summary made from them.
 *
 * KV has no compare-and-swap, so of two writers who both read, change and write one value, one change would be lost. Here each writes a
 * record of its own, and only the summary can be late: it is made again after every write, from the list, and again later where it may
 * have missed a record. Readers read heads rather than lists because the free plan has 1,000 lists a day against 100,000 reads.
 *
 * The cost of a read or a write must not grow with all that was ever recorded. So a head has only the present (the current version of
 * each witness), and the past is in the thing's *history*, made at the first request for it. A writer lists only what was recorded since
 * shortly before the head was made, which works because the keys of records sort by time.
 */

import { LIMITS } from '../../limits.ts'
import { utf8Length } from '../../text/utf8.ts'
import type { Coordinate } from '../coordinator/client.ts'
import type { GrantClaim } from '../coordinator/grants.ts'
import { ThingTooLargeError } from '../errors.ts'
import { headKey, historyKey, idKey, recordPrefix, type ThingKind } from '../keys.ts'
import { getMany, listValues, withMetadata } from '../kv/bulk.ts'
import { putOnce } from '../kv/put-once.ts'
import { digestHeads, kindDigest, readAll } from './digest.ts'
import { equalJson } from './entries.ts'
import { type Entry, inOrder, type NewEntry, recordedOf, recordKey, slotOf } from './entry.ts'
import { idIndex } from './ids.ts'
import type { Resolution, Rules } from './rules.ts'
import { CHECKED_AFTER, CLOCKS, derive, type Later, type Made, staleness } from './staleness.ts'
import { timePrefixes } from './time-prefixes.ts'

/** A summary of records. */
interface Summary<E extends Entry> extends Made {
  /** Of those that count, in the order of recording. */
  readonly entries: readonly E[]
  /** When the newest record that was seen was recorded, whether it counts or not. */
  readonly newest?: string
}

/** What is present. */
export interface Head<E extends Entry> extends Summary<E> {
  /** Whether something is past, and only in the history. */
  readonly past: boolean
  /** Entries whose claim lost (`factOf`). */
  readonly superseded?: readonly string[]
}

/** All that counts, present and past. */
export type History<E extends Entry> = Summary<E>

/** Leave to record something, and when it is recorded. */
export interface Grant {
  /** RFC 3339, UTC, in milliseconds. */
  readonly recorded: string
  /** By the coordinator, where there is one. */
  readonly number?: number
}

export interface Log<E extends Entry> {
  /** All ids, sorted. One get. */
  ids(): Promise<readonly string[]>
  /**
   * Of all that heads of the kind show: the same as long as nothing changes (digest.ts). Two keys, or all heads where something changed
   * lately.
   */
  digest(): Promise<string>
  /** The same of the heads themselves, which `readOnce` takes for those that were read already. */
  digestOfHeads(): Promise<string>
  /** One get; null where there is no such thing. One list where the head may have missed a neighbour. */
  read(id: string): Promise<Head<E> | null>
  /** Reads the records and not the head. One list: for writers to whom something is missing. */
  reread(id: string): Promise<Head<E> | null>
  /**
   * All that counts, in the order of recording, as heads have it. No read where nothing is past, else one get; a list of what was
   * recorded since.
   */
  history(id: string, head: Head<E>): Promise<readonly E[]>
  /** The same from the records and not from the summaries. One list. */
  recount(id: string): Promise<readonly E[]>
  /** All records of a thing, and which of them count. One list. */
  resolution(id: string): Promise<Resolution<E>>
  /** Heads in the order asked for, in as few gets as KV allows; fewer than asked for where many must be made again, but at least one. */
  readMany(ids: readonly string[]): Promise<readonly (Head<E> | null)[]>
  /**
   * Asks for leave to record; null where the coordinator has let another claim through. Without a coordinator it is always given.
   * @param claims of the entries that are to be recorded
   */
  claim(id: string, known: Head<E> | null, claims: readonly GrantClaim[]): Promise<Grant | null>
  /**
   * Records facts about a thing, new or known, all of them or none. Returns the new head, and what is past of the records that were
   * read, these facts among them where others were recorded in between.
   * @throws ThingTooLargeError before anything is recorded
   */
  append(
    id: string,
    entries: readonly [NewEntry<E>, ...NewEntry<E>[]],
    known: Head<E> | null,
    grant: Grant,
  ): Promise<Head<E>>
}

/** Name of the token that is written with, where there is one. */
export type By = () => string | undefined

/** RFC 3339, UTC, in milliseconds. */
export interface Seeding {
  readonly edition: string
  readonly at: string
}

/** What a log works with. */
export interface LogContext {
  readonly kv: KVNamespace
  /** JSON of heads to their values, which callers must not change: an isolate that remembers them returns the same object. */
  readonly parse: (json: string) => unknown
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly later: Later
  readonly by: By
  readonly coordinate: Coordinate | null
  /** Where a corpus is stored: its edition, and when that says that things were made. */
  readonly seeding: Seeding | null
  /** Whether there is no other writer and every write is visible at once, so that no summary can have missed a record. */
  readonly alone: boolean
  /** Summaries that may still be made again for the request at hand: a list of many old ones must not cost a list each. */
  readonly refreshes: { left: number }
}

const HOUR = 3_600_000
/** So much before a head was made, and after now, lies what it may have missed: the clocks of two places differ. */
const MARGIN = CLOCKS
/** When all is looked at again: a few times a day, against a writer that died before its last step. */
const SETTLED_AGE = 6 * HOUR
/** Records from this long before a head are read again when the head is made again. */
const LATELY = 24 * HOUR
/** Superseded records that a head names at most. */
const SUPERSEDED = 200
/** Heads that are not there and are made again for one page of a list: each costs a list and a write. */
const REMADE = 50

/**
 * @param settled called once with all that counts, when what was recorded lately must be in sight, and with what was superseded
 */
export function log<E extends Entry>(
  { kv, parse, now, later, by, coordinate, seeding, alone, refreshes }: LogContext,
  kind: ThingKind,
  rules: Rules<E>,
  settled: (id: string, resolution: Resolution<E>, since: number) => Promise<unknown> = async () => undefined,
): Log<E> {
  /** Decisions are read one passage at a time, the others in lists. */
  const limit = kind === 'decisions' ? 'decisionsInForce' : 'thing'
  const digest = kindDigest(kv, kind, now, later, allHeads, alone)
  const things = idIndex(kv, kind, now, later, digest.change)
  /** Heads that are being made again behind the answer: a writer that appends writes the head after them, not before. */
  const refreshing = new Map<string, Promise<unknown>>()

  /** What was recorded since a time, and maybe some of before; without one, all. Some records hold one fact, some several. */
  async function recorded(id: string, since?: { from: number; newest: number }): Promise<E[]> {
    const prefix = await recordPrefix(kind, id)
    const times =
      since === undefined
        ? ['']
        : timePrefixes(since.from - MARGIN, Math.max(now(), Number.isNaN(since.newest) ? 0 : since.newest) + MARGIN)
    const lists = await Promise.all(times.map((time) => listValues<E | readonly E[]>(kv, prefix + time)))
    return lists.flat().flatMap((record) => (Array.isArray(record) ? record : [record]) as readonly E[])
  }

  /**
   * The summary of the records together with what the caller knows: a list may be late, and known records must not disappear.
   * @param head of which only what came after it is to be looked for
   */
  async function summarise(id: string, known: readonly E[], head: Head<E> | null): Promise<Made & Found<E>> {
    const built = now()
    // What an earlier look missed is from before the head was made.
    const since = head === null ? undefined : { from: head.built - CHECKED_AFTER, newest: newestOf(head) }
    const entries = inOrder([...known, ...(await recorded(id, since))])
    const resolution = rules.resolve(entries, head?.entries)
    if (head?.past && rules.isPartial(resolution.counting)) return summarise(id, entries, null)
    return { built, listed: head === null ? built : (head.listed ?? head.built), entries, ...resolution }
  }

  function headOf({ built, listed, entries, counting, superseded }: Made & Found<E>, before: Head<E> | null): Head<E> {
    const present = rules.present(counting)
    const lost = new Set([...(before?.superseded ?? []), ...superseded.map(factOf)])
    for (const entry of counting) lost.delete(factOf(entry))
    return {
      built,
      ...(listed !== undefined && { listed }),
      past: (before?.past ?? false) || present.length < counting.length,
      newest: newestAmong(entries, before),
      ...(lost.size > 0 && { superseded: [...lost].slice(-SUPERSEDED) }),
      entries: present.map(rules.brief),
    }
  }

  /**
   * Makes the head again and writes it.
   * @param shown     what readers have had for the head until now; null where the change is already marked
   * @param unsettled whether it has to be made again later; by default where something new was found
   */
  async function rebuild(
    id: string,
    known: readonly E[],
    before: Head<E> | null,
    shown: Head<E> | null,
    unsettled?: boolean,
  ): Promise<{ head: Head<E>; found: Found<E> }> {
    const make = async () => {
      const found = await summarise(id, known, before)
      const head = headOf(found, before)
      const isNews = before !== null && head.newest !== before.newest
      if (unsettled ?? isNews) return { found, head: { ...head, unsettled: true } }
      return {
        found,
        head: { ...head, unsettled: false, ...(unsettled !== false && checkOf(shown, before, head.built)) },
      }
    }
    const made = await make()
    if (shown !== null && !equalJson(shown.entries, made.head.entries)) await digest.change(`${id} ${made.head.built}`)
    // Nothing recorded: a writer died between the id and its first record. It will come again or not.
    if (made.found.counting.length > 0)
      await derive(kv, await headKey(kind, id), made.head, async () => (await make()).head)
    return made
  }

  async function refresh(id: string, head: Head<E>, what: 'all' | 'near'): Promise<Head<E>> {
    const { head: fresh, found } = await rebuild(id, head.entries, what === 'near' ? head : null, head)
    later(settled(id, found, head.built - LATELY).catch(() => undefined))
    return fresh
  }

  async function checked(id: string, found: Head<E> | null): Promise<Head<E> | null> {
    // The index is asked first, so that a request for nothing does not cost one of the day's lists.
    if (found === null) return (await things.all()).includes(id) ? reread(id) : null
    const what = staleness(found, newestOf(found), now(), SETTLED_AGE)
    if (what === null || refreshes.left <= 0) return found
    refreshes.left--
    if (what === 'all') {
      const refreshed = refresh(id, found, what).catch(() => undefined)
      refreshing.set(id, refreshed)
      later(refreshed)
      return found
    }
    // Who reads first after the lag must not be shown a claim that has lost meanwhile.
    return refresh(id, found, what).catch(() => found)
  }

  async function reread(id: string): Promise<Head<E> | null> {
    await digest.change(`${id} ${now()}`)
    const { head, found } = await rebuild(id, [], null, null, true)
    return found.counting.length === 0 ? null : head
  }

  async function rebuildHistory(id: string, known: readonly E[], before: Head<E> | null): Promise<readonly E[]> {
    const make = async (): Promise<History<E>> => {
      const { built, listed, counting, entries } = await summarise(id, known, before)
      const newest = newestAmong(entries, before)
      return { built, ...(listed !== undefined && { listed }), newest, entries: counting.map(rules.brief) }
    }
    const history = await make()
    later(derive(kv, await historyKey(kind, id), history, make).catch(() => undefined))
    return history.entries
  }

  async function readMany(ids: readonly string[]): Promise<readonly (Head<E> | null)[]> {
    const keys = await Promise.all(ids.map((id) => headKey(kind, id)))
    const values = await getMany(kv, keys)
    const heads: (Head<E> | null)[] = []
    let remade = 0
    for (const [i, id] of ids.entries()) {
      const value = values.get(keys[i]!) ?? null
      if (value === null && remade++ >= REMADE) break
      heads.push(await checked(id, value === null ? null : (parse(value) as Head<E>)))
    }
    return heads
  }

  function allHeads() {
    return readAll({ ids: things.all, readMany })
  }

  return {
    ids: things.all,
    digest: digest.read,
    digestOfHeads: async () => digestHeads(await allHeads(), now()),

    async read(id) {
      const value = await kv.get(await headKey(kind, id))
      return checked(id, value === null ? null : (parse(value) as Head<E>))
    },

    reread,

    async history(id, head) {
      if (!head.past) return head.entries
      const found = await kv.get<History<E>>(await historyKey(kind, id), 'json')
      if (found === null) return rebuildHistory(id, head.entries, null)
      // The records that a history was made from are before it, as those of a head are.
      const asHead: Head<E> = { ...found, past: true }
      const known = new Set(found.entries.map(slotOf))
      const isOlder = head.newest !== undefined && found.newest !== undefined && found.newest < head.newest
      const isLate = isOlder || head.entries.some((entry) => !known.has(slotOf(entry)))
      if (isLate) return rebuildHistory(id, [...found.entries, ...head.entries], asHead)
      const what = staleness(found, newestOf(asHead), now(), SETTLED_AGE)
      if (what !== null && refreshes.left > 0) {
        refreshes.left--
        later(rebuildHistory(id, found.entries, what === 'near' ? asHead : null).catch(() => undefined))
      }
      return found.entries
    },

    recount: (id) => rebuildHistory(id, [], null),

    async resolution(id) {
      return rules.resolve(inOrder(await recorded(id)))
    },

    readMany,

    async claim(id, known, claims) {
      const newest = known === null ? 0 : newestOf(known)
      if (coordinate === null) return { recorded: new Date(Math.max(now(), (newest || 0) + 1)).toISOString() }
      const ask = (head: Head<E> | null, listed: boolean) => {
        const held = Object.fromEntries(rules.claimsOf(head?.entries ?? []))
        return coordinate(`${kind}/${id}`, { claims, held, listed, newest: newest || 0 })
      }
      let answer = await ask(known, false)
      if ('refused' in answer && answer.unrecorded) answer = await ask(await reread(id), true)
      if ('refused' in answer) return null
      return { recorded: new Date(answer.recorded).toISOString(), number: answer.number }
    },

    async append(id, unsigned, known, { recorded, number }) {
      const name = by()
      const entries = unsigned.map(
        ({ at = seeding?.at ?? recorded, ...entry }) =>
          ({
            ...(seeding !== null && { edition: seeding.edition }),
            ...entry,
            at,
            recorded,
            ...(number !== undefined && { number }),
            ...(name !== undefined && { by: name }),
          }) as unknown as E,
      )
      const next = rules.present([
        ...rules.resolve(inOrder([...(known?.entries ?? []), ...entries]), known?.entries).counting,
      ])
      if (utf8Length(JSON.stringify(next.map(rules.brief))) > LIMITS[limit].value) throw new ThingTooLargeError(limit)
      // The id first, then what is recorded of it: a record without its id would not be found when the head is lost.
      if (known === null) await putOnce(kv, await idKey(kind, id), ...withMetadata(id))
      // Facts that belong together are one value, which is written or is not. One alone is itself.
      const record = entries.length === 1 ? entries[0]! : entries
      const key = await recordKey(await recordPrefix(kind, id), record)
      await digest.change(key)
      await putOnce(kv, key, ...withMetadata(record))
      await refreshing.get(id)
      const { head, found } = await rebuild(id, [...(known?.entries ?? []), ...entries], known, null, !alone)
      if (known === null) await things.enlist(id)
      return { ...head, entries: found.counting }
    },
  }
}

/**
 * Whether a head that a reader makes again is to be looked at once more. The reader may be at work just when somebody writes elsewhere, of
 * whom it sees neither the record nor the head yet, and puts its own in place of that.
 */
function checkOf(shown: Made | null, before: Made | null, built: number): Pick<Made, 'check'> {
  // All of it is made again every few hours, when a write elsewhere is unlikely: once more is enough.
  if (before === null) return { check: built - 1 }
  if (shown?.check === undefined || shown.unsettled !== false) return { check: built }
  return built - shown.check > CHECKED_AFTER ? {} : { check: shown.check }
}

/** What was read, and its summary. */
interface Found<E extends Entry> extends Resolution<E> {
  readonly entries: readonly E[]
}

/** How a head names an entry that does not count. */
export const factOf = (entry: Entry): string =>
  [recordedOf(entry), entry.kind, entry.slot, entry.claim ?? entry.of ?? ''].join(' ')

function newestAmong(entries: readonly Entry[], before: Summary<Entry> | null): string {
  return entries.map(recordedOf).reduce((a, b) => (a > b ? a : b), before?.newest ?? '')
}

const newestOf = (head: Head<Entry>): number =>
  Date.parse(head.newest || (head.entries.map(recordedOf).sort().at(-1) ?? ''))
