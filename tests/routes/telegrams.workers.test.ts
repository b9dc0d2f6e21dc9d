/** Telegrams over HTTP, inside workerd, with the corpus: their forms, and their evidence in texts that came later. */
import { beforeAll, describe, expect, test } from 'vitest'
import { TELEGRAM_FORMATS } from '../../src/formats/telegram/index.ts'
import type { CarriedEvidence, Evidence } from '../../src/provenance/telegram.ts'
import { seedCorpus } from './corpus.ts'
import { get, json, ORIGIN, post, store } from './service.ts'

beforeAll(async () => {
  await seedCorpus()
}, 30_000)

interface Read {
  evidence: (Evidence & Partial<CarriedEvidence>)[]
  gone: { version: string; text: string; siglum: string }[]
  contradictions: { rule: string; tension?: string }[]
}
const read = (id: string) => json<Read>(get(`/v1/telegrams/${id}`))
const textOf = async (version: string) => [...(await (await get(`/v1/versions/${version}/text`)).text())]

describe('forms', () => {
  test.each(TELEGRAM_FORMATS.map((form) => [form.extension, form] as const))('%s has an address', async (_, form) => {
    const response = await get(`/v1/telegrams/t08${form.extension}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(form.mediaType)
    const etag = response.headers.get('ETag')!
    expect((await get(`/v1/telegrams/t08${form.extension}`, { 'If-None-Match': etag })).status).toBe(304)
  })

  test.each([
    ['application/x-research-info-systems', /^TY {2}- PCOMM/],
    ['application/tei+xml', /<correspDesc/],
    ['application/vnd.citationstyles.csl+json', /"type":"personal_communication"/],
    ['application/ld+json', /ns\/anno.jsonld/],
    ['text/plain', /^毛泽东复斯大林电\(罗申转\)\n/],
    ['application/xml', /<correspDesc/],
  ])('by Accept: %s', async (type, expected) => {
    const response = await get('/v1/telegrams/t08', { Accept: type })
    expect(await response.text()).toMatch(expected)
    expect(response.headers.get('Vary')).toContain('Accept')
  })

  test('every form is announced by every other, and each announcement leads there', async () => {
    const links = (await get('/v1/telegrams/t08')).headers.get('Link')!
    const alternates = [...links.matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)]
    expect(alternates.map(([, path]) => path)).toEqual(
      TELEGRAM_FORMATS.map(({ extension }) => `/v1/telegrams/t08${extension}`),
    )
    for (const [, path, type] of alternates) {
      const response = await get(path!)
      expect(response.headers.get('Content-Type')!.split(';')[0]).toBe(type)
    }
  })

  test('all forms have their own validators', async () => {
    const tags = await Promise.all(
      ['', ...TELEGRAM_FORMATS.map(({ extension }) => extension)].map(async (extension) =>
        (await get(`/v1/telegrams/t08${extension}`)).headers.get('ETag'),
      ),
    )
    expect(new Set(tags).size).toBe(tags.length)
  })
})

describe('evidence', () => {
  test('of every telegram cuts from its version what it quotes', async () => {
    const texts = new Map<string, string[]>()
    for (let k = 1; k <= 27; k++) {
      for (const { version, start, end, text } of (await read(`t${String(k).padStart(2, '0')}`)).evidence) {
        if (!texts.has(version)) texts.set(version, await textOf(version))
        expect(texts.get(version)!.slice(start, end).join('')).toBe(text)
      }
    }
    expect(texts.size).toBeGreaterThan(2)
  })

  test('that telegram 17 has in the account is found in its second translation, computed', async () => {
    const { evidence } = await read('t17')
    const found = evidence.filter(({ passage, role }) => passage === 't17' && role === 'content')
    expect(found.map(({ siglum, basis, certainty }) => [siglum, basis, certainty])).toEqual([
      ['A', 'computed', 'high'],
      ['B', 'computed', 'high'],
      ['C', 'computed', 'high'],
    ])
    expect(found[2]!.similarity).toBeLessThan(1)
    expect(found[2]!.text).toContain('至少而不是最多派五六个师')
  })

  test('recorded as such is never marked computed', async () => {
    const recorded = (await read('t17')).evidence.filter(({ passage }) => passage === 'account')
    expect(recorded.length).toBeGreaterThan(0)
    for (const one of recorded) expect(one).not.toHaveProperty('basis')
  })

  test('is carried to a later version, and what is gone from it is listed', async () => {
    const before = await get('/v1/telegrams/t18')
    const account = (await read('t18')).evidence[0]!.version
    const text = (await textOf(account)).join('')
    const words = (await read('t18')).evidence.map((one) => one.text)
    const dropped = words.find((word) => word.length > 12)!
    const later = `${text.slice(0, 100).replaceAll('。', ',')}插入一句。${text.slice(100).replace(dropped, '(略)')}`
    await post('/v1/passages/account/witnesses', { siglum: 'D', label: 'A later print' })
    const version = await store('account', 'D', later)
    const after = await get('/v1/telegrams/t18', { 'If-None-Match': before.headers.get('ETag')! })
    expect(after.status).toBe(200)
    const now = await json<Read>(after)
    const carried = now.evidence.filter((one) => one.version === version)
    expect(carried.length + now.gone.filter((one) => one.version === version).length).toBe(words.length / 2)
    expect(now.gone.filter((one) => one.version === version).map((one) => one.text)).toContain(dropped)
    const cut = [...later]
    for (const one of carried) {
      expect(one).toMatchObject({ basis: 'computed', certainty: 'high', from: { version: account } })
      expect(cut.slice(one.start, one.end).join('')).toBe(one.text)
    }
  })
})

test('contradictions are listed with the telegram, the corpus’s tensions among them', async () => {
  const tensions = new Set<string>()
  for (let k = 1; k <= 27; k++)
    for (const { tension } of (await read(`t${String(k).padStart(2, '0')}`)).contradictions)
      if (tension !== undefined) tensions.add(tension)
  expect(tensions.size).toBe(18)
  expect((await read('t04')).contradictions.map(({ rule }) => rule)).toContain('two-values')
})

test('an address of a telegram in a form leads back to its page', async () => {
  const ris = await (await get('/v1/telegrams/t08.ris')).text()
  const page = /^UR {2}- (\S+)/m.exec(ris)![1]!
  expect(page).toBe(`${ORIGIN}/t/t08`)
  expect((await get('/t/t08')).status).toBe(200)
})

test('all letters as CMIF, announced by the list', async () => {
  const response = await get('/v1/telegrams.cmif.xml?limit=1')
  expect(response.headers.get('Content-Type')).toBe('application/tei+xml')
  expect((await response.text()).match(/<correspDesc /g)!.length).toBeGreaterThan(20)
  expect((await get('/v1/telegrams')).headers.get('Link')).toContain('</v1/telegrams.cmif.xml>; rel="alternate"')
})

test('the page of a telegram announces every form', async () => {
  const html = await (await get('/t/t08')).text()
  for (const { extension } of TELEGRAM_FORMATS) expect(html).toContain(`href="/v1/telegrams/t08${extension}"`)
})
