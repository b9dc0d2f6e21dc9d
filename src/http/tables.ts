/** Loads data that the Worker does not carry from its static assets, once for each isolate. */
import { provideNamedCharacters } from '../import/tables/named-characters.ts'
import { type EncodingTables, hasEncodingTables, provideEncodingTables } from '../import/tables/provided.ts'
import { hasTables, provideTables, type Tables } from '../text/tables/provided.ts'
import { assetData } from './assets.ts'

/**
 * The tables of characters and words, before the first request is answered: one fetch. Requests that arrive at the same time each fetch: a
 * Worker must not wait for a promise of another request.
 * @param name of the file, which says its content
 */
export async function loadTables(assets: Fetcher, name: string): Promise<void> {
  if (hasTables()) return
  provideTables(await assetData<Tables>(assets, name))
}

/** The tables of encodings and the named characters, before a request that may send a file is answered. */
export async function loadEncodingTables(assets: Fetcher, name: string): Promise<void> {
  if (hasEncodingTables()) return
  const { namedCharacters, ...tables } = await assetData<EncodingTables & { readonly namedCharacters: number[] }>(
    assets,
    name,
  )
  provideNamedCharacters(namedCharacters)
  provideEncodingTables(tables)
}
