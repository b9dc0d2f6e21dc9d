/** Pages kept at the edge: the second visit reads no text and computes nothing, and what is shown changes with its data. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { PAGES } from '../../src/pages/index.ts'
import { seedCorpus } from '../routes/corpus.ts'
import { get, json, passage, post, send, watched } from '../routes/service.ts'

let document: string
let name: string

beforeAll(async () => {
  await seedCorpus()
  await passage('kept', { A: '派五六个师志愿军。', B: '派七八个师志愿军。' })
  const sent = { body: '首页。他说:“派五六个师志愿军。”', headers: { 'Content-Type': 'text/plain' } }
  document = (await json<{ document: { id: string } }>(send('POST', '/v1/documents?title=book', sent))).document.id
  name = (await json<{ names: { id: string }[] }>(get('/v1/passages/t08/names'))).names[0]!.id
}, 30_000)

/** An address of every page, and of what is kept as pages are. */
const ADDRESSES: readonly (readonly [page: string, address: () => string])[] = [
  ['/', () => '/'],
  ['/p/:passage', () => '/p/kept'],
  ['/p/:passage', () => '/p/kept?view=table&ignore=punctuation&significance=substantive'],
  ['/p/:passage', () => '/p/account?lang=zh'],
  ['/t/:telegram', () => '/t/t08'],
  ['/search', () => '/search?q=五六个师'],
  ['/search', () => '/search'],
  ['/import', () => '/import'],
  ['/d/:document', () => `/d/${document}`],
  ['/d/:document/places', () => `/d/${document}/places?a=0-3&b=6-9`],
  ['/compare', () => '/compare'],
  ['/quotation', () => '/quotation'],
  ['/quotation', () => '/quotation?quotation=派五六个师'],
  ['/seed', () => '/seed'],
  ['/p/:passage/:siglum', () => '/p/kept/A'],
  ['/names', () => '/names'],
  ['/names/:name', () => `/names/${name}`],
  ['/embed', () => '/embed?url=/p/kept'],
  ['/embed', () => '/embed?url=/t/t08'],
]
const EMBEDS = [
  ...['/embed/p/kept', '/embed/p/kept.html', '/embed/p/kept.json', '/embed/t/t08', '/embed/t/t08.json'],
  ...['', '.html', '.json'].map((form) => `/embed/quotation${form}?quotation=派五六个师`),
]

/** What is computed for a client that does not have it. */
const VALIDATED: readonly (() => string)[] = [
  () => `/d/${document}/places?a=0-3&b=6-9&form=.tei.xml`,
  () => `/d/${document}/places?a=0-3&b=6-9&form=.docx`,
  () => '/v1/passages/t17/decisions/itsee?unit=u',
  () => `/v1/documents/${document}/quotations`,
  () => `/v1/documents/${document}/quotations.csv`,
  () => `/v1/documents/${document}/findings?of=stored`,
]

test('every page is looked at', () => {
  expect(new Set(ADDRESSES.map(([page]) => page))).toEqual(new Set(PAGES.map(({ path }) => path)))
})

const timing = (response: Response, name: string) =>
  new RegExp(`\\b${name};desc="([^"]+)"`).exec(response.headers.get('Server-Timing') ?? '')?.[1]

/** One visit, with what it took. */
async function visit(path: string, headers: Record<string, string> = {}) {
  const { kv, read } = watched()
  const response = await send('GET', path, { headers, env: { STORE: kv } })
  const texts = read.filter((key) => key.startsWith('text:') || key.startsWith('text/'))
  const [cache, points, witnesses] = ['cache', 'points', 'witnesses'].map((name) => timing(response, name))
  return {
    status: response.status,
    etag: response.headers.get('ETag'),
    body: await response.text(),
    cache,
    points,
    witnesses,
    texts,
  }
}

describe.each(
  [...ADDRESSES.map(([, address]) => address), ...EMBEDS.map((path) => () => path)].map((a) => [a] as const),
)('%s', (address) => {
  test('is made once: the second visit reads no text and computes nothing', async () => {
    const path = address()
    const first = await visit(path)
    expect([path, first.status, first.cache]).toEqual([path, 200, 'miss'])
    const second = await visit(path)
    expect(second).toEqual({ ...first, cache: 'hit', points: undefined, witnesses: undefined, texts: [] })
    const held = await visit(path, { 'If-None-Match': first.etag! })
    expect(held).toMatchObject({ status: 304, body: '', points: undefined, texts: [], etag: first.etag })
  })
})

test.each(VALIDATED.map((address) => [address] as const))(
  '%s: for a client that has it, no text is read',
  async (address) => {
    const first = await visit(address())
    expect([first.status, first.texts.length > 0]).toEqual([200, true])
    const held = await visit(address(), { 'If-None-Match': first.etag! })
    expect(held).toMatchObject({ status: 304, body: '', points: undefined, texts: [], etag: first.etag })
  },
)

test('a kept page is validated by a handful of keys, however many telegrams and passages there are', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 })
  try {
    for (const path of ['/', '/p/kept', '/p/t17', '/names']) {
      // Minutes after the last write the first requests read ten heads each again, and the next one makes the digests.
      for (let time = 0; time < 5; time++) await visit(path)
      const { kv, read } = watched()
      const response = await send('GET', path, { env: { STORE: kv } })
      expect([path, timing(response, 'cache')]).toEqual([path, 'hit'])
      expect(read.length, `${path} read ${read}`).toBeLessThanOrEqual(6)
    }
  } finally {
    vi.useRealTimers()
  }
})

test('a text is known by its key', async () => {
  expect((await visit('/p/kept?ignore=width')).texts.length).toBeGreaterThan(0)
})

/** Bytes at most, uncompressed: what is sent is escaped, joined, encoded and kept, and a page costs its characters. */
const HEAVIEST: readonly (readonly [path: string, bytes: number])[] = [
  ['/', 60_000],
  ['/p/t08', 130_000],
  ['/p/t17', 75_000],
  ['/p/account', 90_000],
  ['/t/t08', 105_000],
  ['/search?q=五六个师', 30_000],
]

test('no page of the corpus is heavier than what is written down', async () => {
  for (const [path, most] of HEAVIEST) {
    const { byteLength } = await (await get(path)).arrayBuffer()
    expect(byteLength, path).toBeLessThan(most)
  }
})

describe('a page is made again', () => {
  const etag = async (path: string, headers = {}) => (await get(path, headers)).headers.get('ETag')

  test('for another language, and where an address chooses it', async () => {
    const tags = [
      await etag('/p/kept'),
      await etag('/p/kept', { 'Accept-Language': 'zh' }),
      await etag('/p/kept?lang=zh'),
      await etag('/p/kept?lang=en'),
    ]
    expect(new Set(tags).size).toBe(4)
  })

  test('by another deployment, which may draw it otherwise', async () => {
    const by = (build: object) => send('GET', '/p/kept', { env: build as never })
    const tags = await Promise.all(
      [{}, { BUILD: 'a' }, { BUILD: 'b' }, { CF_VERSION_METADATA: { id: 'c' } }].map(async (build) =>
        (await by(build)).headers.get('ETag'),
      ),
    )
    expect(new Set(tags).size).toBe(4)
  })

  test('without a token for writing', async () => {
    const response = await send('GET', '/p/kept', { env: { WRITE_TOKEN: undefined } })
    expect(response.headers.get('ETag')).not.toBe(await etag('/p/kept'))
    expect(await response.text()).not.toContain('name="token"')
  })

  test('once its data change: a version, a statement, a list of names, a telegram about it', async () => {
    const pages = ['/', '/p/kept', '/embed/p/kept.json']
    const before = await Promise.all(pages.map((path) => etag(path)))
    expect((await post('/v1/passages/kept/witnesses/B/versions', { text: '派九个师志愿军。' })).status).toBe(201)
    for (const [i, path] of pages.entries()) expect([path, await etag(path)]).not.toEqual([path, before[i]])
    expect(await (await get('/p/kept')).text()).toContain('九')

    const tag = await etag('/t/t08')
    const said = { property: 'note', value: 'a later thought', basis: 'editorial', source: 'here' }
    expect((await post('/v1/telegrams/t08/statements', said)).status).toBe(201)
    expect(await etag('/t/t08')).not.toBe(tag)
    expect(await (await get('/t/t08')).text()).toContain('a later thought')

    const quoted = '/embed/quotation.json?quotation=派九个师志愿军'
    const verdict = async () => (await json<{ verdict: string }>(get(quoted))).verdict
    expect(await verdict()).toBe('verbatim')
    const asked = [`/v1/documents/${document}/quotations`, `/v1/documents/${document}/findings`, quoted]
    const tags = await Promise.all(asked.map((path) => etag(path)))
    expect((await post('/v1/passages/kept/witnesses/B/versions', { text: '派十个师志愿军。' })).status).toBe(201)
    for (const [i, path] of asked.entries()) expect([path, await etag(path)]).not.toEqual([path, tags[i]])
    expect(await verdict()).toBe('other-version')

    const named = await etag('/p/kept')
    const names = [{ id: 'x', kind: 'person', forms: ['九', '五六'] }]
    expect((await post('/v1/passages/kept/names', { names, replaces: null })).status).toBe(201)
    expect(await etag('/p/kept')).not.toBe(named)
  })
})

test('what is refused is never kept', async () => {
  for (const path of [
    '/p/nothing',
    '/p/kept?view=columns',
    '/p/kept?cite=99',
    '/search?q=%EF%BC%8C',
    '/embed?url=/nowhere',
    '/t/nothing',
  ]) {
    const response = await get(path)
    expect([path, response.status >= 400, response.headers.get('Cache-Control')]).toEqual([path, true, 'no-store'])
    expect((await get(path)).status).toBe(response.status)
  }
})
