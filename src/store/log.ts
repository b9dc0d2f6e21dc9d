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
import { SUCCESSIONS } from './counts.ts'
import { sha256 } from './hash.ts'
import { headKey, historyKey, idKey, idPrefix, indexKey, type Kind, recordPrefix } from './keys.ts'
import { getMany, LIST, listValues, putValue } from './values.ts'

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

/** A summary of records. */
interface Summary<E extends Entry> {
  /** When it was made, in milliseconds since 1970. */
  readonly built: number
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

interface Index {
  /** When the ids were listed. */
  readonly built: number
  /** When one was last added. */
  readonly changed: number
  readonly ids: readonly string[]
}

export interface Log<E extends Entry> {
  /** All ids, sorted. One get. */
  ids(): Promise<readonly string[]>
  /** One get; null where there is no such thing. */
  read(id: string): Promise<Head<E> | null>
  /** From the records themselves, whatever the head says. One list: for writers who were told that something is missing. */
  reread(id: string): Promise<Head<E> | null>
  /** All that counts, oldest first. No read where nothing is past, else one get; a list of what was recorded since. */
  history(id: string, head: Head<E>): Promise<readonly E[]>
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

/** Work that may outlast the answer: `ctx.waitUntil` in a Worker. */
export type Later = (work: Promise<unknown>) => void

/** Name of the token that is written with, where there is one. */
export type By = () => string | undefined

const SECOND = 1_000
/** For so long another place may not see a write. A head made sooner after its newest record may have missed a neighbour. */
const LAG = 60 * SECOND
/** So much further back a writer looks for what the head that it read may have missed; the refresh of old heads looks at all. */
const MARGIN = 5 * LAG
/** When to look again: soon after such a head, else a few times a day, against a writer that died before its last step. */
const UNSETTLED_AGE = 2 * LAG
const SETTLED_AGE = 6 * 3_600 * SECOND
/** The index of a kind is one for all: two kinds looked at so often cost a tenth of a day's lists. */
const INDEX_AGE = 1_800 * SECOND
/** What was recorded so long before a head is looked at once more when the head is made again. */
const LATELY = 24 * 3_600 * SECOND
/** KV takes one write a second to a key. */
const NEXT_WRITE = 1_100

/** The key of a record: so two writers of one fact at one time write one record. */
export async function recordKey(prefix: string, record: Entry | readonly Entry[]): Promise<string> {
  const [{ at }] = [record].flat() as [Entry]
  return `${prefix}${at}.${(await sha256(JSON.stringify(record))).slice(0, 16)}`
}

/** @param settled told once of what was recorded lately, when all of it must be in sight */
export function log<E extends Entry>(
  kv: KVNamespace,
  kind: Kind,
  counts: Counts<E>,
  now: () => number,
  later: Later,
  by: By,
  settled: (entries: readonly E[]) => Promise<unknown> = async () => undefined,
): Log<E> {
  const succession = SUCCESSIONS[kind]

  /** What was recorded since a time, and maybe some of before; without one, all. Some records hold one fact, some several. */
  async function recorded(id: string, since?: number): Promise<E[]> {
    const prefix = await recordPrefix(kind, id)
    const times = since === undefined ? [''] : beginnings(since - MARGIN, now() + LAG)
    const lists = await Promise.all(times.map((time) => listValues<E | readonly E[]>(kv, prefix + time)))
    return lists.flat().flatMap((record) => (Array.isArray(record) ? record : [record]) as readonly E[])
  }

  const headOf = ({ built, past, entries }: Head<E>): Head<E> => {
    const present = presentOf(entries, succession)
    return { built, past: past || present.length < entries.length, entries: present }
  }

  /**
   * The list, and beside it what the caller knows: a list may be late, and nothing known is ever taken back.
   *
   * @param since when what is known was made, if only what came after it is to be looked for
   */
  async function counting(id: string, known: readonly E[], since?: number): Promise<History<E>> {
    return { built: now(), entries: settle([...known, ...(await recorded(id, since))], counts) }
  }

  /** The head that is written, with all that was looked at for it. */
  async function rebuild(id: string, known: readonly E[], past = false, since?: number): Promise<Head<E>> {
    const make = async () => ({ past, ...(await counting(id, known, since)) })
    const all = await make()
    // Nothing recorded: a writer died between the id and its first record. It will come again or not.
    if (all.entries.length > 0) await derive(await headKey(kind, id), headOf(all), async () => headOf(await make()))
    return all
  }

  async function refresh(id: string, { built, entries, past }: Head<E>, since?: number): Promise<void> {
    const all = await rebuild(id, entries, past, since)
    await settled(all.entries.filter(({ at }) => Date.parse(at) > built - LATELY))
  }

  async function rebuildHistory(id: string, known: readonly E[], since?: number): Promise<History<E>> {
    const make = () => counting(id, known, since)
    const history = await make()
    later(derive(await historyKey(kind, id), history, make).catch(() => undefined))
    return history
  }

  async function rebuildIndex(known: readonly string[], changed: number): Promise<Index> {
    const make = async (): Promise<Index> => {
      const ids = new Set([...known, ...(await listValues<string>(kv, idPrefix(kind)))])
      return { built: now(), changed, ids: [...ids].sort() }
    }
    return derive(indexKey(kind), await make(), make)
  }

  /**
   * Where one list tells all ids it is asked at once. Where there are more, their number may not make every newcomer dearer: the id is
   * added to what is known, and what that missed is listed behind somebody's answer, when the list must show it.
   */
  async function enlist(id: string): Promise<void> {
    const { built, ids } = await index()
    const more = [...ids, id]
    if (more.length < LIST) return void (await rebuildIndex(more, now()))
    const make = async (): Promise<Index> => ({ built, changed: now(), ids: [...new Set(more)].sort() })
    await derive(indexKey(kind), await make(), make)
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
    if (found === null) return rebuildIndex([], now())
    const { built, changed, ids } = found
    if (again(built, changed, now(), INDEX_AGE)) later(rebuildIndex(ids, changed).catch(() => undefined))
    return found
  }

  async function checked(id: string, found: Head<E> | null): Promise<Head<E> | null> {
    if (found !== null) {
      const due = again(found.built, newestOf(found), now(), SETTLED_AGE)
      if (due) later(refresh(id, found, due.since).catch(() => undefined))
      return found
    }
    // The index is asked first, so that a request for nothing does not cost one of the day's lists.
    if (!(await index()).ids.includes(id)) return null
    return reread(id)
  }

  async function reread(id: string): Promise<Head<E> | null> {
    const all = await rebuild(id, [])
    return all.entries.length === 0 ? null : headOf(all)
  }

  return {
    async ids() {
      return (await index()).ids
    },

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
      if (isLate) return (await rebuildHistory(id, [...found.entries, ...head.entries], found.built)).entries
      const due = again(found.built, newestOf(found), now(), SETTLED_AGE)
      if (due) later(rebuildHistory(id, found.entries, due.since).catch(() => undefined))
      return found.entries
    },

    async asOf(id, at) {
      const entries = (await recorded(id)).filter((entry) => entry.at <= at)
      return entries.length === 0 ? null : headOf({ built: now(), past: false, entries: settle(entries, counts) })
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
      const all = await rebuild(id, [...(known?.entries ?? []), ...entries], known?.past, known?.built)
      if (known === null) await enlist(id)
      return all
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
    const slot = slotOf(entry)
    if (counts[entry.kind as E['kind']] === 'last' || !slots.has(slot)) slots.set(slot, entry)
  }
  const counting = new Set(slots.values())
  return ordered.filter((entry) => counting.has(entry))
}

/** Without what is past: of each succession only the newest. `entries` as `settle` gives them. */
export function presentOf<E extends Entry>(entries: readonly E[], succession: (entry: E) => string | null): E[] {
  const newest = new Map(entries.map((entry) => [succession(entry), entry]))
  return entries.filter((entry) => {
    const name = succession(entry)
    return name === null || newest.get(name) === entry
  })
}

export const slotOf = ({ kind, slot }: Entry): string => JSON.stringify([kind, slot])

/** Units of time that an RFC 3339 instant can be cut off after: characters that remain, and milliseconds. */
const UNITS = [
  [15, 600 * SECOND],
  [13, 3_600 * SECOND],
  [10, 86_400 * SECOND],
] as const

/**
 * How the names of all instants from one to the other begin: one beginning or two, as long as may be. So they take in little that
 * lies outside. For the keys of KV, which can be asked for by their beginning alone.
 */
export function beginnings(from: number, to: number): string[] {
  const [first, last] = [from, to].map((time) => new Date(time).toISOString()) as [string, string]
  for (const [characters, length] of UNITS)
    if (Math.floor(to / length) - Math.floor(from / length) <= 1)
      return [...new Set([first.slice(0, characters), last.slice(0, characters)])]
  let common = 0
  while (first[common] === last[common]) common++
  return [first.slice(0, common)]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const newestOf = ({ entries }: Summary<Entry>): number => Date.parse(entries.at(-1)?.at ?? '')

/**
 * Whether to look again at what a summary was made from, and since when; null: not yet. Soon, where it was made so soon after its newest
 * part that it may have missed a neighbour, who is then to be found near by; else seldom, and at everything.
 */
function again(built: number, newest: number, time: number, settledAge: number): { readonly since?: number } | null {
  if (built - newest < LAG) return time - built > UNSETTLED_AGE ? { since: built } : null
  return time - built > settledAge ? {} : null
}
