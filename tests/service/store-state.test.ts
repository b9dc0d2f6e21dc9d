import { expect, test } from 'vitest'
import { watchedStore } from '../../src/service/store-state.ts'
import type { Store, Version } from '../../src/store/store.ts'

const certain = { version: 'certain' } as Version
const claimed = { version: 'claimed', provisional: true } as Version

/** A store whose versions are read and whose index answers as given. */
const storeOf = (records: readonly (Version | null)[], complete = true) =>
  ({
    getVersions: async () => records,
    readVersions: async () => records.map((version) => version && { version, text: '' }),
    candidates: async () => ({ versions: [], complete }),
  }) as unknown as Store

test.each([
  ['nothing is missing', [certain], true, { isWhole: true, isLasting: true }],
  ['a version is not there', [certain, null], true, { isWhole: false, isLasting: false }],
  ['a version may still lose the claim to its name', [certain, claimed], true, { isWhole: true, isLasting: false }],
  ['the index is incomplete', [certain], false, { isWhole: false, isLasting: false }],
])('%s', async (_, records, complete, expected) => {
  for (const read of ['getVersions', 'readVersions'] as const) {
    const { store, isWhole, isLasting } = watchedStore(storeOf(records, complete))
    expect([isWhole(), isLasting()]).toEqual([true, true])
    await store[read]([])
    await store.candidates([])
    expect({ isWhole: isWhole(), isLasting: isLasting() }).toEqual(expected)
  }
})
