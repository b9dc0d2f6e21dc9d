/**
 * `npm run cost`: CPU of workerd for each page and each comparison of the corpus, as the operating system counts it, beside an empty Hono
 * route in the same run; and for the first request of a fresh isolate. With it goes what Miniflare does in place of KV and the cache.
 *
 *     --rounds 40      of each address, in turns with the empty route
 *     --fresh 3        fresh runtimes for the first request
 *     --only ''        part of the addresses
 */
import { parseArgs } from 'node:util'
import { serve, serveOther } from '../../src/cli/local.ts'
import { cpuOf, runtimes } from '../../src/cli/measuring.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    fresh: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
})
const [rounds, fresh] = [Number(values.rounds), Number(values.fresh)]

interface Target {
  readonly path: string
  readonly body?: string
  /** What is asked for again and again is kept; with something of no meaning in the query it is worked out each time. */
  readonly kept: boolean
}

/** What a reader asks for most: every kind of page, every passage compared, its pinned twin, the formats that cost most. */
async function targetsOf(url: string): Promise<Target[]> {
  const json = async (path: string) => (await fetch(url + path)).json()
  const { passages } = (await json('/v1/passages?limit=1000')) as {
    passages: { id: string; witnesses: { current: unknown }[] }[]
  }
  const { telegrams } = (await json('/v1/telegrams?limit=1000')) as { telegrams: { id: string }[] }
  const pages = [
    '/',
    ...passages.map(({ id }) => `/p/${id}`),
    ...telegrams.slice(0, 3).map(({ id }) => `/t/${id}`),
    '/search?q=五六个师',
  ]
  // A passage of one text has nothing to compare.
  const several = passages.filter(({ witnesses }) => witnesses.filter(({ current }) => current !== null).length > 1)
  const comparisons = several.map(({ id }) => `/v1/passages/${id}/comparison`)
  const pinned = await Promise.all(
    comparisons.map(async (path) => ((await json(path)) as { permalink?: string }).permalink?.slice(url.length)),
  )
  const two = several.slice(0, 1).map(({ id }) => `/v1/passages/${id}/comparison.svg`)
  return [
    ...pages.map((path) => ({ path, kept: false })),
    ...[...comparisons, ...two].map((path) => ({ path, kept: false })),
    ...pinned.flatMap((path) => (path === undefined ? [] : [{ path, kept: true }])),
    ...pages.slice(0, 6).map((path) => ({ path, kept: true })),
  ]
}

/** The same content at an address that was not asked for before; pages let unknown parameters pass. */
const unkept = (path: string, round: number): string =>
  path.startsWith('/v1/') ? path : `${path}${path.includes('?') ? '&' : '?'}utm_source=${round}`

async function ask(url: string): Promise<void> {
  const response = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${response.status} ${url}`)
}

const before = new Set(await runtimes())
const { url, close } = await serve(0, 'local-dev-token', null)
const own = (await runtimes()).find((pid) => !before.has(pid))!
const empty = await serveOther('src/cli/empty-worker.ts')
const other = (await runtimes()).find((pid) => !before.has(pid) && pid !== own)!

/** Milliseconds of CPU a request. */
async function costOf(pid: number, count: number, request: (round: number) => Promise<void>): Promise<number> {
  const start = await cpuOf(pid)
  for (let round = 0; round < count; round++) await request(round)
  return (1000 * ((await cpuOf(pid)) - start)) / count
}

const targets = (await targetsOf(url)).filter(({ path }) => path.includes(values.only))
for (let round = 0; round < 200; round++) await ask(`${empty.url}/`)
console.log(`| address | | CPU, ms | beyond the empty route |\n| --- | --- | ---: | ---: |`)
let serial = 0
for (const { path, kept } of targets) {
  for (let round = 0; round < 8; round++) await ask(url + (kept ? path : unkept(path, serial++)))
  const nothing = await costOf(other, rounds, () => ask(`${empty.url}/`))
  const cost = await costOf(own, rounds, () => ask(url + (kept ? path : unkept(path, serial++))))
  const most = kept ? 3 : 10
  console.log(
    `| ${decodeURIComponent(path).slice(0, 60)} | ${kept ? 'kept' : ''} | ${cost.toFixed(1)} | ${(cost - nothing).toFixed(1)}${cost - nothing > most ? ` (over ${most})` : ''} |`,
  )
}
await Promise.all([close(), empty.close()])

for (let k = 0; k < fresh; k++) {
  const known = new Set(await runtimes())
  const serving = await serve(0, 'local-dev-token', null)
  const pid = (await runtimes()).find((one) => !known.has(one))!
  const cost = await costOf(pid, 1, () => ask(`${serving.url}/p/t17`))
  const second = await costOf(pid, 1, () => ask(`${serving.url}/p/t17?utm_source=1`))
  console.log(
    `first request of a fresh isolate, /p/t17: ${cost.toFixed(0)} ms of CPU; the second: ${second.toFixed(0)}`,
  )
  await serving.close()
}
process.exit()
