/** The real server under requests that nobody means well with; the long form is `npm run fuzz`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/cli/local.ts'
import { ask, fuzz, rawly } from './fuzz.ts'

const TOKEN = 'local-dev-token'
let server: Serving
beforeAll(async () => {
  server = await serve(0, TOKEN, null)
}, 60_000)
afterAll(() => server?.close())

const isWell = async () =>
  (await ask(server.url, { method: 'GET', path: '/healthz', headers: {}, body: null })).status === 200

test('six hundred requests from the document', async () => {
  const { requests, statuses, faults } = await fuzz(server.url, TOKEN, { size: 600, seed: 7 })
  expect(faults).toEqual([])
  expect(requests).toBeGreaterThanOrEqual(600)
  // It was no run of refusals alone.
  expect(statuses[200] ?? 0).toBeGreaterThan(100)
}, 120_000)

describe('what is no proper HTTP', () => {
  const head = 'POST /v1/compare HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

  test('a chunked body that never ends is cut short at the limit', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
    const status = await rawly(server.url, async (write, closed) => {
      await write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      while (!closed() && (await write(chunk)));
    })
    expect([null, 'HTTP/1.1 413']).toContain(status)
    expect(await isWell()).toBe(true)
  }, 60_000)

  test.each([
    ['a longer body than it says', `${head}Content-Length: 2\r\n\r\n{}garbage`],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}`],
    ['a length and chunks', `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a length below nothing', `${head}Content-Length: -1\r\n\r\n{}`],
    ['a chunk of no length', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['no host', 'GET /v1/limits HTTP/1.1\r\n\r\n'],
    ['another host', 'GET /v1/limits HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    ['an address for a path', 'GET http://evil.example/v1/limits HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a header of 200 kB', `GET /v1/limits HTTP/1.1\r\nHost: localhost\r\nX-Bomb: ${'x'.repeat(200_000)}\r\n\r\n`],
    ['ten thousand headers', `GET /v1/limits HTTP/1.1\r\nHost: localhost\r\n${'X-Bomb: x\r\n'.repeat(10_000)}\r\n`],
    ['a null byte in the path', 'GET /v1/\0limits HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'],
  ])(
    '%s',
    async (_, bytes) => {
      const status = await rawly(server.url, async (write) => void (await write(bytes)))
      if (status !== null) expect(status).toMatch(/^HTTP\/1\.1 [234]/)
      expect(await isWell()).toBe(true)
    },
    60_000,
  )

  test('clients that never finish do not keep others waiting', async () => {
    const never = (bytes: string) =>
      rawly(server.url, async (write) => void (await write(bytes)), 4_000).catch(() => null)
    const slow = Array.from({ length: 40 }, (_, i) =>
      never(i % 2 === 0 ? 'GET /v1/limits HTTP/1.1\r\nHost: loc' : `${head}Content-Length: 1000\r\n\r\n{"wit`),
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(server.url, { method: 'GET', path: '/v1/limits', headers: {}, body: null })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3_000)
    await Promise.all(slow)
    expect(await isWell()).toBe(true)
  }, 60_000)
})
