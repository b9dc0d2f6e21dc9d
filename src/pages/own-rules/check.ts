/** Checks a reader's own rules and names as the API would, and prepares them for the comparison. */
import * as v from 'valibot'
import { namesOfRows, type OwnRow, rulesOfRows } from '../../present/own-choice.ts'
import { nameEntries, ownRules } from '../../schemas/requests.ts'
import type { Selection } from '../../service/comparisons/selection.ts'
import { checked } from '../../service/validation.ts'

/** @throws ServiceError `invalid-value`, `over-limit` for rows of which the API would take no rule or name */
export function checkOwn(rows: readonly OwnRow[]): void {
  checked(v.object({ own: ownRules }), { own: rulesOfRows(rows) })
  checked(v.object({ own: nameEntries }), { own: namesOfRows(rows) })
}

/** The classes that rows make, which no stored list knows. */
export const classesOfRows = (rows: readonly OwnRow[]): ReadonlySet<string> =>
  new Set(rulesOfRows(rows).map(({ id }) => id))

/**
 * A selection with rows tried on it, beside what is stored. It has no permanent address: no list of them is stored.
 * @param ignore classes that count as no variants, those of the rows among them
 */
export function withOwn(selection: Selection, rows: readonly OwnRow[], ignore: readonly string[]): Selection {
  if (rows.length === 0) return selection
  const { names, rules, options } = selection
  const known = new Set([...rules.entries.map(({ id }) => id), ...names.names.map(({ id }) => id)])
  const isNew = ({ id }: { readonly id: string }) => !known.has(id)
  return {
    ...selection,
    names: { ...names, names: [...names.names, ...namesOfRows(rows).filter(isNew)] },
    rules: { ...rules, entries: [...rules.entries, ...rulesOfRows(rows).filter(isNew)] },
    options: { ...options, ignore },
  }
}
