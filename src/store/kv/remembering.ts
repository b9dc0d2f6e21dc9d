/**
 * KV for one request of a deployed Worker, with as few reads as possible:
 *
 * - A value under its own hash never changes, so the isolate remembers it from one request to the next, if it matches its key. A
 *   damaged value is read again, because it may have been repaired.
 * - The record of a version is read once a request: a page asks for it alone, then with its text.
 * - Reads at the same time become one bulk get. A get costs CPU of its own, and a request may make a thousand.
 */
import { boundedCache } from '../../bounded-cache.ts'
import { sha256 } from '../hash.ts'
import { getMany, unescapeBom } from './bulk.ts'

/** What one isolate remembers of one namespace. */
export interface Memory {
  get(key: string): string | undefined
  set(key: string, value: string): void
  /** The value of JSON. Every caller gets the same object and must not change it. */
  parse(json: string): unknown
}

/** UTF-16 units of one value with its key, and of all: little of the 128 MB that an isolate has, and the texts of many pages. */
const [LONGEST, ROOM] = [250_000, 2_000_000]
/** To parse JSON of fewer UTF-16 units costs no more than to look it up. */
const SHORTEST_JSON = 500

/** @param room UTF-16 units of the values, and as many again of the JSON whose parsed values are remembered */
export function memory(room = ROOM): Memory {
  const texts = boundedCache<string>(room, (key, value) => key.length + value.length, LONGEST)
  const parsed = boundedCache<unknown>(room, (json) => json.length, LONGEST)
  return {
    ...texts,
    parse(json) {
      if (json.length < SHORTEST_JSON) return JSON.parse(json)
      const known = parsed.get(json)
      if (known !== undefined) return known
      const value: unknown = JSON.parse(json)
      parsed.set(json, value)
      return value
    },
  }
}

/** Under the head of its SHA-256 (keys.ts). */
const ADDRESSED = /^(?:text|names|rules|decisions|words)\//
/** Small values, of which many fit in one bulk get. */
const JOINED =
  /^(?:head|index|change|digest|version|names|rules|decisions|words)\/|^search\/(?:manifest|recent-letters)$/
/** A bulk get takes a hundred keys. */
const MOST_JOINED = 20
/** Steps of the queue of promises until those who ask at the same time have asked: their keys are made by functions that may await. */
const STEPS = 8

interface Waiting {
  readonly keys: Set<string>
  readonly values: Promise<ReadonlyMap<string, string | null>>
}

export interface RememberingKv {
  readonly kv: KVNamespace
  /** Whether the isolate has read or written the value. */
  knows(key: string): boolean
  parse(json: string): unknown
}

/** For one request, over what the isolate remembers. It answers as `kv` does. */
export function remembering(kv: KVNamespace, memory: Memory): RememberingKv {
  const versions = new Map<string, string | null>()
  let waiting: Waiting | null = null

  const knownOf = (key: string): string | null | undefined =>
    ADDRESSED.test(key) ? memory.get(key) : versions.get(key)

  async function remember(key: string, value: string | null): Promise<void> {
    if (key.startsWith('version/')) versions.set(key, value)
    else if (value !== null && ADDRESSED.test(key) && memory.get(key) !== value && (await isAddressed(key, value)))
      memory.set(key, value)
  }

  /** Joins those who ask before the bulk get is made. */
  function joined(keys: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (waiting === null) {
      const all = new Set<string>()
      const values = (async () => {
        for (let step = 0; step < STEPS; step++) await null
        waiting = null
        const [only] = all
        return all.size === 1 ? readAtOnce([only!]) : getMany(kv, [...all])
      })()
      waiting = { keys: all, values }
    }
    const { keys: all, values } = waiting
    for (const key of keys) all.add(key)
    if (all.size >= MOST_JOINED) waiting = null
    return values
  }

  /** As it is asked for: a value may be as long as KV lets it. */
  const readAtOnce = async (keys: readonly string[]): Promise<ReadonlyMap<string, string | null>> =>
    keys.length === 1 ? new Map([[keys[0]!, await kv.get(keys[0]!)]]) : kv.get([...keys], 'text')

  async function values(keys: readonly string[]): Promise<Map<string, string | null>> {
    // Taken before anything is awaited: what is read now may push it out of the memory.
    const known = new Map(keys.map((key) => [key, knownOf(key)]))
    const unknown = [...known].flatMap(([key, value]) => (value === undefined ? [key] : []))
    const isSmall = unknown.length < MOST_JOINED && unknown.every((key) => JOINED.test(key))
    const read = unknown.length === 0 ? null : await (isSmall ? joined(unknown) : readAtOnce(unknown))
    await Promise.all(unknown.map((key) => remember(key, read?.get(key) ?? null)))
    return new Map(keys.map((key) => [key, known.get(key) ?? read?.get(key) ?? null]))
  }

  async function get(asked: string | string[], type?: 'text' | 'json' | 'arrayBuffer'): Promise<unknown> {
    if (type === 'arrayBuffer') return kv.get(asked as string, type)
    if (Array.isArray(asked)) return values(asked)
    const value = (await values([asked])).get(asked) ?? null
    return value === null || type !== 'json' ? value : memory.parse(value)
  }

  async function put(key: string, value: string | Uint8Array<ArrayBuffer>, options?: KVNamespacePutOptions) {
    versions.delete(key)
    await kv.put(key, value, options)
    // A text is read back once, and so looked at as it is stored.
    if (typeof value === 'string' && ADDRESSED.test(key) && !key.startsWith('text/')) await remember(key, value)
  }

  const { list, delete: remove } = kv
  return {
    kv: { get, put, list: list.bind(kv), delete: remove.bind(kv) } as unknown as KVNamespace,
    knows: (key) => memory.get(key) !== undefined,
    parse: memory.parse,
  }
}

/** Whether a value is what its key says. */
const isAddressed = async (key: string, value: string): Promise<boolean> =>
  (await sha256(key.startsWith('text/') ? unescapeBom(value) : value)).startsWith(key.slice(key.indexOf('/') + 1))
