/** Of each kind of fact, whether the first said or the last said counts, for whoever looks at records without knowing of what. */
import type { Kind } from './keys.ts'
import type { Counts, Entry } from './log.ts'
import type { Version } from './store.ts'
import { TELEGRAM_COUNTS } from './telegram-log.ts'

export const COUNTS = {
  passage: { passage: 'first', witness: 'first', version: 'first', names: 'last', document: 'first' },
  telegram: TELEGRAM_COUNTS,
} as const satisfies Readonly<Record<Kind, Counts<Entry>>>

/** The succession that a fact stands in, of which only the newest is present: of a witness, its versions. Null: it stays. */
export const SUCCESSIONS: Readonly<Record<Kind, (entry: Entry) => string | null>> = {
  passage: ({ kind, value }) => (kind === 'version' ? (value as Version).siglum : null),
  telegram: () => null,
}
