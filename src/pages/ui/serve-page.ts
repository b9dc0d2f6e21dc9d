/** Serves pages over HTTP: headers, validators, errors. */
import type { Context } from 'hono'
import { isWritable } from '../../http/auth.ts'
import { type Body, readEdgeCache, writeEdgeCache } from '../../http/edge.ts'
import { type AppEnv, buildOf } from '../../http/env.ts'
import { entityTag, matchesEtag, notModified } from '../../http/respond.ts'
import { conformingHtml } from '../../present/conforming-html.ts'
import { readerOf } from '../../present/reader.ts'
import { STRINGS } from '../strings.ts'
import type { Html } from './jsx.ts'
import type { Reader } from './reader.ts'

export type PageContext = Context<AppEnv>

/** A page loads its own style and its own script and nothing else, sends its forms here, and no site may frame it. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A page whose script sends its form, to show the progress. */
export const SENDS = `${POLICY}; connect-src 'self'`

/** A page that compares texts in a thread beside it. It may still connect to nothing. */
export const COMPARES = `${POLICY}; worker-src 'self'`

/** A page that shows embeds also frames them, and lets the element ask for what it shows. */
export const SHOWS_EMBEDS = `${POLICY}; frame-src 'self'; connect-src 'self'`

export const readerFor = (c: PageContext): Reader =>
  readerOf(new URL(c.req.url), c.req.header('Accept-Language') ?? null, STRINGS)

/** A page that was not kept: its element, and whether to keep it; or an answer of its own. */
type Made = { readonly element: Html; readonly keep: boolean } | Response

/**
 * A page that browsers may cache for a moment, and that the edge keeps as long as its data stay the same. Its validator is derived from
 * the data and not from the HTML: for a client that has the page, and for a second request, no text is read and nothing is computed.
 * @param of all that shapes the page except the address, the reader, the day and the deployment
 */
export async function keptPage(
  c: PageContext,
  of: readonly (string | null)[],
  { policy, isFresh }: { readonly policy: string; readonly isFresh: boolean },
  make: () => Promise<Made>,
): Promise<Response> {
  const { language, chosen, today } = readerFor(c)
  const writable = String(isWritable(c.env ?? {}))
  const etag = await entityTag('page', buildOf(c.env), c.req.url, language, String(chosen), today, writable, ...of)
  // Shared caches at the edge do not look at Accept-Language: only an address that says its language is for them.
  const cache = `${chosen ? 'public' : 'private'}, ${isFresh ? 'no-cache' : 'max-age=10'}`
  const headers = { 'Content-Security-Policy': policy, Vary: 'Accept-Language' }
  if (matchesEtag(c.req.raw, etag)) return notModified({ etag, cache, headers })
  const kept = await readEdgeCache<Uint8Array<ArrayBuffer>>(c, etag)
  if (kept !== null) return htmlResponse(kept, { ...headers, ETag: etag, 'Cache-Control': cache })
  const made = await make()
  if (made instanceof Response) return made
  const html = conformingHtml(`<!doctype html>${made.element.html}`)
  if (!made.keep) {
    const own = { etag: await entityTag(html), cache: 'no-cache', headers }
    if (matchesEtag(c.req.raw, own.etag)) return notModified(own)
    return htmlResponse(html, { ...headers, ETag: own.etag, 'Cache-Control': own.cache })
  }
  // Encoded once for all who ask for it, and in half of the memory that Han characters take in a string.
  const bytes = new TextEncoder().encode(html) as Uint8Array<ArrayBuffer>
  return htmlResponse(writeEdgeCache(c, etag, bytes), { ...headers, ETag: etag, 'Cache-Control': cache })
}

const htmlResponse = (html: Body, headers: Readonly<Record<string, string>>, status = 200): Response =>
  new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })

/** A page that answers a form or reports an error: it is never cached. */
export async function passingPage(element: Html, status = 200, policy = POLICY): Promise<Response> {
  const headers = { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', Vary: 'Accept-Language' }
  return htmlResponse(conformingHtml(`<!doctype html>${element.html}`), headers, status)
}

/** After a form: the browser asks for the new address with GET, so that reloading it sends nothing twice. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
