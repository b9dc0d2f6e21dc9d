/** Keeps answers that never change: each location of the edge computes them once. */
import type { Cache } from '../service/cache.ts'
import type { AppContext } from './env.ts'
import { type Answer, CACHE, entityTag, matchesEtag, notModified, respond } from './respond.ts'
import { usageOf } from './usage.ts'

/** Work that may outlast the answer; it runs even where the runtime does not wait for it. */
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
/** The same on a machine of one's own, where there is one isolate and no cache but its own: KV of that machine is as near. */
const ROOM_ALONE = 16_000_000

/** Text, or the bytes of a file that is not text. */
export type Body = string | Uint8Array<ArrayBuffer>

interface Held {
  readonly body: Body
  /** Of JSON: its value, once somebody has asked for it. */
  value?: unknown
}

/** By key, the one used longest ago first. The key names everything that shapes the body, so any request that finds it can use it. */
const near = new Map<string, Held>()
let held = 0

function hold<B extends Body>(c: AppContext, key: string, body: B): B {
  const known = near.get(key)
  if (known !== undefined) {
    near.delete(key)
    held -= key.length + known.body.length
  }
  near.set(key, known?.body === body ? known : { body })
  held += key.length + body.length
  const room = isAlone(c) ? ROOM_ALONE : ROOM
  for (const [oldest, one] of near) {
    if (held <= room) break
    near.delete(oldest)
    held -= oldest.length + one.body.length
  }
  return body
}

/** Whether this is a server on a machine of one's own (env.ts): it would keep a second copy of all in a database. */
const isAlone = (c: AppContext): boolean => c.env?.BUILD !== undefined

/** A body kept before, here or at this place; null where there is none. An ETag names text or bytes, never now one and then the other. */
export async function readEdgeCache<B extends Body = string>(c: AppContext, etag: string): Promise<B | null> {
  const key = keyOf(c, etag)
  const body = near.get(key)?.body ?? (isAlone(c) ? null : await readPlaceCache(key))
  // An answer of which any part was made now is no hit.
  const usage = usageOf(c)
  usage.cache = body === null ? 'miss' : (usage.cache ?? 'hit')
  return body === null ? null : hold(c, key, body as B)
}

async function readPlaceCache(key: string): Promise<Body | null> {
  const found = await caches.default.match(key)
  if (found === undefined) return null
  return found.headers.get('Content-Type') === BYTES ? new Uint8Array(await found.arrayBuffer()) : found.text()
}

const BYTES = 'application/octet-stream'

/** Keeps a body, after the answer, and hands it on. */
export function writeEdgeCache<B extends Body>(c: AppContext, etag: string, body: B): B {
  const key = keyOf(c, etag)
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ...(typeof body !== 'string' && { 'Content-Type': BYTES }),
  }
  if (!isAlone(c)) waitUntilOf(c)(caches.default.put(key, new Response(body, { headers })))
  return hold(c, key, body)
}

/** The body kept under `etag`, else what `make` makes of it, kept from now on. What `make` reads, charges and computes is saved by a hit. */
export async function cached<B extends Body>(c: AppContext, etag: string, make: () => Promise<B>): Promise<B> {
  return (await readEdgeCache<B>(c, etag)) ?? writeEdgeCache(c, etag, await make())
}

/**
 * An answer that is kept under its validator. A client that holds it gets 304 at no cost, and a second request reads no text.
 * @param make `keep` false: what was read is no more that of the validator, so this very answer is validated by itself
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

/** What the service keeps: small values that answers are made of. */
export const cacheOf = (c: AppContext): Cache => ({
  keep: async (of, make) => cached(c, await entityTag(...of), make),
  async findValue(of) {
    const etag = await entityTag(...of)
    const body = await readEdgeCache(c, etag)
    if (body === null) return null
    const own = near.get(keyOf(c, etag))
    const value = own?.value ?? JSON.parse(body)
    if (own !== undefined) own.value = value
    return value
  },
  hold: async (of, value) => {
    writeEdgeCache(c, await entityTag(...of), value)
  },
})
