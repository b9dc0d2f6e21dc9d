/** Reads many values of KV at a time, within its limits. */

/** Keys in one bulk get. */
const BULK = 100
/** Keys in one list. */
export const LIST = 1000
/** Bytes of metadata a key may carry, as JSON. */
const METADATA = 1024

/** The values of any number of keys, each asked for once, a hundred at a time. Missing ones are null. */
export async function getMany(
  kv: KVNamespace,
  keys: readonly string[],
  atOnce = BULK,
): Promise<Map<string, string | null>> {
  const wanted = [...new Set(keys)]
  const batches: Promise<Map<string, string | null>>[] = []
  for (let at = 0; at < wanted.length; at += atOnce) batches.push(getBatch(kv, wanted.slice(at, at + atOnce)))
  return new Map((await Promise.all(batches)).flatMap((batch) => [...batch]))
}

/**
 * KV answers at most 25 MB at a time, and the length of values is unknown before they are read: what was too much is read again in
 * halves.
 */
async function getBatch(kv: KVNamespace, keys: string[]): Promise<Map<string, string | null>> {
  try {
    return await kv.get(keys, 'text')
  } catch (error) {
    if (keys.length === 1 || !/\b413\b|too large|exceed/i.test(String(error))) throw error
    const half = keys.length >> 1
    return new Map([...(await getBatch(kv, keys.slice(0, half))), ...(await getBatch(kv, keys.slice(half)))])
  }
}

/**
 * A value as it is put so that a list brings it along, as the key's metadata, where it is short enough and plain: metadata travel in a
 * header, which is for ASCII.
 */
export function withMetadata(value: unknown): [json: string, options: KVNamespacePutOptions] {
  const json = JSON.stringify(value)
  const light = json.length <= METADATA && /^[ -~]*$/.test(json)
  return [json, light ? { metadata: value } : {}]
}

/** Writes a value as JSON. */
export async function putValue(kv: KVNamespace, key: string, value: unknown): Promise<void> {
  await kv.put(key, ...withMetadata(value))
}

/** A cursor that no page gave. */
export class CursorError extends Error {
  override readonly name = 'CursorError'
}

/** One page of keys. @throws CursorError */
export function listPage<M>(kv: KVNamespace, options: KVNamespaceListOptions): Promise<KVNamespaceListResult<M>> {
  return kv.list<M>(options).catch((error: unknown) => {
    // KV does not say whether the cursor or the store is at fault; who asks from the beginning sends no cursor.
    if (options.cursor == null) throw error
    throw new CursorError('The cursor does not come from a page of this list.')
  })
}

/**
 * Whether there is a key, by a list: KV caches a miss, so after a get of a missing key the value would stay invisible for a minute once
 * it is written.
 */
export async function hasKey(kv: KVNamespace, key: string): Promise<boolean> {
  let cursor: string | null = null
  for (;;) {
    // The shortest key of a prefix is its first.
    const page: KVNamespaceListResult<unknown> = await kv.list({ prefix: key, limit: 1, cursor })
    const [first] = page.keys
    if (first !== undefined || page.list_complete) return first?.name === key
    cursor = page.cursor
  }
}

/** Every key under a prefix, in order. A page may be empty before the end: only `list_complete` marks the end. */
export async function listKeys<M>(kv: KVNamespace, prefix: string): Promise<KVNamespaceListKey<M>[]> {
  const keys: KVNamespaceListKey<M>[] = []
  let cursor: string | null = null
  for (;;) {
    const page: KVNamespaceListResult<M> = await kv.list<M>({ prefix, cursor })
    keys.push(...page.keys)
    if (page.list_complete) return keys
    cursor = page.cursor
  }
}

/** All values that `putValue` stored under a prefix, in the order of their keys: lists, and a bulk get for what is not light. */
export async function listValues<T>(kv: KVNamespace, prefix: string): Promise<T[]> {
  const keys = await listKeys<T>(kv, prefix)
  const isHeavy = (key: KVNamespaceListKey<T>) => key.metadata === undefined || key.metadata === null
  const heavy = await getMany(
    kv,
    keys.filter(isHeavy).map((key) => key.name),
  )
  return keys.flatMap((key) => {
    if (!isHeavy(key)) return [key.metadata as T]
    const json = heavy.get(key.name) ?? null
    return json === null ? [] : [JSON.parse(json) as T]
  })
}

/** Data link escape: no text begins with it by accident. */
const SHIELD = '\u0010'

/**
 * A text as KV keeps it. Some of KV's readers take a byte-order mark at the beginning for a sign of the encoding and drop it,
 * so a text that begins with one is kept behind a shield, and so is a text that begins with a shield.
 */
export const escapeBom = (text: string): string => (['\ufeff', SHIELD].includes(text.charAt(0)) ? SHIELD + text : text)

/** Removes the sign that `escapeBom` puts before a text. */
export const unescapeBom = (value: string): string => (value.startsWith(SHIELD) ? value.slice(1) : value)
