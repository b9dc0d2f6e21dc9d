/** Undo in the API: a withdrawal and its consequences, wherever versions are listed. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Version } from '../../src/store/store.ts'
import { get, json, passage, post, send, store } from './service.ts'

interface History {
  versions: (Version & {
    current: boolean
    change: { from: string; comparison: string; summary: Record<string, unknown> | null } | null
  })[]
  cursor?: string
}

const WHY = { reason: 'typed from the wrong page', responsible: 'E. Ditor' }
const A = '/v1/passages/p/witnesses/A'
let one: string
let two: string
let three: string

beforeAll(async () => {
  one = (await passage('p', { A: '至少而不是至多派五六个师。', B: '至少派五六个师。' })).A!
  two = await store('p', 'A', '最少而不是至多派五六个师。')
  three = await store('p', 'A', '最少而不是至多派五六個师')
})

const history = (query = '') => json<History>(get(`${A}/history${query}`))
const current = async () =>
  (await json<{ witnesses: { current: { version: string } | null }[] }>(get('/v1/passages/p'))).witnesses[0]!.current
    ?.version

test('a history has who, when, why, and what changed from the version before', async () => {
  const { versions } = await history()
  expect(versions.map(({ version, current }) => [version, current])).toEqual([
    [one, false],
    [two, false],
    [three, true],
  ])
  expect(versions[0]!.change).toBe(null)
  expect(versions[1]!.change).toMatchObject({ from: one, summary: { variants: 1, substantive: 1, byClass: {} } })
  expect(versions[2]!.change).toMatchObject({ from: two, summary: { byClass: { script: 1, punctuation: 1 } } })
  // The address is that of the same comparison.
  const comparison = await json<{ summary: object }>(get(versions[2]!.change!.comparison))
  expect(comparison.summary).toMatchObject(versions[2]!.change!.summary!)
})

test('in pages', async () => {
  const first = await history('?limit=2')
  const second = await history(`?limit=2&cursor=${first.cursor}`)
  expect(second.cursor).toBe(undefined)
  expect([...first.versions, ...second.versions]).toEqual((await history()).versions)
})

test('withdrawn: it stays and is marked, and the one before is current everywhere', async () => {
  const answer = await post(`/v1/versions/${three}/withdrawal`, WHY)
  expect(answer.status).toBe(201)
  expect(await json(answer)).toMatchObject({ version: three, withdrawn: WHY })
  expect(await current()).toBe(two)
  expect(await json(get(`/v1/versions/${three}`))).toMatchObject({ withdrawn: { ...WHY, at: expect.any(String) } })
  expect(await (await get(`/v1/versions/${three}/text`)).text()).toBe('最少而不是至多派五六個师')
  const { witnesses } = await json<{ witnesses: { version: string }[] }>(get('/v1/passages/p/comparison'))
  expect(witnesses[0]!.version).toBe(two)
  expect((await get(A)).headers.get('Location')).toContain(`/v1/versions/${two}/text`)
  const map = await (await get(`${A}/timemap`)).text()
  expect(map.match(new RegExp(three, 'g'))).toHaveLength(1)
  expect(map).toMatch(new RegExp(`${three}/text>.*; withdrawn="`))
  expect((await history()).versions.at(-1)).toMatchObject({ withdrawn: WHY, current: false })
  expect(await (await get(`/dts/document?resource=p&mediaType=text/plain`)).text()).not.toContain('個')
})

test('as it was before, and stored again', async () => {
  const at = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const again = await post(`${A}/versions`, { text: '最少而不是至多派五六個师' })
  expect(again.status).toBe(200)
  expect(await json(again)).toMatchObject({ version: three, restored: [expect.any(String)] })
  expect(await current()).toBe(three)
  const stood = await json<{ witnesses: { version: string }[] }>(get(`/v1/passages/p/comparison?at=${at}`))
  expect(stood.witnesses[0]!.version).toBe(two)
  expect(await (await get(`${A}/timemap`)).text()).toMatch(new RegExp(`${three}/text>.*; restored="`))
})

test('search marks it, also where the answer was kept before', async () => {
  const found = async () =>
    (await json<{ results: { version: string; withdrawn?: true }[] }>(get('/v1/search?q=五六個师'))).results
  expect((await found()).some(({ withdrawn }) => withdrawn)).toBe(false)
  await post(`/v1/versions/${two}/withdrawal`, WHY)
  const results = await found()
  expect(results.map(({ version, withdrawn }) => withdrawn && version).filter(Boolean)).toEqual([two])
  expect(results.at(-1)!.version).toBe(two)
})

test('all withdrawn: no text is current, and nothing fails', async () => {
  for (const version of [one, two, three]) await post(`/v1/versions/${version}/withdrawal`, WHY)
  expect(await current()).toBe(undefined)
  expect((await get(A)).status).toBe(404)
  expect((await get('/v1/passages/p/comparison?witnesses=A,B')).status).toBe(404)
  for (const path of ['/p/p', '/', '/dts/collection', '/v1/search?q=五六个师', '/v1/passages/p/repeats'])
    expect([path, (await get(path)).status]).toEqual([path, 200])
})

test('equal texts in one request are stored once, and an identical repeat becomes a passage on a KV that takes one write a second', async () => {
  const written = new Set<string>()
  const strict = new Proxy(env.STORE, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (name !== 'put') return typeof member === 'function' ? member.bind(target) : member
      return async (key: string, ...rest: unknown[]) => {
        if (written.has(key)) throw new Error('KV PUT failed: 429 Too Many Requests')
        written.add(key)
        return Reflect.apply(member as KVNamespace['put'], target, [key, ...rest] as never)
      }
    },
  })
  const witnesses = ['A', 'B', 'C'].map((siglum) => ({ siglum, label: siglum, text: '同一段文字。' }))
  const body = { id: 'same', title: 'Same', language: 'zh', witnesses }
  const made = await send('POST', '/v1/passages', { body, env: { STORE: strict } })
  expect(made.status).toBe(201)
  const { witnesses: stored } = await json<{ witnesses: { current: { version: string } }[] }>(made)
  for (const { current } of stored)
    expect(await (await get(`/v1/versions/${current.version}/text`)).text()).toBe('同一段文字。')
})

test('a changed text is a 500 that names the version, and never the text', async () => {
  const { A: version } = await passage('broken', { A: '原来的文字', B: '原来的文' })
  await env.STORE.put(`text/${version!.slice(12)}`, '改过的文字')
  for (const path of [`/v1/versions/${version}/text`, '/v1/passages/broken/comparison']) {
    const answer = await get(path)
    expect(answer.status).toBe(500)
    const { type, detail } = await json<{ type: string; detail: string }>(answer)
    expect([type, detail.includes(version!)]).toEqual(['/problems/corrupt-text', true])
  }
})
