/** A Worker in which many write at once, beside KV inside workerd: each operation takes a tenth of the time that it takes through a connection. */
import '../../src/text/tables/bundled.ts'
import { rivals } from '../store/rivals.ts'
import { manyWriters, type Storm } from '../store/writers.ts'

export interface FaultsQuestion extends Storm {
  /** Pairs of rivals; 0 for many writers of one passage. */
  readonly pairs: number
}

export default {
  async fetch(request: Request, { STORE }: { STORE: KVNamespace }): Promise<Response> {
    const question = await request.json<FaultsQuestion>()
    return Response.json(question.pairs > 0 ? await rivals(STORE, question) : await manyWriters(STORE, question))
  },
}
