/**
 * KV as it is in production on its worst day, around the real local one: places that keep what they read (also that a key was not
 * there), lists that lag, pages of a list with nothing in them, 429 for the second write to a key within a second, also within one request,
 * bulk gets of more than 25 MB that are refused, requests that may not ask for more than 1,000 operations, operations that fail before or
 * after they did something, writes that arrive twice, and places whose clocks are minutes off.
 *
 * Everything follows from a seed and a clock of its own, so that a run can be repeated.
 */

export interface Weather {
  /** Milliseconds since 1970, as the store is told too. */
  now(): number
  pass(milliseconds: number): void
  /** KV as one place of the edge sees it. */
  place(): Place
  /** From now on nothing fails any more; what places have kept stays kept for its time. */
  clear(): void
  /** How often each fault was met. */
  readonly met: Readonly<Record<Fault, number>>
}

export interface Place {
  /** For one request: with a budget of operations of its own. */
  request(): KVNamespace
  /** Milliseconds since 1970, as the clock of the place has them. */
  now(): number
}

export type Fault =
  | 'before'
  | 'after'
  | 'twice'
  | 'tooFast'
  | 'tooMuch'
  | 'staleValue'
  | 'staleMiss'
  | 'lateList'
  | 'emptyPage'

export interface Severity {
  /** Probability that an operation fails, half of them before and half after it did something. */
  readonly failures: number
  /** Milliseconds that a place keeps what it read, and that a list may lag, at most. */
  readonly lag: number
  /** Milliseconds that the clock of a place is ahead or behind, at most. */
  readonly skew?: number
}

const SECOND = 1_000
/** What one bulk get may bring, and one request may ask for (the paid plan of Workers). */
const BULK_BYTES = 25 * 1024 * 1024
const OPERATIONS = 1_000

/** Mulberry32: small, and the same everywhere. 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Kept {
  readonly value: string | null
  readonly until: number
}

export function weather(kv: KVNamespace, seed: number, { failures, lag, skew = 0 }: Severity, start: number): Weather {
  const random = randomOf(seed)
  const met: Record<Fault, number> = {
    before: 0,
    after: 0,
    twice: 0,
    tooFast: 0,
    tooMuch: 0,
    staleValue: 0,
    staleMiss: 0,
    lateList: 0,
    emptyPage: 0,
  }
  /** When each key was first and last written: a list does not have the new ones at once. */
  const written = new Map<string, { readonly first: number; last: number }>()
  let time = start
  let fair = false

  /** A fault strikes before the work, after it, or not at all. */
  async function exposed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const luck = fair ? 1 : random()
    if (luck < failures / 2) {
      met.before++
      throw new Error(`KV ${what} failed: 500 before it did anything`)
    }
    const done = await work()
    if (luck < failures) {
      met.after++
      throw new Error(`KV ${what} failed: 500 after it was done`)
    }
    return done
  }

  function place(): Place {
    const offset = (random() * 2 - 1) * skew
    const kept = new Map<string, Kept>()

    async function getText(key: string): Promise<string | null> {
      const before = kept.get(key)
      if (before !== undefined && before.until > time) {
        const now = await kv.get(key)
        if (now !== before.value) met[before.value === null ? 'staleMiss' : 'staleValue']++
        return before.value
      }
      const value = await kv.get(key)
      kept.set(key, { value, until: time + random() * lag })
      return value
    }

    const face = {
      get: (key: string | string[], type?: string | { type: string }) =>
        exposed('GET', async () => {
          if (Array.isArray(key)) {
            const found = new Map<string, string | null>()
            for (const one of key) found.set(one, await getText(one))
            const bytes = [...found.values()].reduce((sum, value) => sum + new Blob([value ?? '']).size, 0)
            if (bytes > BULK_BYTES) {
              met.tooMuch++
              throw new Error('KV GET failed: 413 Request Entity Too Large')
            }
            return found
          }
          const value = await getText(key)
          return value !== null && type === 'json' ? JSON.parse(value) : value
        }),

      put: (key: string, value: string, options: KVNamespacePutOptions = {}) =>
        exposed('PUT', async () => {
          const before = written.get(key)
          if (before !== undefined && time - before.last < SECOND && !fair) {
            met.tooFast++
            throw new Error('KV PUT failed: 429 Too Many Requests')
          }
          written.set(key, { first: before?.first ?? time, last: time })
          await kv.put(key, value, options)
          if (random() < failures) {
            met.twice++
            await kv.put(key, value, options)
          }
          // The place that writes sees what it wrote.
          kept.set(key, { value, until: time + random() * lag })
        }),

      list: (options: KVNamespaceListOptions = {}) =>
        exposed('LIST', async () => {
          if (options.cursor == null && random() < failures) {
            met.emptyPage++
            return { keys: [], list_complete: false, cursor: 'first', cacheStatus: null }
          }
          const page = await kv.list({
            ...options,
            cursor: options.cursor === 'first' ? null : (options.cursor ?? null),
          })
          const horizon = time - random() * lag
          const keys = page.keys.filter(({ name }) => (written.get(name)?.first ?? 0) <= horizon || fair)
          met.lateList += page.keys.length - keys.length
          return { ...page, keys }
        }),
    }
    return {
      now: () => time + offset,
      request() {
        let operations = 0
        return new Proxy(face as unknown as KVNamespace, {
          get(target, name) {
            const member = Reflect.get(target, name)
            return (...args: unknown[]) => {
              // A bulk get is one operation, however many keys it asks for.
              operations++
              if (operations > OPERATIONS) throw new Error(`More than ${OPERATIONS} operations in one request`)
              return Reflect.apply(member, target, args)
            }
          },
        })
      },
    }
  }

  return {
    now: () => time,
    pass(milliseconds) {
      time += milliseconds
    },
    place,
    clear() {
      fair = true
    },
    met,
  }
}
