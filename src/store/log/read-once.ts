/** A log whose heads are read once in a request: a comparison asks for a passage, its names and its rules, which are all in one head. */
import type { Entry } from './entry.ts'
import type { Head, Log } from './log.ts'

/** For one request. What the request itself writes or reads anew is what it reads from then on. */
export function readOnce<E extends Entry>(log: Log<E>): Log<E> {
  const heads = new Map<string, Promise<Head<E> | null>>()
  let ids: ReturnType<Log<E>['ids']> | null = null
  return {
    ...log,
    ids() {
      ids ??= log.ids()
      return ids
    },
    read(id) {
      let head = heads.get(id)
      if (head === undefined) {
        head = log.read(id)
        heads.set(id, head)
        head.catch(() => heads.delete(id))
      }
      return head
    },
    reread(id) {
      heads.delete(id)
      ids = null
      return log.reread(id)
    },
    append(id, ...rest) {
      heads.delete(id)
      ids = null
      return log.append(id, ...rest)
    },
  }
}
