/** Of each kind of fact, whether the first said or the last said counts, for whoever looks at records without knowing of what. */
import type { Kind } from './keys.ts'
import type { Counts, Entry } from './log.ts'
import { TELEGRAM_COUNTS } from './telegram-log.ts'

export const COUNTS = {
  passage: { passage: 'first', witness: 'first', version: 'first', names: 'last', document: 'first' },
  telegram: TELEGRAM_COUNTS,
} as const satisfies Readonly<Record<Kind, Counts<Entry>>>
