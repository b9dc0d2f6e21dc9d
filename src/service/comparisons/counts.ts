/** Counts the variants between the current versions of a passage. */
import type { Store } from '../../store/store.ts'
import { ENGINE } from '../../variants/compare.ts'
import type { Cache } from '../cache.ts'
import { compareSelection } from './compared.ts'
import { permalinkPath, type Selection } from './selection.ts'

export interface VariantCount {
  readonly variants: number
  readonly substantive: number
  readonly accidental: number
  /** Of the base, in code points. */
  readonly length: number
}

/** Texts are read, and paid for, only where these versions were not counted before. */
export async function countVariants(store: Store, cache: Cache, selection: Selection): Promise<VariantCount> {
  const kept = await cache.keep(['count', ENGINE, permalinkPath(selection)], async () => {
    const { comparison } = await compareSelection(store, selection)
    const { variants, substantive, accidental } = comparison.summary
    return JSON.stringify({ variants, substantive, accidental, length: comparison.witnesses[0]!.length })
  })
  return JSON.parse(kept) as VariantCount
}
