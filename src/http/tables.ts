/** Tables that the Worker does not carry, loaded from its static assets: once for each isolate. */
import { type EncodingTables, hasEncodingTables, provideEncodingTables } from '../import/tables/provided.ts'
import { hasTables, provideTables, type Tables } from '../text/tables/provided.ts'

/**
 * The tables of characters and words, before the first request is answered: one fetch from the assets binding (no request to the network, no
 * operation of KV). Requests that arrive at the same time each fetch: a Worker must not wait for a promise of another request.
 * @param name of the file, which says its content
 */
export async function loadTables(assets: Fetcher, name: string): Promise<void> {
  if (hasTables()) return
  provideTables(await read<Tables>(assets, name))
}

/** The tables of encodings, before a request that may send a file is answered. */
export async function loadEncodingTables(assets: Fetcher, name: string): Promise<void> {
  if (!hasEncodingTables()) provideEncodingTables(await read<EncodingTables>(assets, name))
}

async function read<T>(assets: Fetcher, name: string): Promise<T> {
  const file = await assets.fetch(new URL(name, 'https://assets.invalid'))
  if (!file.ok) throw new Error(`The asset ${name} is missing: run npm run build:assets.`)
  return (await file.json()) as T
}
