/** A Memento client (RFC 7089) walks from an original resource through its past, by links alone. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { kvStore } from '../../src/store/kv-store.ts'
import { get, ORIGIN, passage } from './service.ts'

const TEXTS = ['派五个师', '派五六个师', '派五六个师志愿军', '至少派五六个师志愿军']
const DATES = [
  '2025-01-01T09:00:00.000Z',
  '2025-01-02T09:00:00.500Z',
  '2025-03-01T00:00:00.000Z',
  '2026-01-01T00:00:00.000Z',
]
const ORIGINAL = `${ORIGIN}/v1/passages/p/witnesses/A`

beforeAll(async () => {
  await passage('p', { A: null, B: 'one' })
  const store = kvStore(env.STORE, Date.now)
  for (const [k, text] of TEXTS.entries()) await store.addVersion('p', 'A', { text, created: DATES[k]! })
})

interface Link {
  readonly href: string
  readonly rel: readonly string[]
  readonly datetime?: string
  readonly type?: string
}

/** RFC 8288, as far as links of a memento go; the same for a header and for link-format. */
function links(text: string): Link[] {
  return [...text.matchAll(/<([^>]*)>((?:\s*;\s*\w+="[^"]*")*)/g)].map(([, href, parameters]) => {
    const { rel = '', ...rest } = Object.fromEntries(
      [...parameters!.matchAll(/(\w+)="([^"]*)"/g)].map(([, k, v]) => [k, v]),
    )
    return { href: href!, rel: rel.split(' '), ...rest }
  })
}

const client = (address: string, headers: Record<string, string> = {}) => get(address.replace(ORIGIN, ''), headers)
const linkTo = (found: readonly Link[], rel: string) => found.find((link) => link.rel.includes(rel))
const linksOf = (response: Response) => links(response.headers.get('Link')!)

describe('from the TimeGate', () => {
  const memento = (when: string) => client(ORIGINAL, { 'Accept-Datetime': new Date(when).toUTCString() })
  test.each([
    ['before the first: the first', '1950-10-02T00:00:00Z', 0],
    ['at the first', DATES[0]!, 0],
    ['a second before the second', '2025-01-02T08:59:59Z', 0],
    ['at the second, which was made half a second later than HTTP can say', '2025-01-02T09:00:00Z', 1],
    ['between', '2025-02-10T00:00:00Z', 1],
    ['after the last: the last', '2099-01-01T00:00:00Z', 3],
  ])('%s', async (_, when, expected) => {
    const gate = await memento(when)
    expect(gate.status).toBe(302)
    expect(gate.headers.get('Vary')).toBe('Accept-Datetime')
    expect(gate.headers.get('Cache-Control')).toBe('private, no-store')
    expect(gate.headers.get('Memento-Datetime')).toBe(null)
    expect(linkTo(linksOf(gate), 'original')?.href).toBe(ORIGINAL)
    const found = await client(gate.headers.get('Location')!)
    expect(await found.text()).toBe(TEXTS[expected])
    expect(found.headers.get('Memento-Datetime')).toBe(new Date(DATES[expected]!).toUTCString())
  })

  test('without a date: the current text', async () => {
    expect(await (await client((await client(ORIGINAL)).headers.get('Location')!)).text()).toBe(TEXTS[3])
  })

  test.each(['yesterday', '2025-01-01', 'Wed, 31 Feb 2025 09:00:00 GMT', 'Thu, 01 Jan 2025 09:00:00 GMT', ''])(
    'malformed: “%s” is refused',
    async (date) => {
      const response = await client(ORIGINAL, { 'Accept-Datetime': date })
      expect(response.status).toBe(400)
      expect(response.headers.get('Location')).toBe(null)
    },
  )
})

describe('through the mementos', () => {
  test('by next from the first to the last, and by prev back', async () => {
    const gate = linksOf(await client(ORIGINAL))
    for (const [from, by, texts] of [
      ['first', 'next', TEXTS],
      ['last', 'prev', TEXTS.toReversed()],
    ] as const) {
      const walked: string[] = []
      for (let at = linkTo(gate, from)?.href; at !== undefined && walked.length < 10; ) {
        const response = await client(at)
        walked.push(await response.text())
        at = linkTo(linksOf(response), by)?.href
      }
      expect(walked).toEqual(texts)
    }
  })

  test('every link says the time that its memento has', async () => {
    const first = await client(linkTo(linksOf(await client(ORIGINAL)), 'first')!.href)
    const found = linksOf(first).filter(({ rel }) => rel.includes('memento'))
    expect(found.map(({ rel }) => rel)).toEqual([
      ['first', 'memento'],
      // The last version changes, and the answer of a memento is cached forever.
      ['next', 'memento'],
    ])
    for (const { href, datetime } of found) expect((await client(href)).headers.get('Memento-Datetime')).toBe(datetime)
  })

  test('the only one is first and last', async () => {
    const gate = linksOf(await client(`${ORIGIN}/v1/passages/p/witnesses/B`))
    expect(gate.filter(({ rel }) => rel.includes('memento')).map(({ rel }) => rel)).toEqual([
      ['first', 'last', 'memento'],
    ])
  })
})

test('the TimeMap lists them all, and says of itself from when until when', async () => {
  const { href, type } = linkTo(linksOf(await client(ORIGINAL)), 'timemap')!
  const response = await client(href)
  expect(response.headers.get('Content-Type')).toBe(type)
  const map = links(await response.text())
  expect(linkTo(map, 'self')).toMatchObject({
    href,
    from: new Date(DATES[0]!).toUTCString(),
    until: new Date(DATES[3]!).toUTCString(),
  })
  const texts = await Promise.all(
    map.filter(({ rel }) => rel.includes('memento')).map(async (link) => (await client(link.href)).text()),
  )
  expect(texts).toEqual(TEXTS)
})
