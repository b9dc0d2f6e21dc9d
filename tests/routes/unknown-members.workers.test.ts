/** A misspelt member must not pass for one that was left out: under /v1 every route refuses what it does not know, and names it. */
import type * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/routes/index.ts'
import { json, passage, send } from './service.ts'

const UNDER_V1 = ROUTES.filter(({ path }) => path.startsWith('/v1/'))
const TITLED = (routes: readonly Route[]) => routes.map((route) => [`${route.method} ${route.path}`, route] as const)

interface Refusal {
  readonly status: number
  readonly pointer?: string
  readonly detail: string
}

const pair = [
  { siglum: 'A', text: '五六个师' },
  { siglum: 'B', text: '七八个师' },
]

beforeAll(async () => {
  await passage('p', { A: '五六个师', B: '七八个师' })
})

test('there are routes to look at', () => {
  expect(UNDER_V1.length).toBeGreaterThan(30)
})

describe('a parameter of the query', () => {
  test.each(TITLED(UNDER_V1))('%s', async (_name, { method, path }) => {
    const response = await send(method, `${path.replace(/\{\w+\}/g, 'x')}?ignroe=punctuation`, {
      token: 'local-dev-token',
    })
    const { status, pointer, detail } = await json<Refusal>(response)
    expect({ status, pointer }).toEqual({ status: 422, pointer: '?ignroe' })
    expect(detail).toContain('"ignroe"')
  })

  test('lists what is known', async () => {
    const misspelt = await json<Refusal>(send('GET', '/v1/search?query=x'))
    expect(misspelt.detail).toMatch(/ Known here: q, .*\blimit\b/)
    expect((await json<Refusal>(send('GET', '/v1/passages/p?x=1'))).detail).toContain('No member is known here.')
    expect(await json<Refusal>(send('GET', '/v1/search'))).toMatchObject({
      pointer: '?q',
      detail: 'Expected "q", which is missing.',
    })
  })

  test('is refused in every spelling of its name, and where it is empty', async () => {
    for (const [query, pointer] of [
      ['Ignore=case', '?Ignore'],
      ['ignore=case&ignore%20=case', '?ignore '],
      ['witnesses=A,B&x=', '?x'],
      ['toString=1', '?toString'],
    ] as const)
      expect(await json<Refusal>(send('GET', `/v1/passages/p/comparison?${query}`))).toMatchObject({
        status: 422,
        pointer,
      })
  })

  test('where a standard says to ignore it, and on pages, it is ignored', async () => {
    for (const path of ['/p/p?utm_source=x', '/?utm_source=x', '/dts?x=1', '/healthz?x=1'])
      expect([path, (await send('GET', path)).status]).toEqual([path, 200])
    expect(
      (await send('POST', '/collate?x=1', { body: { witnesses: [{ id: 'A', content: 'a' }], x: 1 } })).status,
    ).toBe(200)
  })
})

describe('a member of a body', () => {
  const BODIES = UNDER_V1.flatMap((route) =>
    Object.entries(route.body ?? {}).map(
      ([type, schema]) => [`${route.method} ${route.path} as ${type}`, schema] as const,
    ),
  )

  /** Every object within a schema, with its path. */
  function objectsIn(schema: v.GenericSchema, at: string): [string, string][] {
    const { type, pipe, wrapped, item, entries, options } = schema as unknown as Record<string, never> & {
      type: string
      pipe?: readonly v.GenericSchema[]
      wrapped?: v.GenericSchema
      item?: v.GenericSchema
      entries?: Record<string, v.GenericSchema>
      options?: readonly unknown[]
    }
    const inner = [
      ...(pipe ?? []).slice(1).filter((one) => one.kind === 'schema'),
      ...(wrapped ? [wrapped] : []),
      ...(item ? [item] : []),
      ...(options ?? []).filter((one): one is v.GenericSchema => typeof one === 'object'),
    ]
    return [
      ...(entries ? [[at, type] as [string, string]] : []),
      ...inner.flatMap((one) => objectsIn(one, at)),
      ...Object.entries(entries ?? {}).flatMap(([name, one]) => objectsIn(one, `${at}/${name}`)),
    ]
  }

  test('there are objects in bodies', () => {
    expect(BODIES.flatMap(([name, schema]) => objectsIn(schema, name)).length).toBeGreaterThan(10)
  })

  /** Written by another program, which has members of its own. */
  const FOREIGN = /^POST \/v1\/passages\/\{id\}\/decisions\/itsee as application\/json\/(rules|collation)/

  test.each(BODIES)('%s: every object in it is closed', (name, schema) => {
    const own = objectsIn(schema, name).filter(([at]) => !FOREIGN.test(at))
    for (const [at, type] of own) expect([at, type]).toEqual([at, 'strict_object'])
  })

  test.each([
    ['beside the others', { witnesses: pair, option: {} }, '/option'],
    ['within', { witnesses: pair, options: { ignroe: ['case'] } }, '/options/ignroe'],
    ['within a list', { witnesses: [pair[0], { ...pair[1], lang: 'zh' }] }, '/witnesses/1/lang'],
    ['with signs that a pointer escapes', { witnesses: pair, 'a/b~c': 1 }, '/a~1b~0c'],
    ['of every object', { witnesses: pair, constructor: 1 }, '/constructor'],
  ])('%s', async (_where, body, pointer) => {
    const { status, pointer: at, detail } = await json<Refusal>(send('POST', '/v1/compare', { body }))
    expect({ status, pointer: at }).toEqual({ status: 422, pointer })
    expect(detail).toMatch(/^"[^"]+" is not known here: /)
  })

  test.each([
    [{ witnesses: pair, ignore: ['case'] }, ' Known here: witnesses, options, rules, decisions.'],
    [{ witnesses: pair, options: { ignroe: [] } }, ' Known here: unit, ignore, base, moves, names.'],
    [{ witnesses: [pair[0], { ...pair[1], lang: 'zh' }] }, ' Known here: siglum, text, language, lacunae.'],
  ])('%j is told what there is', async (body, said) => {
    expect((await json<Refusal>(send('POST', '/v1/compare', { body }))).detail).toContain(said)
  })

  test('with a very long name is shortened', async () => {
    const response = await send('POST', '/v1/compare', { body: { witnesses: pair, ['長'.repeat(100_000)]: 1 } })
    expect(response.status).toBe(422)
    expect((await response.text()).length).toBeLessThan(1_000)
  })
})

describe('an address that is not known', () => {
  test.each(['/v1', '/v1/', '/v1/passage/p', '/v1/passages/p/comparison.xml'])(
    '%s leads to the addresses there are',
    async (path) => {
      const response = await send('GET', path)
      expect([response.status, response.headers.get('Link')]).toEqual([
        404,
        '</openapi.json>; rel="service-desc"; type="application/json"',
      ])
      expect((await json<Refusal>(response)).detail).toContain('/openapi.json')
    },
  )

  test('a form that a resource does not have: those it has are named, each once', async () => {
    expect((await json<Refusal>(send('GET', '/v1/passages/p.csv'))).detail).toContain('Its forms are: .json.')
    const refused = await send('GET', '/v1/passages/p/comparison', { headers: { Accept: 'application/pdf' } })
    const { status, detail } = await json<Refusal>(refused)
    expect(status).toBe(406)
    expect(detail.match(/application\/json\b/g)).toHaveLength(1)
  })
})
