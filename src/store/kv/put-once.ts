/**
 * Writes content-addressed keys. KV takes one write a second to a key and refuses others with 429; here the earlier write had the same
 * value, so the refusal is no failure.
 */

/** A little more than the second. */
const NEXT_WRITE = 1_100

const isTooSoon = (error: unknown): boolean => /\b429\b|too many requests/i.test(String(error))

/**
 * Writes a value that depends on its key only. Where KV refuses it as too soon after another write, the write is repeated once, in case
 * the other one failed; a second refusal means that many writers write the same value.
 */
export async function putOnce(
  kv: KVNamespace,
  key: string,
  value: string | Uint8Array<ArrayBuffer>,
  options: KVNamespacePutOptions = {},
): Promise<void> {
  try {
    await kv.put(key, value, options)
  } catch (error) {
    if (!isTooSoon(error)) throw error
    await new Promise((resolve) => setTimeout(resolve, NEXT_WRITE))
    await kv.put(key, value, options).catch((again: unknown) => {
      if (!isTooSoon(again)) throw again
    })
  }
}

/** Writes each key once, however often it comes: the texts of one request may be equal. */
export function writerOfOnce(kv: KVNamespace): (key: string, value: string) => Promise<void> {
  const written = new Map<string, Promise<void>>()
  return (key, value) => {
    const before = written.get(key) ?? putOnce(kv, key, value)
    written.set(key, before)
    return before
  }
}
