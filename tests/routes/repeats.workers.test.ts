import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/limits.ts'
import type { Repeats } from '../../src/repeats/repeats.ts'
import { get, json, passage, post, send } from './service.ts'

const sentence = '至少派五六个师到三八线,以便朝鲜同志在你们部队的掩护下组织战斗'
const texts = [
  { id: 'b', text: `他说:${sentence}。` },
  { id: 'a', text: `${sentence}!后来又说,${sentence}?` },
]
const places = [
  { text: 'a', start: 0, end: 31 },
  { text: 'a', start: 37, end: 68 },
  { text: 'b', start: 3, end: 34 },
]

describe('POST /v1/repeats', () => {
  test('lists each passage once, with all its places', async () => {
    const response = await send('POST', '/v1/repeats', { body: { texts }, token: null })
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.json()).toEqual({
      repeats: [{ spans: places, length: 31, similarity: 1, identical: true }],
      precise: true,
    })
  })

  test('honours minLength and similarity', async () => {
    const near = [
      { id: 'a', text: sentence },
      { id: 'b', text: sentence.replace('五六个师', '七八个军') },
    ]
    const found = async (options: object) =>
      (await json<Repeats>(post('/v1/repeats', { texts: near, ...options }))).repeats.map(({ length }) => length)
    expect(await found({})).toEqual([31])
    expect(await found({ minLength: 32 })).toEqual([])
    expect(await found({ similarity: 1 })).toEqual([24])
    expect(await found({ similarity: 1, minLength: 25 })).toEqual([])
  })

  const wrong: readonly [body: unknown, status: number, pointer: string][] = [
    [{}, 422, '/texts'],
    [{ texts: 'a' }, 422, '/texts'],
    [{ texts: [{ id: 'a' }] }, 422, '/texts/0/text'],
    [{ texts: [{ id: '', text: 'a' }] }, 422, '/texts/0/id'],
    [{ texts: [{ id: 7, text: 'a' }] }, 422, '/texts/0/id'],
    [{ texts: [texts[0], texts[0]] }, 422, '/texts/1/id'],
    [{ texts: [{ id: 'a', text: '\ud800' }] }, 422, '/texts/0/text'],
    [{ texts, minLength: 3 }, 422, '/minLength'],
    [{ texts, minLength: 20.5 }, 422, '/minLength'],
    [{ texts, minLength: '20' }, 422, '/minLength'],
    [{ texts, similarity: 1.1 }, 422, '/similarity'],
    [{ texts, similarity: -0.1 }, 422, '/similarity'],
    [{ texts, similarity: null }, 422, '/similarity'],
    [{ texts: Array.from({ length: 201 }, (_, i) => ({ id: `t${i}`, text: '' })) }, 413, '/texts'],
    [{ texts: [{ id: 'a', text: 'x'.repeat(LIMITS.repeatTotal.value + 1) }] }, 413, '/texts'],
  ]
  test.each(wrong.map(([body, status, pointer]) => ({ body, status, pointer })))(
    '$status for the member at $pointer',
    async ({ body, status, pointer }) => {
      const response = await post('/v1/repeats', body)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
      expect(await response.json()).toMatchObject({ pointer })
    },
  )

  const empty: readonly (readonly { id: string; text: string }[])[] = [
    [],
    [{ id: 'a', text: '' }],
    [
      { id: 'a', text: '' },
      { id: 'b', text: '  \n' },
    ],
  ]
  test.each(empty.map((texts) => ({ texts })))('nothing repeats in $texts', async ({ texts }) => {
    expect(await json(post('/v1/repeats', { texts }))).toEqual({ repeats: [], precise: true })
  })

  test('a million characters, and a passage planted in them, fit into a Worker', async () => {
    const letters = Array.from({ length: 3_000 }, (_, i) => String.fromCodePoint(0x4e00 + 7 * i))
    let state = 1
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return letters[(state >>> 8) % letters.length]!
    }
    const filler = (length: number) => Array.from({ length }, random).join('')
    const passage = filler(1_000)
    const text = `${filler(300_000)}。${passage}。${filler(500_000)}！${passage}！${filler(197_996)}`
    const { repeats } = await json<Repeats>(post('/v1/repeats', { texts: [{ id: 'a', text }] }))
    expect(repeats).toEqual([
      {
        spans: [
          { text: 'a', start: 300_001, end: 301_001 },
          { text: 'a', start: 801_003, end: 802_003 },
        ],
        length: 1_000,
        similarity: 1,
        identical: true,
      },
    ])
  })
})

describe('GET /v1/passages/{id}/repeats', () => {
  test('looks in the current versions, and names them by siglum', async () => {
    await passage('r', { a: texts[1]!.text, b: texts[0]!.text, c: null })
    const response = await get('/v1/passages/r/repeats')
    expect(await response.json()).toEqual({
      repeats: [{ spans: places, length: 31, similarity: 1, identical: true }],
      precise: true,
    })
    expect(await json(get('/v1/passages/r/repeats?minLength=34'))).toEqual({ repeats: [], precise: true })
    const held = await get('/v1/passages/r/repeats', { 'If-None-Match': response.headers.get('ETag')! })
    expect(held.status).toBe(304)
    await post('/v1/passages/r/witnesses/c/versions', { text: sentence })
    const after = await get('/v1/passages/r/repeats', { 'If-None-Match': response.headers.get('ETag')! })
    expect((await json<Repeats>(after)).repeats[0]!.spans).toHaveLength(4)
  })

  test.each([
    ['minLength=3', '?minLength'],
    ['minLength=long', '?minLength'],
    ['similarity=2', '?similarity'],
  ])('422 for %s', async (query, pointer) => {
    const response = await get(`/v1/passages/r/repeats?${query}`)
    expect([response.status, await response.json()]).toMatchObject([422, { pointer }])
  })
})
