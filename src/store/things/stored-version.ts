/**
 * A version under its own key: a copy of the record that lists it (the record is the truth), with marks of what happened to the version
 * since, so that reading many versions needs no history.
 */
import type { Withdrawal } from '../../provenance/telegram.ts'
import { versionKey } from '../keys.ts'
import { recordedOf } from '../log/entry.ts'
import type { Version } from '../store.ts'
import type { RecordedVersion, Standing, VersionEntry } from './passage-entries.ts'

export interface StoredVersion extends RecordedVersion {
  /** Absent in versions from before it was recorded apart from `created`. */
  readonly recorded?: string
  readonly withdrawn?: Withdrawal
  readonly restored?: readonly string[]
  /** The claim of its witness lost to an earlier one. */
  readonly superseded?: true
  /** Until it is known whether the claim that it was written under has won: that claim, and when it is settled (milliseconds). */
  readonly of?: string
  readonly settles?: number
}

/** @param now milliseconds since 1970 */
export function toVersion(stored: StoredVersion, now: number): Version {
  const { of: _, settles = 0, recorded = stored.created, ...version } = stored
  return { ...version, recorded, ...(settles > now && { provisional: true }) }
}

/** What is written under the key of a version for the entry that counts. `restored` and `withdrawn` follow from all that was recorded. */
export function storedOf({
  entry,
  restored,
  withdrawn,
}: Pick<Standing, 'entry' | 'restored' | 'withdrawn'>): StoredVersion {
  return {
    ...entry.value,
    ...(entry.recorded !== undefined && { recorded: entry.recorded }),
    ...(withdrawn !== null && { withdrawn }),
    ...(restored.length > 0 && { restored }),
  }
}

/** The same for one that is new, whose witness or passage may still lose its claim. */
export function newlyStored(entry: VersionEntry, settles: number): StoredVersion {
  const stored = storedOf({ entry, restored: [], withdrawn: null })
  return settles > Date.parse(recordedOf(entry)) ? { ...stored, of: entry.of ?? '', settles } : stored
}

/** A version without the members that say only how far its claim is settled. */
export const settledPart = ({ of: _, settles: __, ...rest }: StoredVersion): StoredVersion => rest

/** The record of a version; null where there is none. One get. */
export async function readStored(kv: KVNamespace, version: string): Promise<StoredVersion | null> {
  return kv.get<StoredVersion>(versionKey(version), 'json')
}
