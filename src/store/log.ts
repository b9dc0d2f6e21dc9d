/**
 * Append-only logs over KV, one a thing (a passage, a telegram): the truth is the list of its records, and what is read is
 * its *head*, a summary made from them.
 *
 * KV has no compare-and-swap, so two writers who both read, change and write one value would lose one change. Here each
 * writes a record of its own, and only the summary can be late: it is made again after every write, from the list, and once
 * more in the background when it may have missed somebody. Heads rather than lists are read because the free plan has
 * 1,000 lists a day against 100,000 reads.
 */
import { sha256 } from './hash.ts'
import { headKey, idKey, idPrefix, indexKey, type Kind, recordPrefix } from './keys.ts'
import { getMany, listValues, putValue } from './values.ts'

/** One recorded fact. Of several that fill one slot only one counts: see `Counts`. */
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

/** For each kind of entry, whether the first said or the last said counts. */
export type Counts<E extends Entry> = Readonly<Record<E['kind'], 'first' | 'last'>>

export interface Head<E extends Entry> {
  /** When it was made, in milliseconds since 1970. */
  readonly built: number
  /** The entries that count, oldest first. */
  readonly entries: readonly E[]
}

interface Index {
  readonly built: number
  readonly ids: readonly string[]
}

export interface Log<E extends Entry> {
  /** All ids, sorted. One get. */
  ids(): Promise<readonly string[]>
  /** One get; null where there is no such thing. */
  read(id: string): Promise<Head<E> | null>
  /** From the records themselves, whatever the head says. One list: for writers who were told that something is missing. */
  reread(id: string): Promise<Head<E> | null>
  /** What counted at an instant (RFC 3339), from the records: one list. Null where there was no such thing yet. */
  asOf(id: string, at: string): Promise<Head<E> | null>
  /** Many heads in the order asked for, in as few gets as KV allows. */
  readMany(ids: readonly string[]): Promise<readonly (Head<E> | null)[]>
  /** Records facts about a thing, new or known, all of them or none, and answers with the head that follows. */
  append(id: string, entries: readonly [E, ...E[]], known: Head<E> | null): Promise<Head<E>>
}

/** Work that may outlast the answer: `ctx.waitUntil` in a Worker. */
export type Later = (work: Promise<unknown>) => void

/** Name of the token that is written with, where there is one. */
export type By = () => string | undefined

const SECOND = 1_000
/** For so long another place may not see a write. A head made sooner after its newest record may have missed a neighbour. */
const LAG = 60 * SECOND
/** When to look again: soon after such a head, else a few times a day, against a writer that died before its last step. */
const UNSETTLED_AGE = 2 * LAG
const SETTLED_AGE = 6 * 3_600 * SECOND
/** The index of a kind is one for all: two kinds looked at so often cost a tenth of a day's lists. */
const INDEX_AGE = 1_800 * SECOND
/** KV takes one write a second to a key. */
const NEXT_WRITE = 1_100

/** The key of a record: so two writers of one fact at one time write one record. */
export async function recordKey(prefix: string, record: Entry | readonly Entry[]): Promise<string> {
  const [{ at }] = [record].flat() as [Entry]
  return `${prefix}${at}.${(await sha256(JSON.stringify(record))).slice(0, 16)}`
}

export function log<E extends Entry>(
  kv: KVNamespace,
  kind: Kind,
  counts: Counts<E>,
  now: () => number,
  later: Later,
  by: By,
): Log<E> {
  /** The list, and beside it what the caller knows: a list may be late, and nothing known is ever taken back. */
  async function rebuild(id: string, known: readonly E[]): Promise<Head<E>> {
    const make = async (): Promise<Head<E>> => ({
      built: now(),
      entries: settle([...known, ...(await recorded(id))], counts),
    })
    const head = await make()
    // Nothing recorded: a writer died between the id and its first record. It will come again or not.
    return head.entries.length === 0 ? head : derive(await headKey(kind, id), head, make)
  }

  /** Some records hold one fact, some several that belong together. */
  async function recorded(id: string): Promise<E[]> {
    const records = await listValues<E | readonly E[]>(kv, await recordPrefix(kind, id))
    return records.flatMap((record) => (Array.isArray(record) ? record : [record]) as readonly E[])
  }

  async function rebuildIndex(known: readonly string[]): Promise<Index> {
    const make = async (): Promise<Index> => {
      const ids = new Set([...known, ...(await listValues<string>(kv, idPrefix(kind)))])
      return { built: now(), ids: [...ids].sort() }
    }
    return derive(indexKey(kind), await make(), make)
  }

  /**
   * Writes a derived value. When KV will not take it (another writer was there within the second) it is made anew and
   * tried once more, and then left: the records stand, and the next writer or an old head's refresh brings it right.
   */
  async function derive<T>(key: string, value: T, again: () => Promise<T>): Promise<T> {
    try {
      await kv.put(key, JSON.stringify(value))
      return value
    } catch {
      await new Promise((resolve) => setTimeout(resolve, NEXT_WRITE))
      const newer = await again().catch(() => value)
      await kv.put(key, JSON.stringify(newer)).catch(() => undefined)
      return newer
    }
  }

  async function index(): Promise<Index> {
    const found = await kv.get<Index>(indexKey(kind), 'json')
    if (found === null) return rebuildIndex([])
    if (now() - found.built > INDEX_AGE) later(rebuildIndex(found.ids).catch(() => undefined))
    return found
  }

  async function checked(id: string, found: Head<E> | null): Promise<Head<E> | null> {
    if (found !== null) {
      if (isOld(found, now())) later(rebuild(id, found.entries).catch(() => undefined))
      return found
    }
    // The index is asked first, so that a request for nothing does not cost one of the day's lists.
    if (!(await index()).ids.includes(id)) return null
    return reread(id)
  }

  async function reread(id: string): Promise<Head<E> | null> {
    const head = await rebuild(id, [])
    return head.entries.length === 0 ? null : head
  }

  return {
    async ids() {
      return (await index()).ids
    },

    async read(id) {
      return checked(id, await kv.get<Head<E>>(await headKey(kind, id), 'json'))
    },

    reread,

    async asOf(id, at) {
      const entries = settle(
        (await recorded(id)).filter((entry) => entry.at <= at),
        counts,
      )
      return entries.length === 0 ? null : { built: now(), entries }
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
      const head = await rebuild(id, [...(known?.entries ?? []), ...entries])
      if (known === null) await rebuildIndex([...(await index()).ids, id])
      return head
    },
  }
}

function signed<E extends Entry>([first, ...more]: readonly [E, ...E[]], by: string | undefined): [E, ...E[]] {
  const sign = (entry: E): E => (by === undefined ? entry : { ...entry, by })
  return [sign(first), ...more.map(sign)]
}

/** Of each slot the entry that counts, oldest first. Depends on what was recorded, not on the order of arrival. */
export function settle<E extends Entry>(entries: readonly E[], counts: Counts<E>): E[] {
  const ordered = [...entries].sort((a, b) => compare(a.at, b.at) || compare(JSON.stringify(a), JSON.stringify(b)))
  const slots = new Map<string, E>()
  for (const entry of ordered) {
    const slot = JSON.stringify([entry.kind, entry.slot])
    if (counts[entry.kind as E['kind']] === 'last' || !slots.has(slot)) slots.set(slot, entry)
  }
  const counting = new Set(slots.values())
  return ordered.filter((entry) => counting.has(entry))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function isOld<E extends Entry>(head: Head<E>, time: number): boolean {
  const newest = Date.parse(head.entries.at(-1)?.at ?? '')
  const age = head.built - newest < LAG ? UNSETTLED_AGE : SETTLED_AGE
  return time - head.built > age
}
