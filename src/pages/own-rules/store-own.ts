/** Rules and names that were tried, put in force for a passage: added to the lists that it has. */

import * as v from 'valibot'
import { namesOfRows, type OwnRow, rulesOfRows } from '../../present/own-choice.ts'
import { nameEntries, ownRules } from '../../schemas/requests.ts'
import { ServiceError } from '../../service/error.ts'
import { checked } from '../../service/validation.ts'
import type { ListKind } from '../../store/keys.ts'
import type { ListOf, Store } from '../../store/store.ts'

/** Others may put a list in force between reading and writing: the rows are then added to theirs. */
const ATTEMPTS = 3

/**
 * @throws ServiceError `over-limit` where the lists become too long, `unknown-passage`, and `conflict` where others keep changing them
 */
export async function storeOwn(store: Store, passage: string, rows: readonly OwnRow[]): Promise<void> {
  const parts = [
    addition(store, 'rules', passage, rulesOfRows(rows), (entries) => {
      checked(v.object({ own: ownRules }), { own: entries })
    }),
    addition(store, 'names', passage, namesOfRows(rows), (entries) => {
      checked(v.object({ own: nameEntries }), { own: entries })
    }),
  ]
  // Both lists are checked before either is stored.
  for (const { whole } of parts) await whole()
  for (const { put } of parts) await put()
}

/** Entries added to a list in force: what comes of it, checked, and putting it in force. */
function addition<K extends ListKind>(
  store: Store,
  kind: K,
  passage: string,
  entries: readonly (ListOf[K] & { readonly id: string })[],
  check: (entries: readonly ListOf[K][]) => void,
) {
  async function whole() {
    const list = await store.listInForce(kind, passage)
    const known = new Set(list.entries.map((entry) => (entry as { readonly id: string }).id))
    const all = [...list.entries, ...entries.filter(({ id }) => !known.has(id))]
    if (entries.length > 0) check(all)
    return { list, all }
  }
  async function put(): Promise<void> {
    if (entries.length === 0) return
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { list, all } = await whole()
      const stored = await store.setList(kind, passage, all, list.entries.length === 0 ? null : list.id)
      if (stored === null) throw new ServiceError('unknown-passage', { id: passage }, 'passage')
      if (!('inForce' in stored)) return
    }
    throw new ServiceError('conflict', { what: 'passage', id: passage })
  }
  return { whole, put }
}
