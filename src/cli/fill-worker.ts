/** A Worker that stores what it receives in its KV. Never deployed: it fills a store for `npm run load`. */
import type { Kept } from './map-kv.ts'

export default {
  async fetch(request: Request, { STORE }: { STORE: KVNamespace }): Promise<Response> {
    const entries = await request.json<[string, Kept][]>()
    await Promise.all(entries.map(([key, { value, metadata }]) => STORE.put(key, value, { metadata })))
    return Response.json(entries.length)
  },
}
