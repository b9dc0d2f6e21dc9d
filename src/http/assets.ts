/**
 * Files that only browsers read: scripts and style sheets, made by `npm run build:embed` and kept in src/assets. A name says
 * the content (`embed-c0ffee.js`), so what a page once named, with its integrity hash, is served for as long as its file
 * is there, whatever came after it.
 */

import type { AppContext } from './env.ts'
import { problem } from './problem.ts'
import { CACHE, respond } from './respond.ts'

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/**
 * A file of src/assets.
 *
 * @param name  as it stands in the folder; the name of the content is its validator
 * @param cache for an address that leads to another file another day
 * @throws Problem 404
 */
export async function asset(c: AppContext, name: string, cache: string = CACHE.forever): Promise<Response> {
  const file = await c.env.ASSETS.fetch(new URL(name, 'https://assets.invalid'))
  if (!file.ok) throw problem('unknown-address', `There is no file ${name}.`)
  const of = { etag: `"${name}"`, cache, headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }
  return respond(c, of, TYPES[name.slice(name.lastIndexOf('.') + 1)]!, () => file.arrayBuffer())
}
