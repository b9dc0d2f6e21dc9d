/** Telegrams and statements that are added, inside workerd, beside the corpus. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Evidence, Statement, Telegram } from '../../src/provenance/telegram.ts'
import { seedCorpus } from './corpus.ts'
import { get, json, post, send } from './service.ts'

let span: { version: string; start: number; end: number; kind: string; role: string }
let words: string

beforeAll(async () => {
  await seedCorpus()
  const [first] = (await json<Telegram>(get('/v1/telegrams/t08'))).evidence
  const { text, passage: _p, siglum: _s, ...rest } = first as Evidence
  span = rest
  words = text
}, 30_000)

const SAID = {
  property: 'sent',
  value: '1950-10-02',
  basis: 'inferred',
  source: 'a reading',
  certainty: 'low',
  responsible: 'A. Reader',
}
const NEW = { id: 't40', title: { zh: '某电', en: 'Some telegram' }, type: 'telegram', status: 'sent' }
const telegram = (id: string) => json<Telegram>(get(`/v1/telegrams/${id}`))

describe('a statement', () => {
  test('is added beside those it contradicts, and nothing goes away', async () => {
    const before = await telegram('t08')
    const response = await post('/v1/telegrams/t08/statements', { ...SAID, evidence: [span] })
    expect(response.status).toBe(201)
    const made = await json<Statement>(response)
    expect(made).toMatchObject({ ...SAID, evidence: [{ ...span, text: words, passage: 'account' }] })
    expect(await json(get(response.headers.get('Location')!))).toEqual(made)
    const after = await telegram('t08')
    expect(after.statements).toEqual([...before.statements, made])
    expect(after.recorded! > before.recorded!).toBe(true)
  })

  test('said twice is one', async () => {
    const said = { ...SAID, value: '1950-10-05' }
    const [first, second] = [
      await post('/v1/telegrams/t17/statements', said),
      await post('/v1/telegrams/t17/statements', said),
    ]
    expect([first.status, second.status]).toEqual([201, 200])
    expect(await json(first)).toEqual(await json(second))
  })

  test('of low certainty comes in no citation’s field', async () => {
    expect(await (await get('/v1/telegrams/t17.ris')).text()).toMatch(/N1 {2}- .*sent: 1950-10-05 \(perhaps; /)
  })

  test('is withdrawn with a reason, stays, and is no longer written as a fact', async () => {
    const made = await json<Statement>(
      post('/v1/telegrams/t21/statements', { ...SAID, property: 'archive', value: 'XYZ f.9', certainty: 'high' }),
    )
    expect(await (await get('/v1/telegrams/t21.csl.json')).text()).toContain('XYZ')
    const withdrawal = { reason: 'the file is another', responsible: 'A. Reader' }
    const at = `/v1/telegrams/t21/statements/${made.id}/withdrawal`
    expect((await post(at, withdrawal)).status).toBe(201)
    expect((await post(at, withdrawal)).status).toBe(200)
    expect((await post(at, { ...withdrawal, reason: 'something else' })).status).toBe(409)
    const found = (await telegram('t21')).statements.find(({ id }) => id === made.id)
    expect(found).toMatchObject({ ...made, withdrawn: withdrawal })
    for (const form of ['.csl.json', '.ris', '.bib', '.gbt.txt', '.tei.xml', '/provenance', '/provenance.svg'])
      expect(await (await get(`/v1/telegrams/t21${form}`)).text()).not.toContain('XYZ')
  })

  test('of the corpus can be withdrawn too, and outlives a new seeding', async () => {
    expect((await post('/v1/telegrams/t24/statements/t24-sender-1/withdrawal', { reason: 'a test' })).status).toBe(201)
    await seedCorpus()
    expect((await telegram('t24')).statements.find(({ id }) => id === 't24-sender-1')).toHaveProperty('withdrawn')
    expect((await telegram('t08')).statements.at(-1)).toMatchObject(SAID)
  })

  test('needs the token', async () => {
    for (const path of ['/v1/telegrams', '/v1/telegrams/t08/statements', '/v1/telegrams/t08/statements/x/withdrawal']) {
      expect((await send('POST', path, { body: {}, token: null })).status).toBe(401)
      expect((await send('POST', path, { body: {}, token: 'another' })).status).toBe(401)
    }
  })
})

test('the address to cite gives the telegram as it was, whatever is added later', async () => {
  const before = await get('/v1/telegrams/t05')
  const state = /<[^>]*(\/v1\/telegrams\/t05\?at=[^>]+)>; rel="cite-as"/.exec(before.headers.get('Link')!)![1]!
  const was = await json<Telegram>(get(state))
  await post('/v1/telegrams/t05/statements', SAID)
  expect(await json(get(state))).toEqual(was)
  expect((await telegram('t05')).statements).toHaveLength(was.statements.length + 1)
  expect((await get('/v1/telegrams/t05?at=1999-01-01T00:00:00.000Z')).status).toBe(404)
  expect((await get('/v1/telegrams/t05?at=2026-02-31T99:00:00Z')).status).toBe(422)
})

describe('a telegram', () => {
  test('is added, with the other side of its relations', async () => {
    const body = {
      ...NEW,
      passage: 't17',
      statements: [{ ...SAID, evidence: [span] }],
      evidence: [span],
      relations: [{ type: 'answers', telegram: 't27', basis: 'inferred', source: 'a reading', certainty: 'low' }],
    }
    const response = await post('/v1/telegrams', body)
    expect(response.status).toBe(201)
    expect(response.headers.get('Location')).toBe('/v1/telegrams/t40')
    const made = await telegram('t40')
    expect(made).toMatchObject({ ...NEW, evidence: [{ ...span, text: words }, {}], statements: [SAID], tensions: [] })
    expect((await telegram('t27')).relations.at(-1)).toMatchObject({
      type: 'answered-by',
      telegram: 't40',
      certainty: 'low',
    })
    expect((await post('/v1/telegrams', body)).status).toBe(200)
    expect((await post('/v1/telegrams', { ...body, status: 'draft' })).status).toBe(409)
    const listed = await json<{ telegrams: Telegram[] }>(get('/v1/telegrams'))
    expect(listed.telegrams.map(({ id }) => id)).toContain('t40')
  })

  test('of the corpus is not written over', async () => {
    expect((await post('/v1/telegrams', { ...NEW, id: 't08' })).status).toBe(409)
  })
})

describe('refused, with the member at fault', () => {
  const nobody = '0'.repeat(44)
  test.each([
    ['a day that never was', { ...SAID, value: '1950-02-30' }, '/value'],
    [
      'an interval that ends before it begins',
      { ...SAID, property: 'dated', value: '1950-10-13/1950-10-12' },
      '/value',
    ],
    ['a date in words', { ...SAID, property: 'received', value: 'in October' }, '/value'],
    ['no basis', { ...SAID, basis: undefined }, '/basis'],
    ['an unknown basis', { ...SAID, basis: 'hearsay' }, '/basis'],
    ['no source', { ...SAID, source: undefined }, '/source'],
    ['an empty source', { ...SAID, source: '' }, '/source'],
    ['an unknown property', { ...SAID, property: 'colour' }, '/property'],
    ['an unknown member', { ...SAID, colour: 'red' }, '/colour'],
    ['an unknown certainty', { ...SAID, certainty: 'sure' }, '/certainty'],
    [
      'evidence of an unknown version',
      { ...SAID, evidence: [{ version: nobody, start: 0, end: 1, kind: 'quote' }] },
      '/evidence/0/version',
    ],
    [
      'evidence of no version',
      { ...SAID, evidence: [{ version: 'x/../y', start: 0, end: 1, kind: 'quote' }] },
      '/evidence/0/version',
    ],
    ['half a surrogate pair', { ...SAID, value: '\ud800' }, '/value'],
    ['a number', 5, ''],
  ])('%s', async (_, body, pointer) => {
    const response = await post('/v1/telegrams/t08/statements', body)
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ pointer })
  })

  test.each([
    ['beyond the text', { end: 1_000_000 }, '/evidence/0/end'],
    ['that begins beyond it', { start: 900_000, end: 1_000_000 }, '/evidence/0/start'],
    ['that is reversed', { start: 20, end: 10 }, '/evidence/0/end'],
    ['of nothing', { start: 20, end: 20 }, '/evidence/0/end'],
    ['below zero', { start: -1 }, '/evidence/0/start'],
    ['that is no number', { start: 1.5 }, '/evidence/0/start'],
    ['with other words', { text: '别的话' }, '/evidence/0/text'],
    ['of another witness', { siglum: 'Z' }, '/evidence/0/siglum'],
    ['of an unknown kind', { kind: 'hint' }, '/evidence/0/kind'],
  ])('a span %s', async (_, wrong, pointer) => {
    const response = await post('/v1/telegrams/t08/statements', { ...SAID, evidence: [{ ...span, ...wrong }] })
    expect(response.status).toBe(422)
    expect(await json(response)).toMatchObject({ pointer })
  })

  const relation = (type: string, telegram: string) => ({ type, telegram, basis: 'editorial', source: 'a test' })
  test.each([
    ['a relation to nothing', { relations: [relation('answers', 't99')] }, '/relations/0/telegram'],
    ['a relation to itself', { relations: [relation('answers', 't41')] }, '/relations/0/telegram'],
    ['an unknown relation', { relations: [relation('likes', 't08')] }, '/relations/0/type'],
    [
      'a circle of two',
      { relations: [relation('answered-by', 't08'), relation('answers', 't08')] },
      '/relations/1/telegram',
    ],
    // t17 answers t08, which answers t06: what t06 answers cannot answer t17.
    [
      'a circle of four',
      { relations: [relation('answers', 't17'), relation('answered-by', 't06')] },
      '/relations/0/telegram',
    ],
    [
      'a circle of enclosures',
      { relations: [relation('encloses', 't09'), relation('enclosed-in', 't08')] },
      '/relations/0/telegram',
    ],
    ['an unknown passage', { passage: 'nothing' }, '/passage'],
    ['a title in one language', { title: { zh: '电' } }, '/title/en'],
    ['an unknown member', { colour: 'red' }, '/colour'],
    ['a wrong statement', { statements: [{ ...SAID, value: '1950-13-01' }] }, '/statements/0/value'],
    ['the same statement twice', { statements: [SAID, SAID] }, '/statements/1'],
    [
      'a span in a statement',
      { statements: [{ ...SAID, evidence: [{ version: nobody, start: 0, end: 1, kind: 'quote' }] }] },
      '/statements/0/evidence/0/version',
    ],
    ['an id that is none', { id: 'T 40' }, '/id'],
  ])('a telegram with %s', async (_, wrong, pointer) => {
    const response = await post('/v1/telegrams', { ...NEW, id: 't41', ...wrong })
    expect([response.status, await json<{ pointer: string }>(response)]).toMatchObject([422, { pointer }])
    expect((await get('/v1/telegrams/t41')).status).toBe(404)
  })

  test('a statement about nothing', async () => {
    expect((await post('/v1/telegrams/t99/statements', SAID)).status).toBe(404)
    expect((await post('/v1/telegrams/t08/statements/none/withdrawal', { reason: 'x' })).status).toBe(404)
    expect((await post('/v1/telegrams/t08/statements/t08-sender-1/withdrawal', {})).status).toBe(422)
  })
})
