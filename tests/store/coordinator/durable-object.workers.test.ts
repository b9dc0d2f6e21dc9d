/** The coordinator as a Durable Object inside workerd, behind the API: with it no claim is provisional, and the second is refused at once. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { coordinateBy } from '../../../src/store/coordinator/client.ts'
import { json, send } from '../../routes/service.ts'

const namespace = (env as unknown as { TEST_COORDINATOR: DurableObjectNamespace }).TEST_COORDINATOR
const on = { COORDINATOR: namespace }
const post = (path: string, body: unknown, bindings: object = on) => send('POST', path, { body, env: bindings })
let id: string
let n = 0

beforeEach(() => {
  id = `coordinated-${n++}`
})

/** KV as a place sees it that knows nothing of what was written at others yet. */
function blindTo(kv: KVNamespace, until: { seen: boolean }): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (until.seen) return Reflect.apply(member, target, args)
        if (name === 'list') return Promise.resolve({ keys: [], list_complete: true, cacheStatus: null })
        if (name === 'get')
          return Promise.resolve(Array.isArray(args[0]) ? new Map(args[0].map((key) => [key, null])) : null)
        return Reflect.apply(member, target, args)
      }
    },
  })
}

test('the second of two who take an id out of each other’s sight is refused, and leaves no record', async () => {
  const first = await post('/v1/passages', { id, title: 'One', language: 'zh' })
  expect([first.status, await json(first)]).toEqual([201, expect.not.objectContaining({ provisional: true })])
  const view = { seen: false }
  const elsewhere = { ...on, STORE: blindTo(env.STORE, view) }
  const second = await post('/v1/passages', { id, title: 'Two', language: 'zh' }, elsewhere)
  expect(second.status).toBe(409)
  view.seen = true
  expect((await env.STORE.list({ prefix: `record/passage/${id}/` })).keys).toHaveLength(1)
  expect(await json(send('GET', `/v1/passages/${id}`))).toMatchObject({ title: 'One' })
})

test('sigla, lists and telegrams likewise; what is the same may be said twice', async () => {
  await post('/v1/passages', { id, title: 'P', language: 'zh' })
  const late = await env.STORE.get(`head/passage/${id}`)
  expect((await post(`/v1/passages/${id}/witnesses`, { siglum: 'A', label: '1950' })).status).toBe(201)
  const names = [{ id: 'mao', kind: 'person', forms: ['毛泽东'] }]
  expect((await post(`/v1/passages/${id}/names`, { names })).status).toBe(201)
  // A place that has the head from before.
  await env.STORE.put(`head/passage/${id}`, late!)
  const view = { seen: false }
  const blind = blindTo(env.STORE, view)
  const elsewhere = {
    ...on,
    STORE: new Proxy(blind, {
      get: (target, name) =>
        name === 'get'
          ? (key: string | string[], type?: unknown) =>
              key === `head/passage/${id}`
                ? Promise.resolve(type === 'json' ? JSON.parse(late!) : late)
                : target.get(key as string)
          : Reflect.get(target, name),
    }),
  }
  expect((await post(`/v1/passages/${id}/witnesses`, { siglum: 'A', label: '1998' }, elsewhere)).status).toBe(409)
  expect((await post(`/v1/passages/${id}/names`, { names: [], replaces: null }, elsewhere)).status).toBe(409)
  const other = [{ id: 'zhou', kind: 'person', forms: ['周恩来'] }]
  expect((await post(`/v1/passages/${id}/names`, { names: other }, elsewhere)).status).toBe(409)
  expect((await post(`/v1/passages/${id}/witnesses`, { siglum: 'A', label: '1950' })).status).toBe(200)
})

test('where it does not answer nothing is written, and reading goes on', async () => {
  const silent = {
    COORDINATOR: { idFromName: () => 'x', get: () => ({ fetch: async () => new Response('', { status: 500 }) }) },
  }
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const refused = await post('/v1/passages', { id, title: 'P', language: 'zh' }, silent)
  expect(refused.status).toBe(503)
  expect((await env.STORE.list({ prefix: `record/passage/${id}/` })).keys).toEqual([])
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
  expect((await send('GET', '/v1/passages', { env: silent })).status).toBe(200)
})

describe('the object itself', () => {
  const ask = (thing: string, slot: string, claim: string) =>
    coordinateBy(namespace)(thing, { claims: [{ slot, claim }], held: {}, listed: false, newest: 0 })

  test('numbers what it lets through, later each time', async () => {
    const answers = []
    for (const claim of ['a', 'b', 'c']) answers.push(await ask(id, claim, claim))
    expect(answers.map((answer) => 'number' in answer && answer.number)).toEqual([1, 2, 3])
    const times = answers.map((answer) => ('recorded' in answer ? answer.recorded : 0))
    expect(times).toEqual([...new Set(times)].sort())
  })

  test('of forty at once one has the slot', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(id, 'passage ', String(i))))
    expect(answers.filter((answer) => 'number' in answer)).toHaveLength(1)
    // Another thing is another object.
    expect(await ask(`${id}-other`, 'passage ', 'x')).toMatchObject({ number: 1 })
  })
})
