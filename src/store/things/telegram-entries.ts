/**
 * What is recorded of a telegram, and what it comes to. The telegram itself may be corrected (the corpus is, with its edition: the last
 * said counts); a statement, a withdrawal and a relation are said once and stay.
 */
import type { Relation, Statement, Telegram, Withdrawal } from '../../provenance/telegram.ts'
import type { Entry, Head, Precedence } from '../log/log.ts'

export type TelegramEntry = Entry &
  (
    | { readonly kind: 'telegram'; readonly value: Telegram }
    | { readonly kind: 'statement'; readonly value: Statement }
    /** Its slot is the statement's id. */
    | { readonly kind: 'withdrawal'; readonly value: Withdrawal }
    | { readonly kind: 'relation'; readonly value: Relation }
  )

export const TELEGRAM_PRECEDENCE: Precedence<TelegramEntry> = {
  telegram: 'lastWins',
  statement: 'firstWins',
  withdrawal: 'firstWins',
  relation: 'firstWins',
}

export const relationSlot = ({ type, telegram }: Relation): string => `${type} ${telegram}`

/** Null where nothing but additions is recorded, which no writer leaves behind. */
export function toTelegram(head: Head<TelegramEntry> | null): Telegram | null {
  const base = head?.entries.findLast((entry) => entry.kind === 'telegram')?.value as Telegram | undefined
  if (head === null || base === undefined) return null
  const added = head.entries.flatMap((entry) => (entry.kind === 'statement' ? [entry.value] : []))
  const withdrawn = new Map(
    head.entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [[entry.slot, entry.value] as const] : [])),
  )
  const related = head.entries.flatMap((entry) => (entry.kind === 'relation' ? [entry.value] : []))
  const ids = new Set(base.statements.map(({ id }) => id))
  const slots = new Set(base.relations.map(relationSlot))
  const { statements, relations, ...rest } = base
  return {
    ...rest,
    statements: [...statements, ...added.filter(({ id }) => !ids.has(id))].map((statement) => {
      const withdrawal = withdrawn.get(statement.id)
      return withdrawal === undefined ? statement : { ...statement, withdrawn: withdrawal }
    }),
    relations: [...relations, ...related.filter((relation) => !slots.has(relationSlot(relation)))],
    recorded: head.entries.at(-1)!.at,
  }
}
