/** The tables of characters and words, loaded from the static assets before the first request of an isolate is answered. */
import { hasTables, provideTables, type Tables } from '../text/tables/provided.ts'

/**
 * One fetch from the assets binding (no request to the network, no operation of KV) for each isolate. Requests that arrive at the
 * same time each fetch: a Worker must not wait for a promise of another request.
 * @param name of the file, which says its content
 */
export async function loadTables(assets: Fetcher, name: string): Promise<void> {
  if (hasTables()) return
  const file = await assets.fetch(new URL(name, 'https://assets.invalid'))
  if (!file.ok) throw new Error(`The asset ${name} is missing: run npm run build:assets.`)
  provideTables((await file.json()) as Tables)
}
