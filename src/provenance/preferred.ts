/**
 * Chooses one of several statements where only one fits (a citation's date, its author), and excludes what must not be shown there.
 *
 * 1. A statement of low or unknown certainty, or a withdrawn one, is never chosen. 2. Higher certainty comes first. 3. Of equal
 * certainty: what a witness states, then what a document outside states, what follows from a witness's words, what scholarship says,
 * what was computed, what an editor assumes. 4. Of equal basis, the date that covers fewer days; then the order in which the statements
 * were recorded.
 *
 * Nothing is lost by the choice: `factsOf` gives the rest too, and every form prints it as notes.
 */
import { edtfIn } from './edtf.ts'
import type { Basis, Certainty, Statement, Telegram } from './telegram.ts'

const CERTAINTIES: readonly Certainty[] = ['high', 'medium', 'low', 'unknown']
const BASES: readonly Basis[] = [
  'stated',
  'external-document',
  'inferred',
  'external-scholarship',
  'computed',
  'editorial',
]

/** Never to be shown as a fact. */
export const isDoubtful = ({ certainty }: { readonly certainty?: Certainty }): boolean =>
  certainty === 'low' || certainty === 'unknown'

export const isWithdrawn = (statement: Statement): boolean => statement.withdrawn !== undefined

/** Statements about one property, the one to be preferred first; the withdrawn ones are left out. */
export function ranked(telegram: Telegram, property: string): readonly Statement[] {
  return telegram.statements
    .filter((statement) => statement.property === property && !isWithdrawn(statement))
    .map((statement, order) => ({ statement, rank: rankOf(statement), order }))
    .sort((a, b) => difference(a.rank, b.rank) || a.order - b.order)
    .map(({ statement }) => statement)
}

/** The one to be preferred; null where there is none, or none that is sure enough. */
export function preferred(telegram: Telegram, property: string): Statement | null {
  const [best] = ranked(telegram, property)
  return best === undefined || isDoubtful(best) ? null : best
}

/**
 * For a property that may have several values (two senders of one letter): those with the same certainty and basis as the preferred one.
 * What another source calls the same persons is then a note and not a further person.
 */
export function chosen(telegram: Telegram, property: string): readonly Statement[] {
  const best = preferred(telegram, property)
  if (best === null) return []
  return ranked(telegram, property).filter((s) => s.certainty === best.certainty && s.basis === best.basis)
}

function rankOf({ certainty, basis, value }: Statement): readonly number[] {
  const date = edtfIn(value)
  const days =
    date === null || date.first === null || date.last === null ? Number.MAX_SAFE_INTEGER : date.last - date.first
  return [CERTAINTIES.indexOf(certainty), BASES.indexOf(basis), days]
}

function difference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, k) => value !== b[k])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** What a record of a telegram has fields for, and what goes into its notes. */
export interface Facts {
  readonly senders: readonly Statement[]
  readonly hands: readonly Statement[]
  readonly recipients: readonly Statement[]
  readonly dated: Statement | null
  readonly sent: Statement | null
  readonly received: Statement | null
  /** When it was written, else when it left. */
  readonly date: Statement | null
  readonly archive: Statement | null
  readonly numbers: readonly Statement[]
  /** All others, also those that contradict the above or are not sure enough for a field. */
  readonly rest: readonly Statement[]
}

/** The statements that formats write into fields, and the rest. */
export function factsOf(telegram: Telegram): Facts {
  const many = {
    senders: chosen(telegram, 'sender'),
    hands: chosen(telegram, 'via'),
    recipients: chosen(telegram, 'recipient'),
  }
  const one = {
    dated: preferred(telegram, 'dated'),
    sent: preferred(telegram, 'sent'),
    received: preferred(telegram, 'received'),
    archive: preferred(telegram, 'archive'),
  }
  const numbers = chosen(telegram, 'number')
  const used = new Set([...Object.values(many).flat(), ...Object.values(one), ...numbers])
  return {
    ...many,
    ...one,
    date: one.dated ?? one.sent,
    numbers,
    rest: telegram.statements.filter((statement) => !used.has(statement) && !isWithdrawn(statement)),
  }
}
