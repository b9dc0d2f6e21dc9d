/**
 * `npm run load -- --requests 4000 --versions 10,1000 --minutes 0`: the real local server under mixed requests, beside an empty Hono route on the same machine in the
 * same run; then the same few requests with ever more versions stored; then, where minutes are given, memory over a longer run.
 */
import { readdir, readFile } from 'node:fs/promises'
import { Agent, request as send } from 'node:http'
import { parseArgs } from 'node:util'
import { serve, serveOther } from './local.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '4000' },
    clients: { type: 'string', default: '16' },
    versions: { type: 'string', default: '10,1000' },
    minutes: { type: 'string', default: '0' },
  },
})
const TOKEN = 'local-dev-token'
const CLIENTS = Number(values.clients)
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })

interface Request {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Milliseconds from the first byte sent to the last received, and the status. */
function timed(origin: string, { method = 'GET', path, headers = {}, body }: Request): Promise<[number, number]> {
  const start = performance.now()
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = send({ hostname, port, method, path, headers, agent }, (response) => {
      response.resume().on('end', () => resolve([performance.now() - start, response.statusCode!]))
    })
    sent.on('error', reject).end(body)
  })
}

async function measured(name: string, origin: string, count: number, make: (i: number) => Request): Promise<number> {
  const times: number[] = []
  let errors = 0
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < count) {
        const [ms, status] = await timed(origin, make(next++)).catch(() => [0, 599] as const)
        times.push(ms)
        if (status >= 400) errors++
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const numbers = [`${Math.round(count / seconds)}/s`, `p50 ${at(0.5).toFixed(1)}`, `p99 ${at(0.99).toFixed(1)} ms`]
  console.log(`${name.padEnd(44)}${numbers.map((number) => number.padStart(14)).join('')}   ${errors} errors`)
  return at(0.5)
}

const json = { 'Content-Type': 'application/json' }
const writing = { ...json, Authorization: `Bearer ${TOKEN}` }
const HAN = '至少而不是至多派五六个师，电报于十月二日由驻华大使转交。'
const compare = JSON.stringify({
  witnesses: [
    { siglum: 'A', text: HAN },
    { siglum: 'C', text: HAN.replace('至少', '最少').replace('五六', '七八') },
  ],
})

/** Megabytes that each of this process's children holds: the runtimes, ours before the empty one's; nothing where there is no /proc to read. */
async function memory(): Promise<readonly number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const states = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')))
  const children = states.filter((state) => new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(state))
  const held = children.map((state) => Number(/^VmRSS:\s+(\d+)/m.exec(state)?.[1] ?? 0))
  return held.map((kilobytes) => Math.round(kilobytes / 1024))
}

const { url, close } = await serve(0, TOKEN, null)
const empty = await serveOther('src/cli/empty-worker.ts')
const get = async (path: string) => (await fetch(url + path)).json() as Promise<never>
const comparison: { permalink: string } = await get('/v1/passages/t17/comparison?witnesses=A,C')
const pinned = comparison.permalink.slice(url.length)
const etag = (await fetch(url + pinned)).headers.get('ETag')!
const count = Number(values.requests)

console.log(`${CLIENTS} clients at once, ${count} requests a line`)
const nothing = await measured('an empty Hono route', empty.url, count, () => ({ path: '/' }))
const kinds: [string, number, (i: number) => Request][] = [
  ['304 of a pinned comparison', count, () => ({ path: pinned, headers: { 'If-None-Match': etag } })],
  ['a pinned comparison, kept', count, () => ({ path: pinned })],
  ['a passage', count, () => ({ path: '/v1/passages/t17' })],
  ['the list of passages', count / 4, () => ({ path: '/v1/passages' })],
  [
    'a comparison of two sentences, stateless',
    count / 2,
    () => ({ method: 'POST', path: '/v1/compare', headers: json, body: compare }),
  ],
  ['a page', count / 4, () => ({ path: '/p/t17?witnesses=A,C' })],
]
const medians = new Map<string, number>()
for (const [name, size, make] of kinds) medians.set(name, await measured(name, url, size, make))
await measured('all of these, mixed', url, count, (i) => kinds[i % kinds.length]![2](i))
for (const name of [kinds[0]![0], kinds[1]![0]])
  console.log(`${name}: ${(medians.get(name)! / nothing).toFixed(2)} × an empty route`)

let written = 0
await timed(url, {
  method: 'POST',
  path: '/v1/passages',
  headers: writing,
  body: '{"id":"load","title":"L","language":"zh"}',
})
for (const siglum of ['A', 'B'])
  await timed(url, {
    method: 'POST',
    path: '/v1/passages/load/witnesses',
    headers: writing,
    body: JSON.stringify({ siglum, label: siglum }),
  })
const write = (i: number): Request => ({
  method: 'POST',
  path: `/v1/passages/load/witnesses/${'AB'[i % 2]}/versions`,
  headers: writing,
  body: JSON.stringify({ text: `第${written++}本。${HAN}` }),
})
for (const versions of values.versions.split(',').map(Number)) {
  console.log(`\nwith ${versions} versions of one passage`)
  const missing = versions - written
  if (missing > 0) await measured(`  storing ${missing} versions`, url, missing, write)
  await measured('  the list of its versions', url, 100, () => ({ path: '/v1/passages/load/witnesses/A/versions' }))
  await measured('  the current comparison', url, 100, () => ({ path: '/v1/passages/load/comparison' }))
  await measured('  one more version', url, 20, write)
}

const minutes = Number(values.minutes)
const until = performance.now() + minutes * 60_000
while (performance.now() < until) {
  await measured('all of these, mixed', url, count, (i) => kinds[i % kinds.length]![2](i))
  // The local runtime frees late: what matters is whether ours grows more than one that does nothing.
  await measured('an empty Hono route', empty.url, count, () => ({ path: '/' }))
  console.log(`  the runtimes hold ${(await memory()).join(', ')} MB`)
}
await Promise.all([close(), empty.close()])
