/** Where else the words of a passage occur, on its page: only where they really are, and at a bounded cost. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { placesElsewhere } from '../../../src/pages/comparison/elsewhere.ts'
import { kvStore } from '../../../src/store/kv-store.ts'
import { textOf } from '../../../src/text/codepoints.ts'
import { get, json, passage, post, watched } from '../../routes/service.ts'

const TOLD = '我们经过慎重考虑，决定暂不出兵。敌人正在向北进攻。'
const SENT = '决定暂不出兵。敌人'
const SOURCE = `${TOLD}\n${TOLD}`

let source: string
let account: string

const derived = async (id: string, siglum: string, text: string, version: string, start: number) => {
  await post('/v1/passages', { id, title: id, language: 'zh-Hans' })
  await post(`/v1/passages/${id}/witnesses`, { siglum, label: siglum })
  const derivedFrom = { version, start, end: start + [...text].length }
  const response = await post(`/v1/passages/${id}/witnesses/${siglum}/versions`, { text, derivedFrom })
  expect(response.status).toBe(201)
  return ((await response.json()) as { version: string }).version
}

beforeAll(async () => {
  source = (await passage('source', { S: SOURCE })).S!
  account = await derived('account', 'A', TOLD, source, 0)
  await derived('account', 'B', TOLD, source, TOLD.length + 1)
  await derived('sent', 'A', SENT, account, TOLD.indexOf(SENT))
  // It says so, and the source has other words there.
  await derived('corrected', 'A', '决定出兵。我们的敌', account, TOLD.indexOf(SENT))
})

const read = async (path: string) => (await get(path)).text()

describe('a passage that was cut from another', () => {
  it('says where it is in all of them, and links to the words', async () => {
    const html = await read('/p/sent?lang=en')
    const links = [...html.matchAll(/class="hint elsewhere".*?<\/li>/g)].map(([found]) => found).join('')
    const start = TOLD.indexOf(SENT)
    const end = start + SENT.length
    expect(links.replace(/<[^>]*>/g, '')).toContain(
      `Also in: account A, characters ${start}–${end} · source S, characters ${start}–${end}`,
    )
    const [, first] = [...links.matchAll(/href="([^"]+)"/g)][1]!
    const there = await read(first!.replaceAll('&amp;', '&'))
    expect(/<mark id="highlight">(.*?)<\/mark>/.exec(there)![1]!.replace(/<[^>]*>/g, '')).toBe(SENT)
  })

  it('says of each witness its own place', async () => {
    const html = (await read('/p/account?lang=zh')).replace(/<[^>]*>/g, '')
    expect(html).toContain(`又见于：source S，第 0–${TOLD.length} 字`)
    expect(html).toContain(`又见于：source S，第 ${TOLD.length + 1}–${SOURCE.length} 字`)
  })

  it('says nothing where the source has other words', async () =>
    expect(await read('/p/corrected')).not.toContain('elsewhere'))
})

describe('a text shown alone', () => {
  it('says what occurs in it more than once, as the API does', async () => {
    const { repeats } = await json<{ repeats: { spans: { start: number; end: number }[] }[] }>(
      get('/v1/passages/source/repeats'),
    )
    const told = repeats.map(({ spans }) => spans.map(({ start, end }) => `characters ${start}–${end}`).join(' · '))
    expect(told).toHaveLength(1)
    for (const again of ['', '&lang=en'])
      expect((await read(`/p/source?view=inline${again}`)).replace(/<[^>]*>/g, '')).toContain(
        `1 passage occurs more than once${told}`,
      )
  })
})

describe('the cost', () => {
  it('is two bulk reads for each step, and no list', async () => {
    const { kv, read } = watched(env.STORE)
    const list = () => expect.fail('a page must not list keys')
    const unlisted = new Proxy(kv, { get: (target, name) => (name === 'list' ? list : Reflect.get(target, name)) })
    const store = kvStore(unlisted, Date.now)
    const derivedFrom = { version: account, start: TOLD.indexOf(SENT), end: TOLD.indexOf(SENT) + SENT.length }
    const cuts = ['A', 'B', 'C'].map((siglum) => ({ siglum, text: textOf(SENT), derivedFrom }))
    const places = await placesElsewhere(store, cuts)
    expect([...places.values()].map((found) => found.length)).toEqual([2, 2, 2])
    // Of each of the two sources its record, then its record and its text; and each time whether that record is in force.
    expect(read.length).toBeLessThanOrEqual(10)
    expect(read.filter((key) => key.startsWith('text/'))).toHaveLength(2)
  })

  it('is empty for a version that is not derived', async () => {
    const { kv, read } = watched(env.STORE)
    expect(
      await placesElsewhere(kvStore(kv, Date.now), [{ siglum: 'A', text: textOf('甲'), derivedFrom: null }]),
    ).toEqual(new Map())
    expect(read).toEqual([])
  })
})
