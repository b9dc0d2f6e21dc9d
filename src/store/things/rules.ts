/** How the records of each kind of thing are summarised, for code that handles records of any kind. */
import type { ThingKind } from '../keys.ts'
import type { Entry } from '../log/entry.ts'
import type { Rules } from '../log/rules.ts'
import { DECISION_RULES } from './decision-entries.ts'
import { PASSAGE_RULES } from './passage-entries.ts'
import { TELEGRAM_RULES } from './telegram-entries.ts'

export const ENTRY_KINDS = ['passage', 'telegram', 'decisions'] as const satisfies readonly ThingKind[]

/** The records under the keys of a kind are entries of that kind, so rules for these apply to all that is read there. */
export const RULES_OF = {
  passage: PASSAGE_RULES,
  telegram: TELEGRAM_RULES,
  decisions: DECISION_RULES,
} as unknown as Readonly<Record<ThingKind, Rules<Entry>>>
