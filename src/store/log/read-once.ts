/**
 * A log whose heads are read once in a request: a comparison asks for a passage, its names and its rules, which are all in one head.
 */
import { digestHeads, readAll } from './digest.ts'
import type { Entry } from './entry.ts'
import type { Head, Log } from './log.ts'

/** For one request, which then reads what it wrote or read last. */
export function readOnce<E extends Entry>(log: Log<E>, now: () => number): Log<E> {
  const heads = new Map<string, Promise<Head<E> | null>>()
  let known: ReturnType<Log<E>['ids']> | null = null
  const ids: Log<E>['ids'] = () => {
    known ??= log.ids()
    return known
  }

  async function readMany(asked: readonly string[]): Promise<readonly (Head<E> | null)[]> {
    const unread = asked.filter((id) => !heads.has(id))
    const found = unread.length === 0 ? [] : await log.readMany(unread)
    for (const [i, head] of found.entries()) heads.set(unread[i]!, Promise.resolve(head))
    const end = asked.findIndex((id) => !heads.has(id))
    return Promise.all(asked.slice(0, end === -1 ? asked.length : end).map((id) => heads.get(id)!))
  }

  return {
    ...log,
    ids,
    read(id) {
      let head = heads.get(id)
      if (head === undefined) {
        head = log.read(id)
        heads.set(id, head)
        head.catch(() => heads.delete(id))
      }
      return head
    },
    readMany,
    digestOfHeads: async () => digestHeads(await readAll({ ids, readMany }), now()),
    reread(id) {
      heads.delete(id)
      known = null
      return log.reread(id)
    },
    append(id, ...rest) {
      heads.delete(id)
      known = null
      return log.append(id, ...rest)
    },
  }
}
