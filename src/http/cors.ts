/** Lets any page read everything public. Tokens travel in a header, never in a cookie, so writing needs no rule of its own. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './env.ts'

const EXPOSED =
  'ETag, Link, Location, Memento-Datetime, Allow, WWW-Authenticate, Engine, Requested-Engine, ' +
  'Content-Disposition, Retry-After, Server-Timing, X-Request-Id'
const PREFLIGHT = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept, Accept-Datetime, If-None-Match, MCP-Protocol-Version, Mcp-Method, Mcp-Name',
  'Access-Control-Max-Age': '86400',
}

/**
 * Answers preflights, and marks every other answer (also errors and 304) as readable.
 * A preflight of an unknown address succeeds too: a page can only then see the 404 that follows.
 */
export function cors(): MiddlewareHandler<AppEnv> {
  return async function cors(c, next) {
    if (c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined)
      return new Response(null, { status: 204, headers: PREFLIGHT })
    await next()
    c.res.headers.set('Access-Control-Allow-Origin', '*')
    c.res.headers.set('Access-Control-Expose-Headers', EXPOSED)
  }
}
