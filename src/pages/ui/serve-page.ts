/** Pages over HTTP: their headers, their validators, and what becomes of an error. */
import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { AppEnv } from '../../http/env.ts'
import { entityTag, matchesEtag, notModified } from '../../http/respond.ts'
import { readerOf } from '../../present/reader.ts'
import { STRINGS } from '../strings.ts'
import type { Reader } from './reader.ts'

export type PageContext = Context<AppEnv>

/** A page or a part of it, as hono/jsx makes it. */
export type Element = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page loads its own style and its own script and nothing else, sends its forms here, and stands in nobody's frame. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A page whose script sends its form, to tell how far that is. */
export const SENDS = `${POLICY}; connect-src 'self'`

/** A page that compares texts in a thread beside it. It may still ask nobody for anything. */
export const COMPARES = `${POLICY}; worker-src 'self'`

/** A page that shows embeds also frames them, and lets the element ask for what it shows. */
export const SHOWS_EMBEDS = `${POLICY}; frame-src 'self'; connect-src 'self'`

export const readerFor = (c: PageContext): Reader =>
  readerOf(new URL(c.req.url), c.req.header('Accept-Language') ?? null, STRINGS)

/** A page that may be kept for a moment, and asked for again with its tag. */
export async function keptPage(c: PageContext, element: Element, policy = POLICY): Promise<Response> {
  const html = `<!doctype html>${await element}`
  const etag = await entityTag(html)
  // Shared caches at the edge do not look at Accept-Language: only an address that says its language is for them.
  const cache = `${readerFor(c).chosen ? 'public' : 'private'}, max-age=10`
  const headers = { 'Content-Security-Policy': policy, Vary: 'Accept-Language' }
  if (matchesEtag(c.req.raw, etag)) return notModified({ etag, cache, headers })
  return new Response(html, {
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', ETag: etag, 'Cache-Control': cache },
  })
}

/** A page that answers a form or tells of an error: nobody keeps it. */
export async function passingPage(element: Element, status = 200, policy = POLICY): Promise<Response> {
  return new Response(`<!doctype html>${await element}`, {
    status,
    headers: {
      'Content-Security-Policy': policy,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
    },
  })
}

/** After a form: the browser asks for the new address with GET, so that reloading it sends nothing twice. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
