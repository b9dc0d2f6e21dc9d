/** Security headers of every answer. A page or an embed that needs more sets its own policy first. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './env.ts'

const DEFAULTS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
]

/** Data, not documents: nothing in an answer may load, run or be framed. Embeds say otherwise of themselves. */
const DATA = "default-src 'none'; frame-ancestors 'none'"
/** A drawing or a printed form has its own style sheet and loads nothing. */
const STYLED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

export function security(): MiddlewareHandler<AppEnv> {
  return async function security(c, next) {
    await next()
    const { headers } = c.res
    for (const [name, value] of DEFAULTS) if (!headers.has(name)) headers.set(name, value)
    // What a 304 says replaces what was kept, and it does not know of what type that is.
    if (headers.has('Content-Security-Policy') || c.res.status === 304) return
    headers.set(
      'Content-Security-Policy',
      /^(?:image\/svg|text\/html)/.test(headers.get('Content-Type') ?? '') ? STYLED : DATA,
    )
  }
}
