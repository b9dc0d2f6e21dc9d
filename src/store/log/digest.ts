/**
 * Keeps a digest of all things of a kind, so that a request which only has to know whether anything changed reads two keys instead of
 * every head.
 *
 * Two keys, because a reader must never overwrite what a writer reports. A writer writes a *mark* before it records anything; a reader
 * that finds the mark old enough for every location to see the records after it stores the digest that it made, with the name of the
 * mark. A digest made for another mark is ignored. Until a digest counts, and whenever anything went wrong in between, readers read the
 * heads themselves; a writer that fails after its mark only costs some reads.
 */

import { sha256 } from '../hash.ts'
import { changeKey, digestKey, type ThingKind } from '../keys.ts'
import { getMany } from '../kv/bulk.ts'
import { type Entry, settlesAt } from './entry.ts'
import type { Head, Log } from './log.ts'
import { LAG, type Later } from './staleness.ts'

/** Something is about to be recorded, or a head has turned out otherwise. */
interface Mark {
  /** Milliseconds since 1970, by the clock of the writer's place. */
  readonly at: number
  readonly name: string
}

interface Digest {
  /** When the heads were read. */
  readonly built: number
  /** The name of the mark that it was made for; null where there was none. */
  readonly mark: string | null
  readonly digest: string
  /** Whether the heads were looked at a second time, against a writer whose clock was behind. */
  readonly again: boolean
}

/** A lag until the writer's mark and one until its head are seen everywhere, and one between the mark and the head. */
const WAIT = 3 * LAG
/** So long after a mark no clock can be at fault. */
const SURE = 20 * LAG
/** When all heads are looked at again, as they themselves are. */
const AGE = 6 * 3_600_000

export interface KindDigest {
  /** Before something is recorded. @param name unlike that of any other change */
  change(name: string): Promise<void>
  /** Two keys, or every head while something has changed lately. */
  read(): Promise<string>
}

/** Heads read at a time: at most so long each (limit "thing") that one bulk get brings them. */
const BATCH = 40

type Heads = readonly (Head<Entry> | null)[]

/** The heads of all things, by id. */
export async function readAll({ ids, readMany }: Pick<Log<Entry>, 'ids' | 'readMany'>): Promise<Heads> {
  const all = await ids()
  const heads: (Head<Entry> | null)[] = []
  while (heads.length < all.length) heads.push(...(await readMany(all.slice(heads.length, heads.length + BATCH))))
  return heads
}

/** A digest of heads as they are shown at a time: equal digests show the same. */
export async function digestHeads(heads: Heads, time: number): Promise<string> {
  const shown = heads.map((head) => {
    const entries = head?.entries ?? []
    return [entries, entries.flatMap((entry, i) => (settlesAt(entry) > time ? [i] : []))]
  })
  return (await sha256(JSON.stringify(shown))).slice(0, 32)
}

/**
 * @param heads of all things of the kind, in one order
 * @param alone whether there is no other writer and nothing lags, so that nothing needs to be waited for
 */
export function kindDigest(
  kv: KVNamespace,
  kind: ThingKind,
  now: () => number,
  later: Later,
  heads: () => Promise<Heads>,
  alone = false,
): KindDigest {
  return {
    async change(name) {
      const mark: Mark = { at: now(), name }
      try {
        await kv.put(changeKey(kind), JSON.stringify(mark))
      } catch (error) {
        // Refused as too soon after another mark: that one says the same.
        if (!/\b429\b|too many requests/i.test(String(error))) throw error
      }
    },

    async read() {
      const time = now()
      const stored = await getMany(kv, [changeKey(kind), digestKey(kind)])
      const [mark, known] = [changeKey(kind), digestKey(kind)].map((key) => JSON.parse(stored.get(key) ?? 'null')) as [
        Mark | null,
        Digest | null,
      ]
      const isKnown = known !== null && known.mark === (mark?.name ?? null) && Math.abs(time - known.built) < AGE
      if (isKnown && (known.again || time - known.built < WAIT)) return known.digest
      const all = await heads()
      const digest = await digestHeads(all, time)
      const isQuiet = alone || mark === null || time - mark.at > WAIT
      if (isQuiet && all.every((head) => head === null || isSettled(head, time))) {
        const again = alone || isKnown || mark === null || time - mark.at > SURE
        const made: Digest = { built: time, mark: mark?.name ?? null, digest, again }
        later(kv.put(digestKey(kind), JSON.stringify(made)).catch(() => undefined))
      }
      return digest
    },
  }
}

/** Whether neither a late neighbour nor the passing of time can change what a head shows. */
function isSettled({ unsettled, entries }: Head<Entry>, time: number): boolean {
  return unsettled !== true && entries.every((entry) => settlesAt(entry) <= time)
}
