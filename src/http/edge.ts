/** What never changes is worked out once at each place of the edge, and kept there. */
import type { AppContext } from './env.ts'

/** Work that may outlast the answer; where nobody waits for it, it runs all the same. */
export function laterOf(c: AppContext): (work: Promise<unknown>) => void {
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

export async function kept(c: AppContext, etag: string): Promise<string | null> {
  const found = await caches.default.match(keyOf(c, etag))
  return found === undefined ? null : found.text()
}

/** Keeps a body, after the answer, and hands it on. */
export function keep(c: AppContext, etag: string, body: string): string {
  const headers = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  laterOf(c)(caches.default.put(keyOf(c, etag), new Response(body, { headers })))
  return body
}
