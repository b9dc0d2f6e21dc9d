/** A version stands in two places, under its id and in the record that lists it. The record is the truth. */
import { versionKey } from '../keys.ts'
import { getMany } from '../kv/bulk.ts'
import type { Version } from '../store.ts'

/**
 * Writes again under their ids the versions that say something else there than in their records, or are not there, and gives those. Two who
 * stored one text at once, each out of the other's sight, leave such a one: the record of the first counts, and the last has written.
 */
export async function reconcileVersions(kv: KVNamespace, versions: readonly Version[]): Promise<readonly Version[]> {
  const stored = await getMany(
    kv,
    versions.map(({ version }) => versionKey(version)),
  )
  const wrong = versions.filter((one) => stored.get(versionKey(one.version)) !== JSON.stringify(one))
  for (const one of wrong) await kv.put(versionKey(one.version), JSON.stringify(one))
  return wrong
}
