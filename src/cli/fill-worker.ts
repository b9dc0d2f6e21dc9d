/**
 * A Worker that stores versions by the store's own functions, as many as it is told, and nothing else. Never deployed: it fills a store
 * for `npm run load`, beside KV, where that takes a fraction of what it takes by one HTTP request each.
 */
import { kvStore } from '../store/kv.ts'
import { type Filling, nthVersion, passageOf, WITNESSES } from './filling.ts'

export default {
  async fetch(request: Request, { STORE }: { STORE: KVNamespace }): Promise<Response> {
    const { shape, from, to } = await request.json<Filling>()
    const kv = withoutSearch(STORE)
    for (let n = from; n < to; n++) {
      const { passage, siglum, text, at, first } = nthVersion(shape, n)
      const store = kvStore(kv, () => at)
      if (first) await store.createPassageWith(passageOf(passage), WITNESSES)
      const stored = await store.addVersion(passage, siglum, { text })
      if (!stored?.created) return new Response(`version ${n} was not stored`, { status: 500 })
    }
    return Response.json(await kvStore(STORE, Date.now).reindex())
  },
}

/** Keeping the index of search after each version is most of the work, and making it once at the end gives the same. */
function withoutSearch(kv: KVNamespace): KVNamespace {
  const put: KVNamespace['put'] = async (key, ...rest) => {
    if (!key.startsWith('search/')) await kv.put(key, ...(rest as [string]))
  }
  const others = { get: kv.get, getWithMetadata: kv.getWithMetadata, list: kv.list, delete: kv.delete }
  const bound = Object.entries(others).map(([name, operation]) => [name, operation.bind(kv)])
  return { ...Object.fromEntries(bound), put } as KVNamespace
}
