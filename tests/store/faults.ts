/** KV with a fault in it: after so many operations nothing works any more, as when a Worker is stopped half-way. */
export function dyingAfter(kv: KVNamespace, operations: number): KVNamespace {
  let left = operations
  return new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...args: unknown[]) => {
        if (left-- <= 0) throw new Error('KV is gone')
        return Reflect.apply(member, target, args)
      }
    },
  })
}

/** KV that counts what it is asked for. */
export function counting(kv: KVNamespace): { kv: KVNamespace; asked: Record<string, number> } {
  const asked: Record<string, number> = {}
  const watched = new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        asked[String(name)] = (asked[String(name)] ?? 0) + 1
        return Reflect.apply(member, target, args)
      }
    },
  })
  return { kv: watched, asked }
}

/** KV that lists in small pages, an empty one among them, as the real one may. */
export function listingInPages(kv: KVNamespace, size: number): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (name !== 'list') return typeof member === 'function' ? member.bind(target) : member
      return async (options: KVNamespaceListOptions) => {
        if (options.cursor == null) return { keys: [], list_complete: false, cursor: 'first', cacheStatus: null }
        const cursor = options.cursor === 'first' ? null : options.cursor
        return target.list({ ...options, cursor, limit: size })
      }
    },
  })
}

/** KV that reports how many keys each list returned. */
export function watchingLists(kv: KVNamespace, listed: (keys: number) => void): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (name !== 'list') return typeof member === 'function' ? member.bind(target) : member
      return async (options: KVNamespaceListOptions) => {
        const page = await target.list(options)
        listed(page.keys.length)
        return page
      }
    },
  })
}
