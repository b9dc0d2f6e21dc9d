/** The type of every page: its address, what shapes it, and its HTML. */
import type { Hono } from 'hono'
import type { AppEnv } from '../../http/env.ts'
import type { Html } from './jsx.ts'
import type { Reader } from './reader.ts'
import { keptPage, type PageContext, POLICY, passingPage, readerFor } from './serve-page.ts'

/**
 * A page in two steps, so that one that is kept costs neither the texts nor the work: what shapes it, then what it shows.
 *
 * @example
 * async load(c) {
 *   const passage = await findPassage(c.var.store, c.req.param('passage')!)
 *   return { of: [JSON.stringify(passage)], read: async () => ({ passage }) }
 * }
 */
export interface PreparedPage<Data> {
  /** All that shapes the page beside its address, its reader, the day and the deployment (those are looked after by `keptPage`). */
  readonly of: readonly (string | null)[]
  /**
   * Reads texts and does the work.
   * @throws ServiceError
   */
  read(): Promise<Data>
}

export interface Page<Data = unknown> {
  /** As Hono routes it: `/p/:passage`. */
  readonly path: string
  /** Of pages that share a path, whether an address is this page's; it leaves what is not to the pages behind it. */
  isAsked?(query: URLSearchParams): boolean
  /** Whether browsers must ask each time whether it is still so: who has just changed what it shows comes back to it at once. */
  readonly isFresh?: boolean
  /** Whether the sitemap leaves it out. It never has paths with a parameter. */
  readonly isUnlisted?: true
  /** Content-Security-Policy, where the page needs more than its own style and script. */
  readonly policy?: string
  /**
   * The data of the page: records are read here, texts in `read`. A `Response` is sent as it is, such as a redirect.
   * @throws ServiceError
   */
  load(c: PageContext, reader: Reader): Promise<PreparedPage<Data> | Response>
  view(data: Data, reader: Reader): Html
  /** The HTTP status of a page that says what is wrong with the question; 200 by default. Only a page with 200 is kept. */
  status?(data: Data): number
  /** Whether this very page may be kept; true by default. A page that lacks what could not be read now is not. */
  isWhole?(data: Data): boolean
  readonly forms?: readonly PageForm[]
}

/** An address that a form of a page is sent to. */
export interface PageForm {
  readonly path: string
  /** Where GET leads, if `path` is not the page's own: a refused form leaves its address in the browser. */
  readonly back?: (c: PageContext) => string
  handle(c: PageContext, reader: Reader): Promise<Response>
}

export function mountPage(app: Hono<AppEnv>, page: Page): void {
  const policy = page.policy ?? POLICY
  app.get(page.path, async (c, next) => {
    if (page.isAsked?.(new URL(c.req.url).searchParams) === false) return next()
    const reader = readerFor(c)
    const prepared = await page.load(c, reader)
    if (prepared instanceof Response) return prepared
    return keptPage(c, prepared.of, { policy, isFresh: page.isFresh ?? false }, async () => {
      const data = await prepared.read()
      const status = page.status?.(data) ?? 200
      const element = page.view(data, reader)
      return status === 200 ? { element, keep: page.isWhole?.(data) ?? true } : passingPage(element, status, policy)
    })
  })
  for (const { path, handle, back } of page.forms ?? []) {
    app.post(path, (c) => handle(c, readerFor(c)))
    if (back !== undefined) app.get(path, (c) => c.redirect(readerFor(c).link(back(c)), 302))
  }
}
