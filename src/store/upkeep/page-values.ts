/** Reads the values of a page of keys, and what they refer to, for `verify`. */
import { type Text, textOf } from '../../text/codepoints.ts'
import { textKey } from '../keys.ts'
import { getMany, unescapeBom } from '../kv/bulk.ts'

export class PageValues {
  readonly #kv: KVNamespace
  readonly #values = new Map<string, string | null>()
  readonly #texts = new Map<string, Text | null>()

  constructor(kv: KVNamespace) {
    this.#kv = kv
  }

  /** Reads those that were not read yet. @param atOnce keys in a bulk get */
  async fetch(wanted: readonly string[], atOnce?: number): Promise<void> {
    const missing = wanted.filter((key) => !this.#values.has(key))
    for (const [key, value] of await getMany(this.#kv, missing, atOnce)) this.#values.set(key, value)
  }

  /** The value as it is; null where there is none. What was not fetched before is an error of the caller. */
  raw(key: string): string | null {
    if (!this.#values.has(key)) throw new Error(`${key} was not read`)
    return this.#values.get(key) ?? null
  }

  /** @throws where the value is no JSON */
  json<T>(key: string): T | null {
    const value = this.raw(key)
    return value === null ? null : (JSON.parse(value) as T)
  }

  /** The text of a version, or null. */
  text(version: string): Text | null {
    const key = textKey(version)
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const value = this.#values.get(key) ?? null
    const text = value === null ? null : textOf(unescapeBom(value))
    this.#texts.set(key, text)
    return text
  }
}
