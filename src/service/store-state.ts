/** Names everything that shapes an answer about the words of the whole store, without reading a text. */
import type { Store } from '../store/store.ts'
import { ENGINE } from '../variants/compare.ts'

const KINDS = ['passage', 'telegram'] as const

/** The same as long as every passage, every telegram and what the index of search has stay the same, and the engine with them. Six keys. */
export async function stateOf(store: Pick<Store, 'digestOfKind' | 'indexMark'>): Promise<readonly string[]> {
  return [ENGINE, ...(await Promise.all([...KINDS.map((kind) => store.digestOfKind(kind)), store.indexMark()]))]
}

/** A store, and what the answers that were read from it allow to be kept. */
export interface WatchedStore {
  readonly store: Store
  /** False once an index was incomplete, or a version or a text was not there: KV may show it later. */
  readonly isWhole: () => boolean
  /** Whole, and no version that was read is provisional: what is made from these versions never changes. */
  readonly isLasting: () => boolean
}

/** Wraps a store for one request. The functions are those of `store`, with the same costs and errors. */
export function watchedStore(store: Store): WatchedStore {
  let isWhole = true
  let isProvisional = false
  return {
    isWhole: () => isWhole,
    isLasting: () => isWhole && !isProvisional,
    store: {
      ...store,
      async getVersions(versions) {
        const records = await store.getVersions(versions)
        if (records.includes(null)) isWhole = false
        if (records.some((record) => record?.provisional)) isProvisional = true
        return records
      },
      async readVersions(versions) {
        const read = await store.readVersions(versions)
        if (read.includes(null)) isWhole = false
        if (read.some((one) => one?.version.provisional)) isProvisional = true
        return read
      },
      async candidates(probes) {
        const found = await store.candidates(probes)
        if (!found.complete) isWhole = false
        return found
      },
    },
  }
}

/** Whether what this request has read is still of that state: only then may an answer made from it be kept under that state. */
export async function isStillOf(
  store: Pick<Store, 'digestOfKind'>,
  [, ...digests]: readonly string[],
): Promise<boolean> {
  const read = await Promise.all(KINDS.map((kind) => store.digestOfKind(kind, 'heads')))
  return read.every((digest, i) => digest === digests[i])
}
