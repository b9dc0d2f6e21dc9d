/**
 * A Worker that seeds its KV with the corpus in the body of a request: the files, by path. Never deployed. Inside workerd, beside KV,
 * the work takes a tenth of the time that it takes through a connection for each operation.
 */
import '../text/tables/bundled.ts'
import { parseCorpus } from '../store/corpus/corpus.ts'
import { CorpusError } from '../store/corpus/files.ts'
import { seed } from '../store/corpus/seed.ts'
import { kvStore } from '../store/kv-store.ts'
import type { Seeding } from '../store/log/log.ts'
import { ENTRY_KINDS } from '../store/things/rules.ts'

export default {
  async fetch(request: Request, { STORE }: { STORE: KVNamespace }): Promise<Response> {
    try {
      const files = new Map(await request.json<[string, string][]>())
      const corpus = parseCorpus(files)
      const work: Promise<unknown>[] = []
      const storeOf = (seeding: Seeding | null) =>
        kvStore(STORE, Date.now, (later) => work.push(later), undefined, { seeding, alone: true })
      const seeded = await seed(corpus, storeOf)
      // There is no client yet, so the next step need not wait for the lag of KV, which a local store does not have.
      await Promise.all(ENTRY_KINDS.map((kind) => storeOf(null).digestOfKind(kind)))
      await Promise.all(work)
      return Response.json(seeded)
    } catch (error) {
      if (error instanceof CorpusError) return new Response(error.message, { status: 422 })
      throw error
    }
  },
}
