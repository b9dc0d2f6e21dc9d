/**
 * Every address that the service prints answers: a crawler starts at the first page, the entry of DTS and the export, follows what
 * pages link to, load and announce, what `Link` headers and JSON name, and looks for every fragment in the page that it leads to.
 * Of addresses that differ only in the values of their query a few are asked for.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { npmStart, type Started } from './npm-start.ts'

let folder: string
let server: Started
let host: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'variorum-crawler-'))
  server = await npmStart(folder)
  host = server.host
}, 30_000)

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
}, 30_000)

/** Addresses of one path with one set of query members. */
const ALIKE = 2
const MOST = 1_200

const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** What a page or a drawing links to. Forms are left out. */
const linksOfHtml = (html: string) =>
  [...html.matchAll(/<(?:a|link|script|img|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, href]) =>
    unescaped(href!),
  )
const linksOfHeader = (header: string) => [...header.matchAll(/<([^>]+)>/g)].map(([, href]) => href!)

/** Strings of JSON that are addresses of this host; templates and prefixes are left out. */
function linksOfJson(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(host) && !value.includes('{') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    linksOfJson(member).filter((href) => !['@context', 'prefix'].includes(key) || !href.endsWith('/')),
  )
}

test('every address that the service prints answers', async () => {
  const asked = new Map<string, { status: number; ids: ReadonlySet<string> | null }>()
  const alike = new Map<string, number>()
  const queue: { url: string; from: string }[] = [
    '/',
    '/?lang=en',
    '/dts',
    '/dts/collection',
    '/v1/crate',
    '/v1/passages',
    '/v1/telegrams',
    '/v1/telegrams/t08/provenance',
  ].map((path) => ({
    url: host + path,
    from: 'the start',
  }))
  const fragments: { url: string; fragment: string; from: string }[] = []
  const faults: string[] = []

  const follow = (href: string, from: string) => {
    if (/^(?:mailto|data|javascript|urn):/.test(href) || !URL.canParse(href, from)) return
    const url = new URL(href, from)
    if (url.origin !== host) return
    const fragment = decodeURIComponent(url.hash.slice(1))
    url.hash = ''
    if (fragment !== '') fragments.push({ url: url.href, fragment, from })
    queue.push({ url: url.href, from })
  }

  for (let next = queue.shift(); next !== undefined && asked.size < MOST; next = queue.shift()) {
    const { url, from } = next
    if (asked.has(url)) continue
    const { pathname, searchParams } = new URL(url)
    const kind = `${pathname} ${[...new Set(searchParams.keys())].sort().join(' ')}`
    const before = alike.get(kind) ?? 0
    if (before >= ALIKE) continue
    alike.set(kind, before + 1)
    const response = await fetch(url, { redirect: 'manual' })
    const type = response.headers.get('Content-Type') ?? ''
    const body = await response.text()
    const isPage = type.startsWith('text/html')
    const ids = isPage ? new Set([...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => unescaped(id!))) : null
    asked.set(url, { status: response.status, ids })
    if (response.status >= 400) faults.push(`${response.status} ${url} (from ${from})`)
    const location = response.headers.get('Location')
    const found = [
      ...(location === null ? [] : [location]),
      ...linksOfHeader(response.headers.get('Link') ?? ''),
      ...(isPage ? linksOfHtml(body) : []),
      ...(/json/.test(type) ? linksOfJson(JSON.parse(body)) : []),
    ]
    for (const href of found) follow(href, url)
  }

  let looked = 0
  for (const { url, fragment, from } of fragments) {
    const there = asked.get(url)
    if (there?.ids === undefined || there.ids === null) continue
    looked++
    if (!there.ids.has(fragment)) faults.push(`no #${fragment} at ${url} (from ${from})`)
  }
  expect(looked).toBeGreaterThan(100)
  expect([...new Set(faults)]).toEqual([])
  // The whole corpus was seen, with its telegrams, exports and drawings.
  expect(asked.size).toBeGreaterThan(400)
  for (const path of ['/t/t08', '/p/t17', '/v1/telegrams/t08.ris', '/ns/provenance'])
    expect(
      [...asked.keys()].some((url) => new URL(url).pathname === path),
      path,
    ).toBe(true)
}, 240_000)
