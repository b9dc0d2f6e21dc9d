/** The index of search on a real KV: what is stored is found, before and after compaction, whichever writer fails at any point. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { lettersOf } from '../../../src/search/letters.ts'
import { probesOf } from '../../../src/search/probes.ts'
import { readCursor, search } from '../../../src/service/search.ts'
import { kvStore } from '../../../src/store/kv-store.ts'
import { searchIndex } from '../../../src/store/search/search-index.ts'
import { counting, dyingAfter } from '../faults.ts'
import { randomOf } from '../weather.ts'

let time = Date.parse('2026-01-02T03:04:05.006Z')
const indexOn = (kv: KVNamespace) =>
  searchIndex(
    kv,
    () => time,
    () => undefined,
  )
/** What goes on behind answers. */
const work: Promise<unknown>[] = []
const storeOn = (kv: KVNamespace) => kvStore(kv, () => time)

beforeEach(async () => {
  time += 60_000
  for (;;) {
    const { keys } = await env.STORE.list()
    if (keys.length === 0) break
    for (const { name } of keys) await env.STORE.delete(name)
  }
})

async function fill(texts: readonly string[], first = 0): Promise<void> {
  const store = storeOn(env.STORE)
  const id = `p${first}`
  await store.createPassageWith(
    { id, title: id, language: 'zh', description: null },
    texts.map((text, i) => ({
      witness: { siglum: `w${first + i}`, label: 'w', language: null, source: null },
      version: { text },
    })),
  )
}

async function sigla(words: string): Promise<string[]> {
  const answer = await search(storeOn(env.STORE), { words, rules: [], limit: 40, cursor: null })
  expect(answer.complete).toBe(true)
  return answer.found.map(({ version }) => version.siglum).sort()
}

const texts = ['我们暂不出兵', '他们决定出兵', '六个师到达鸭绿江', '五六个师']

describe('what is stored is found', () => {
  test('at once; after compaction; after another; when made again', async () => {
    await fill(texts)
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
    expect(await indexOn(env.STORE).compact()).toBe(4)
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
    await fill(['再次出兵', '六个师'], 4)
    expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
    expect(await sigla('六个师')).toEqual(['w2', 'w3', 'w5'])
    expect(await indexOn(env.STORE).compact()).toBe(2)
    expect(await indexOn(env.STORE).compact()).toBe(0)
    expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
    await fill(['第三次出兵'], 6)
    expect(await indexOn(env.STORE).compact()).toBe(1)
    expect(await indexOn(env.STORE).rebuild()).toBe(7)
    expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4', 'w6'])
  }, 30_000)

  test('a few long texts are taken into the shards as soon as many short ones', async () => {
    const random = randomOf(1)
    const han = () => String.fromCharCode(0x4e00 + Math.floor(random() * 5_000))
    const long = Array.from({ length: 3 }, () => Array.from({ length: 200_000 }, han).join(''))
    work.length = 0
    const index = searchIndex(
      env.STORE,
      () => time,
      (promise) => work.push(promise),
    )
    const add = (version: string, text: string) => index.add([{ version: version.repeat(44), text }])
    for (const [i, text] of long.slice(0, 2).entries()) await add(String(i), text)
    expect(work).toHaveLength(0)
    await add('2', long[2]!)
    expect(work).toHaveLength(1)
    await Promise.all(work)
  }, 30_000)

  test('after two compactions at once, and what was announced for one that came to nothing', async () => {
    await fill(texts)
    await Promise.all([indexOn(env.STORE).compact(), indexOn(env.STORE).compact()])
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
    await fill(['再次出兵'], 4)
    const { keys } = await env.STORE.list({ prefix: 'search/new/' })
    const last = keys.find(({ name }) => !name.startsWith('search/new/0/'))!.name
    await env.STORE.delete(last)
    await env.STORE.put(`search/new/gone/${last.split('/')[3]}`, '')
    await env.STORE.put('search/recent-letters', JSON.stringify({ built: time, settled: true, versions: [] }))
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
    time += 7 * 3_600_000
    await searchIndex(
      env.STORE,
      () => time,
      (promise) => work.push(promise),
    ).candidates(probesOf(lettersOf('出兵')))
    await Promise.all(work)
    expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
  }, 30_000)

  test('when all that is derived is lost', async () => {
    await fill(texts)
    await env.STORE.delete('search/recent-letters')
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
    await indexOn(env.STORE).compact()
    for (const { name } of (await env.STORE.list({ prefix: 'search/' })).keys) await env.STORE.delete(name)
    expect(await indexOn(env.STORE).rebuild()).toBe(4)
    expect(await sigla('出兵')).toEqual(['w0', 'w1'])
  })

  test('when only the terms of the recent ones are there, as earlier versions wrote them', async () => {
    await fill(texts)
    const recent = JSON.parse((await env.STORE.get('search/recent-letters'))!)
    expect(recent.versions.every(({ letters }: { letters: string }) => letters.length < 12)).toBe(true)
    const versions = recent.versions.map(({ version, length }: { version: string; length: number }) => {
      return { version, length, terms: '\t出\t出 兵\t' }
    })
    await env.STORE.put('search/recent', JSON.stringify({ ...recent, versions }))
    await env.STORE.delete('search/recent-letters')
    const index = searchIndex(
      env.STORE,
      () => time,
      (promise) => work.push(promise),
    )
    expect((await index.candidates(probesOf(lettersOf('六个师')))).candidates).toHaveLength(2)
    await Promise.all(work)
    expect((await env.STORE.list({ prefix: 'search/recent' })).keys.map(({ name }) => name)).toEqual([
      'search/recent-letters',
    ])
  })

  test('when a version is stored before the first search after that', async () => {
    await fill(texts)
    await env.STORE.put('search/recent', JSON.stringify({ built: time, settled: true, versions: [] }))
    await env.STORE.delete('search/recent-letters')
    await fill(['再次出兵'], 4)
    expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
  })

  test('a shard that is gone is said, and compaction refuses to forget it', async () => {
    await fill(texts)
    await indexOn(env.STORE).compact()
    const { keys } = await env.STORE.list({ prefix: 'search/' })
    for (const { name } of keys) if (name.includes('/shard/')) await env.STORE.delete(name)
    expect((await indexOn(env.STORE).candidates(['出 兵'])).complete).toBe(false)
    await fill(['再次出兵'], 4)
    await expect(indexOn(env.STORE).compact()).rejects.toThrow('reindex')
  })

  test('two who write at once, each missing the other: both are found minutes later', async () => {
    const [a, b] = ['暂不出兵', '决定出兵']
    await Promise.all([fill([a!], 10), fill([b!], 20)])
    time += 3 * 60_000
    const work: Promise<unknown>[] = []
    await searchIndex(
      env.STORE,
      () => time,
      (later) => work.push(later),
    ).candidates(['出 兵'])
    await Promise.all(work)
    expect(work).toHaveLength(1)
    expect(await sigla('出兵')).toEqual(['w10', 'w20'])
  })
})

describe('costs', () => {
  test('a query: four reads, two more while witnesses are new, and nothing else', async () => {
    await fill(texts)
    await indexOn(env.STORE).compact()
    await fill(['再次出兵'], 4)
    const { kv, asked } = counting(env.STORE)
    const answer = await search(storeOn(kv), {
      words: '我们暂时不出兵',
      rules: ['script'],
      limit: 40,
      cursor: null,
    })
    expect(answer.found.length).toBeGreaterThan(0)
    // The index, its shards, which versions are withdrawn, the texts; the last two ask also whether new witnesses have their sigla.
    expect(asked).toEqual({ get: 6 })
  })

  test('a version: two writes', async () => {
    await fill(texts)
    const { kv, asked } = counting(env.STORE)
    await indexOn(kv).add([{ version: '0'.repeat(44), text: '新' }])
    expect(asked.put).toBe(2)
  })
})

describe('a compaction that dies', () => {
  test('at any point: everything is still found, once; the next one completes it', async () => {
    for (let operations = 1; ; operations += 17) {
      for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
      await fill(texts)
      await indexOn(env.STORE).compact()
      await fill(['再次出兵'], 4)
      const died = await indexOn(dyingAfter(env.STORE, operations))
        .compact()
        .then(
          () => false,
          () => true,
        )
      expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
      await indexOn(env.STORE).compact()
      expect(await sigla('出兵')).toEqual(['w0', 'w1', 'w4'])
      if (!died) break
      expect(operations).toBeLessThan(500)
    }
  }, 120_000)
})

test('pages: every version once, and the cursor ends', async () => {
  await fill(Array.from({ length: 12 }, (_, i) => `第${i}次出兵`))
  const store = storeOn(env.STORE)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer: Awaited<ReturnType<typeof search>> = await search(store, {
      words: '出兵',
      rules: [],
      limit: 5,
      cursor: cursor === null ? null : readCursor(cursor),
    })
    seen.push(...answer.found.map(({ version }) => version.siglum))
    cursor = answer.cursor
  } while (cursor !== null)
  expect(seen).toHaveLength(12)
  expect(new Set(seen).size).toBe(12)
})

test('probes: pairs from all along the query, at most eight', () => {
  expect(probesOf(lettersOf('师'))).toEqual(['师'])
  expect(probesOf(lettersOf('六个师'))).toEqual(['6 个', '个 师'])
  expect(probesOf(lettersOf('字'.repeat(100)))).toHaveLength(1)
  expect(probesOf(lettersOf([...'天地玄黄宇宙洪荒日月盈昃辰宿列张'].join('，')))).toHaveLength(8)
  expect(probesOf(lettersOf('。，'))).toEqual([])
})
