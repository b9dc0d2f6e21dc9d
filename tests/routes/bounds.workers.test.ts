/**
 * What may be stored of a thing has limits, for each part and in all, which are checked before anything is recorded, so that no request
 * can break a list.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/limits.ts'
import { get, json, passage, post, store } from './service.ts'

let long: string
const title = { zh: '电', en: 'Telegram' }
const telegram = (id: string, more: object) =>
  post('/v1/telegrams', { id, title, type: 'telegram', status: 'sent', ...more })
const span = (start: number, end: number) => ({ version: long, start, end, kind: 'quote' })

beforeAll(async () => {
  await passage('p', { A: null })
  long = await store('p', 'A', '文'.repeat(200_000))
})

async function expectOver(response: Response, limit: string, pointer: string | undefined): Promise<void> {
  const problem = await json<{ detail: string; pointer?: string }>(response)
  expect([response.status, problem.pointer]).toEqual([413, pointer])
  expect(problem.detail).toContain(`limit "${limit}"`)
}

describe('evidence', () => {
  test('a span may be as long as a paragraph, and not as long as a book', async () => {
    const { value } = LIMITS.evidenceSpan
    expect((await telegram('t1', { evidence: [span(0, value)] })).status).toBe(201)
    await expectOver(
      await telegram('t2', { evidence: [span(0, 1), span(0, value + 1)] }),
      'evidenceSpan',
      '/evidence/1/end',
    )
    expect((await get('/v1/telegrams/t2')).status).toBe(404)
  })

  test('all together have a limit too', async () => {
    const { value } = LIMITS.evidenceSpan
    const count = LIMITS.evidenceTotal.value / value
    const evidence = Array.from({ length: count + 1 }, (_, i) => span(i, i + value))
    await expectOver(await telegram('t3', { evidence }), 'evidenceTotal', `/evidence/${count}/end`)
    expect((await telegram('t3', { evidence: evidence.slice(1) })).status).toBe(201)
  })

  test('statements that come one by one have the same limit together', async () => {
    const { value } = LIMITS.evidenceSpan
    const say = (k: number, from: number, count: number) =>
      post('/v1/telegrams/t4/statements', {
        ...{ property: 'note', value: `${k}`, basis: 'editorial', source: 'here' },
        evidence: Array.from({ length: count }, (_, i) => span(from + i, from + i + value)),
      })
    const half = LIMITS.evidenceTotal.value / value / 2
    await telegram('t4', { evidence: Array.from({ length: half }, (_, i) => span(i, i + value)) })
    expect((await say(1, 0, half)).status).toBe(201)
    await expectOver(await say(2, 0, 1), 'evidenceTotal', undefined)
    // One without targets is accepted, and the same again changes nothing.
    expect((await say(3, 0, 0)).status).toBe(201)
    expect((await say(1, 0, half)).status).toBe(200)
  })

  test('no summary has its words', async () => {
    const words = '文'.repeat(40)
    for (const prefix of ['head/', 'record/', 'history/']) {
      for (const { name, metadata } of (await env.STORE.list({ prefix })).keys) {
        expect(await env.STORE.get(name)).not.toContain(words)
        expect(JSON.stringify(metadata ?? null)).not.toContain(words)
      }
    }
    const read = await json<{ evidence: { text: string }[] }>(get('/v1/telegrams/t1'))
    expect(read.evidence[0]!.text).toBe('文'.repeat(LIMITS.evidenceSpan.value))
  })
})

test('the record of one telegram stays one value that lists can read, however statements are added', async () => {
  const statement = (i: number) => ({
    property: 'note',
    value: '注'.repeat(LIMITS.prose.value),
    basis: 'editorial',
    source: `${i}`.padEnd(LIMITS.prose.value, '源'),
  })
  await telegram('big', {})
  let status = 201
  let added = 0
  while (status === 201 && added < 60) {
    const response = await post('/v1/telegrams/big/statements', statement(added++))
    status = response.status
    if (status !== 201) await expectOver(response, 'thing', undefined)
  }
  expect(status).toBe(413)
  // What was there stays, and can be read.
  const { statements } = await json<{ statements: unknown[] }>(get('/v1/telegrams/big'))
  expect(statements).toHaveLength(added - 1)
})

test('a page of a list stays under a megabyte, and all pages together have everything', async () => {
  const description = '说明'.repeat(2_000)
  for (let n = 0; n < 90; n++) await post('/v1/passages', { id: `d${n}`, title: 'D', language: 'zh', description })
  const ids: string[] = []
  let cursor: string | null = ''
  do {
    const response = await get(`/v1/passages?limit=1000${cursor && `&cursor=${cursor}`}`)
    const body = await response.text()
    expect(new TextEncoder().encode(body).length).toBeLessThan(1_000_000)
    const page: { passages: { id: string }[]; cursor: string | null } = JSON.parse(body)
    ids.push(...page.passages.map(({ id }) => id))
    cursor = page.cursor
  } while (cursor !== null)
  expect(ids).toEqual([...Array.from({ length: 90 }, (_, n) => `d${n}`), 'p'].sort())
}, 60_000)

describe('sigla', () => {
  const add = (siglum: string) => post('/v1/passages/p/witnesses', { siglum, label: siglum })

  test('é is one siglum, composed or not', async () => {
    expect((await add('e\u0301')).headers.get('Location')).toBe(`/v1/passages/p/witnesses/${encodeURIComponent('é')}`)
    const again = await post('/v1/passages/p/witnesses', { siglum: 'é', label: 'e\u0301' })
    expect(again.status).toBe(200)
    const version = await post(`/v1/passages/p/witnesses/${encodeURIComponent('e\u0301')}/versions`, { text: '字' })
    expect(await json(version)).toMatchObject({ siglum: 'é' })
    expect((await get(`/v1/passages/p/witnesses/${encodeURIComponent('e\u0301')}/timemap`)).status).toBe(200)
  })

  test.each([
    ['a Cyrillic A beside a Latin one', 'А', /looks like the siglum "A"/],
    ['a wide one', 'Ａ', /looks like the siglum "A"/],
    ['a variation selector', 'A\ufe0f', /invisible/],
    ['a joiner', 'A\u200dB', /invisible/],
    ['a soft hyphen', 'A\u00adB', /invisible/],
  ])('%s is refused, with a hint', async (_, siglum, says) => {
    const response = await add(siglum)
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ pointer: '/siglum', detail: expect.stringMatching(says) })
  })

  test('nor two at once', async () => {
    const witnesses = ['A', 'А'].map((siglum) => ({ siglum, label: siglum, text: '字' }))
    const response = await post('/v1/passages', { id: 'twins', title: 'T', language: 'zh', witnesses })
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ pointer: '/witnesses/1/siglum' })
  })
})

test.each(['\n', '\r', '\t', '\0', '\u0085', '\u2028', '\u202e'])(
  'a title or a label is one line: %j',
  async (sign) => {
    const titled = await post('/v1/passages', { id: 'lines', title: `a${sign}b`, language: 'zh' })
    expect([titled.status, (await json<{ pointer: string }>(titled)).pointer]).toEqual([422, '/title'])
    const labelled = await post('/v1/passages/p/witnesses', { siglum: 'L', label: `a${sign}b` })
    expect([labelled.status, (await json<{ pointer: string }>(labelled)).pointer]).toEqual([422, '/label'])
  },
)

test.each([' ', '\u3000\u00a0', '\u200f', '\ufeff', '\u115f', '\u00ad\u2060'])(
  'a title of nothing that is seen is none: %j',
  async (words) => {
    const titled = await post('/v1/passages', { id: 'unseen', title: words, language: 'zh' })
    expect([titled.status, (await json<{ pointer: string }>(titled)).pointer]).toEqual([422, '/title'])
  },
)

test('a note may have lines, and no other control characters', async () => {
  const note = (note: string) => post('/v1/passages/p/witnesses/A/versions', { text: '注', note })
  expect((await note('a\u0000b')).status).toBe(422)
  expect((await note('a\n\tb')).status).toBe(201)
})
