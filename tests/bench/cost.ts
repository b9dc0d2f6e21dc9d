/**
 * `npm run cost`: CPU of workerd for each page and each comparison of the corpus, as the operating system counts it, beside an empty Hono
 * route in the same run; and for the first request of a fresh isolate.
 *
 * On this machine the store is a database in the same process, so its work is counted too. What it is shows the last column but one: the
 * same figure of a Worker that does nothing but to ask KV for values of the same number and lengths and to answer as many bytes. On
 * Cloudflare KV runs elsewhere: the last column is nearest to what is paid for.
 *
 *     --rounds 40      of each address, in turns with the empty route
 *     --fresh 3        fresh runtimes for the first request
 *     --only ''        part of the addresses
 */
import { parseArgs } from 'node:util'
import { serve, serveOther } from '../../src/cli/local.ts'
import { cpuOf, runtimes } from '../../src/cli/measuring.ts'
import { CALLS, type Calls } from './calls.ts'

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
  /**
   * `kept`: asked for again and again. `made`: a page that is made each time, of what the isolate remembers, since something of no meaning
   * is in its query. `compared`: its texts are compared each time too, with other rules.
   */
  readonly how: 'kept' | 'made' | 'compared'
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
  const target = (how: Target['how']) => (path: string) => ({ path, how })
  return [
    ...pages.map(target('made')),
    ...several.map(({ id }) => target('compared')(`/p/${id}`)),
    ...several.map(({ id }) => target('compared')(`/v1/passages/${id}/comparison`)),
    ...two.map(target('compared')),
    ...[...comparisons, ...pinned.flatMap((path) => path ?? []), ...pages].map(target('kept')),
  ]
}

/** Rules for what no text of the corpus has, so that the work is the same with any of them. */
const IDLE = ['case', 'diacritics', 'letter-form', 'spelling', 'abbreviation', 'note-mark', 'name-form']

/** An address that was not asked for before, for what is not kept. */
function addressOf({ path, how }: Target, round: number): string {
  if (how === 'kept') return path
  const and = path.includes('?') ? '&' : '?'
  if (how === 'made') return `${path}${and}utm_source=${round}`
  return `${path}${and}ignore=${IDLE.filter((_, n) => ((round + 1) >> n) & 1).join(',')}`
}

async function ask(url: string): Promise<Response> {
  const response = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  const body = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${response.status} ${url}`)
  return new Response(body, response)
}

/** A server of its own, and its process. */
async function started<T>(start: () => Promise<T>): Promise<T & { readonly pid: number }> {
  const before = new Set(await runtimes())
  const serving = await start()
  return { ...serving, pid: (await runtimes()).find((pid) => !before.has(pid))! }
}

const own = await started(() => serve(0, 'local-dev-token', null))
const empty = await started(() => serveOther('tests/bench/asking-worker.ts'))
const traced = await started(() =>
  serve(0, null, null, undefined, {}, undefined, null, null, 'tests/bench/traced-worker.ts'),
)

/** Milliseconds of CPU a request. */
async function costOf(pid: number, count: number, request: (round: number) => Promise<unknown>): Promise<number> {
  const start = await cpuOf(pid)
  for (let round = 0; round < count; round++) await request(round)
  return (1000 * ((await cpuOf(pid)) - start)) / count
}

/** Rounds before those that are counted. */
const WARM = 8

/** The address at which the peer asks for as much as the target, once all is warm. */
async function peerOf(
  target: Target,
): Promise<{ readonly path: string; readonly keys: number; readonly calls: number }> {
  for (let round = 0; round < WARM; round++) await ask(traced.url + addressOf(target, round))
  const answer = await ask(traced.url + addressOf(target, WARM))
  const calls = JSON.parse(answer.headers.get(CALLS)!) as Calls
  const as = JSON.stringify({ calls, length: (await answer.arrayBuffer()).byteLength })
  await fetch(`${empty.url}/fill`, { method: 'POST', body: as })
  return { path: `/ask?as=${encodeURIComponent(as)}`, keys: calls.flat().length, calls: calls.length }
}

const targets = (await targetsOf(own.url)).filter(({ path }) => path.includes(values.only))
for (let round = 0; round < 200; round++) await ask(`${empty.url}/`)
console.log(
  `| address | | KV calls, keys | CPU, ms | beyond the empty route | of which KV here | without |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |`,
)
for (const target of targets) {
  const peer = await peerOf(target)
  for (let round = 0; round < WARM; round++) {
    await ask(own.url + addressOf(target, round))
    await ask(empty.url + peer.path)
  }
  const nothing = await costOf(empty.pid, rounds, () => ask(`${empty.url}/`))
  const cost = await costOf(own.pid, rounds, (round) => ask(own.url + addressOf(target, WARM + round)))
  const store = await costOf(empty.pid, rounds, () => ask(empty.url + peer.path))
  const most = target.how === 'kept' ? 3 : 10
  const beyond = `${(cost - nothing).toFixed(1)}${cost - nothing > most ? ` (over ${most})` : ''}`
  const address = decodeURIComponent(target.path).slice(0, 60)
  const rest = [store - nothing, cost - store].map((ms) => ms.toFixed(1)).join(' | ')
  console.log(`| ${address} | ${target.how} | ${peer.calls}, ${peer.keys} | ${cost.toFixed(1)} | ${beyond} | ${rest} |`)
}
await Promise.all([own, empty, traced].map(({ close }) => close()))

for (let k = 0; k < fresh; k++) {
  const { pid, url, close } = await started(() => serve(0, 'local-dev-token', null))
  const cost = await costOf(pid, 1, () => ask(`${url}/p/t17`))
  const second = await costOf(pid, 1, () => ask(`${url}/p/t17?utm_source=1`))
  console.log(
    `first request of a fresh isolate, /p/t17: ${cost.toFixed(0)} ms of CPU; the second: ${second.toFixed(0)}`,
  )
  await close()
}
process.exit()
