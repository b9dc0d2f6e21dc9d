/**
 * `npm run load`: sends many requests to the real local server, and beside it to an empty Hono route on the same machine in the same
 * run.
 *
 *     --requests 4000           of each kind, as fast as `--clients 16` get them; 0 for none
 *     --seconds 10              of the first kinds, at a fixed rate: `--share 0.3` of what the slowest of them reached
 *     --versions 10,1000        stored, and then: the list, a comparison, one more write
 *     --shapes spread,one       versions ten a passage, or all in one passage
 *     --minutes 0 --rate 150    memory under so many requests a second, for so long
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contentsOf, nthVersion, type Shape } from './filling.ts'
import { freePort, type Heaps, heapsOf } from './heap.ts'
import { askWorker, serve, serveOther } from './local.ts'
import {
  children,
  errorWords,
  held,
  type Measured,
  offer,
  quantile,
  type Request,
  saturate,
  slope,
  together,
} from './measuring.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '4000' },
    clients: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '10' },
    share: { type: 'string', default: '0.3' },
    versions: { type: 'string', default: '10,1000' },
    shapes: { type: 'string', default: 'spread,one' },
    minutes: { type: 'string', default: '0' },
    rate: { type: 'string', default: '150' },
  },
})
const [count, clients, seconds, share, minutes, rate] = [
  ...[values.requests, values.clients, values.seconds, values.share, values.minutes, values.rate].map(Number),
] as [number, number, number, number, number, number]

const TOKEN = 'local-dev-token'
const EMPTY = 'src/cli/empty-worker.ts'
/** The candidates are measured in turns, so that other load on the machine affects all of them alike. */
const ROUNDS = 5

const json = { 'Content-Type': 'application/json' }
const HAN = '至少而不是至多派五六个师，电报于十月二日由驻华大使转交。'
const compare = JSON.stringify({
  witnesses: [
    { siglum: 'A', text: HAN },
    { siglum: 'C', text: HAN.replace('至少', '最少').replace('五六', '七八') },
  ],
})

interface Kind {
  readonly name: string
  readonly origin: string
  readonly make: (i: number) => Request
  /** What takes ten times as long is asked for a tenth as often. */
  readonly seldom?: boolean
}

async function kindsOf(url: string, empty: string): Promise<readonly [Kind, ...Kind[]]> {
  const { permalink } = (await (await fetch(`${url}/v1/passages/t17/comparison?witnesses=A,C`)).json()) as {
    permalink: string
  }
  const pinned = permalink.slice(url.length)
  const etag = (await fetch(permalink)).headers.get('ETag')!
  const get = (name: string, path: string, headers: Record<string, string> = {}): Kind => ({
    name,
    origin: url,
    make: () => ({ path, headers }),
  })
  return [
    { name: 'an empty Hono route', origin: empty, make: () => ({ path: '/' }) },
    get('304 of a pinned comparison', pinned, { 'If-None-Match': etag }),
    get('a pinned comparison, kept', pinned),
    get('the current comparison', '/v1/passages/t17/comparison?witnesses=A,C'),
    get('a passage', '/v1/passages/t17'),
    { ...get('the list of passages', '/v1/passages'), seldom: true },
    {
      name: 'two sentences compared, stateless',
      origin: url,
      make: () => ({ method: 'POST', path: '/v1/compare', headers: json, body: compare }),
    },
    { ...get('a page', '/p/t17?witnesses=A,C'), seldom: true },
  ]
}

const cell = (text: string, width = 10) => text.padStart(width)
const ms = (milliseconds: number) => milliseconds.toFixed(2)

/** A line: how many a second, p50, p99, how many p50 that is, and both beside those of the empty route. */
function print({ name }: Kind, measured: Measured, nothing: Measured): void {
  const [p50, p99] = [quantile(measured, 0.5), quantile(measured, 0.99)]
  const beside = [p50 / quantile(nothing, 0.5), p99 / quantile(nothing, 0.99)].map((ratio) => `${ratio.toFixed(2)} ×`)
  const perSecond = Math.round(measured.times.length / measured.seconds)
  console.log(
    [name.padEnd(36), cell(`${perSecond}/s`), cell(ms(p50)), cell(ms(p99)), cell(`${(p99 / p50).toFixed(1)} ×`)].join(
      '',
    ) + [...beside.map((ratio) => cell(ratio)), `  ${errorWords(measured)}`].join(''),
  )
}
const heading = (what: string) =>
  console.log(
    `\n${what}\n${''.padEnd(36)}${['', 'p50 ms', 'p99 ms', 'p99/p50', 'p50/empty', 'p99/empty'].map((h) => cell(h)).join('')}`,
  )

async function inTurns(kinds: readonly Kind[], measure: (kind: Kind) => Promise<Measured>): Promise<Measured[]> {
  const rounds: Measured[][] = kinds.map(() => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, kind] of kinds.entries()) rounds[i]!.push(await measure(kind))
  return rounds.map(together)
}

/** Of the kinds, the first: stored comparisons in every state of being kept, and what they are beside. */
const PACED = 5

async function routes(): Promise<void> {
  const [{ url, close }, empty] = [await serve(0, TOKEN, null), await serveOther(EMPTY)]
  const kinds = await kindsOf(url, empty.url)
  // One round without measuring, which compiles and caches for all that follow.
  for (const { origin, make } of kinds) await saturate(origin, make, 200, clients)

  heading(`As fast as ${clients} clients get them, ${count} of each`)
  const reached = await inTurns(kinds, ({ origin, make, seldom }) =>
    saturate(origin, make, count / ROUNDS / (seldom ? 10 : 1), clients),
  )
  for (const [i, kind] of kinds.entries()) print(kind, reached[i]!, reached[0]!)

  if (seconds > 0) {
    const paced = kinds.slice(0, PACED)
    const slowest = Math.min(...reached.slice(0, PACED).map(({ times, seconds }) => times.length / seconds))
    const offered = Math.max(1, Math.round(share * slowest))
    heading(
      `${offered} a second, ${share * 100} % of what the slowest of these reaches, whether or not those before were answered`,
    )
    const found = await inTurns(paced, ({ origin, make }) => offer(origin, make, offered, seconds / ROUNDS))
    for (const [i, measured] of found.entries()) print(kinds[i]!, measured, found[0]!)
  }
  await Promise.all([close(), empty.close()])
}

/** Of each operation this many, one after the other: nothing queues. */
const OF_EACH = 100

/** Entries that are put at once. */
const BATCH = 10_000

/** The folder of a store with so many versions. */
async function filled(shape: Shape, size: number): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'variorum-load-'))
  const contents = await contentsOf(shape, size)
  for (let at = 0; at < contents.length; at += BATCH)
    await askWorker('src/cli/fill-worker.ts', contents.slice(at, at + BATCH), data)
  return data
}

async function growth(shape: Shape, sizes: readonly number[]): Promise<void> {
  const empty = await serveOther(EMPTY)
  console.log(
    `\n${shape === 'one' ? 'All in one passage of five witnesses' : 'Ten versions a passage, two of each of five witnesses'}: p50 / p99 in ms`,
  )
  console.log(
    `| versions | ${['list of passages', 'versions of a witness', 'current comparison', 'after a write', 'one more version', 'an empty route'].join(' | ')} |`,
  )
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const stored of sizes) {
    const data = await filled(shape, stored)
    const { url, close } = await serve(0, TOKEN, data)
    const one = (make: (i: number) => Request, origin = url) => saturate(origin, make, OF_EACH, 1)
    /** Those stored last, each of another passage where there are several. */
    const passage = (i: number) => nthVersion(shape, Math.max(0, stored - 1 - ((i * 10) % stored))).passage
    const write = (i: number): Request => {
      const { passage, siglum, text } = nthVersion(shape, shape === 'one' ? stored + i : (i * 10) % stored)
      const path = `/v1/passages/${passage}/witnesses/${siglum}/versions`
      const headers = { ...json, Authorization: `Bearer ${TOKEN}` }
      return { method: 'POST', path, headers, body: JSON.stringify({ text: `${i} ${text}` }) }
    }
    const current = (passage: string): Request => ({ path: `/v1/passages/${passage}/comparison` })
    const written: Measured[] = []
    const after: Measured[] = []
    await one(() => ({ path: '/v1/passages' }))
    const lists = await one(() => ({ path: '/v1/passages' }))
    const versions = await one((i) => ({ path: `/v1/passages/${passage(i)}/witnesses/A/versions` }))
    await one(() => current(passage(0)))
    const kept = await one(() => current(passage(0)))
    for (let i = 0; i < OF_EACH; i++) {
      const request = write(i)
      written.push(await saturate(url, () => request, 1, 1))
      after.push(await saturate(url, () => current(request.path.split('/')[3]!), 1, 1))
    }
    const nothing = await one(() => ({ path: '/' }), empty.url)
    const all = [lists, versions, kept, together(after), together(written), nothing]
    const shown = all.map(
      (measured) => `${quantile(measured, 0.5).toFixed(1)} / ${quantile(measured, 0.99).toFixed(1)}`,
    )
    console.log(`| ${stored} | ${shown.join(' | ')} | ${errorWords(together(all))}`)
    await close()
    await rm(data, { recursive: true })
  }
  await empty.close()
}

/** So much of the time the runtimes get to reach the size that they stay at. */
const WARM_UP = 0.3
const SAMPLE = 1_000
/** The least that is held in each of so many stretches is what garbage collection left. */
const STRETCHES = 20

/**
 * Three runtimes under the same number of requests a second: ours under a mixture, an empty one, and one that only reads one key of KV.
 * The memory of the process also grows with garbage, which this runtime, alone on its machine, is slow to collect; what must not grow is
 * the size of the objects of our Worker after a collection.
 */
async function memory(): Promise<void> {
  const [port, emptyPort, kvPort] = [await freePort(), await freePort(), await freePort()]
  const watched: { name: string; process: number | undefined; heaps: Heaps; close: () => Promise<void> }[] = []
  const start = async (
    name: string,
    port: number,
    serving: () => Promise<{ url: string; close: () => Promise<void> }>,
  ) => {
    const before = new Set(await children())
    const { url, close } = await serving()
    const process = (await children()).filter((one) => !before.has(one)).at(-1)
    watched.push({ name, process, heaps: await heapsOf(port), close })
    return url
  }
  const url = await start('ours', port, () => serve(0, TOKEN, null, undefined, {}, undefined, port))
  const empty = await start('an empty route', emptyPort, () => serveOther(EMPTY, emptyPort))
  const kv = await start('one key of KV', kvPort, () => serveOther(EMPTY, kvPort))
  const mixed = (await kindsOf(url, empty)).slice(1)
  const runs: readonly (readonly [string, (i: number) => Request])[] = [
    [url, (i) => mixed[i % mixed.length]!.make(i)],
    [empty, () => ({ path: '/' })],
    [kv, () => ({ path: '/kv' })],
  ]
  const parts = ['the process', 'the Worker', 'KV', 'the cache']
  /** Of each runtime and each part: requests sent, and megabytes. */
  const points = watched.map(() => parts.map((): [number, number][] => []))
  const begun = performance.now()
  let looking = false
  const sampler = setInterval(async () => {
    // A busy isolate answers late.
    if (looking) return
    looking = true
    const sent = ((performance.now() - begun) / 1000) * rate
    for (const [i, { process, heaps }] of watched.entries()) {
      const now = [process === undefined ? Number.NaN : await held(process), ...(await heaps.used())]
      for (const [part, megabytes] of now.entries()) points[i]![part]!.push([sent, megabytes])
    }
    looking = false
  }, SAMPLE)
  console.log(
    `\nMemory: ${rate} requests a second to each for ${minutes} minutes, the first ${WARM_UP * 100} % left out`,
  )
  const found = await Promise.all(runs.map(([origin, make]) => offer(origin, make, rate, minutes * 60)))
  clearInterval(sampler)
  for (const [i, { name, heaps, close }] of watched.entries()) {
    console.log(`${name}: ${found[i]!.times.length} requests, ${errorWords(found[i]!)}`)
    for (const [part, all] of points[i]!.entries()) {
      const least = leastOf(all.slice(Math.floor(all.length * WARM_UP)))
      const [first, last] = [least[0]?.[1] ?? Number.NaN, least.at(-1)?.[1] ?? Number.NaN]
      const grows = `${(slope(least) * 10_000).toFixed(2)} MB per 10,000 requests`
      console.log(
        `  ${parts[part]!.padEnd(14)}${grows.padStart(30)}, from ${first.toFixed(1)} to ${last.toFixed(1)} MB`,
      )
    }
    heaps.close()
    await close()
  }
}

function leastOf(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const size = Math.max(1, Math.ceil(points.length / STRETCHES))
  const stretches = Array.from({ length: Math.ceil(points.length / size) }, (_, i) =>
    points.slice(i * size, (i + 1) * size),
  )
  return stretches.map((stretch) => stretch.reduce((least, one) => (one[1] < least[1] ? one : least)))
}

if (count > 0) await routes()
const sizes = values.versions
  .split(',')
  .map(Number)
  .filter((size) => size > 0)
if (sizes.length > 0) for (const shape of values.shapes.split(',') as Shape[]) await growth(shape, sizes)
if (minutes > 0) await memory()
