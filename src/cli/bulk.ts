import { isDerived } from '../store/keys.ts'
import { getMany, listKeys } from '../store/values.ts'

/** As `wrangler kv bulk put` takes them. */
export interface BulkEntry {
  readonly key: string
  readonly value: string
  readonly metadata?: unknown
}

/** All of a KV in two lists: what is true, to be put, and what is made from it, to be deleted so that it is made again. */
export async function bulkFiles(kv: KVNamespace): Promise<{ put: BulkEntry[]; remove: string[] }> {
  const keys = await listKeys<unknown>(kv, '')
  const names = keys.map((key) => key.name)
  const values = await getMany(
    kv,
    names.filter((name) => !isDerived(name)),
  )
  const put = keys.flatMap(({ name, metadata }) => {
    const value = values.get(name) ?? null
    return value === null ? [] : [metadata ? { key: name, value, metadata } : { key: name, value }]
  })
  return { put, remove: names.filter(isDerived) }
}
