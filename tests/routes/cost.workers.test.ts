/** What each route asks of KV, as it is billed: the figures that the README reckons a day of the free plan with. */
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { get, ORIGIN, passage, post, send } from './service.ts'

let versions: Record<string, string>
beforeAll(async () => {
  versions = await passage('p', {
    A: '至少而不是至多派五六个师',
    B: '至少而不是至多派七八个师',
    C: '最少而不是至多派五六个师',
  })
  const others = await passage('q', { A: '电报', B: '電報' })
  const evidence = [{ version: versions.A, start: 0, end: 2, kind: 'quote' }]
  const title = { zh: '电报', en: 'Telegram' }
  await post('/v1/telegrams', { id: 't', title, type: 'telegram', status: 'sent', passage: 'p', evidence })
  // Minutes later, when no earlier claim can appear any more: until then each read checks again whose a siglum is, and reads all heads.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 240_000 })
  for (const path of [
    '/v1/passages',
    '/v1/telegrams',
    '/v1/passages/p/decisions',
    '/v1/passages/p/witnesses/A/versions',
    '/v1/search?q=电报',
    '/?lang=en',
  ])
    await get(path)
  for (const version of [...Object.values(versions), ...Object.values(others)]) await get(`/v1/versions/${version}`)
})

afterAll(() => vi.useRealTimers())

/** Keys read, written and lists asked for, and what a caller without a token is charged. */
const costOf = async (method: string, path: string, body?: unknown) => {
  const { headers, status } = await send(method, path, { body })
  const timing = headers.get('Server-Timing') ?? ''
  const count = (name: string) => Number(new RegExp(`\\b${name};desc="(\\d+)"`).exec(timing)?.[1] ?? 0)
  return { ok: status < 300, cost: ['get', 'put', 'list', 'units'].map(count) }
}

type Cost = readonly [get: number, put: number, list: number, units: number]
const two = { witnesses: ['A', 'B'].map((siglum) => ({ siglum, text: siglum })) }
const statement = { property: 'sender', value: '毛', basis: 'stated', source: 's' }
/**
 * At most: a list may take one call or two, as the clock stands. What never changes is remembered by the isolate from one line to the
 * next.
 */
const COSTS: readonly (readonly [what: string, cost: Cost, path: string, body?: unknown])[] = [
  ['a passage', [1, 0, 0, 0], '/v1/passages/p'],
  ['the list of two passages', [3, 0, 0, 0], '/v1/passages'],
  ['a comparison of three, the first time', [5, 0, 0, 1], '/v1/passages/p/comparison'],
  ['and then', [2, 0, 0, 0], '/v1/passages/p/comparison'],
  ['a pinned comparison of two, the first time', [3, 0, 0, 1], '/v1/comparisons/{A},{C}?engine=2'],
  ['and then', [0, 0, 0, 0], '/v1/comparisons/{A},{C}?engine=2'],
  ['a text', [2, 0, 0, 0], '/v1/versions/{A}/text'],
  // With the heads of passages and telegrams, whose records are looked through.
  ['a search', [9, 0, 0, 1], '/v1/search?q=五六个师'],
  // Whether those that may have it were withdrawn is asked each time.
  ['and then', [9, 0, 0, 1], '/v1/search?q=五六个师'],
  ['a telegram, the first time', [5, 0, 0, 1], '/v1/telegrams/t'],
  ['and then', [2, 0, 0, 0], '/v1/telegrams/t'],
  // Validated by a digest and a mark for each of passages, decisions and telegrams, however many there are.
  ['the reading room with two passages', [10, 0, 0, 1], '/'],
  ['and then', [6, 0, 0, 0], '/'],
  // With all telegrams, which may be marked in its texts.
  ['the page of three witnesses', [7, 0, 0, 1], '/p/p'],
  ['and then', [4, 0, 0, 0], '/p/p'],
  // Its evidence, carried to every current text, and beside it its wording compared.
  ['the page of a telegram', [6, 0, 0, 1], '/t/t'],
  ['and then', [3, 0, 0, 0], '/t/t'],
  ['what an embed asks for', [5, 0, 0, 1], '/embed/p/p.json'],
  ['and then', [2, 0, 0, 0], '/embed/p/p.json'],
  ['oEmbed', [2, 0, 0, 0], `/oembed?url=${ORIGIN}/p/p`],
  ['texts that are not stored', [0, 0, 0, 1], '/v1/compare', two],
  ['a new passage', [3, 5, 3, 0], '/v1/passages', { id: 'r', title: 'R', language: 'zh' }],
  ['a new witness', [1, 3, 2, 0], '/v1/passages/r/witnesses', { siglum: 'A', label: 'a' }],
  ['a new version', [3, 7, 2, 0], '/v1/passages/r/witnesses/A/versions', { text: '第一' }],
  ['one more', [3, 7, 2, 0], '/v1/passages/r/witnesses/A/versions', { text: '第二' }],
  ['a statement', [3, 3, 2, 0], '/v1/telegrams/t/statements', statement],
]

test('no route costs more than what is written down', async () => {
  for (const [what, most, path, body] of COSTS) {
    const address = path.replace(/\{(\w)\}/g, (_, siglum: string) => versions[siglum]!)
    const { ok, cost } = await costOf(body === undefined ? 'GET' : 'POST', address, body)
    expect([what, ok]).toEqual([what, true])
    for (const [i, count] of cost.entries())
      expect(count, `${what}: ${cost} and not ${most}`).toBeLessThanOrEqual(most[i]!)
  }
})

/** KV that counts calls, independent of the number of keys; one for all requests, since an isolate remembers what it read. */
function counting() {
  let calls = 0
  const kv = new Proxy(env.STORE, {
    get(target, name: keyof KVNamespace) {
      const member = target[name] as (...args: unknown[]) => unknown
      return (...args: unknown[]) => {
        calls++
        return member.apply(target, args)
      }
    },
  })
  return { kv, calls: () => calls }
}

/** At most, where the isolate knows the texts: for an answer that is computed, and for one that is kept. */
const CALLS: readonly (readonly [path: string, made: number, kept: number])[] = [
  ['/?x=', 3, 1],
  ['/p/p?x=', 1, 1],
  ['/p/p?ignore=', 2, 1],
  ['/t/t?x=', 3, 2],
  ['/search?q=五六个师&ignore=', 3, 2],
  ['/v1/passages/p/comparison?ignore=', 2, 1],
  ['/embed/p/p.json?ignore=', 2, 1],
]

test('requests at the same time are one call, and known values need none', async () => {
  // What was written above is settled by then.
  vi.setSystemTime(Date.now() + 1_800_000)
  const { kv, calls } = counting()
  const ask = async (path: string) => {
    const before = calls()
    expect([path, (await send('GET', path, { env: { STORE: kv } })).status]).toEqual([path, 200])
    return calls() - before
  }
  // Twice, for what is made again behind an answer.
  for (const ignored of ['case', 'width']) for (const [path] of CALLS) await ask(path + ignored)
  for (const [path, made, kept] of CALLS) {
    const taken = [await ask(`${path}case,width`), await ask(`${path}case,width`)]
    for (const [i, most] of [made, kept].entries())
      expect(taken[i], `${path}: ${taken} and not ${made}, ${kept}`).toBeLessThanOrEqual(most)
  }
})
