/** What `npm run seed` hands to Wrangler, put into another KV as Wrangler would. */
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bulkFiles } from '../../src/cli/bulk.ts'
import { withSeededKv } from '../../src/cli/local.ts'
import { kvStore } from '../../src/store/kv-store.ts'

let account: Miniflare
let kv: KVNamespace
const now = () => Date.parse('2030-01-01T00:00:00.000Z')

beforeAll(async () => {
  const options = { modules: true, script: 'export default {}', kvNamespaces: ['STORE'], cf: false }
  account = new Miniflare(convertV4MiniflareOptions(options))
  kv = (await account.getKVNamespace('STORE')) as unknown as KVNamespace
}, 60_000)
afterAll(() => account.dispose())

async function seedAccount(): Promise<void> {
  const there: string[] = []
  let cursor: string | null = null
  do {
    const page: KVNamespaceListResult<unknown> = await kv.list({ cursor })
    there.push(...page.keys.map(({ name }) => name))
    cursor = page.list_complete ? null : page.cursor
  } while (cursor !== null)
  const { put, remove } = await withSeededKv((seeded) => bulkFiles(seeded, there))
  await Promise.all(put.map(({ key, value, metadata }) => kv.put(key, value, metadata ? { metadata } : {})))
  await Promise.all(remove.map((key) => kv.delete(key)))
}

test('an account seeded so has the corpus; seeded again it has still what its users stored', async () => {
  await seedAccount()
  const store = kvStore(kv, now)
  const { items: passages } = await store.listPassages({ limit: 100 })
  expect(passages.map(({ id }) => id)).toEqual(['account', 'source', 't06', 't08', 't09', 't17'])
  expect((await store.listTelegrams({ limit: 100 })).items).toHaveLength(27)
  const [a] = await store.readVersions([passages[0]!.witnesses[0]!.current!.version])
  expect(a!.text).toHaveLength(4_909)

  const mine = (await store.addVersion('t17', 'A', { text: '我的本子' }))!.value
  // Made before the corpus is put again: it would not know of what that brings.
  expect(await store.listVersions('t17', 'A')).toHaveLength(2)
  await expect.poll(async () => (await kv.list({ prefix: 'history/' })).keys.length).toBe(1)
  const records = (await kv.list({ prefix: 'record/' })).keys.length
  await seedAccount()
  expect((await kv.list({ prefix: 'record/' })).keys).toHaveLength(records)
  const { witnesses } = (await kvStore(kv, now).getPassage('t17'))!
  expect(witnesses[0]!.current!.version).toBe(mine.version)
  expect((await kv.list({ prefix: 'history/' })).keys).toEqual([])
}, 60_000)
