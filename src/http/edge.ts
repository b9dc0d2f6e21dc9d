/** What never changes is worked out once at each place of the edge, and kept there. */
import type { AppContext } from './env.ts'
import { usageOf } from './usage.ts'

/** Work that may outlast the answer; where nobody waits for it, it runs all the same. */
export function waitUntilOf(c: AppContext): (work: Promise<unknown>) => void {
  let context: { waitUntil(work: Promise<unknown>): void } | null
  try {
    context = c.executionCtx
  } catch {
    context = null // Hono throws where the application is called without one
  }
  return (work) => {
    if (context) context.waitUntil(work)
    else work.catch(console.error)
  }
}

/** An ETag names one body for ever, so it is the key: a new engine never finds what an old one left. */
function keyOf(c: AppContext, etag: string): string {
  return `${new URL(c.req.url).origin}/.kept/${etag.replaceAll('"', '')}`
}

/** Characters, of keys too, that one isolate holds itself; the cache of its place, a call away, holds the rest. */
const ROOM = 4_000_000

/** By key, the one used longest ago first. A body is what its key says, so whoever finds one can use it. */
const near = new Map<string, string>()
let held = 0

function hold(key: string, body: string): string {
  if (near.delete(key)) held -= key.length + body.length
  near.set(key, body)
  held += key.length + body.length
  for (const [oldest, { length }] of near) {
    if (held <= ROOM) break
    near.delete(oldest)
    held -= oldest.length + length
  }
  return body
}

/** A small value that JSON can say and that follows from `of` alone, worked out once in an isolate. Null is not kept: it may be had later. */
export async function memoize<T>(of: readonly string[], make: () => Promise<T | null>): Promise<T | null> {
  // No body that is kept has such a key: theirs are addresses.
  const key = JSON.stringify(of)
  const before = near.get(key)
  if (before !== undefined) return JSON.parse(hold(key, before)) as T
  const made = await make()
  if (made !== null) hold(key, JSON.stringify(made))
  return made
}

/** A body kept before, here or at this place; null where there is none. */
export async function readEdgeCache(c: AppContext, etag: string): Promise<string | null> {
  const key = keyOf(c, etag)
  const body = near.get(key) ?? (await (await caches.default.match(key))?.text())
  usageOf(c).cache = body === undefined ? 'miss' : 'hit'
  return body === undefined ? null : hold(key, body)
}

/** Keeps a body, after the answer, and hands it on. */
export function writeEdgeCache(c: AppContext, etag: string, body: string): string {
  const key = keyOf(c, etag)
  const headers = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  waitUntilOf(c)(caches.default.put(key, new Response(body, { headers })))
  return hold(key, body)
}

/** The body kept under `etag`, else what `make` makes of it, kept from now on. What `make` reads, charges and computes is saved by a hit. */
export async function cached(c: AppContext, etag: string, make: () => Promise<string>): Promise<string> {
  return (await readEdgeCache(c, etag)) ?? writeEdgeCache(c, etag, await make())
}
