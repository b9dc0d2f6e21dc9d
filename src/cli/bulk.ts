import { isDerived } from '../store/keys.ts'
import { getMany, listKeys } from '../store/kv/bulk.ts'

/** As `wrangler kv bulk put` takes them. */
export interface BulkEntry {
  readonly key: string
  readonly value: string
  readonly metadata?: unknown
}

/**
 * All of a KV in two lists: what is true, to be put, and the summaries that do not know of it yet, to be deleted so that they are made
 * again. Histories too, which the other store may have where this one has none; but not the shards of search, which hold what others stored.
 *
 * @param there keys of the other store: what it has already is not put again. A record has it when it has the same facts, whenever they
 *              were recorded: the end of a record's key is a digest of them.
 */
export async function bulkFiles(
  kv: KVNamespace,
  there: readonly string[] = [],
): Promise<{ put: BulkEntry[]; remove: string[] }> {
  const known = new Set(there.map(factKey))
  const keys = await listKeys<unknown>(kv, '')
  const names = keys.map((key) => key.name)
  const values = await getMany(
    kv,
    names.filter((name) => !isDerived(name)),
  )
  const put = keys.flatMap(({ name, metadata }) => {
    const value = values.get(name) ?? null
    return value === null || known.has(factKey(name))
      ? []
      : [metadata ? { key: name, value, metadata } : { key: name, value }]
  })
  const heads = names.filter((name) => name.startsWith('head/'))
  const others = names.filter((name) => name.startsWith('index/') || name.startsWith('search/recent'))
  return { put, remove: [...heads, ...heads.map((name) => name.replace('head/', 'history/')), ...others] }
}

/** The key, of a record without its time: `record/passage/t17/….3f2c81d0aa7e5b19`. */
function factKey(key: string): string {
  return key.startsWith('record/') ? key.replace(/\/[^/]*\.([0-9a-f]{16})$/, '/$1') : key
}
