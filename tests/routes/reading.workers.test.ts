/** Reading: one address for each thing, forms of it, validators before texts, versions in time. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import { ENGINE } from '../../src/variants/compare.ts'
import { get, headersOf, json, ORIGIN, passage, post, send, store, watched } from './service.ts'

const TEXTS = {
  A: '至少而不是至多派五六个师',
  B: '至少而不是至多派五六个师',
  C: '最少而不是至多派五六个师。',
}
const NAMES = [{ id: 'stalin', kind: 'person', forms: ['斯大林', '史达林'] }]

let v: Record<string, string>
let older: string

beforeAll(async () => {
  v = await passage('p', { C: TEXTS.C, B: TEXTS.B, A: '旧稿', D: null })
  older = v.A!
  v.A = await store('p', 'A', TEXTS.A)
  await passage('q', { A: '另一段' })
})

describe('the canonical address of a comparison', () => {
  const pinned = (query = '?engine=2', ids = `${v.A},${v.B},${v.C}`, extension = '') =>
    `/v1/comparisons/${ids}${extension}${query}`

  const spellings: [string, () => string, () => string][] = [
    ['without an engine', () => pinned(''), () => pinned()],
    ['the usual spelled out', () => pinned('?moves=true&ignore=&engine=2'), () => pinned()],
    [
      'rules in another order',
      () => pinned('?ignore=width,case&engine=2'),
      () => pinned('?ignore=width,case&engine=2'),
    ],
    ['rules twice', () => pinned('?ignore=case,width,case&engine=2'), () => pinned('?ignore=width,case&engine=2')],
    [
      'rules one by one',
      () => pinned('?ignore=case&ignore=width&engine=2'),
      () => pinned('?ignore=width,case&engine=2'),
    ],
    ['members in another order', () => pinned('?engine=2&moves=false'), () => pinned('?moves=false&engine=2')],
    ['a member given twice', () => pinned('?ignore=case&ignore=case&engine=2'), () => pinned('?ignore=case&engine=2')],
    ['commas written as %2C', () => pinned('?engine=2', `${v.A}%2C${v.B}%2C${v.C}`), () => pinned()],
    ['others than the base not by siglum', () => pinned('?engine=2', `${v.A},${v.C},${v.B}`), () => pinned()],
    ['in another form', () => pinned('', `${v.A},${v.C},${v.B}`, '.csv'), () => pinned('?engine=2', undefined, '.csv')],
    ['a unit is never as usual', () => pinned('?unit=grapheme&engine=2'), () => pinned('?unit=grapheme&engine=2')],
    [
      'the usual spelled out, for another engine',
      () => pinned('?moves=true&engine=7', `${v.A},${v.C},${v.B}`),
      () => pinned('?engine=7'),
    ],
    [
      'another base',
      () => pinned('?engine=2', `${v.C},${v.A},${v.B}`),
      () => pinned('?engine=2', `${v.C},${v.A},${v.B}`),
    ],
  ]
  test.each(spellings)('%s', async (_name, spelled, canonical) => {
    let path = spelled()
    for (let hops = 0; path !== canonical(); hops++) {
      expect(hops).toBeLessThan(3)
      const response = await get(path)
      expect([path, response.status]).toEqual([path, 308])
      path = response.headers.get('Location')!
    }
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe(
      path.endsWith('engine=2') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
  })

  test('is what the comparison of the current versions cites', async () => {
    const response = await get('/v1/passages/p/comparison?witnesses=C,A&base=C&ignore=punctuation')
    expect(response.headers.get('Cache-Control')).toMatch(/max-age=\d\d?$/)
    const current = await json<{ permalink: string; options: unknown; witnesses: { siglum: string }[] }>(response)
    expect(current.options).toMatchObject({ ignore: ['punctuation'], base: 'C', moves: true })
    expect(current.witnesses.map((w) => w.siglum)).toEqual(['C', 'A'])
    expect(current.permalink).toBe(`${ORIGIN}/v1/comparisons/${v.C},${v.A}?ignore=punctuation&engine=2`)
    expect(response.headers.get('Link')).toContain(`<${current.permalink}>; rel="cite-as"`)
    expect(await json(get(current.permalink.slice(ORIGIN.length)))).toEqual(current)
  })

  test('without `witnesses` all that have a text are compared, in any case by siglum', async () => {
    const all = await json<{ witnesses: { siglum: string }[]; permalink: string }>(get('/v1/passages/p/comparison'))
    expect(all.witnesses.map((w) => w.siglum)).toEqual(['A', 'B', 'C'])
    for (const order of ['A,B,C', 'C,B,A', 'B,A,C'])
      expect(await json(get(`/v1/passages/p/comparison?witnesses=${order}`))).toEqual(all)
  })

  test('names the list of names, so that a later list changes nothing', async () => {
    const before = await json(get(pinned()))
    const list = await json<{ id: string }>(post('/v1/passages/p/names', { names: NAMES }))
    const { permalink } = await json<{ permalink: string }>(get('/v1/passages/p/comparison?witnesses=A,B,C'))
    expect(permalink).toBe(ORIGIN + pinned(`?names=${list.id}&engine=2`))
    expect(await json(get(pinned()))).toEqual(before)
    expect(await json(get(`/v1/names/${list.id}`))).toEqual({ id: list.id, names: NAMES })
    const empty = await json<{ id: string }>(post('/v1/passages/p/names', { names: [], replaces: list.id }))
    expect((await get(pinned(`?names=${empty.id}&engine=2`))).headers.get('Location')).toBe(pinned())
  })

  test('asked for another engine, says which one answers, and is not kept', async () => {
    const response = await get(pinned('?engine=7'))
    expect(response.headers.get('Cache-Control')).toBe('no-cache')
    expect(await json(response)).toEqual({ ...(await json<object>(get(pinned()))), requestedEngine: '7' })
    const csv = await get(pinned('?engine=7', undefined, '.csv'))
    expect([csv.headers.get('Engine'), csv.headers.get('Requested-Engine')]).toEqual([ENGINE, '7'])
    expect(csv.headers.get('ETag')).not.toBe((await get(pinned(undefined, undefined, '.csv'))).headers.get('ETag'))
  })

  test('of states of one witness, and of witnesses of two passages, has distinct sigla', async () => {
    type Answer = { witnesses: { siglum: string; version: string }[] }
    const other = (await json<{ witnesses: { current: { version: string } }[] }>(get('/v1/passages/q'))).witnesses[0]!
    const response = await get(pinned('?engine=2', `${older},${v.A},${other.current.version},${v.C}`))
    const location = response.headers.get('Location')
    const { witnesses } = await json<Answer>(location === null ? response : get(location))
    expect(new Set(witnesses.map((w) => w.siglum)).size).toBe(4)
    const sigla = new Map(witnesses.map(({ version, siglum }) => [version, siglum]))
    expect([sigla.get(v.C!), sigla.get(other.current.version)]).toEqual(['C', 'q/A'])
    for (const version of [older, v.A!]) expect(sigla.get(version)).toMatch(/^p\/A@[0-9a-f]{7}$/)
    expect(witnesses[0]!.version).toBe(older)
  })
})

describe('before a text is read', () => {
  const texts = (read: string[]) => read.filter((key) => key.startsWith('text/'))

  test.each([
    ['a pinned comparison', 0, () => `/v1/comparisons/${v.B},${v.C}?unit=word&engine=2`],
    ['a current comparison', 3, () => '/v1/passages/p/comparison?witnesses=B,C&unit=word'],
    // Its record, its passage twice (its witness is new, and may still lose its siglum), and what is past of that.
    ['a text', 4, () => `/v1/versions/${v.B}/text`],
  ])('%s is known to be held, with at most %i reads', async (_name, most, path) => {
    const full = await get(path())
    const { kv, read } = watched()
    const headers = { 'If-None-Match': full.headers.get('ETag')! }
    expect((await send('GET', path(), { headers, env: { STORE: kv } })).status).toBe(304)
    expect(texts(read)).toEqual([])
    expect(read.length).toBeLessThanOrEqual(most)
  })

  test('a comparison made once is kept at the edge, for every client', async () => {
    const path = `/v1/comparisons/${v.A},${v.C}?ignore=width&engine=2`
    const first = await get(path)
    const { kv, read } = watched()
    const second = await send('GET', path, { env: { STORE: kv } })
    expect(read).toEqual([])
    expect(await second.text()).toBe(await first.text())
    expect(headersOf(second)).toEqual(headersOf(first))
  })

  test('and at the place of the edge, for the next isolate', async () => {
    const first = await get(`/v1/comparisons/${v.A},${v.C}?ignore=case&engine=2`)
    const key = `${ORIGIN}/.kept/${first.headers.get('ETag')!.replaceAll('"', '')}`
    expect(await (await caches.default.match(key))?.text()).toBe(await first.text())
  })

  test('but not on a local server, which has only one isolate', async () => {
    const path = `/v1/comparisons/${v.A},${v.C}?ignore=spacing&engine=2`
    const { kv, read } = watched()
    const first = await send('GET', path, { env: { STORE: kv, BUILD: 'one' } })
    const key = `${ORIGIN}/.kept/${first.headers.get('ETag')!.replaceAll('"', '')}`
    expect(await caches.default.match(key)).toBeUndefined()
    const before = read.length
    const second = await send('GET', path, { env: { STORE: kv, BUILD: 'one' } })
    expect(await second.text()).toBe(await first.text())
    expect([before > 0, read.length - before]).toEqual([true, 0])
  })

  test('what depends on the form has a validator of its own', async () => {
    const path = '/v1/passages/p/comparison'
    const tags = [
      path,
      `${path}.csv`,
      `${path}.tei.xml`,
      `${path}?ignore=case`,
      `${path}?base=C`,
      `${path}?moves=false`,
    ]
    const etags = await Promise.all(tags.map(async (path) => (await get(path)).headers.get('ETag')))
    expect(new Set(etags).size).toBe(tags.length)
  })
})

describe('forms', () => {
  test.each(FORMATS)('$extension', async ({ extension, mediaType, render }) => {
    expect(render).toBeTypeOf('function')
    const response = await get(`/v1/passages/p/comparison${extension}?witnesses=A,C`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, mediaType])
    // An extension leaves no choice, so there is nothing for caches to look at.
    expect(response.headers.get('Vary')).toBe(null)
    const stateless = await send('POST', `/v1/compare${extension}`, {
      body: {
        witnesses: [
          { siglum: 'A', text: TEXTS.A },
          { siglum: 'C', text: TEXTS.C },
        ],
      },
    })
    expect([stateless.status, stateless.headers.get('Content-Type')]).toEqual([200, mediaType])
    expect((await stateless.text()).length).toBeGreaterThan(0)
  })

  test.each([
    [{}, '', 'application/json'],
    [{ Accept: '*/*' }, '', 'application/json'],
    [{ Accept: 'text/csv' }, '', 'text/csv'],
    [{ Accept: 'text/csv;q=0.5, application/tei+xml' }, '', 'application/tei+xml'],
    [{ Accept: 'text/*' }, '', 'text/csv'],
    [{ Accept: 'application/json;q=0, */*;q=0.1' }, '', 'application/tei+xml'],
    [{ Accept: 'text/csv' }, '.json', 'application/json'],
    [{ Accept: 'audio/ogg' }, '.csv', 'text/csv'],
  ] as [Record<string, string>, string, string][])('%j %s → %s', async (headers, extension, type) => {
    const response = await get(`/v1/passages/p/comparison${extension}?witnesses=A,C`, headers)
    expect(response.headers.get('Content-Type')).toMatch(new RegExp(`^${type.replace('+', '\\+')}(;|$)`))
    expect(response.headers.get('Vary')).toBe(extension === '' ? 'Accept' : null)
  })

  test('each links to the others', async () => {
    const link = (await get('/v1/passages/p/comparison.csv?witnesses=A,C')).headers.get('Link')!
    expect(link).toContain('</v1/passages/p/comparison.json?witnesses=A,C>; rel="alternate"; type="application/json"')
    expect(link).toContain('</v1/passages/p/comparison.tei.xml?witnesses=A,C>; rel="alternate"')
    expect(link).not.toContain('comparison.csv')
  })

  test('an extension that this resource does not have is an unknown address', async () => {
    for (const path of [
      '/v1/passages/p.csv',
      '/v1/telegrams.tei.xml',
      '/v1/passages/p/comparison.odt',
      '/v1/limits.svg',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    for (const path of [
      '/v1/passages.json?limit=1',
      '/v1/passages/p.json',
      '/v1/limits.json',
      `/v1/versions/${v.A}/text.txt`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 200])
  })

  test('headers stay small enough for every client, for any number of witnesses', async () => {
    const ids = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`w${i}`, `字${i}`]))
    await passage('many', ids)
    const response = await get('/v1/passages/many/comparison')
    const { permalink } = await json<{ permalink: string }>(response)
    const pinned = await get(permalink.slice(ORIGIN.length))
    expect([response.status, pinned.status]).toEqual([200, 200])
    for (const { headers } of [response, pinned])
      expect([...headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0)).toBeLessThan(8_000)
  }, 30_000)
})

describe('versions in time (RFC 7089)', () => {
  const created = ['2025-01-01T09:00:00.250Z', '2025-01-02T09:00:00.000Z', '2025-01-03T09:00:00.999Z']
  const ids: string[] = []
  const gate = '/v1/passages/t/witnesses/P.Oxy'
  const memento = (i: number) => `${ORIGIN}/v1/versions/${ids[i]}/text`

  beforeAll(async () => {
    await passage('t', { 'P.Oxy': null })
    for (const [i, at] of created.entries()) {
      const stored = await kvStore(env.STORE, Date.now).addVersion('t', 'P.Oxy', { text: `state ${i}`, created: at })
      ids.push(stored!.value.version)
    }
  })

  test.each([
    ['no date: the current one', null, 2],
    ['before the first: the first', 'Wed, 01 Jan 2020 00:00:00 GMT', 0],
    ['the datetime of a memento: that memento', 'Wed, 01 Jan 2025 09:00:00 GMT', 0],
    ['between: the one then current', 'Thu, 02 Jan 2025 08:59:59 GMT', 0],
    ['the very second of the next', 'Thu, 02 Jan 2025 09:00:00 GMT', 1],
    ['after the last: the last', 'Fri, 01 Jan 2100 00:00:00 GMT', 2],
  ])('%s', async (_name, date, i) => {
    const response = await get(gate, date === null ? {} : { 'Accept-Datetime': date })
    expect([response.status, response.headers.get('Location')]).toEqual([302, memento(i)])
    expect(response.headers.get('Vary')).toBe('Accept-Datetime')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.get('Memento-Datetime')).toBe(null)
    expect(response.headers.get('Link')).toContain(
      `<${ORIGIN}${gate}>; rel="original timegate", <${ORIGIN}${gate}/timemap>; rel="timemap"; type="application/link-format"`,
    )
  })

  test.each([
    '',
    '2025-01-01',
    'Wed, 30 Feb 2025 09:00:00 GMT',
    'Thu, 01 Jan 2025 09:00:00 GMT',
    'Wed, 1 Jan 2025 9:00 GMT',
  ])('no HTTP date: "%s"', async (date) => {
    const response = await get(gate, { 'Accept-Datetime': date })
    expect([response.status, (await json<{ pointer: string }>(response)).pointer]).toEqual([400, 'Accept-Datetime:'])
  })

  test('a memento is the exact text, with its datetime', async () => {
    const response = await get(`/v1/versions/${ids[0]}/text`)
    expect(await response.text()).toBe('state 0')
    expect(response.headers.get('Memento-Datetime')).toBe('Wed, 01 Jan 2025 09:00:00 GMT')
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('Link')).toContain(`<${ORIGIN}${gate}>; rel="original timegate"`)
  })

  test('the TimeMap lists them all', async () => {
    const response = await get(`${gate}/timemap`)
    expect(response.headers.get('Content-Type')).toBe('application/link-format')
    expect(await response.text()).toBe(`<${ORIGIN}${gate}>; rel="original timegate",
<${ORIGIN}${gate}/timemap>; rel="self"; type="application/link-format"; from="Wed, 01 Jan 2025 09:00:00 GMT"; until="Fri, 03 Jan 2025 09:00:00 GMT",
<${memento(0)}>; rel="first memento"; datetime="Wed, 01 Jan 2025 09:00:00 GMT",
<${memento(1)}>; rel="memento"; datetime="Thu, 02 Jan 2025 09:00:00 GMT",
<${memento(2)}>; rel="last memento"; datetime="Fri, 03 Jan 2025 09:00:00 GMT"
`)
    const one = await (await get('/v1/passages/p/witnesses/B/timemap')).text()
    expect(one).toContain('rel="first last memento"')
  })

  test('a witness without a text has no memento', async () => {
    for (const path of ['/v1/passages/p/witnesses/D', '/v1/passages/p/witnesses/D/timemap'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    expect(await json(get('/v1/passages/p/witnesses/D/versions'))).toEqual({ versions: [] })
  })
})

describe('other origins', () => {
  test('may ask before, for any address', async () => {
    const headers = { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'POST' }
    for (const path of ['/v1/compare', '/v1/nothing']) {
      const response = await send('OPTIONS', path, { headers })
      expect(response.status).toBe(204)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST')
      expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
      expect(Number(response.headers.get('Access-Control-Max-Age'))).toBeGreaterThan(600)
    }
  })

  test('see answers, redirects, errors and 304, and the headers that matter', async () => {
    const etag = (await get('/v1/passages/p')).headers.get('ETag')!
    for (const [path, status, headers] of [
      ['/v1/passages/p', 200, {}],
      ['/v1/passages/p', 304, { 'If-None-Match': etag }],
      [`/v1/comparisons/${v.A},${v.B}`, 308, {}],
      ['/v1/passages/p/witnesses/A', 302, {}],
      ['/nothing', 404, {}],
      ['/v1/passages?limit=x', 422, {}],
    ] as const) {
      const response = await get(path, headers)
      expect([path, response.status]).toEqual([path, status])
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      for (const name of ['ETag', 'Link', 'Location', 'Memento-Datetime', 'Retry-After', 'Content-Disposition'])
        expect(response.headers.get('Access-Control-Expose-Headers')).toContain(name)
    }
  })

  test('save a form under the name of its passage and witnesses, and are shown JSON without one', async () => {
    const docx = await get('/v1/passages/p/comparison.docx?witnesses=A,B')
    expect(docx.headers.get('Content-Disposition')).toBe('inline; filename="p-A-B.docx"')
    const pinned = await get(`/v1/comparisons/${v.A},${v.B}.docx?engine=2`)
    expect(pinned.headers.get('Content-Disposition')).toBe(
      `inline; filename="${v.A!.slice(0, 8)}-${v.B!.slice(0, 8)}.docx"`,
    )
    expect((await get('/v1/passages/p/comparison')).headers.get('Content-Disposition')).toBeNull()
    expect((await get('/v1/passages/nothing/comparison.docx')).headers.get('Content-Disposition')).toBeNull()
  })

  test('may neither frame an answer nor run anything in it', async () => {
    const data = "default-src 'none'; frame-ancestors 'none'"
    const drawing = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    for (const [path, policy] of [
      ['/v1/passages/p', data],
      ['/nothing', data],
      ['/v1/passages/p/comparison.tei.xml', data],
      ['/v1/passages/p/comparison.svg', drawing],
    ] as const) {
      const { headers } = await get(path)
      expect([path, headers.get('Content-Security-Policy')]).toEqual([path, policy])
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      for (const name of ['Referrer-Policy', 'Strict-Transport-Security', 'Permissions-Policy'])
        expect(headers.get(name)).not.toBe(null)
    }
  })
})

describe('lists', () => {
  test('come in pages that hold everything once', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path = `/v1/passages?limit=2&cursor=${encodeURIComponent(cursor)}`
      const page: { passages: { id: string }[]; cursor: string | null } = await json(get(path))
      expect(page.passages.length).toBeLessThanOrEqual(2)
      seen.push(...page.passages.map((p) => p.id))
      cursor = page.cursor
    }
    expect(seen).toEqual(['many', 'p', 'q', 't'])
    expect(await json(get('/v1/telegrams'))).toEqual({ telegrams: [], cursor: null })
  })
})

test('an unknown address is a problem to a program, and a page to a reader', async () => {
  const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
  for (const [path, headers, type] of [
    ['/nothing', {}, 'application/problem+json'],
    ['/nothing', browser, 'text/html; charset=utf-8'],
    ['/v1/nothing', browser, 'application/problem+json'],
  ] as const) {
    const response = await get(path, headers)
    expect([path, response.status, response.headers.get('Content-Type')]).toEqual([path, 404, type])
  }
})
