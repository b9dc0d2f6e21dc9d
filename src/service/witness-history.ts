/** Lists all versions of a witness, with what each changed. */
import { LIMITS } from '../limits.ts'
import type { Store, Version } from '../store/store.ts'
import { utf8Length } from '../text/utf8.ts'
import type { Comparison } from '../variants/comparison.ts'
import { compareSelection } from './comparisons/compared.ts'
import { canCompare } from './comparisons/limits.ts'
import { pinnedPath } from './comparisons/pinned-address.ts'
import { selectVersions } from './comparisons/selection.ts'
import { ServiceError } from './error.ts'
import { findPassage } from './passages.ts'

export interface Change {
  /** The version before it, in the order in which they were recorded. */
  readonly from: string
  /** Path of the comparison of the two. */
  readonly comparison: string
  /** Null where the texts are too long to be compared, or too many to be compared here. */
  readonly summary: Pick<Comparison['summary'], 'variants' | 'substantive' | 'accidental' | 'byClass'> | null
}

export interface HistoryVersion extends Version {
  readonly current: boolean
  /** Null for the first. */
  readonly change: Change | null
}

/**
 * The versions of a witness, oldest first, before any text is read.
 * @throws ServiceError `unknown-passage`, `unknown-witness`
 */
export async function findVersions(
  store: Store,
  passage: string,
  siglum: string,
): Promise<{ readonly siglum: string; readonly versions: readonly Version[]; readonly current: string | null }> {
  const { id, witnesses } = await findPassage(store, passage)
  // A siglum may have been typed decomposed, as it is never stored.
  const composed = siglum.normalize('NFC')
  const witness = witnesses.find((one) => one.siglum === composed) ?? witnesses.find((one) => one.siglum === siglum)
  if (witness === undefined) throw new ServiceError('unknown-witness', { passage: id, siglum }, 'siglum')
  const versions = await store.listVersions(id, witness.siglum)
  return { siglum: witness.siglum, versions, current: witness.current?.version ?? null }
}

/** Bytes of a page of versions, as JSON. */
const PAGE_BYTES = 800_000

/** A page of versions, those after `cursor`; `cursor` of the answer null at the end. */
export function pageOfVersions(
  versions: readonly Version[],
  limit: number,
  cursor: string | null,
): { readonly first: number; readonly end: number; readonly cursor: string | null } {
  const first = cursor === null ? 0 : versions.findIndex(({ version }) => version === cursor) + 1
  let bytes = 0
  let end = first
  while (end < versions.length && end - first < limit) {
    bytes += utf8Length(JSON.stringify(versions[end]))
    if (bytes > PAGE_BYTES && end > first) break
    end++
  }
  return { first, end, cursor: end < versions.length ? versions[end - 1]!.version : null }
}

/**
 * Each version with what changed from the one before. The newest are compared first, until `LIMITS.comparedTotal` code points were; of
 * those before it get only the address of the comparison.
 */
export async function historyOf(
  store: Store,
  passage: string,
  versions: readonly Version[],
  current: string | null,
  { first, end }: { readonly first: number; readonly end: number },
): Promise<readonly HistoryVersion[]> {
  const names = await store.namesOf(passage)
  const list = names.names.length === 0 ? null : names.id
  let room: number = LIMITS.comparedTotal.value
  const all: HistoryVersion[] = []
  for (let i = end - 1; i >= first; i--) {
    const [version, before] = [versions[i]!, versions[i - 1]]
    let change: Change | null = null
    if (before !== undefined) {
      const fits = canCompare(before.length, version.length) && before.length + version.length <= room
      if (fits) room -= before.length + version.length
      change = await changeOf(store, before.version, version.version, list, fits)
    }
    all.unshift({ ...version, current: version.version === current, change })
  }
  return all
}

async function changeOf(
  store: Store,
  from: string,
  to: string,
  list: string | null,
  isCompared: boolean,
): Promise<Change> {
  const query = { versions: [from, to], names: list, rules: null, unit: null, ignore: [], moves: true }
  const comparison = pinnedPath(query)
  if (!isCompared) return { from, comparison, summary: null }
  const selection = await selectVersions(store, query)
  const { variants, substantive, accidental, byClass } = (await compareSelection(store, selection)).comparison.summary
  return { from, comparison, summary: { variants, substantive, accidental, byClass } }
}
