/**
 * KV for one request of a deployed Worker, with as few reads as possible:
 *
 * - A value under its own hash never changes, so the isolate remembers it from one request to the next, if it matches its key: a
 * damaged value is read again,
 *   and may have been repaired.
 * - What is known of a version is read once a request: a page asks for it as a record, then with its text. - Reads at the same time
 * become one bulk get. A get costs CPU of its own, and a request may make a thousand.
 */
import { sha256 } from '../hash.ts'
import { getMany, unescapeBom } from './bulk.ts'

/** Of one isolate, for one namespace. */
export interface Memory {
  get(key: string): string | undefined
  set(key: string, value: string): void
  /** The value of JSON, every caller gets the same object and must not change it. */
  parse(json: string): unknown
}

/** Characters of one value and of all: next to nothing of the 128 MB that an isolate has, and the texts of many pages. */
const [LONGEST, ROOM] = [250_000, 2_000_000]
/** JSON of fewer characters is as soon read as looked up. */
const SHORTEST_JSON = 500

/** What was asked for longest ago goes first; as much JSON is remembered beside it by its value. */
export function memory(room = ROOM): Memory {
  const [texts, parsed] = [held<string>(room), held<unknown>(room)]
  return {
    get: texts.get,
    set: (key, value) => texts.set(key, value, value.length),
    parse(json) {
      if (json.length < SHORTEST_JSON) return JSON.parse(json)
      const known = parsed.get(json)
      if (known !== undefined) return known
      const value: unknown = JSON.parse(json)
      parsed.set(json, value, 0)
      return value
    },
  }
}

/** Values of so many characters in all, their keys among them. */
function held<T>(room: number) {
  const values = new Map<string, { readonly value: T; readonly size: number }>()
  let held = 0
  const forget = (key: string) => {
    held -= values.get(key)?.size ?? 0
    return values.delete(key)
  }
  const hold = (key: string, value: T, size: number) => {
    values.set(key, { value, size })
    held += size
  }
  return {
    get(key: string): T | undefined {
      const known = values.get(key)
      if (known === undefined) return undefined
      forget(key)
      hold(key, known.value, known.size)
      return known.value
    },
    set(key: string, value: T, length: number): void {
      forget(key)
      if (key.length + length > LONGEST) return
      hold(key, value, key.length + length)
      for (const oldest of values.keys()) {
        if (held <= room) break
        forget(oldest)
      }
    },
  }
}

/** Under the head of its SHA-256 (keys.ts). */
const ADDRESSED = /^(?:text|names|rules|decisions|words)\//
/** Small values, of which many fit in one bulk get. */
const JOINED = /^(?:head|index|change|digest|version|names|rules|decisions|words)\/|^search\/(?:manifest|recent)$/
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
