/** The one shape of every page: its address, what it reads from the store, and its HTML. */
import type { Hono } from 'hono'
import type { AppEnv } from '../../http/env.ts'
import type { Reader } from './reader.ts'
import { type Element, keptPage, type PageContext, POLICY, passingPage, readerFor } from './serve-page.ts'

export interface Page<Data = unknown> {
  /** As Hono routes it: `/p/:passage`. */
  readonly path: string
  /** Content-Security-Policy, where the page needs more than its own style and script. */
  readonly policy?: string
  /**
   * What the page shows. A `Response` is sent as it is, such as a redirect.
   * @throws PageError in the reader's words
   */
  load(c: PageContext, reader: Reader): Promise<Data | Response>
  view(data: Data, reader: Reader): Element
  /** The HTTP status of a page that says what is wrong with the question; 200 by default. Only a page with 200 is kept. */
  status?(data: Data): number
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
  app.get(page.path, async (c) => {
    const reader = readerFor(c)
    const data = await page.load(c, reader)
    if (data instanceof Response) return data
    const status = page.status?.(data) ?? 200
    const html = page.view(data, reader)
    return status === 200 ? keptPage(c, html, policy) : passingPage(html, status, policy)
  })
  for (const { path, handle, back } of page.forms ?? []) {
    app.post(path, (c) => handle(c, readerFor(c)))
    if (back !== undefined) app.get(path, (c) => c.redirect(readerFor(c).link(back(c)), 302))
  }
}
