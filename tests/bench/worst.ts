/**
 * `npm run worst`: what the worst texts cost, kind by kind (worst-texts.ts), each operation with inputs larger and larger. CPU is that of
 * the process, as the operating system counts it: clocks that other work delays say nothing.
 *
 *     --operations compare,collate,repeats,documents
 *     --only ''           part of the names of kinds
 *     --largest 128000    UTF-16 units of all texts together
 *     --seconds 1         of CPU, from which no larger input is tried
 *     --seed 7            of what is random in the texts
 *     --together 1        kinds measured in one process, one after the other: quicker, and the peak is that of all of them
 *     --runtime           ask the whole service in workerd, instead of the functions in Node with a heap of 128 MB
 *     --write             keep the table in worst.md
 *
 * Ends with 1 where an input takes more than 10 s or does not fit, or a unit of what is charged costs more than 20 × the median.
 */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '../../src/cli/local.ts'
import { cpuOf, held, runtimes } from '../../src/cli/measuring.ts'
import { randomOf } from '../store/weather.ts'
import { WORST_NAMES, WORST_TEXTS } from './worst-texts.ts'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: 'compare,collate,repeats,documents' },
    only: { type: 'string', default: '' },
    largest: { type: 'string', default: '128000' },
    seconds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '7' },
    together: { type: 'string', default: '1' },
    runtime: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const [largest, seconds, together, seed] = [values.largest, values.seconds, values.together, values.seed].map(
  Number,
) as [number, number, number, number]

interface Point {
  readonly kind?: string
  readonly points: number
  readonly cpu: number
  readonly units: number
  /** Megabytes. */
  readonly peak: number
  /** 200, or what the service refused it with. */
  readonly status: number
}

interface Row extends Point {
  readonly operation: string
  readonly kind: string
  /** How CPU grows with the length, from the last but one input to the last: 1 is linear. */
  readonly growth: number
  readonly fault: string
}

const SMALLEST = 8_000
const sizes = function* (): Generator<number, void, number> {
  for (let length = SMALLEST; length <= largest; ) {
    const cpu = yield length
    if (cpu >= seconds) return
    length *= cpu < seconds / 8 ? 4 : 2
  }
}

/** In Node, in a process with the heap of an isolate: some kinds one after the other, whose peak is that of all of them. */
function inChild(operation: string, kinds: readonly string[]): Promise<{ points: Point[]; fault: string }> {
  const question = JSON.stringify([operation, kinds, SMALLEST, largest, seconds, seed])
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--max-old-space-size=128', join(import.meta.dirname, 'worst-child.ts'), question],
      { timeout: 120_000 * kinds.length, maxBuffer: 1 << 24 },
      (error, stdout, stderr) => {
        const points = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Point]))
        const fault = /heap out of memory|\w*Error: .*/.exec(stderr)?.[0] ?? error?.message.split('\n')[0] ?? ''
        resolve({ points, fault: error === null ? '' : fault })
      },
    )
  })
}

const TOKEN = 'local-dev-token'

/** What each operation is asked for over HTTP. */
function requestOf(
  operation: string,
  kind: string,
  length: number,
): readonly [path: string, type: string, body: string] {
  const { texts, names } = WORST_NAMES[kind] ?? { texts: WORST_TEXTS[kind]!, names: undefined }
  const list = texts(length, randomOf(seed))
  const json = 'application/json'
  if (operation === 'compare') {
    const witnesses = list.map((text, k) => ({ siglum: `W${k}`, text }))
    return ['/v1/compare', json, JSON.stringify({ witnesses, ...(names && { options: { names } }) })]
  }
  if (operation === 'collate')
    return ['/collate', json, JSON.stringify({ witnesses: list.map((content, k) => ({ id: `W${k}`, content })) })]
  if (operation === 'repeats')
    return ['/v1/repeats', json, JSON.stringify({ texts: list.map((text, k) => ({ id: `t${k}`, text })) })]
  return [
    `/v1/documents?title=${encodeURIComponent(`${kind} ${length}`)}`,
    'text/plain; charset=utf-8',
    list.join('\n'),
  ]
}

/** The whole service, in the runtime that it is deployed in. */
async function inRuntime(url: string, pid: number, operation: string, kind: string) {
  const points: Point[] = []
  const tried = sizes()
  for (let next = tried.next(0); !next.done; next = tried.next(points.at(-1)!.cpu)) {
    const [path, type, body] = requestOf(operation, kind, next.value)
    const before = await cpuOf(pid)
    try {
      const headers = { 'Content-Type': type, Authorization: `Bearer ${TOKEN}` }
      const response = await fetch(url + path, { method: 'POST', headers, body, signal: AbortSignal.timeout(120_000) })
      await response.arrayBuffer()
      const units = Number(/units;desc="(\d+)"/.exec(response.headers.get('Server-Timing') ?? '')?.[1] ?? Number.NaN)
      const cpu = (await cpuOf(pid)) - before
      points.push({ points: body.length, cpu, units, peak: await held(pid), status: response.status })
      if (!response.ok) break
    } catch (error) {
      return { points, fault: `${(error as Error).name} at ${next.value}` }
    }
  }
  return { points, fault: points.some(({ status }) => status >= 500) ? '5xx' : '' }
}

const serving = values.runtime ? await serve(0, TOKEN, null) : null
const [pid] = serving === null ? [0] : await runtimes()
const rows: Row[] = []
for (const operation of values.operations.split(',')) {
  const kinds = [...Object.keys(WORST_TEXTS), ...(operation === 'compare' ? Object.keys(WORST_NAMES) : [])].filter(
    (kind) => kind.includes(values.only),
  )
  for (let k = 0; k < kinds.length; k += together) {
    const some = kinds.slice(k, k + together)
    const all = serving === null && together > 1 ? await inChild(operation, some) : null
    for (const kind of some) {
      const own = all !== null && all.fault === '' ? all.points.filter((point) => point.kind === kind) : null
      const { points, fault } =
        own !== null
          ? { points: own, fault: '' }
          : await (serving === null ? inChild(operation, [kind]) : inRuntime(serving.url, pid!, operation, kind))
      add(operation, kind, points, fault)
    }
  }
}
await serving?.close()

function add(operation: string, kind: string, points: readonly Point[], fault: string): void {
  const [before, last] = [points.at(-2), points.at(-1)]
  const growth =
    before && last && before.cpu >= 0.05
      ? Math.log(last.cpu / before.cpu) / Math.log(last.points / before.points)
      : Number.NaN
  const none = { points: 0, cpu: 0, units: 1, peak: 0, status: 0 }
  rows.push({ ...none, ...last, operation, kind, growth, fault })
  console.log(line(rows.at(-1)!))
}

function line({ operation, kind, points, cpu, units, peak, growth, status, fault }: Row): string {
  const cells = [points.toLocaleString('en'), cpu.toFixed(2), units, (cpu / units).toFixed(3), peak.toFixed(0)]
  return `| ${[operation, kind.replaceAll('|', '\\|'), ...cells, Number.isNaN(growth) ? '–' : growth.toFixed(1), fault || status].join(' | ')} |`
}

const ratio = ({ cpu, units }: Row) => cpu / units
const summaries = values.operations.split(',').map((operation) => {
  const own = rows.filter((row) => row.operation === operation).sort((a, b) => ratio(b) - ratio(a))
  const median = Math.max(ratio(own[own.length >> 1]!), 0.01)
  return { operation, own, median, worst: own[0]!, over: ratio(own[0]!) / median }
})
for (const { operation, median, worst, over } of summaries)
  console.log(
    `${operation}: median ${median.toFixed(3)} s of CPU a unit, worst ${ratio(worst).toFixed(3)} (${over.toFixed(0)} ×, ${worst.kind})`,
  )

if (values.write) {
  const file = join(import.meta.dirname, 'worst.md')
  const [head = '', ...known] = readFileSync(file, 'utf8').split(/(?=^## )/m)
  // What was not measured now stays as it was measured before.
  const parts = new Map(known.map((part) => [/^## (\w+)/.exec(part)![1]!, part]))
  for (const { operation, own, median, worst, over } of summaries)
    parts.set(
      operation,
      [
        `## ${operation}`,
        '',
        `${own.length} kinds of text. Median ${median.toFixed(3)} s of CPU a unit, worst ${ratio(worst).toFixed(3)}: ${over.toFixed(0)} ×. The thirty worst:`,
        '',
        '| operation | kind | units of text | CPU, s | units charged | s a unit | peak, MB | growth | answer |',
        '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
        ...own.slice(0, 30).map(line),
        '',
      ].join('\n'),
    )
  writeFileSync(file, `${head}${[...parts.values()].map((part) => part.trimEnd()).join('\n\n')}\n`)
}
process.exit(rows.some(({ cpu, fault }) => fault !== '' || cpu > 10) || summaries.some(({ over }) => over > 20) ? 1 : 0)
