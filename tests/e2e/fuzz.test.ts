/** The real server under hostile requests; the long form is `npm run fuzz`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/local.ts'
import { ask, get, rawly } from './asking.ts'
import { fuzz } from './fuzz.ts'
import { ENDLESS, IMPROPER, UNFINISHED } from './hostile.ts'

const TOKEN = 'local-dev-token'
let server: Serving
beforeAll(async () => {
  server = await serve(0, TOKEN, null)
}, 60_000)
afterAll(() => server?.close())

const isWell = async () => (await ask(server.url, get('/healthz'))).status === 200

test('eight requests to everything that the document and the pages have', async () => {
  const { statuses, targets, faults } = await fuzz(server.url, TOKEN, { size: 560, seed: 7 })
  expect(faults).toEqual([])
  for (const { name, requests } of targets) expect(requests, name).toBeGreaterThan(0)
  // It was no run of refusals alone.
  expect(statuses[200] ?? 0).toBeGreaterThan(200)
}, 120_000)

describe('what is no proper HTTP', () => {
  test('a chunked body that never ends is cut short at the limit', async () => {
    const status = await rawly(server.url, async (write, closed) => {
      await write(ENDLESS.head)
      while (!closed() && (await write(ENDLESS.chunk)));
    })
    expect([null, 'HTTP/1.1 413']).toContain(status)
    expect(await isWell()).toBe(true)
  }, 60_000)

  test.each(IMPROPER)(
    '%s',
    async (_, bytes) => {
      const status = await rawly(server.url, async (write) => void (await write(bytes)))
      if (status !== null) expect(status).toMatch(/^HTTP\/1\.1 [234]/)
      expect(await isWell()).toBe(true)
    },
    60_000,
  )

  test('clients that never finish do not keep others waiting', async () => {
    const slow = Array.from({ length: 40 }, (_, i) =>
      rawly(server.url, async (write) => void (await write(UNFINISHED[i % 2]!)), 4_000).catch(() => null),
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(server.url, get('/v1/limits'))))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3_000)
    await Promise.all(slow)
    expect(await isWell()).toBe(true)
  }, 60_000)
})
