/** Names everything that shapes an answer about the words of the whole store, without reading a text. */
import type { Store } from '../store/store.ts'
import { ENGINE } from '../variants/compare.ts'

const KINDS = ['passage', 'telegram'] as const

/** The same as long as every passage, every telegram and what the index of search has stay the same, and the engine with them. Six keys. */
export async function stateOf(store: Pick<Store, 'digestOfKind' | 'indexMark'>): Promise<readonly string[]> {
  return [ENGINE, ...(await Promise.all([...KINDS.map((kind) => store.digestOfKind(kind)), store.indexMark()]))]
}

/** Whether what this request has read is still of that state: only then may what was made of it be kept under it. */
export async function isStillOf(
  store: Pick<Store, 'digestOfKind'>,
  [, ...digests]: readonly string[],
): Promise<boolean> {
  const read = await Promise.all(KINDS.map((kind) => store.digestOfKind(kind, 'heads')))
  return read.every((digest, i) => digest === digests[i])
}
