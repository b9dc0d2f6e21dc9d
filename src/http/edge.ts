/** Keeps answers that never change, so that each location of the edge computes them once. */
import { boundedCache } from '../bounded-cache.ts'
import type { Cache } from '../service/cache.ts'
import type { AppContext } from './env.ts'
import { type Answer, CACHE, entityTag, matchesEtag, notModified, respond } from './respond.ts'
import { usageOf } from './usage.ts'

/** Runs work that may outlast the answer, also where the runtime does not wait for it. */
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

/** An ETag names one body forever, so it is the key: a new engine never finds what an old one kept. */
function keyOf(c: AppContext, etag: string): string {
  return `${new URL(c.req.url).origin}/.kept/${etag.replaceAll('"', '')}`
}

/** Text, or the bytes of a file that is not text. */
export type Body = string | Uint8Array<ArrayBuffer>

interface Held {
  readonly body: Body
  /** The value of a body that is JSON, once a request has asked for it. */
  value?: unknown
}

/** @param room UTF-16 units or bytes of all bodies and keys */
const heldBodies = (room: number) => boundedCache<Held>(room, (key, { body }) => key.length + body.length)

/** What a deployed isolate holds itself; the cache of its location, one call away, holds the rest. */
const DEPLOYED = heldBodies(4_000_000)
/** What the local server holds: it is the only isolate and has no other cache; its KV is as near. */
const LOCAL = heldBodies(16_000_000)

/** Whether this is the local server (env.ts): a cache of its location would be a second copy of everything in a database. */
const isLocal = (c: AppContext): boolean => c.env?.BUILD !== undefined

const heldBy = (c: AppContext) => (isLocal(c) ? LOCAL : DEPLOYED)

/** A body kept before, by this isolate or at its location; null where there is none. An ETag names text or bytes, never first one and then the other. */
export async function readEdgeCache<B extends Body = string>(c: AppContext, etag: string): Promise<B | null> {
  const key = keyOf(c, etag)
  const held = heldBy(c).get(key)?.body
  const body = held ?? (isLocal(c) ? null : await readPlaceCache(key))
  if (held === undefined && body !== null) heldBy(c).set(key, { body })
  // An answer of which any part was made now is no hit.
  const usage = usageOf(c)
  usage.cache = body === null ? 'miss' : (usage.cache ?? 'hit')
  return body as B | null
}

async function readPlaceCache(key: string): Promise<Body | null> {
  const found = await caches.default.match(key)
  if (found === undefined) return null
  return found.headers.get('Content-Type') === BYTES ? new Uint8Array(await found.arrayBuffer()) : found.text()
}

const BYTES = 'application/octet-stream'

/** Keeps a body, after the answer is sent, and returns it. */
export function writeEdgeCache<B extends Body>(c: AppContext, etag: string, body: B): B {
  const key = keyOf(c, etag)
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ...(typeof body !== 'string' && { 'Content-Type': BYTES }),
  }
  if (!isLocal(c)) waitUntilOf(c)(caches.default.put(key, new Response(body, { headers })))
  heldBy(c).set(key, { body })
  return body
}

/** The body kept under `etag`, else the one that `make` makes, kept from now on. A hit saves what `make` reads, charges and computes. */
export async function cached<B extends Body>(c: AppContext, etag: string, make: () => Promise<B>): Promise<B> {
  return (await readEdgeCache<B>(c, etag)) ?? writeEdgeCache(c, etag, await make())
}

/**
 * An answer that is kept under its validator. A client that has it gets 304 at no cost, and a second request reads no text.
 * @param make `keep` is false where what it read has changed since the validator was made: the answer is then validated by its own hash
 */
export async function respondKept(
  c: AppContext,
  of: Answer,
  mediaType: string,
  make: () => Promise<{ readonly body: string; readonly keep: boolean }>,
): Promise<Response> {
  if (matchesEtag(c.req.raw, of.etag)) return notModified(of)
  const kept = await readEdgeCache(c, of.etag)
  if (kept !== null) return respond(c, of, mediaType, () => kept)
  const { body, keep } = await make()
  if (keep) return respond(c, of, mediaType, () => writeEdgeCache(c, of.etag, body))
  return respond(c, { ...of, etag: await entityTag(body), cache: CACHE.revalidate }, mediaType, () => body)
}

/** Where the service keeps the small values that answers are made of. */
export const cacheOf = (c: AppContext): Cache => ({
  keep: async (of, make) => cached(c, await entityTag(...of), make),
  async findValue(of) {
    const etag = await entityTag(...of)
    const body = await readEdgeCache(c, etag)
    if (body === null) return null
    const held = heldBy(c).get(keyOf(c, etag))
    const value = held?.value ?? JSON.parse(body)
    if (held !== undefined) held.value = value
    return value
  },
  hold: async (of, value) => {
    writeEdgeCache(c, await entityTag(...of), value)
  },
})
