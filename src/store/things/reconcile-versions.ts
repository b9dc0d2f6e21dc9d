/** Reconciles the two copies of a version: one under its id, one in the record that lists it. The record is the truth. */
import { versionKey } from '../keys.ts'
import { getMany } from '../kv/bulk.ts'
import { recordedOf } from '../log/entry.ts'
import type { Resolution } from '../log/rules.ts'
import { type PassageEntry, standings } from './passage-entries.ts'
import { type StoredVersion, settledPart, storedOf } from './stored-version.ts'

/**
 * Writes again the versions that say something else under their ids than their records do, or are not there, and gives their ids. Two who
 * stored one text at once, each out of the other's sight, leave such a one: the record of the first counts, and the last has written.
 * Those whose claim lost are marked as superseded.
 *
 * @param resolution of all that was recorded of a passage
 * @param since      only of what was recorded, withdrawn or restored since; milliseconds since 1970
 */
export async function reconcileVersions(
  kv: KVNamespace,
  { counting, superseded }: Resolution<PassageEntry>,
  since = 0,
): Promise<readonly string[]> {
  const isLate = (entry: PassageEntry) => Date.parse(recordedOf(entry)) >= since
  const wanted = new Map<string, StoredVersion>()
  for (const standing of standings(counting))
    if (!standing.entry.brief && (isLate(standing.entry) || isLate(standing.last)))
      wanted.set(standing.entry.slot, storedOf(standing))
  const known = new Set(counting.flatMap((entry) => (entry.kind === 'version' ? [entry.slot] : [])))
  for (const entry of superseded) {
    if (entry.kind !== 'version' || known.has(entry.slot) || !isLate(entry)) continue
    wanted.set(entry.slot, { ...storedOf({ entry, restored: [], withdrawn: null }), superseded: true })
  }
  const stored = await getMany(kv, [...wanted.keys()].map(versionKey))
  const written: string[] = []
  for (const [id, version] of wanted) {
    const value = stored.get(versionKey(id)) ?? null
    const is = value === null ? null : parsed(value)
    if (is !== null && JSON.stringify(settledPart(is)) === JSON.stringify(version)) continue
    await kv.put(versionKey(id), JSON.stringify(version))
    written.push(id)
  }
  return written
}

function parsed(json: string): StoredVersion | null {
  try {
    return JSON.parse(json) as StoredVersion
  } catch {
    return null
  }
}
