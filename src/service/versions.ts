/** Versions in time. */
import type { Version } from '../store/store.ts'

/** The version that was current at an instant (RFC 3339); null before there was any. `versions` is oldest first. */
export function currentAt(versions: readonly Version[], at: string): Version | null {
  const instant = Date.parse(at)
  return versions.findLast(({ created }) => Date.parse(created) <= instant) ?? null
}
