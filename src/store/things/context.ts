/** What the code for the things of a passage reads from and writes to. */

import type { Log } from '../log/log.ts'
import type { Later } from '../log/staleness.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { PassageEntry } from './passage-entries.ts'

export interface PassageContext {
  readonly kv: KVNamespace
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly later: Later
  readonly passages: Log<PassageEntry>
  readonly search: SearchIndex
}
