/** Lists which things of a kind exist: a key for each, and one derived index of all. */

import { idPrefix, indexKey, type ThingKind } from '../keys.ts'
import { LIST, listValues } from '../kv/bulk.ts'
import { derive, type Later, staleness } from './staleness.ts'

/** The index of a kind is one for all: two kinds looked at so often cost a tenth of a day's lists. */
const INDEX_AGE = 1_800_000

interface Index {
  /** When the ids were listed. */
  readonly built: number
  /** When one was last added. */
  readonly changed: number
  readonly ids: readonly string[]
}

/** @param change called before a new id becomes visible */
export function idIndex(
  kv: KVNamespace,
  kind: ThingKind,
  now: () => number,
  later: Later,
  change: (name: string) => Promise<void>,
) {
  async function rebuildIndex(known: readonly string[], changed: number): Promise<Index> {
    const make = async (): Promise<Index> => {
      // Another may have added to it meanwhile: an index is added to, and never put back to what it was.
      const stored = await kv.get<Index>(indexKey(kind), 'json')
      const ids = new Set([...known, ...(stored?.ids ?? []), ...(await listValues<string>(kv, idPrefix(kind)))])
      return { built: now(), changed: Math.max(changed, stored?.changed ?? 0), ids: [...ids].sort() }
    }
    const made = await make()
    if (made.ids.some((id) => !known.includes(id))) await change(`index ${made.built}`)
    return derive(kv, indexKey(kind), made, make)
  }

  async function index(): Promise<Index> {
    const found = await kv.get<Index>(indexKey(kind), 'json')
    if (found === null) return rebuildIndex([], now())
    if (staleness(found, found.changed, now(), INDEX_AGE) !== null)
      later(rebuildIndex(found.ids, found.changed).catch(() => undefined))
    return found
  }

  return {
    /** All of them, sorted. One get. */
    all: async (): Promise<readonly string[]> => (await index()).ids,

    /**
     * Adds a new id to the index. Where one list has all ids, it is made from that list at once. Where there are more, a new id must
     * not cost more the more ids there are: it is added to the known ones, and what this missed is listed after a later answer, when
     * every location can see it.
     */
    async enlist(id: string): Promise<void> {
      // Not read again here: of two writes of one key within a second the older one could win.
      const { built, ids } = (await kv.get<Index>(indexKey(kind), 'json')) ?? { built: 0, ids: [] }
      const more = [...ids, id]
      if (more.length < LIST) {
        await rebuildIndex(more, now())
        return
      }
      const make = async (): Promise<Index> => ({ built, changed: now(), ids: [...new Set(more)].sort() })
      await derive(kv, indexKey(kind), await make(), make)
    },
  }
}
