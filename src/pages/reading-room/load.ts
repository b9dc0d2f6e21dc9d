/** Reads what the reading room shows: the passages with their counts of variants. */

import type { ReaderLanguage } from '../../present/language.ts'
import type { Cache } from '../../service/cache.ts'
import { countVariants } from '../../service/comparisons/counts.ts'
import { type Selection, selectCurrent } from '../../service/comparisons/selection.ts'
import { passageIn } from '../../service/passages.ts'
import type { Passage, Store } from '../../store/store.ts'
import type { Shelf } from './reading-room.tsx'

/**
 * Counting compares every passage of the page where it was not counted before; up to this many code points in all, that stays
 * within what a request may cost (the first corpus has about 20,000). Longer passages are counted when they are opened.
 */
const COUNTED_IN_ALL = 60_000

const AS_USUAL = { witnesses: null, base: null, unit: null, ignore: [], moves: true } as const

/** What is compared to count the variants of each passage; null for a passage that is not counted here. No text is read. */
export function selectCounted(store: Store, passages: readonly Passage[]): Promise<readonly (Selection | null)[]> {
  let room = COUNTED_IN_ALL
  return Promise.all(
    passages.map((passage) => {
      const current = passage.witnesses.flatMap((witness) => witness.current ?? [])
      const length = current.reduce((sum, version) => sum + version.length, 0)
      if (current.length < 2 || length > room) return null
      room -= length
      return selectCurrent(store, passage, AS_USUAL)
    }),
  )
}

export function readShelves(
  store: Store,
  cache: Cache,
  passages: readonly Passage[],
  selections: readonly (Selection | null)[],
  language: ReaderLanguage,
): Promise<readonly Shelf[]> {
  return Promise.all(
    passages.map(async (passage, i) => {
      const selection = selections[i]
      return {
        passage: passageIn(passage, language),
        count: selection ? await countVariants(store, cache, selection) : null,
      }
    }),
  )
}
