/**
 * The real server, as `npm start` runs it, on a free port with a folder of its own: a client that knows only HTTP compares its answers
 * with `kv-seed/`, character by character.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Comparison, Segment } from '../../src/variants/comparison.ts'
import { npmStart, type Started } from './npm-start.ts'

const SEED = 'kv-seed'
const START = 30_000

let folder: string
let server: Started
let host: string

async function start(): Promise<void> {
  server = await npmStart(folder)
  host = server.host
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'variorum-'))
  await start()
}, START)

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
}, START)

async function get<T>(path: string): Promise<T> {
  const response = await fetch(host + path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as T
}

const textOf = async (version: string) => (await fetch(`${host}/v1/versions/${version}/text`)).text()
const readSeed = async <T>(path: string) => JSON.parse(await readFile(join(SEED, path), 'utf8')) as T
const cut = (text: string, start: number, end: number) => [...text].slice(start, end).join('')

interface Reading {
  readonly start: number
  readonly end: number
  readonly base: string
  readonly reading: string
}
type Origin =
  | { is: 'file'; path: string }
  | { is: 'span'; passage: string; siglum: string; start: number; end: number }
  | { is: 'reconstruction'; base: string; readings: readonly Reading[] }
interface SeedPassage {
  readonly id: string
  readonly witnesses: readonly { readonly siglum: string; readonly version: { readonly text: Origin } }[]
}
interface Passage {
  readonly id: string
  readonly witnesses: readonly { readonly siglum: string; readonly current: { version: string; length: number } }[]
}

const seedPassage = (id: string) => readSeed<SeedPassage>(`passages/${id}.json`)
const originOf = (passage: SeedPassage, siglum: string) =>
  passage.witnesses.find((witness) => witness.siglum === siglum)!.version.text

/** The text of a witness as the files of the corpus give it, by way of no code of the service. */
async function seedText(id: string, siglum: string): Promise<string> {
  const origin = originOf(await seedPassage(id), siglum)
  if (origin.is === 'file') return readFile(join(SEED, origin.path), 'utf8')
  if (origin.is === 'span') return cut(await seedText(origin.passage, origin.siglum), origin.start, origin.end)
  return applied(await seedText(id, origin.base), origin.readings)
}

function applied(base: string, readings: readonly Reading[]): string {
  const points = [...base]
  for (const { start, end, base: replaced, reading } of [...readings].sort((a, b) => b.start - a.start)) {
    expect(points.slice(start, end).join('')).toBe(replaced)
    points.splice(start, end - start, ...reading)
  }
  return points.join('')
}

const ids = (await readdir(join(SEED, 'passages'))).map((file) => file.replace('.json', ''))

describe('the corpus', () => {
  test('is whole', async () => {
    const { passages } = await get<{ passages: Passage[] }>('/v1/passages?limit=1000')
    expect(passages.map(({ id }) => id)).toEqual(ids.sort())
    const { telegrams } = await get<{ telegrams: unknown[] }>('/v1/telegrams?limit=1000')
    expect(telegrams).toHaveLength(27)
    expect(await get('/healthz')).toMatchObject({ status: 'ok', seeded: true })
  })

  test.each(ids)('%s reads as it is written', async (id) => {
    const { witnesses } = await get<Passage>(`/v1/passages/${id}`)
    expect(witnesses.map(({ siglum }) => siglum)).toEqual((await seedPassage(id)).witnesses.map(({ siglum }) => siglum))
    for (const { siglum, current } of witnesses) {
      const text = await textOf(current.version)
      expect(text).toBe(await seedText(id, siglum))
      expect(current.length).toBe([...text].length)
      type Derived = { derivedFrom: { version: string; start: number; end: number } | null }
      const { derivedFrom } = await get<Derived>(`/v1/versions/${current.version}`)
      if (derivedFrom === null) continue
      const source = await textOf(derivedFrom.version)
      const origin = originOf(await seedPassage(id), siglum)
      if (origin.is === 'span') expect(cut(source, derivedFrom.start, derivedFrom.end)).toBe(text)
    }
  })

  test('every piece of evidence cuts from its version the words that it shows', async () => {
    type Evidence = { version: string; start: number; end: number; text: string }
    type Telegram = {
      evidence: Evidence[]
      statements: { evidence?: Evidence[] }[]
      tensions: { evidence: Evidence[] }[]
    }
    const { telegrams } = await get<{ telegrams: Telegram[] }>('/v1/telegrams?limit=1000')
    const evidence = telegrams.flatMap((telegram) => [
      ...telegram.evidence,
      ...telegram.statements.flatMap((statement) => statement.evidence ?? []),
      ...telegram.tensions.flatMap((tension) => tension.evidence),
    ])
    expect(evidence.length).toBeGreaterThanOrEqual(180)
    const texts = new Map<string, string>()
    for (const { version } of evidence) if (!texts.has(version)) texts.set(version, await textOf(version))
    for (const { version, start, end, text } of evidence) expect(cut(texts.get(version)!, start, end)).toBe(text)
  })
})

/** Each witness's text put together again from the spans. */
async function expectLossless({ witnesses, segments }: Comparison): Promise<void> {
  for (const { siglum, version, length } of witnesses) {
    const text = await textOf(version!)
    let at = 0
    for (const segment of segments) {
      const [start, end] = segment.spans[siglum]!
      expect(start).toBe(at)
      at = end
      if (segment.relation === 'identical') continue
      const reading = segment.readings.find((reading) => reading.witnesses.includes(siglum))
      expect(reading?.text).toBe(cut(text, start, end))
    }
    expect(at).toBe(length)
  }
}

/** What A and another witness have at each place where they part, in the order of the text. */
const places = (segments: readonly Segment[], siglum: string) =>
  segments.flatMap((segment) => {
    if (segment.relation === 'identical') return []
    const [start, end] = segment.spans.A!
    const reading = segment.readings.find((reading) => reading.witnesses.includes(siglum))!.text
    return [{ start, end, reading }]
  })

describe('the comparisons', () => {
  test('account: A and B are one text', async () => {
    const comparison = await get<Comparison>('/v1/passages/account/comparison?witnesses=A,B')
    await expectLossless(comparison)
    const whole = [0, comparison.witnesses[0]!.length]
    expect(comparison.segments).toEqual([{ relation: 'identical', spans: { A: whole, B: whole } }])
    expect(comparison.summary).toMatchObject({ variants: 0, similarity: { A: { B: 1 } } })
  })

  test.each(['t17', 't08'])('%s: A against C has the places that the apparatus records', async (id) => {
    const comparison = await get<Comparison>(`/v1/passages/${id}/comparison?witnesses=A,C&base=A`)
    await expectLossless(comparison)
    const origin = originOf(await seedPassage(id), 'C')
    if (origin.is !== 'reconstruction') throw new Error('C is a reconstruction')
    const recorded = origin.readings
    const found = places(comparison.segments, 'C')
    // An editor may print two neighbours as one entry, but nothing is torn, and nothing is found where nothing is recorded.
    for (const { start, end } of recorded)
      expect(
        found.filter((place) => place.start <= start && end <= place.end),
        `${start}–${end}`,
      ).toHaveLength(1)
    for (const place of found)
      expect(
        recorded.some(({ start, end }) => place.start <= start && end <= place.end),
        JSON.stringify(place),
      ).toBe(true)
    expect(recorded.length - found.length).toBeLessThanOrEqual(2)
    expect(comparison.summary.variants).toBe(found.length)
  })

  test('t17: the thirteen places are thirteen', async () => {
    const { segments } = await get<Comparison>('/v1/passages/t17/comparison?witnesses=A,C')
    const origin = originOf(await seedPassage('t17'), 'C')
    if (origin.is !== 'reconstruction') throw new Error('C is a reconstruction')
    expect(origin.readings).toHaveLength(13)
    expect(places(segments, 'C')).toEqual(origin.readings.map(({ start, end, reading }) => ({ start, end, reading })))
  })

  test('the permanent address gives the same answer, and 304 to who holds it', async () => {
    const current = await fetch(`${host}/v1/passages/t17/comparison?witnesses=A,B,C`)
    const { permalink } = (await current.clone().json()) as { permalink: string }
    const pinned = await fetch(permalink)
    expect(await pinned.text()).toBe(await current.text())
    expect(pinned.headers.get('cache-control')).toContain('immutable')
    const held = await fetch(permalink, { headers: { 'If-None-Match': pinned.headers.get('etag')! } })
    expect([held.status, held.headers.get('access-control-allow-origin')]).toEqual([304, '*'])
  })
})

describe('a new version', () => {
  const path = '/v1/passages/t17/witnesses/D'
  const token = { Authorization: 'Bearer local-dev-token' }
  const send = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(host + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  let text: string

  test('is stored, compared and kept', async () => {
    text = (await seedText('t17', 'A')).replace('五六个师', '七八个师')
    const witness = { siglum: 'D', label: 'my own', source: 'a test' }
    expect((await send('/v1/passages/t17/witnesses', witness, {})).status).toBe(401)
    expect((await send('/v1/passages/t17/witnesses', witness, token)).status).toBe(201)
    expect((await send(`${path}/versions`, { text }, token)).status).toBe(201)
    const { segments } = await get<Comparison>('/v1/passages/t17/comparison?witnesses=A,D')
    const variants = segments.filter((segment) => segment.relation === 'variant')
    expect(variants).toHaveLength(1)
    expect(variants[0]).toMatchObject({
      kind: 'substitution',
      readings: [
        { text: '五六', witnesses: ['A'] },
        { text: '七八', witnesses: ['D'] },
      ],
    })
  })

  test(
    'is still there after a new start, and the corpus is not there twice',
    async () => {
      const before = await get('/v1/passages?limit=1000')
      await server.stop()
      await start()
      expect(await get('/v1/passages?limit=1000')).toEqual(before)
      expect(await (await fetch(host + path)).text()).toBe(text)
    },
    START,
  )
})
