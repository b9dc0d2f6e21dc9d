/** Names everything that shapes an answer about the words of the whole store, without reading a text. */
import type { Store } from '../store/store.ts'
import { ENGINE } from '../variants/compare.ts'

const KINDS = ['passage', 'telegram'] as const

/** The same as long as every passage, every telegram and what the index of search has stay the same, and the engine with them. Six keys. */
export async function stateOf(store: Pick<Store, 'digestOfKind' | 'indexMark'>): Promise<readonly string[]> {
  return [ENGINE, ...(await Promise.all([...KINDS.map((kind) => store.digestOfKind(kind)), store.indexMark()]))]
}

/** A store that notes what could not be seen yet: an incomplete index, or a version or text that is not there. What is made of that is not kept. */
export function watchedStore(store: Store): { readonly store: Store; readonly isWhole: () => boolean } {
  let isWhole = true
  const noting =
    <Given extends readonly unknown[], Read extends readonly unknown[]>(read: (...given: Given) => Promise<Read>) =>
    async (...given: Given): Promise<Read> => {
      const found = await read(...given)
      if (found.includes(null)) isWhole = false
      return found
    }
  return {
    isWhole: () => isWhole,
    store: {
      ...store,
      getVersions: noting(store.getVersions),
      readVersions: noting(store.readVersions),
      async candidates(probes) {
        const found = await store.candidates(probes)
        if (!found.complete) isWhole = false
        return found
      },
    },
  }
}

/** Whether what this request has read is still of that state: only then may what was made of it be kept under it. */
export async function isStillOf(
  store: Pick<Store, 'digestOfKind'>,
  [, ...digests]: readonly string[],
): Promise<boolean> {
  const read = await Promise.all(KINDS.map((kind) => store.digestOfKind(kind, 'heads')))
  return read.every((digest, i) => digest === digests[i])
}
