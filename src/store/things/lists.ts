/**
 * Stores lists that a passage is compared with: its names, its own rules. A list is content-addressed, so a pinned comparison can name
 * the one it was made with; which one is in force is an entry in the log of the passage, which names the list that it replaces.
 */
import { EMPTY_LIST, isListId, type ListKind, listId, listKey } from '../keys.ts'
import { putOnce } from '../kv/put-once.ts'
import { findEntry } from '../log/entries.ts'
import { type NewEntry, settlesAt } from '../log/entry.ts'
import type { ListOf, Store, Stored, StoredList } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, provisional, rootClaim } from './passage-entries.ts'

/** Equal lists have equal JSON: the members of an entry are in one order. */
const CANONICAL: { readonly [K in ListKind]: (entry: ListOf[K]) => ListOf[K] } = {
  names: ({ id, kind, forms }) => ({ id, kind, forms }),
  rules: ({ id, class: named, pairs, language, at }) => ({
    id,
    ...(named !== undefined && { class: named }),
    pairs,
    ...(language !== undefined && { language }),
    ...(at !== undefined && { at }),
  }),
}

const entryInForce = (head: PassageHead | null, kind: ListKind) =>
  findEntry(head, kind, '') as Extract<PassageEntry, { kind: ListKind }> | null

export function listStore({ kv, now, passages }: PassageContext): Pick<Store, 'listInForce' | 'getList' | 'setList'> {
  /** Reads under way, by key: the passages of one corpus mostly share a list, and a page reads all of them at once. */
  const underway = new Map<string, Promise<unknown>>()

  async function read<K extends ListKind>(kind: K, id: string): Promise<StoredList<K> | null> {
    if (id === EMPTY_LIST) return { id, entries: [] }
    const key = listKey(kind, id)
    const reading = underway.get(key) ?? kv.get(key, 'json')
    underway.set(key, reading)
    const entries = (await reading.finally(() => underway.delete(key))) as ListOf[K][] | null
    return entries === null ? null : { id, entries }
  }

  return {
    async listInForce(kind, passage) {
      const head = await passages.read(passage)
      const inForce = entryInForce(head, kind)
      const list = inForce === null ? null : await read(kind, inForce.value)
      if (list === null) return { id: EMPTY_LIST, entries: [] }
      return { ...list, ...provisional(settlesAt(findEntry(head, 'passage', ''), inForce) > now()) }
    },

    async getList(kind, id) {
      return isListId(id) ? read(kind, id) : null
    },

    async setList<K extends ListKind>(
      kind: K,
      passage: string,
      entries: readonly ListOf[K][],
      replaces: string | null,
    ): Promise<Stored<StoredList<K>> | { readonly inForce: string | null } | null> {
      const known = (await passages.read(passage)) ?? (await passages.reread(passage))
      if (known === null) return null
      const content = JSON.stringify(entries.map(CANONICAL[kind]))
      const list: StoredList<K> = { id: await listId(content), entries }
      const inForce = entryInForce(known, kind)?.value ?? null
      if (inForce === list.id) return { value: list, created: false }
      // No list and the empty list are the same to who replaces it.
      const none = EMPTY_LIST
      if ((replaces ?? none) !== (inForce ?? none)) return { inForce }
      const grant = await passages.claim(passage, known, [{ slot: `${kind} `, claim: list.id, replaces: inForce }])
      if (grant === null) return { inForce: entryInForce(await passages.reread(passage), kind)?.value ?? null }
      await putOnce(kv, listKey(kind, list.id), content)
      const of = rootClaim(known)
      const entry: NewEntry<PassageEntry> = { kind, slot: '', claim: list.id, of, replaces: inForce, value: list.id }
      const head = await passages.append(passage, [entry], known, grant)
      const after = head.entries.findLast((one) => one.kind === kind)
      if (after?.claim !== list.id) return { inForce: (after?.value as string | undefined) ?? null }
      const mark = provisional(settlesAt(findEntry(head, 'passage', ''), after) > now())
      return { value: { ...list, ...mark }, created: true }
    },
  }
}
