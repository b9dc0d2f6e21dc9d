/** Who wrote what, who asks for how much, and what no header can change. */
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { LIMITS } from '../../src/limits.ts'
import { ROUTES } from '../../src/routes/index.ts'
import { verify } from '../../src/store/upkeep/verify.ts'
import { get, json, ORIGIN, passage, post, send } from './service.ts'

const EDITOR = 'e'.repeat(32)
const NEXT = 'n'.repeat(32)
const WRITE_TOKENS = `editor:versions,passages:${EDITOR}\neditor:versions,passages:${NEXT}`

let versions: Record<string, string>
beforeAll(async () => {
  versions = await passage('p', { A: '至少而不是至多派五六个师', C: '最少而不是至多派五六个师' })
})
afterEach(() => vi.restoreAllMocks())

describe('the trail', () => {
  type Entry = { at: string; by: string | null; thing: string; id: string; kind: string; slot: string }
  const trail = async (query: string) =>
    json<{ entries: Entry[]; cursor: string | null }>(send('GET', `/v1/audit${query}`, { token: 'local-dev-token' }))

  test('says who wrote each record, by the name of the token', async () => {
    await send('POST', '/v1/passages', {
      body: { id: 'trail.1', title: 'T', language: 'zh' },
      token: EDITOR,
      env: { WRITE_TOKENS },
    })
    await send('POST', '/v1/passages/trail.1/witnesses', {
      body: { siglum: 'A', label: 'a' },
      token: NEXT,
      env: { WRITE_TOKENS },
    })
    const path = '/v1/passages/trail.1/witnesses/A/versions'
    const { version } = await json<{ version: string }>(post(path, { text: '文' }))
    // Nothing new, nothing recorded.
    await send('POST', path, { body: { text: '文' }, token: EDITOR, env: { WRITE_TOKENS } })
    const { entries, cursor } = await trail('?passage=trail.1')
    expect(entries.map(({ at, ...entry }) => entry)).toEqual([
      { by: 'editor', thing: 'passage', id: 'trail.1', kind: 'passage', slot: '', superseded: false },
      { by: 'editor', thing: 'passage', id: 'trail.1', kind: 'witness', slot: 'A', superseded: false },
      { by: 'owner', thing: 'passage', id: 'trail.1', kind: 'version', slot: version, superseded: false },
    ])
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort())
    expect(cursor).toBe(null)
    expect(JSON.stringify(entries)).not.toContain(EDITOR)
    expect((await verify(env.STORE)).faults).toEqual([])
  })

  test('comes in pages, and all of it comes', async () => {
    const whole = await trail('')
    const found: Entry[] = []
    let cursor: string | null = ''
    do {
      const page: Awaited<ReturnType<typeof trail>> = await trail(`?limit=2${cursor && `&cursor=${cursor}`}`)
      found.push(...page.entries)
      cursor = page.cursor
    } while (cursor !== null)
    expect(found).toEqual(whole.entries)
    expect(found.length).toBeGreaterThan(5)
  })

  test('needs a token with the scope, and is never cached', async () => {
    const refused = await send('GET', '/v1/audit', { token: EDITOR, env: { WRITE_TOKENS } })
    expect([refused.status, (await json<{ type: string }>(refused)).type]).toEqual([403, '/problems/out-of-scope'])
    const read = await send('GET', '/v1/audit', { token: 'local-dev-token' })
    expect(read.headers.get('Cache-Control')).toBe('private, no-store')
    const broken = await send('GET', '/v1/audit?cursor=%00nonsense', { token: 'local-dev-token' })
    expect(broken.status).toBeLessThan(500)
  })
})

describe('how much a caller may have worked out', () => {
  /** As Cloudflare counts: so many a key, then no more. */
  function limiter(most: number) {
    const counts = new Map<string, number>()
    return {
      counts,
      async limit({ key }: { key: string }) {
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        return { success: count <= most }
      },
    }
  }
  const two = { witnesses: ['A', 'B'].map((siglum) => ({ siglum, text: `${siglum}文` })) }
  const compare = (COMPUTE: unknown, from: string, token: string | null = null, body: unknown = two) =>
    send('POST', '/v1/compare', { body, token, env: { COMPUTE }, headers: { 'CF-Connecting-IP': from } })

  test('429 with Retry-After once it is spent, for that caller alone', async () => {
    const COMPUTE = limiter(3)
    for (let i = 0; i < 3; i++) expect((await compare(COMPUTE, '192.0.2.1')).status).toBe(200)
    const refused = await compare(COMPUTE, '192.0.2.1')
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60'])
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(refused.headers.get('Cache-Control')).toBe('no-store')
    expect((await compare(COMPUTE, '192.0.2.2')).status).toBe(200)
    expect((await compare(COMPUTE, '192.0.2.1', 'local-dev-token')).status).toBe(200)
    expect((await compare(COMPUTE, '192.0.2.1', 'a guess')).status).toBe(429)
  })

  test('many witnesses cost more than two, before anything is worked out, and so do many names', async () => {
    const COMPUTE = limiter(1_000)
    const verse = '關關雎鳩在河之洲窈窕淑女君子好逑'.repeat(10)
    const witnesses = Array.from({ length: 50 }, (_, i) => ({ siglum: `W${i}`, text: verse }))
    await compare(COMPUTE, '192.0.2.3', null, { witnesses })
    expect(COMPUTE.counts.get('192.0.2.3')).toBe(1 + (50 * 160 * 50) / 100_000)
    await compare(COMPUTE, '192.0.2.4')
    expect(COMPUTE.counts.get('192.0.2.4')).toBe(1)
    const forms = Array.from({ length: 50 }, (_, i) => `${i}`.padEnd(100, '字'))
    const names = Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, kind: 'person', forms }))
    await compare(COMPUTE, '192.0.2.6', null, { ...two, options: { names } })
    expect(COMPUTE.counts.get('192.0.2.6')).toBe(1 + (40 * 50 * 100 * 2) / 100_000)
  })

  test('what had been worked out before costs nothing, and neither does what only has to be read', async () => {
    const COMPUTE = limiter(1)
    const pinned = `/v1/comparisons/${versions.A},${versions.C}?engine=2`
    const sent = { env: { COMPUTE }, headers: { 'CF-Connecting-IP': '192.0.2.5' } }
    expect((await send('GET', pinned, sent)).status).toBe(200)
    for (let i = 0; i < 3; i++) expect((await send('GET', pinned, sent)).status).toBe(200)
    expect((await send('GET', `/v1/comparisons/${versions.C},${versions.A}?engine=2`, sent)).status).toBe(429)
    const free = [
      '/v1/passages',
      '/v1/passages/p',
      `/v1/versions/${versions.A}/text`,
      '/compare',
      '/import',
      '/healthz',
    ]
    for (const path of free) expect([path, (await send('GET', path, sent)).status]).toEqual([path, 200])
  })

  test('all work on texts is counted, whether for data, a page or an embed', async () => {
    const COMPUTE = limiter(0)
    const telegram = {
      id: 'rate',
      title: { zh: '电报', en: 'Telegram' },
      type: 'telegram',
      status: 'sent',
      passage: 'p',
    }
    const evidence = [{ version: versions.A, start: 0, end: 2, kind: 'quote' }]
    expect((await post('/v1/telegrams', { ...telegram, evidence })).status).toBe(201)
    const form = {
      body: 'siglum=A&text=a&siglum=B&text=b',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }
    const asked: [method: string, path: string, sent?: object][] = [
      ['GET', '/'],
      ['GET', '/p/p?witnesses=A,C'],
      ['GET', `/p/p?versions=${versions.A},${versions.C}`],
      ['POST', '/p/p/versions', form],
      ['GET', '/t/rate'],
      ['POST', '/compare', form],
      ['GET', '/search?q=师'],
      ['GET', '/embed?url=/p/p'],
      ['GET', '/embed/p/p'],
      ['GET', '/embed/p/p.html'],
      ['GET', '/embed/p/p.json'],
      ['GET', '/embed/t/rate'],
      ['GET', '/embed/t/rate.json'],
      ['GET', '/v1/passages/p/comparison?ignore=case'],
      ['GET', '/v1/passages/p/repeats?minLength=5'],
      ['GET', '/v1/search?q=师'],
      ['GET', '/v1/telegrams/rate'],
      ['GET', `/v1/telegrams/rate/provenance?evidence=${versions.A}:0-2`],
      ['GET', '/v1/crate.zip'],
      ['GET', `/dts/document?resource=${ORIGIN}/p/p`],
      ['POST', '/v1/compare', { body: two }],
      ['POST', '/collate', { body: { witnesses: [{ id: 'A', content: 'a' }] } }],
      ['POST', '/v1/repeats', { body: { texts: [] } }],
    ]
    for (const [method, path, sent] of asked) {
      const refused = await send(method, path, { ...sent, token: null, env: { COMPUTE } })
      expect([path, refused.status, refused.headers.get('Retry-After')]).toEqual([path, 429, '60'])
    }
  })

  test('the binding of the deployment counts as the limits say', async () => {
    const config = Object.values(
      import.meta.glob<string>('../../wrangler.toml', { query: '?raw', import: 'default', eager: true }),
    )[0]
    expect(config).toContain(`simple = { limit = ${LIMITS.work.value}, period = 60 }`)
  })
})

const PAGES = ['/', '/p/p', '/p/p?witnesses=A,C', '/p/nothing', '/t/nothing', '/compare', '/nothing']
const pathTo = ({ path }: Route) =>
  path
    .replace('{id}', 'p')
    .replace('{siglum}', 'A')
    .replace('{version}', versions.A!)
    .replace('{versions}', `${versions.A},${versions.C}`)
    .replace('{name}', 'conflict')
    .replace(/\{\w+\}/g, 'x')
const everything = (): [method: string, path: string][] => [
  ...ROUTES.map((route): [string, string] => [route.method, pathTo(route)]),
  ...PAGES.map((path): [string, string] => ['GET', path]),
]

describe('on every answer', () => {
  test('the headers that keep browsers from doing what they must not', async () => {
    for (const [method, path] of everything()) {
      for (const sent of [{}, { headers: { 'If-None-Match': '*' } }, { token: null }]) {
        const { headers, status } = await send(method, path, sent)
        const said = `${method} ${path} ${status}`
        expect(headers.get('X-Content-Type-Options'), said).toBe('nosniff')
        expect(headers.get('Strict-Transport-Security'), said).toMatch(/^max-age=31536000/)
        expect(headers.get('Referrer-Policy'), said).toBe('strict-origin-when-cross-origin')
        expect(headers.get('Permissions-Policy'), said).toContain('camera=()')
        expect(headers.get('Access-Control-Allow-Origin'), said).toBe('*')
        expect(headers.get('Access-Control-Allow-Credentials'), said).toBe(null)
        expect(headers.get('Set-Cookie'), said).toBe(null)
        expect(headers.get('X-Request-Id'), said).toMatch(/^[0-9a-f-]{16,36}/)
        if (status === 304) continue
        const policy = headers.get('Content-Security-Policy')
        expect(policy, said).toContain("default-src 'none'")
        expect(policy, said).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
        if (!/^\/embed/.test(path)) expect(policy, said).toContain("frame-ancestors 'none'")
      }
    }
  })

  test('a request id of its own: none that a client made up', async () => {
    const made = await get('/v1/limits', { 'X-Request-Id': 'mine', 'CF-Ray': 'mine' })
    expect(made.headers.get('X-Request-Id')).toMatch(/^[0-9a-f]{8}-/)
    const ray = await get('/v1/limits', { 'CF-Ray': '230b030023ae2822-SJC' })
    expect(ray.headers.get('X-Request-Id')).toBe('230b030023ae2822-SJC')
  })
})

describe('caches', () => {
  test('no header of a client changes an answer that others get', async () => {
    const forged = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-For': '10.0.0.1',
      Forwarded: 'host=evil.example;proto=http',
      'X-Host': 'evil.example',
      'X-Original-URL': '/v1/limits',
      'X-Rewrite-URL': '/v1/limits',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Method-Override': 'POST',
      Origin: 'https://evil.example',
      Referer: 'https://evil.example/',
      Cookie: 'session=1',
      'Accept-Charset': 'utf-7',
    }
    for (const [method, path] of everything()) {
      if (method !== 'GET') continue
      const [plain, other] = [await get(path), await get(path, forged)]
      const told = async (response: Response) => {
        const { 'x-request-id': _, 'server-timing': _2, ...headers } = Object.fromEntries(response.headers)
        return [response.status, headers, await response.text()]
      }
      const answer = await told(other)
      expect(answer, path).toEqual(await told(plain))
      expect(JSON.stringify(answer), path).not.toContain('evil.example')
    }
  })

  test('one host never gets what was made for another', async () => {
    const at = async (origin: string) => {
      const { app } = await import('../../src/app.ts')
      const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
      const path = `/v1/comparisons/${versions.A},${versions.C}?engine=2`
      const response = await app.fetch(new Request(origin + path), { STORE: env.STORE }, context as never)
      return { etag: response.headers.get('ETag'), body: await response.text() }
    }
    const evil = await at('https://evil.example')
    const own = await at(ORIGIN)
    expect(own.body).not.toContain('evil.example')
    expect(own.etag).not.toBe(evil.etag)
  })

  test('a kept answer is the same as a computed one, whichever request came first', async () => {
    const { app } = await import('../../src/app.ts')
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    const ask = async (origin: string, path: string, headers: Record<string, string> = {}) => {
      const response = await app.fetch(new Request(origin + path, { headers }), { STORE: env.STORE }, context as never)
      const body = (await response.text()).replaceAll(new URL(origin).host, 'variorum.example')
      return [response.status, response.headers.get('Content-Type'), response.headers.get('Vary'), body]
    }
    const ids = `${versions.C},${versions.A}`
    const asked = [
      `/v1/comparisons/${ids}?unit=word&engine=2`,
      `/v1/comparisons/${ids}.tei.xml?unit=word&engine=2`,
      '/v1/passages/p/comparison?unit=word&ignore=case',
      '/v1/passages/p/repeats?minLength=6',
      '/v1/telegrams/rate',
      '/v1/telegrams/rate/provenance',
      '/p/p?witnesses=A,C&lang=en',
      '/embed/p/p.html?witnesses=A,C&lang=en',
      '/embed/p/p.json?witnesses=A,C',
    ]
    const odd: Record<string, string>[] = [
      { Accept: 'text/csv' },
      { Accept: 'text/html;q=1, */*;q=0.1', 'Accept-Language': 'zh' },
      { 'Accept-Datetime': 'Wed, 01 Jan 2025 09:00:00 GMT', 'X-Forwarded-Host': 'evil.example', Host: 'evil.example' },
      { Range: 'bytes=0-3', 'If-None-Match': '*', 'If-Match': '"x"', 'If-Range': '"x"' },
    ]
    const odder = ['&base=C&base=C', '&utm=%3Cx%3E', '&ignore=&ignore=', '&lang=zh&lang=en', '&__proto__=1']
    for (const path of asked) {
      // The first host has had no request before; the second has had all others.
      const plain = await ask('https://first.example', path)
      expect([path, plain[0]]).toEqual([path, 200])
      for (const headers of odd) await ask('https://second.example', path, headers)
      for (const more of odder) await ask('https://second.example', path + (path.includes('?') ? more : `?${more}`))
      expect(await ask('https://second.example', path), path).toEqual(plain)
    }
  })

  test('the order of a query changes nothing, and what is permanent has one spelling', async () => {
    const one = await get('/v1/passages/p/comparison?witnesses=A,C&ignore=case,width&base=A')
    const two = await get('/v1/passages/p/comparison?base=A&ignore=width,case&witnesses=A,C')
    expect(two.headers.get('ETag')).toBe(one.headers.get('ETag'))
    expect(await two.text()).toBe(await one.text())
    const ids = `${versions.A},${versions.C}`
    for (const query of ['?engine=2&ignore=case', '?ignore=case&engine=2&unit=', '?ignore=case,case&engine=2']) {
      const answer = await get(`/v1/comparisons/${ids}${query}`)
      expect([answer.status, answer.headers.get('Location')]).toEqual([
        308,
        `/v1/comparisons/${ids}?ignore=case&engine=2`,
      ])
    }
  })

  test('where Accept decides, the answer says so; where the address decides, Accept does not', async () => {
    for (const route of ROUTES) {
      if (route.method !== 'GET' || (route.representations ?? [0]).length === 0 || route.token) continue
      const answer = await get(pathTo(route))
      if (answer.ok)
        expect([route.path, answer.headers.get('Vary')]).toEqual([route.path, expect.stringContaining('Accept')])
    }
    const path = '/v1/passages/p/comparison.csv'
    expect(await (await get(path, { Accept: 'application/json' })).text()).toBe(await (await get(path)).text())
  })
})

test('no request makes the server fetch anything', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('A request went out.'))
  const away = 'http://169.254.169.254/latest/meta-data'
  const names = ['url', 'uri', 'src', 'href', 'cursor', 'q', 'witnesses', 'base', 'names', 'engine', 'callback']
  const query = names.map((name) => `${name}=${encodeURIComponent(away)}`).join('&')
  const tei = `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "${away}">]><TEI>&x;</TEI>`
  for (const [method, path] of everything()) {
    const asked = path + (path.includes('?') ? '&' : '?') + query
    for (const body of method === 'GET' ? [undefined] : [{ url: away, witnesses: [away], text: away, src: away }, tei])
      expect((await send(method, asked, { body })).status, `${method} ${path}`).toBeLessThan(500)
  }
  expect(fetched).not.toHaveBeenCalled()
})

describe('the log', () => {
  test('one line a request: what was asked for and what it cost, no secret and no text', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await send('POST', '/v1/passages/p/witnesses/A/versions', { body: { text: '机密文本' }, env: { LOG: 'requests' } })
    await send('GET', `/v1/comparisons/${versions.A},${versions.C}?engine=2`, { env: { LOG: 'requests' } })
    await send('GET', '/v1/nothing/secret?q=secret', { env: { LOG: 'requests' } })
    await send('GET', '/v1/limits')
    const said = log.mock.calls.map(([line]) => line as string)
    expect(said).toHaveLength(3)
    const lines = said.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toMatchObject({
      level: 'info',
      method: 'POST',
      route: '/v1/passages/:id/witnesses/:siglum/versions',
      status: 201,
      by: 'owner',
      kv: { get: expect.any(Number), list: expect.any(Number), put: 7, delete: 0 },
      units: 0,
    })
    expect(lines[1]).toMatchObject({ route: '/v1/comparisons/:versions', status: 200, cache: expect.any(String) })
    expect(lines[2]).toMatchObject({ status: 404 })
    for (const line of said) expect(line).not.toMatch(/local-dev-token|机密|secret/)
  })

  test('an unexpected error is in the log with the id of its answer', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = { get: () => Promise.reject(new Error('KV is gone')) } as unknown as KVNamespace
    const answer = await send('GET', '/v1/passages/p', { env: { STORE: broken } })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('KV is gone')
    expect(JSON.parse(error.mock.calls[0]![0] as string)).toMatchObject({
      id: answer.headers.get('X-Request-Id'),
      message: 'KV is gone',
    })
  })

  test('counts are in Server-Timing', async () => {
    const answer = await get(`/v1/comparisons/${versions.C},${versions.A}?engine=2&moves=false`)
    expect(
      answer.headers.get('Server-Timing') ?? (await get(answer.headers.get('Location')!)).headers.get('Server-Timing'),
    ).toMatch(/get;desc="\d+"/)
  })
})
