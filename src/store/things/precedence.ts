/** Of each kind of entry, whether the first or the last recorded counts, and which entries follow one another. */
import type { Kind } from '../keys.ts'
import type { Entry, Precedence, Succession } from '../log/log.ts'
import type { Version } from '../store.ts'
import { TELEGRAM_PRECEDENCE } from './telegram-entries.ts'

export const PRECEDENCE = {
  passage: {
    passage: 'firstWins',
    witness: 'firstWins',
    version: 'firstWins',
    names: 'lastWins',
    rules: 'lastWins',
    document: 'firstWins',
  },
  telegram: TELEGRAM_PRECEDENCE,
} as const satisfies Readonly<Record<Kind, Precedence<Entry>>>

/** Of a witness only the newest version is present. */
export const SUCCESSIONS: Readonly<Record<Kind, Succession<Entry>>> = {
  passage: ({ kind, value }) => (kind === 'version' ? (value as Version).siglum : null),
  telegram: () => null,
}
