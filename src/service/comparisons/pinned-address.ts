/** Builds the permanent address of a comparison: everything that shapes the answer, in one spelling. */
import { ENGINE } from '../../variants/compare.ts'
import type { ComparisonOptions } from '../comparison-query.ts'

/** Answers change only when this number does. */
export const ENGINE_MAJOR = /\/(\d+)/.exec(ENGINE)![1]!

export interface PinnedComparison extends ComparisonOptions {
  /** The base first, then by siglum. */
  readonly versions: readonly string[]
  /** Id of the authority list; null for none. */
  readonly names: string | null
  /** Id of the list of own rules; null for none. */
  readonly rules: string | null
  /** Id of the set of editorial decisions; left out or null for none. */
  readonly decisions?: string | null
}

/** What is as usual is left out; `extension` is that of another representation (`.tei.xml`). */
export function pinnedPath(
  { versions, unit, ignore, moves, names, rules, decisions = null }: PinnedComparison,
  extension = '',
  engine = ENGINE_MAJOR,
): string {
  const query = [
    ...(unit === null ? [] : [`unit=${unit}`]),
    ...(ignore.length === 0 ? [] : [`ignore=${ignore.map(encodeURIComponent).join(',')}`]),
    ...(moves ? [] : ['moves=false']),
    ...(names === null ? [] : [`names=${names}`]),
    ...(rules === null ? [] : [`rules=${rules}`]),
    ...(decisions === null ? [] : [`decisions=${decisions}`]),
    `engine=${engine}`,
  ]
  return `/v1/comparisons/${versions.join(',')}${extension}?${query.join('&')}`
}
