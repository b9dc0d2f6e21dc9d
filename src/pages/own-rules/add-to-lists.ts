/** Adds own rules and forms of names to those that a passage has. */
import * as v from 'valibot'
import { nameEntries, ownRules } from '../../schemas/requests.ts'
import { ServiceError } from '../../service/error.ts'
import { mergeRules } from '../../service/own-rules.ts'
import { checked } from '../../service/validation.ts'
import type { ListKind } from '../../store/keys.ts'
import type { ListOf, Store } from '../../store/store.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { OwnRule } from '../../text/own-rules.ts'

/** Others may put a list in force between reading and writing: what is added is then added to theirs. */
const ATTEMPTS = 3

/**
 * Puts rules and names in force beside those of a passage; what is there already is not added again. Neither list is stored where one
 * of them would be refused.
 * @throws ServiceError `over-limit` where a list becomes too long, `unknown-passage`, and `conflict` where others keep changing it
 */
export async function addToLists(
  store: Store,
  passage: string,
  { rules = [], names = [] }: { readonly rules?: readonly OwnRule[]; readonly names?: readonly NameEntry[] },
): Promise<void> {
  const ofRules = addition(store, 'rules', passage, (entries) => {
    const all = mergeRules(entries, rules)
    if (all !== entries) checked(v.object({ rules: ownRules }), { rules: all })
    return all
  })
  const ofNames = addition(store, 'names', passage, (entries) => {
    const known = new Set(entries.map(({ id }) => id))
    const fresh = names.filter(({ id }) => !known.has(id))
    const all = fresh.length === 0 ? entries : [...entries, ...fresh]
    if (all !== entries) checked(v.object({ names: nameEntries }), { names: all })
    return all
  })
  await ofRules.check()
  await ofNames.check()
  await ofRules.put()
  await ofNames.put()
}

/** @param merge gives the list itself where nothing is new; throws where the new one would be refused */
function addition<K extends ListKind>(
  store: Store,
  kind: K,
  passage: string,
  merge: (entries: readonly ListOf[K][]) => readonly ListOf[K][],
) {
  async function merged() {
    const { id, entries } = await store.listInForce(kind, passage)
    const all = merge(entries)
    return { id, all, isNew: all !== entries }
  }
  async function put(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { id, all, isNew } = await merged()
      if (!isNew) return
      const stored = await store.setList(kind, passage, all, id)
      if (stored === null) throw new ServiceError('unknown-passage', { id: passage }, 'passage')
      if (!('inForce' in stored)) return
    }
    throw new ServiceError('conflict', { what: kind, id: passage })
  }
  return { check: merged, put }
}
