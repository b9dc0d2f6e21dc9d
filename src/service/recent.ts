/**
 * Keeps the last values that an isolate computed. The key of a value names everything that shapes it, so any request that finds it can
 * use it; no value may be changed.
 */
export interface Recent<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

/** @param most values; the one used longest ago goes first */
export function recent<T>(most: number): Recent<T> {
  const values = new Map<string, T>()
  return {
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      values.delete(key)
      values.set(key, value)
      for (const oldest of values.keys()) {
        if (values.size <= most) break
        values.delete(oldest)
      }
    },
  }
}
