/**
 * Lists that a passage is compared with: its names, its own rules. A list is content-addressed, so a pinned comparison can name the one
 * that it was made with; which one is in force is an entry in the log of the passage, which names the list that it replaces.
 */
import { isListId, type ListKind, listId, listKey } from '../keys.ts'
import { findEntry, nextTimestamp } from '../log/entries.ts'
import type { ListOf, Store, Stored, StoredList } from '../store.ts'
import type { PassageContext } from './context.ts'
import type { PassageHead } from './passage-entries.ts'

/** Equal lists have equal JSON: the members of an entry stand in one order. */
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

export function listStore({ kv, now, passages }: PassageContext): Pick<Store, 'listInForce' | 'getList' | 'setList'> {
  async function read<K extends ListKind>(kind: K, id: string): Promise<StoredList<K> | null> {
    if (id === (await listId('[]'))) return { id, entries: [] }
    const entries = await kv.get<ListOf[K][]>(listKey(kind, id), 'json')
    return entries === null ? null : { id, entries }
  }

  const idInForce = (head: PassageHead | null, kind: ListKind): string | null =>
    (findEntry(head, kind, '')?.value as string | undefined) ?? null

  return {
    async listInForce(kind, passage) {
      const id = idInForce(await passages.read(passage), kind)
      return (id === null ? null : await read(kind, id)) ?? { id: await listId('[]'), entries: [] }
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
      const inForce = idInForce(known, kind)
      if (inForce === list.id) return { value: list, created: false }
      const none = await listId('[]')
      if ((replaces ?? none) !== (inForce ?? none)) return { inForce }
      await kv.put(listKey(kind, list.id), content)
      await passages.append(passage, [{ kind, slot: '', at: nextTimestamp(now, known), value: list.id }], known)
      return { value: list, created: true }
    },
  }
}
