/** The tables of characters and words, loaded from the static assets before the first request of an isolate is answered. */
import { TABLES_FILE } from '../embed/built.ts'
import { hasTables, provideTables, type Tables } from '../text/tables/provided.ts'

/**
 * One fetch from the assets binding (no request to the network, no operation of KV) for each isolate. Requests that arrive at the
 * same time each fetch: a Worker must not wait for a promise of another request.
 */
export async function loadTables(assets: Fetcher): Promise<void> {
  if (hasTables()) return
  const file = await assets.fetch(new URL(TABLES_FILE, 'https://assets.invalid'))
  if (!file.ok) throw new Error(`The asset ${TABLES_FILE} is missing: run npm run build:assets.`)
  provideTables((await file.json()) as Tables)
}
