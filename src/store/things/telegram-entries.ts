/**
 * What is recorded of a telegram, and how it is summarised. The first claim to its id counts; a correction names what it replaces, and
 * a later edition of the corpus replaces an earlier one. A statement, a withdrawal and a relation are recorded once and stay.
 */
import type { LocalizedStatement as Statement, LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import type { Relation, Withdrawal } from '../../provenance/telegram.ts'
import { claimOf, type Entry, settlesAt } from '../log/entry.ts'
import type { Head } from '../log/log.ts'
import { chain, isUnder, type Resolution, type Rules, Slots } from '../log/rules.ts'
import { provisional } from './passage-entries.ts'
import { withWords } from './words.ts'

export type TelegramEntry = Entry & {
  /** Where the words of its evidence are (words.ts). */
  readonly words?: string
} & (
    | { readonly kind: 'telegram'; readonly value: Telegram }
    | { readonly kind: 'statement'; readonly value: Statement }
    /** Its slot is the statement's id. */
    | { readonly kind: 'withdrawal'; readonly value: Withdrawal }
    | { readonly kind: 'relation'; readonly value: Relation }
  )
export type TelegramHead = Head<TelegramEntry>
type BaseEntry = Extract<TelegramEntry, { kind: 'telegram' }>

export const relationSlot = ({ type, telegram }: Relation): string => `${type} ${telegram}`

/** Before editions were recorded, the corpus dated its entries, and they had no signature. */
export const editionOf = ({ edition, recorded, by, at }: Entry): string | undefined =>
  edition ?? (recorded === undefined && by === undefined ? at : undefined)

/** The claim that statements, withdrawals and relations are recorded under: that of the telegram before all corrections. */
export const telegramClaim = (base: Entry): string => base.of ?? claimOf(base)

function overrides(entry: TelegramEntry, inForce: TelegramEntry | null): boolean {
  // From before claims: the last one counted.
  if (entry.recorded === undefined) return true
  const [edition, before] = [entry.edition, inForce === null ? undefined : editionOf(inForce)]
  return edition !== undefined && before !== undefined && edition > before
}

function resolve(entries: readonly TelegramEntry[], known: readonly TelegramEntry[] = []): Resolution<TelegramEntry> {
  const isBase = ({ kind }: TelegramEntry) => kind === 'telegram'
  const bases = chain(entries.filter(isBase), { claim: claimOf, overrides }, known.findLast(isBase) ?? null)
  const [first] = bases.counting
  const slots = new Slots<TelegramEntry>()
  for (const entry of bases.counting) slots.count(entry)
  for (const entry of bases.superseded) slots.lose(entry)
  for (const entry of entries) {
    if (isBase(entry)) continue
    if (first === undefined || isUnder(entry, telegramClaim(first))) slots.claim(entry)
    else slots.lose(entry)
  }
  const counting = new Set(slots.counting)
  const superseded = new Set(slots.superseded)
  return { counting: entries.filter((e) => counting.has(e)), superseded: entries.filter((e) => superseded.has(e)) }
}

export const baseOf = (entries: readonly TelegramEntry[]): BaseEntry | null =>
  (entries.findLast(({ kind }) => kind === 'telegram') as BaseEntry | undefined) ?? null

export const TELEGRAM_RULES: Rules<TelegramEntry> = {
  resolve,
  present: (counting) => {
    const base = baseOf(counting)
    return counting.filter((entry) => entry.kind !== 'telegram' || entry === base)
  },
  brief: (entry) => entry,
  isPartial: () => false,
  claimsOf: (counting) => {
    const base = baseOf(counting)
    const others = counting.filter(({ kind }) => kind !== 'telegram')
    return [...(base === null ? [] : [base]), ...others].map((entry) => [`${entry.kind} ${entry.slot}`, claimOf(entry)])
  },
}

/**
 * The telegram with all additions to it; null where only additions are recorded, which no complete write leaves.
 * @param words of the evidence, by the ids that the entries name
 * @param now   milliseconds since 1970
 */
export function toTelegram(
  head: { readonly entries: readonly TelegramEntry[] } | null,
  words: ReadonlyMap<string, readonly string[]>,
  now: number,
): Telegram | null {
  const base = baseOf(head?.entries ?? [])
  if (head === null || base === null) return null
  const worded = <T extends Telegram | Statement>(value: T, { words: id }: TelegramEntry): T =>
    withWords(value, id === undefined ? [] : (words.get(id) ?? []))
  const { statements, relations, ...rest } = worded(base.value, base)
  const withdrawn = new Map(
    head.entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [[entry.slot, entry.value] as const] : [])),
  )
  const ids = new Set(statements.map(({ id }) => id))
  const added = head.entries.flatMap((entry) => {
    if (entry.kind !== 'statement' || ids.has(entry.slot)) return []
    return [{ ...worded(entry.value, entry), ...provisional(settlesAt(base, entry) > now) }]
  })
  const slots = new Set(relations.map(relationSlot))
  const related = head.entries.flatMap((entry) => (entry.kind === 'relation' ? [entry.value] : []))
  return {
    ...rest,
    statements: [...statements, ...added].map((statement) => {
      const withdrawal = withdrawn.get(statement.id)
      return withdrawal === undefined ? statement : { ...statement, withdrawn: withdrawal }
    }),
    relations: [...relations, ...related.filter((relation) => !slots.has(relationSlot(relation)))],
    recorded: head.entries.map(({ at }) => at).reduce((a, b) => (a > b ? a : b)),
    ...provisional(settlesAt(base) > now),
  }
}

/** As it was recorded by an instant (RFC 3339). */
export function telegramAt(entries: readonly TelegramEntry[], at: string): readonly TelegramEntry[] {
  return entries.filter((entry) => entry.at <= at)
}
