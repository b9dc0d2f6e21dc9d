/** A full disk is reported at once, before anything is written. */
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { get, json, post, send } from '../routes/service.ts'

const withFree = (bytes: number) => ({ DISK: { fetch: async () => Response.json(bytes) } })
const passage = { id: 'full', title: 'Full', language: 'zh' }

test('507 where there is no room, and nothing is stored; reading goes on', async () => {
  await post('/v1/passages', { ...passage, id: 'before' })
  const keys = async () => (await env.STORE.list()).keys.map(({ name }) => name)
  const before = await keys()
  const refused = await send('POST', '/v1/passages', { body: passage, env: withFree(1_000_000) })
  expect(refused.status).toBe(507)
  expect(await json(refused)).toMatchObject({ type: '/problems/insufficient-storage' })
  expect(await keys()).toEqual(before)
  expect((await send('GET', '/v1/passages/before', { env: withFree(0) })).status).toBe(200)
  expect((await send('POST', '/v1/passages', { body: passage, env: withFree(1e10) })).status).toBe(201)
  expect((await get('/v1/passages/full')).status).toBe(200)
})
