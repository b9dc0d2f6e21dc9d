/** Makes a request observable: its id, its counts, and on request one line in the log. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppContext, AppEnv } from './env.ts'
import { serverTiming, usageOf } from './usage.ts'

/**
 * `X-Request-Id` and `Server-Timing` with each answer; with `LOG=requests` a line of JSON. The line has the route and not the address,
 * so it never contains a text, a search or a token, wherever a caller puts them.
 */
export function observe(): MiddlewareHandler<AppEnv> {
  return async function observe(c, next) {
    const usage = usageOf(c)
    const id = requestId(c)
    c.set('requestId', id)
    const start = performance.now()
    await next()
    const { headers, status } = c.res
    headers.set('X-Request-Id', id)
    const timing = serverTiming(usage)
    if (timing !== '') headers.set('Server-Timing', timing)
    if (c.env.LOG !== 'requests') return
    const { method } = c.req
    const ms = Math.round((performance.now() - start) * 10) / 10
    const line = { level: status < 500 ? 'info' : 'error', id, method, route: routeOf(c), status, ms }
    console.log(JSON.stringify({ ...line, by: c.get('writer') ?? null, ...usage }))
  }
}

/** The last that matched and is no guard of many: what answered. */
const routeOf = (c: AppContext): string => matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? '/*'

/** Cloudflare's own where there is one, so that its logs and these can be laid side by side; never what a client made up. */
function requestId(c: AppContext): string {
  const ray = c.req.header('CF-Ray') ?? ''
  return /^[0-9a-f]{16}(-[A-Z]{3})?$/.test(ray) ? ray : crypto.randomUUID()
}
