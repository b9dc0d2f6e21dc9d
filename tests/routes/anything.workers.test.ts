/** For any request the answer is never a 5xx, is always readable from other origins, and every error is a problem. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { RULES } from '../../src/text/equivalences/index.ts'
import { passage, type Sent, send } from './service.ts'

let ids: string[]
beforeAll(async () => {
  ids = Object.values(await passage('p', { A: '至少而不是至多派五六个师', C: '最少而不是至多派五六个师' }))
})

async function expectAnswer(method: string, path: string, sent: Sent = {}): Promise<void> {
  const response = await send(method, path, sent)
  expect(response.status, `${method} ${path} ${JSON.stringify(sent)}`).toBeLessThan(500)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  const body = await response.text()
  if (response.status < 400 || path.startsWith('/collate')) return
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(JSON.parse(body)).toMatchObject({
    status: response.status,
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
  })
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('五', '六', '。', ' ', 'a', '𠀀', '\u0301', '\n'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
})
/** Values of the right shape but for a member here and there. */
const nearly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue() })

const options = nearly(
  fc.record(
    {
      unit: nearly(fc.constantFrom('grapheme', 'word', 'whitespace')),
      ignore: nearly(fc.subarray([...RULES])),
      base: nearly(fc.constantFrom('A', 'B')),
      moves: nearly(fc.boolean()),
      names: nearly(
        fc.array(
          nearly(fc.record({ id: anyText, kind: fc.constantFrom('person', 'place'), forms: fc.array(anyText) })),
        ),
      ),
    },
    { requiredKeys: [] },
  ),
)
const witnesses = nearly(
  fc.array(
    nearly(fc.record({ siglum: nearly(fc.oneof(fc.constantFrom('A', 'B', 'C'), anyText)), text: nearly(anyText) })),
    { maxLength: 4 },
  ),
)
const comparison = nearly(fc.record({ witnesses, options }, { requiredKeys: ['witnesses'] }))
const collation = nearly(
  fc.record(
    {
      witnesses: nearly(
        fc.array(nearly(fc.record({ id: nearly(anyText), content: nearly(anyText) })), { maxLength: 4 }),
      ),
      joined: fc.boolean(),
    },
    { requiredKeys: ['witnesses'] },
  ),
)
const version = nearly(
  fc.record(
    { text: nearly(anyText), note: fc.option(anyText), derivedFrom: fc.jsonValue() },
    { requiredKeys: ['text'] },
  ),
)

test.each([
  ['/v1/compare', comparison, 150],
  ['/v1/compare.tei.xml', comparison, 50],
  ['/collate', collation, 100],
  ['/v1/passages/p/witnesses/A/versions', version, 60],
  ['/v1/passages', fc.jsonValue(), 60],
  ['/v1/passages/p/names', fc.record({ names: fc.jsonValue() }), 60],
] as [string, fc.Arbitrary<unknown>, number][])(
  'bodies for %s',
  async (path, bodies, numRuns) => {
    await fc.assert(
      fc.asyncProperty(bodies, (body) => expectAnswer('POST', path, { body: JSON.stringify(body) })),
      { numRuns },
    )
  },
  30_000,
)

test('bytes for every type', async () => {
  const types = fc.oneof(
    fc.constantFrom('application/json', 'text/plain', 'text/plain; charset='),
    fc.string({ unit: 'grapheme-ascii' }),
  )
  const cases = fc.record({ body: fc.uint8Array({ maxLength: 40 }), type: types })
  const one = ({ body, type }: { body: Uint8Array; type: string }) =>
    expectAnswer('POST', '/v1/passages/p/witnesses/A/versions', { body, headers: { 'Content-Type': type } })
  await fc.assert(fc.asyncProperty(cases, one), { numRuns: 100 })
}, 30_000)

test('paths, queries and headers', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      'v1',
      'passages',
      'p',
      'A',
      'C',
      'witnesses',
      'versions',
      'comparison',
      'comparisons',
      'text',
      'timemap',
      '..',
      '.',
      '%',
      '%00',
      '%ff',
      '__proto__',
    ),
    fc.constantFrom(0, 1).map((i) => ids[i]!),
    fc.string({ unit: 'binary', maxLength: 5 }).map((s) => encodeURIComponent(s.toWellFormed())),
  )
  const extension = fc.constantFrom('', '.json', '.csv', '.tei.xml', '.svg', '.exe')
  const member = fc.record({
    name: fc.constantFrom('witnesses', 'base', 'unit', 'ignore', 'moves', 'names', 'engine', 'limit', 'cursor'),
    value: fc.oneof(word, fc.constantFrom('', 'A,C', 'C', 'word', 'case', '1', 'false')),
  })
  const requests = fc.record({
    path: fc.array(word, { maxLength: 6 }),
    extension,
    query: fc.array(member, { maxLength: 4 }),
    accept: fc.oneof(
      fc.constantFrom('*/*', 'text/csv', 'image/svg+xml;q=0.1, */*;q=0'),
      fc.string({ unit: 'grapheme-ascii' }),
    ),
    held: fc.constantFrom('*', '"x"', 'x', ',', '"'),
    method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST'),
  })
  const one = async (r: {
    path: string[]
    extension: string
    query: { name: string; value: string }[]
    accept: string
    held: string
    method: string
  }) => {
    const query = r.query.map(({ name, value }) => `${name}=${value}`).join('&')
    const path = `/v1/${r.path.join('/')}${r.extension}?${query}`
    const headers = { Accept: r.accept, 'If-None-Match': r.held, 'Accept-Datetime': r.accept }
    const response = await send(r.method, path, { headers })
    expect(response.status, path).toBeLessThan(500)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  }
  await fc.assert(fc.asyncProperty(requests, one), { numRuns: 500 })
}, 60_000)
