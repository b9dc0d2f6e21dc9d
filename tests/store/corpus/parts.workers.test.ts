import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { parseCorpus } from '../../../src/store/corpus/corpus.ts'
import { corpusParts } from '../../../src/store/corpus/parts.ts'
import { seed } from '../../../src/store/corpus/seed.ts'
import { kvStore } from '../../../src/store/kv-store.ts'
import { counting } from '../faults.ts'

const contents = import.meta.glob<string>('../../../kv-seed/**/*.{json,txt}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const corpus = parseCorpus(
  new Map(Object.entries(contents).map(([path, text]) => [path.replace('../../../kv-seed/', ''), text])),
)

/** Operations of KV that a request on the free plan may have, and writes of a day. */
const OPERATIONS = 1_000
const WRITES = 1_000

test('stored part by part the corpus is what it is stored at once, within what the free plan allows', async () => {
  let writes = 0
  let created = 0
  // As it travels: a line of JSON each.
  const parts = (await corpusParts(corpus)).map((part) => JSON.parse(JSON.stringify(part)) as typeof part)
  for (const part of parts) {
    const { kv, asked } = counting(env.STORE)
    const work: Promise<unknown>[] = []
    const later = (one: Promise<unknown>) => void work.push(one)
    created += (
      await seed(
        part.corpus,
        (seeding) => kvStore(kv, Date.now, later, undefined, { seeding, once: true }),
        new Map(part.versions),
      )
    ).created
    await Promise.all(work)
    expect(Object.values(asked).reduce((sum, n) => sum + n, 0)).toBeLessThan(OPERATIONS)
    writes += (asked.put ?? 0) + (asked.delete ?? 0)
  }
  console.log(`${parts.length} parts, ${writes} writes`)
  expect(writes).toBeLessThan(WRITES)
  expect(created).toBeGreaterThan(corpus.telegrams.length + corpus.passages.length)
  const store = kvStore(env.STORE, Date.now)
  expect((await store.listTelegrams({ limit: 100, cursor: null })).items).toHaveLength(corpus.telegrams.length)
  // Nothing is left to be stored: every part was the same as in the whole.
  const again = await seed(corpus, (seeding) => kvStore(env.STORE, Date.now, undefined, undefined, { seeding }))
  expect(again).toEqual({ created: 0, kept: [] })
}, 60_000)
