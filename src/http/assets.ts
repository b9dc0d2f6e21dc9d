/**
 * * Serves the files of src/assets, made by `npm run build:assets`: scripts and style sheets for browsers, and data that the Worker reads
 * when it first needs them. A file's name contains the hash of its content (`embed-c0ffee.js`), so a file that a page once named, with
 * its integrity hash, is served as long as it exists, also when there are newer files.
 */

import type { AppContext } from './env.ts'
import { JSON_REPRESENTATION } from './negotiate.ts'
import { problem } from './problem.ts'
import { CACHE, respond } from './respond.ts'

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: JSON_REPRESENTATION.mediaType,
}

/**
 * A file of src/assets.
 *
 * @param name  as it is in the folder; the name of the content is its validator
 * @param cache for an address that leads to another file another day
 * @throws Problem 404
 */
export async function asset(c: AppContext, name: string, cache: string = CACHE.forever): Promise<Response> {
  const file = await c.env.ASSETS.fetch(new URL(name, 'https://assets.invalid'))
  if (!file.ok) throw problem('unknown-address', `There is no file ${name}.`)
  const of = { etag: `"${name}"`, cache, headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }
  return respond(c, of, TYPES[name.slice(name.lastIndexOf('.') + 1)]!, () => file.arrayBuffer())
}

/**
 * What a JSON file of src/assets holds: one fetch from the assets binding, no request to the network, no operation of KV.
 * @throws Error where it is missing: a fault of the deployment
 */
export const assetData = async <T>(assets: Fetcher, name: string): Promise<T> =>
  JSON.parse(await assetText(assets, name))

/** The same of any text. */
export async function assetText(assets: Fetcher, name: string): Promise<string> {
  const file = await assets.fetch(new URL(name, 'https://assets.invalid'))
  if (!file.ok) throw new Error(`The asset ${name} is missing: run npm run build:assets.`)
  return file.text()
}
