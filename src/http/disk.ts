/**
 * Asks before a write whether the disk of a self-hosted server has room, because the local KV never answers a write that has none. On
 * Cloudflare there is no such binding.
 */
import { StoreFullError } from '../store/errors.ts'

/** Bytes that must be free: the largest body, what is made from it, and the log of the database. */
const LEAST_FREE = 64 * 1024 * 1024

/** Answers with the free bytes of the disk, as JSON. */
export type Disk = Pick<Fetcher, 'fetch'>

/** KV whose writes throw StoreFullError where there is no room; the disk is asked once. */
export function withinDisk(kv: KVNamespace, disk: Disk | undefined): KVNamespace {
  if (disk === undefined) return kv
  let room: Promise<number> | undefined
  const free = async () => {
    room ??= disk.fetch('http://disk/').then((answer) => answer.json<number>())
    return room
  }
  return new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'put') return member.bind(target)
      return async (...args: unknown[]) => {
        if ((await free()) < LEAST_FREE)
          throw new StoreFullError('The disk of this server is full: nothing was stored.')
        return Reflect.apply(member as (...args: unknown[]) => unknown, target, args)
      }
    },
  })
}
