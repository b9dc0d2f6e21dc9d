/** CollateX's service over HTTP, as a client written for CollateX would use it. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { cors } from '../../src/http/cors.ts'
import type { AppEnv } from '../../src/http/env.ts'
import { mount, notFoundHandler } from '../../src/http/mount.ts'
import { LIMITS, overLimit } from '../../src/limits.ts'
import { postCollate } from '../../src/routes/collate.ts'
import { elements, parseXml } from '../formats/xml.ts'

const app = new Hono<AppEnv>()
app.use(cors())
mount(app, [postCollate], (path) => ({ path, extension: null }))
app.notFound(notFoundHandler(app))

const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('/collate', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  })

const json = async (body: unknown): Promise<{ witnesses: string[]; table: unknown[][][] }> => {
  const response = await post(body)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/)
  return response.json()
}

const CATS = {
  witnesses: [
    { id: 'A', content: 'A black cat in a black basket' },
    { id: 'B', content: 'A black cat in a black basket' },
    { id: 'C', content: 'A striped cat in a black basket' },
    { id: 'D', content: 'A striped cat in a white basket' },
  ],
}

describe('POST /collate', () => {
  test("CollateX's example of running text", async () => {
    expect(await json(CATS)).toEqual(
      JSON.parse(
        '{"witnesses":["A","B","C","D"],"table":[[["A "],["A "],["A "],["A "]],[["black "],["black "],["striped "],["striped "]],[["cat ","in ","a "],["cat ","in ","a "],["cat ","in ","a "],["cat ","in ","a "]],[["black "],["black "],["black "],["white "]],[["basket"],["basket"],["basket"],["basket"]]]}',
      ),
    )
  })

  test("CollateX's example of tokens: what else a token has comes back with it", async () => {
    const body = {
      witnesses: [
        {
          id: 'A',
          tokens: [
            { t: 'A', ref: 123 },
            { t: 'black', adj: true },
            { t: 'cat', id: 'xyz' },
          ],
        },
        { id: 'B', tokens: [{ t: 'A' }, { t: 'white', adj: true }, { t: 'kitten.', n: 'cat' }] },
      ],
    }
    expect(await json(body)).toEqual({
      witnesses: ['A', 'B'],
      table: [
        [[{ t: 'A', ref: 123 }], [{ t: 'A' }]],
        [[{ t: 'black', adj: true }], [{ t: 'white', adj: true }]],
        [[{ t: 'cat', id: 'xyz' }], [{ t: 'kitten.', n: 'cat' }]],
      ],
    })
  })

  test("ITSEE's collation editor: nested members, gaps, Levenshtein", async () => {
    const token = (t: string, index: number) => ({
      index: String(index * 2),
      t,
      original: t.toUpperCase(),
      rule_match: [t, { deep: [null, 1.5, '\u0000'] }],
      reading: 'P45',
    })
    const body = {
      algorithm: 'dekker',
      tokenComparator: { type: 'levenshtein', distance: 2 },
      witnesses: [
        { id: 'P45', tokens: ['in', 'principio', 'erat', 'verbum'].map(token) },
        { id: 'P66', tokens: ['in', 'principium', 'verbum'].map(token) },
      ],
    }
    const { witnesses, table } = await json(body)
    expect(witnesses).toEqual(['P45', 'P66'])
    expect(table.map((row) => row[1])).toContainEqual([])
    expect(table.flatMap((row) => row[0])).toEqual(body.witnesses[0]!.tokens)
    expect(table.flatMap((row) => row[1])).toEqual(body.witnesses[1]!.tokens)
    const row = table.find((r) => (r[0] as { t: string }[]).some((t) => t.t === 'principio'))!
    expect(row[1]).toContainEqual(body.witnesses[1]!.tokens[1])
  })

  test('Chinese by character, with a gap', async () => {
    const body = {
      joined: false,
      witnesses: [
        { id: 'C', content: '我认为最不需要。' },
        { id: 'A', content: '我认为不需要。' },
      ],
    }
    expect(await json(body)).toEqual({
      witnesses: ['A', 'C'],
      table: [...'我认为最不需要。'].map((c) => [c === '最' ? [] : [c], [c]]),
    })
  })

  test('members that are not known, and values of the wrong type where CollateX does not care', async () => {
    const plain = await json(CATS)
    expect(
      await json({ ...CATS, algorithm: 'none such', joined: 'no', transpositions: 3, tokenComparator: 'x', foo: [] }),
    ).toEqual(plain)
  })

  test('tokens win over content', async () => {
    const { table } = await json({ witnesses: [{ id: 'A', tokens: [{ t: 'a' }], content: 'b' }] })
    expect(table).toEqual([[[{ t: 'a' }]]])
  })

  test('an empty witness is a column of gaps; only empty ones give a table without rows', async () => {
    const gaps = await json({
      witnesses: [
        { id: 'A', content: 'a b' },
        { id: 'B', content: '' },
      ],
    })
    expect(gaps).toEqual({ witnesses: ['A', 'B'], table: [[['a ', 'b'], []]] })
    expect(
      await json({
        witnesses: [
          { id: 'A', content: '' },
          { id: 'B', tokens: [] },
        ],
      }),
    ).toEqual({
      witnesses: ['A', 'B'],
      table: [],
    })
  })

  test('sigla by code unit', async () => {
    const { witnesses } = await json({ witnesses: ['a', 'Z', 'B', '__proto__'].map((id) => ({ id, content: 'x' })) })
    expect(witnesses).toEqual(['B', 'Z', '__proto__', 'a'])
  })

  test('half a surrogate pair comes back as it came', async () => {
    const response = await post(
      '{"witnesses":[{"id":"A","tokens":[{"t":"\\ud800"}]},{"id":"B","content":"\\udc00 x"}]}',
    )
    expect(response.status).toBe(200)
    expect(((await response.json()) as { table: unknown[][][] }).table[0]![0]).toEqual([{ t: '\ud800' }])
  })
})

describe('what the answer may be', () => {
  const answers = [
    { accept: undefined, type: 'application/json' },
    { accept: '*/*', type: 'application/json' },
    { accept: 'application/json', type: 'application/json' },
    { accept: 'application/json, text/plain, */*', type: 'application/json' },
    { accept: 'text/plain, application/json;q=0.1', type: 'application/json' },
    { accept: 'text/html', type: 'application/json' },
    { accept: 'application/*', type: 'application/json' },
    { accept: 'application/tei+xml', type: 'application/tei+xml' },
    { accept: 'application/tei+xml, */*;q=0.1', type: 'application/tei+xml' },
    { accept: 'APPLICATION/GraphML+XML', type: 'application/graphml+xml' },
    { accept: 'text/plain', type: 'text/plain' },
    { accept: 'text/plain;q=0.5, image/svg+xml', type: 'image/svg+xml' },
    { accept: 'application/json;q=0, image/svg+xml', type: 'image/svg+xml' },
    { accept: 'image/svg+xml;q=0, */*', type: 'application/json' },
    { accept: ',,;q=', type: 'application/json' },
  ]
  for (const { accept, type } of answers)
    test(`${accept ?? 'no Accept'} → ${type}`, async () => {
      const response = await post(CATS, accept === undefined ? {} : { Accept: accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toContain(type)
      expect(response.headers.get('Vary')).toBe('Accept')
    })

  test('TEI keeps the spaces between segments', async () => {
    const xml = await (await post(CATS, { Accept: 'application/tei+xml' })).text()
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><cx:apparatus xmlns:cx="http://interedition.eu/collatex/ns/1.0" xmlns="http://www.tei-c.org/ns/1.0">A <app><rdg wit="A B">black </rdg><rdg wit="C D">striped </rdg></app>cat in a <app><rdg wit="A B C">black </rdg><rdg wit="D">white </rdg></app>basket</cx:apparatus>',
    )
  })

  test('TEI of tokens sent without spaces does not run words together', async () => {
    const tokens = (words: string) => words.split(' ').map((t) => ({ t }))
    const body = {
      witnesses: [
        { id: 'A', tokens: tokens('in the beginning , was') },
        { id: 'B', tokens: tokens('in beginning , was') },
        { id: 'C', tokens: [...'在起初'].map((t) => ({ t })) },
      ],
    }
    const root = parseXml(
      await (await post({ ...body, witnesses: body.witnesses.slice(0, 2) }, { Accept: 'application/tei+xml' })).text(),
    )
    expect(root.textContent).toBe('in the beginning, was')
    expect(elements(root, 'rdg').map((r) => [r.getAttribute('wit'), r.textContent])).toEqual([
      ['A', 'the '],
      ['B', ''],
    ])
    const chinese = await post({ witnesses: [body.witnesses[2]] }, { Accept: 'application/tei+xml' })
    expect(parseXml(await chinese.text()).textContent).toBe('在起初')
  })

  test('GraphML: nodes in order, ways with their witnesses', async () => {
    const root = parseXml(await (await post(CATS, { Accept: 'application/graphml+xml' })).text())
    const data = (element: ReturnType<typeof elements>[number], key: string) =>
      elements(element, 'data').find((d) => d.getAttribute('key') === key)?.textContent
    expect(elements(root, 'node').map((node) => [data(node, 'd2'), data(node, 'd1')])).toEqual([
      ['0', ''],
      ['1', 'A '],
      ['2', 'black '],
      ['2', 'striped '],
      ['3', 'cat in a '],
      ['4', 'black '],
      ['4', 'white '],
      ['5', 'basket'],
      ['6', ''],
    ])
    expect(elements(root, 'edge').map((edge) => data(edge, 'd5'))).toEqual([
      'A, B, C, D',
      'A, B',
      'C, D',
      'A, B',
      'C, D',
      'A, B, C',
      'D',
      'A, B, C',
      'D',
      'A, B, C, D',
    ])
  })

  test('DOT and SVG', async () => {
    expect(await (await post(CATS, { Accept: 'text/plain' })).text()).toMatch(
      /^digraph G \{[\s\S]*\[label = "A, B, C, D"\];/,
    )
    const drawing = parseXml(await (await post(CATS, { Accept: 'image/svg+xml' })).text())
    expect(elements(drawing, 'text').map((t) => t.textContent?.trim())).toContain('striped')
  })
})

describe('bad input', () => {
  const token = (value: unknown) => ({ witnesses: [{ id: 'A', tokens: [value] }] })
  const refused: { body: unknown; says: string }[] = [
    { body: '', says: 'Expecting JSON object' },
    { body: '{', says: 'Expecting JSON object' },
    { body: '[]', says: 'Expecting JSON object' },
    { body: 'null', says: 'Expecting JSON object' },
    { body: '"x"', says: 'Expecting JSON object' },
    { body: {}, says: "Expecting 'witnesses' array" },
    { body: { witnesses: null }, says: "Expecting 'witnesses' array" },
    { body: { witnesses: { 0: {} } }, says: "Expecting 'witnesses' array" },
    { body: { witnesses: [] }, says: 'No witnesses in collation' },
    { body: { witnesses: ['A'] }, says: 'Expecting witness object' },
    { body: { witnesses: [null] }, says: 'Expecting witness object' },
    { body: { witnesses: [[]] }, says: 'Expecting witness object' },
    { body: { witnesses: [{ content: 'a' }] }, says: "Expected textual witness 'id'" },
    { body: { witnesses: [{ id: 1, content: 'a' }] }, says: "Expected textual witness 'id'" },
    { body: { witnesses: [{ id: ' \t', content: 'a' }] }, says: "Empty witness 'id' encountered" },
    {
      body: {
        witnesses: [
          { id: 'A', content: 'a' },
          { id: ' A ', content: 'b' },
        ],
      },
      says: "Duplicate sigil for witness 'A",
    },
    { body: { witnesses: [{ id: 'A' }] }, says: `Expected either 'tokens' or 'content' field in witness "A"` },
    { body: { witnesses: [{ id: 'A', tokens: 'a' }] }, says: `Expected 'tokens' array in witness "A"` },
    { body: { witnesses: [{ id: 'A', tokens: null, content: 'a' }] }, says: `Expected 'tokens' array in witness "A"` },
    { body: token('a'), says: `Expected token object in 'tokens' field in witness "A"` },
    { body: token([]), says: `Expected token object in 'tokens' field in witness "A"` },
    { body: token({ n: 'a' }), says: `Expected textual token content field 't' in witness "A"` },
    { body: token({ t: 1 }), says: `Expected textual token content field 't' in witness "A"` },
    { body: token({ t: 'a', n: null }), says: `Expected textual normalized token content in witness "A"` },
    { body: token({ t: '' }), says: `Empty token encountered in witness "A"` },
    { body: { witnesses: [{ id: 'A', content: 1 }] }, says: `Expected 'content' text field in witness "A"` },
    { body: { witnesses: [{ id: 'A', content: null }] }, says: `Expected 'content' text field in witness "A"` },
  ]
  for (const { body, says } of refused)
    test(`${typeof body === 'string' ? JSON.stringify(body) : JSON.stringify(body)} → ${says}`, async () => {
      const response = await post(body, { Accept: 'application/json' })
      expect(response.status).toBe(400)
      expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/)
      expect(await response.text()).toBe(says)
    })

  test('bytes that are no UTF-8', async () => {
    const response = await app.request('/collate', { method: 'POST', body: Uint8Array.of(0xff, 0xfe) })
    expect(response.status).toBe(400)
  })

  test('over a limit: 413 that names it', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, k) => ({ id: `w${k}`, content: 'a' }))
    const nested = `{"witnesses":[{"id":"A","tokens":[{"t":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}]}`
    const cases = [
      { body: { witnesses: many(LIMITS.witnesses.value + 1) }, status: 413, limit: 'witnesses' },
      {
        body: { witnesses: [{ id: 'A', content: '字'.repeat(LIMITS.comparedText.value + 1) }] },
        status: 413,
        limit: 'comparedText',
      },
      { body: { witnesses: [{ id: 'x'.repeat(65), content: 'a' }] }, status: 422, limit: 'comparedSiglum' },
      { body: nested, status: 413, limit: 'nesting' },
      { body: ' '.repeat(LIMITS.bodyBytes.value + 1), status: 413, limit: 'bodyBytes' },
    ] as const
    for (const { body, status, limit } of cases) {
      const response = await post(body)
      expect(response.status).toBe(status)
      expect(await response.text()).toBe(overLimit(limit))
    }
  })

  test('preflight and other methods', async () => {
    const preflight = await app.request('/collate', {
      method: 'OPTIONS',
      headers: { Origin: 'https://ex.org', 'Access-Control-Request-Method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const get = await app.request('/collate')
    expect(get.status).toBe(405)
    expect(get.headers.get('Allow')).toContain('POST')
    expect((await post('{')).headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  test('any JSON gets an answer: 200, or 400 with a message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (body) => {
        expect([200, 400]).toContain((await post(`{"witnesses":${body}}`)).status)
      }),
      { numRuns: 100 },
    )
  })

  test('a table that would not fit in memory is refused by the name of the limit', async () => {
    const long = Array.from({ length: 30_000 }, (_, k) => ({ t: `w${k}` }))
    const short = Array.from({ length: 199 }, (_, k) => ({ id: `s${k}`, content: `x${k}` }))
    const response = await post({ witnesses: [{ id: 'A', tokens: long }, ...short] })
    expect([response.status, await response.text()]).toEqual([413, overLimit('tableCells')])
  })
})
