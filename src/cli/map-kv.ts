/** A KV in a map, as exact as the store needs it: it makes the contents of a store faster than any real KV accepts them. */

export interface Kept {
  readonly value: string
  readonly metadata: unknown
}

/** Keys by the folder that they are in, which is where lists are asked for. */
export function mapKv(): { readonly kv: KVNamespace; readonly contents: () => [key: string, kept: Kept][] } {
  const folders = new Map<string, Map<string, Kept>>()
  const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1)
  const one = (key: string, type: unknown) => {
    const found = folders.get(folderOf(key))?.get(key)
    if (found === undefined) return null
    return type === 'json' ? JSON.parse(found.value) : found.value
  }
  const kv = {
    get: async (key: string | string[], type: unknown) =>
      Array.isArray(key) ? new Map(key.map((each) => [each, one(each, type)])) : one(key, type),
    async put(key: string, value: string, { metadata = null }: { metadata?: unknown } = {}) {
      const folder = folders.get(folderOf(key)) ?? new Map<string, Kept>()
      folders.set(folderOf(key), folder.set(key, { value, metadata }))
    },
    async list({ prefix = '' }: { prefix?: string }) {
      // Lists only one folder: the store needs no more.
      const folder = [...(folders.get(folderOf(prefix)) ?? [])]
      const keys = folder.filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))
      return { keys: keys.map(([name, { metadata }]) => ({ name, metadata })), list_complete: true }
    },
    async delete(key: string) {
      folders.get(folderOf(key))?.delete(key)
    },
  }
  return { kv: kv as unknown as KVNamespace, contents: () => [...folders.values()].flatMap((keys) => [...keys]) }
}
