/** KV's bounds on reading, kept in one place. */

/** Keys in one bulk get. */
const BULK = 100
/** Bytes of metadata a key may carry. */
export const METADATA_BYTES = 1024

/** The values of any number of keys, each asked for once, a hundred at a time. Missing ones are null. */
export async function getMany(kv: KVNamespace, keys: readonly string[]): Promise<Map<string, string | null>> {
  const wanted = [...new Set(keys)]
  const batches: Promise<Map<string, string | null>>[] = []
  for (let at = 0; at < wanted.length; at += BULK) batches.push(kv.get(wanted.slice(at, at + BULK), 'text'))
  return new Map((await Promise.all(batches)).flatMap((batch) => [...batch]))
}

/** Every key under a prefix, in order. A page may be empty before the end: only `list_complete` tells. */
export async function listAll<M>(kv: KVNamespace, prefix: string): Promise<{ name: string; metadata: M | null }[]> {
  const keys: { name: string; metadata: M | null }[] = []
  let cursor: string | null = null
  for (;;) {
    const page: KVNamespaceListResult<M, string> = await kv.list<M>({ prefix, cursor })
    for (const { name, metadata } of page.keys) keys.push({ name, metadata: metadata ?? null })
    if (page.list_complete) return keys
    cursor = page.cursor
  }
}
