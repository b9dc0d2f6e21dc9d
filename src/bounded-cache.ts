/**
 * A cache that holds values up to a total weight and removes the least recently used first. What an isolate remembers between
 * requests is in such caches, so its memory is bounded. A key names everything that shapes its value, so no entry ever goes stale
 * and any request may use it; callers must not change a value.
 */
export interface BoundedCache<V> {
  /** The value, which becomes the most recently used; undefined where there is none. O(1). */
  get(key: string): V | undefined
  /** Adds or replaces a value, and removes others until the total weight is within the limit. Amortised O(1). */
  set(key: string, value: V): void
}

/**
 * @param limit the total weight of all entries
 * @param weigh the weight of an entry, always the same for the same entry; by default each weighs 1, so `limit` is their number
 * @param heaviest an entry that weighs more is not kept: it would push out too many others
 */
export function boundedCache<V>(
  limit: number,
  weigh: (key: string, value: V) => number = () => 1,
  heaviest = limit,
): BoundedCache<V> {
  /** A Map iterates in the order of insertion: the least recently used is first. */
  const entries = new Map<string, V>()
  let weight = 0

  function remove(key: string): void {
    const value = entries.get(key)
    if (value === undefined) return
    entries.delete(key)
    weight -= weigh(key, value)
  }

  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      remove(key)
      if (weigh(key, value) > heaviest) return
      entries.set(key, value)
      weight += weigh(key, value)
      for (const leastRecent of entries.keys()) {
        if (weight <= limit) break
        remove(leastRecent)
      }
    },
  }
}
