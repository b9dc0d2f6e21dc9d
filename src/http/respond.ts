/** Answers GET requests: validators before bodies, and the time that each answer may be kept. */
import { digestOf } from '../service/digest.ts'
import type { AppContext } from './env.ts'
import { JSON_REPRESENTATION } from './negotiate.ts'

/** The scheme and host of a request, for addresses that leave it. */
export const originOf = (request: Request): string => new URL(request.url).origin

export const CACHE = {
  /** What can never change: a version, a pinned comparison. */
  forever: 'public, max-age=31536000, immutable',
  /** For what changes with a write: long enough for a page that asks twice, short enough not to be noticed. */
  briefly: 'public, max-age=10',
  /** May be kept, but asked for again each time. */
  revalidate: 'no-cache',
  /** Depends on a header that shared caches do not look at. */
  never: 'private, no-store',
} as const

/** A strong ETag of all that an answer depends on; two different answers never share one. */
export const entityTag = async (...parts: readonly (string | null)[]): Promise<string> =>
  `"${await digestOf(...parts)}"`

/** Does the client hold what it asks for (RFC 9110, 13.1.2: a list, compared weakly)? `*` is any current representation. */
export function matchesEtag(request: Request, etag: string, exists = true): boolean {
  const header = request.headers.get('If-None-Match')
  if (header === null) return false
  if (header.trim() === '*') return exists
  return header.match(/(?:W\/)?"[^"]*"/g)?.some((tag) => tag.replace(/^W\//, '') === etag) ?? false
}

export interface Answer {
  readonly etag: string
  readonly cache: string
  readonly headers?: Readonly<Record<string, string>>
}

/** 304 with the headers that the 200 would have (RFC 9110, 15.4.5). */
export function notModified({ etag, cache, headers }: Answer): Response {
  return new Response(null, { status: 304, headers: { ETag: etag, 'Cache-Control': cache, ...headers } })
}

/** The body is only made where the client does not hold it. */
export async function respond(
  c: AppContext,
  of: Answer,
  mediaType: string,
  body: () => BodyInit | Promise<BodyInit>,
): Promise<Response> {
  if (matchesEtag(c.req.raw, of.etag)) return notModified(of)
  const { etag, cache, headers } = of
  return new Response(await body(), {
    headers: { 'Content-Type': mediaType, ETag: etag, 'Cache-Control': cache, ...headers },
  })
}

/** A small JSON answer that is its own validator. */
export async function respondJson(
  c: AppContext,
  value: unknown,
  { cache = CACHE.briefly, headers = {} }: { cache?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const body = JSON.stringify(value)
  return respond(c, { etag: await entityTag(body), cache, headers }, JSON_REPRESENTATION.mediaType, () => body)
}

/** What a write made (201) or found there already (200). */
export function written(value: unknown, created: boolean, location: string): Response {
  return new Response(JSON.stringify(value), {
    status: created ? 201 : 200,
    headers: { 'Content-Type': JSON_REPRESENTATION.mediaType, 'Cache-Control': 'no-store', Location: location },
  })
}
