/**
 * Sends hundreds of requests and times them: as many as a server can answer, or as many a second as are offered; and summarises the
 * times.
 */
import { readdir, readFile } from 'node:fs/promises'
import { Agent, request as send } from 'node:http'

export interface Request {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Measured {
  /** Milliseconds from the first byte sent to the last received, of each request. */
  readonly times: readonly number[]
  /** 4xx, 5xx and no answer at all: each in a word, as often as it was met. */
  readonly errors: readonly string[]
  /** All together, from the first to the last. */
  readonly seconds: number
}

/** Connections are kept alive and unlimited, so that no request waits for a free one. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Milliseconds, and the status. */
function timed(origin: string, request: Request): Promise<[number, number]> {
  const { method = 'GET', path, headers = {}, body } = request
  const start = performance.now()
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = send({ hostname, port, method, path, headers, agent }, (response) => {
      response.resume().on('end', () => resolve([performance.now() - start, response.statusCode!]))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server lets idle connections go, maybe just when one is used again: then nothing was asked yet.
      if (error.code === 'ECONNRESET' && sent.reusedSocket) resolve(timed(origin, request))
      else reject(error)
    })
    sent.end(body)
  })
}

function tally() {
  const times: number[] = []
  const start = performance.now()
  const errors: string[] = []
  return {
    async add(request: Promise<[number, number]>): Promise<void> {
      try {
        const [ms, status] = await request
        times.push(ms)
        if (status >= 400) errors.push(String(status))
      } catch (error) {
        errors.push((error as Error).message)
      }
    },
    done: (): Measured => ({ times, errors, seconds: (performance.now() - start) / 1000 }),
  }
}

/** Closed loop: each client asks again as soon as it is answered. With more clients than cores this measures mostly how long they queue. */
export async function saturate(
  origin: string,
  make: (i: number) => Request,
  count: number,
  clients: number,
): Promise<Measured> {
  const { add, done } = tally()
  let next = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await add(timed(origin, make(next++)))
    }),
  )
  return done()
}

/** Open loop: so many a second, whether or not those before were answered. So a slow answer delays no later request out of the figures. */
export async function offer(
  origin: string,
  make: (i: number) => Request,
  rate: number,
  seconds: number,
): Promise<Measured> {
  const { add, done } = tally()
  const start = performance.now()
  const under: Promise<void>[] = []
  for (let i = 0; i < rate * seconds; i++) {
    const wait = start + (i * 1000) / rate - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    under.push(add(timed(origin, make(i))))
  }
  await Promise.all(under)
  return done()
}

/** Several rounds as one. */
export const together = (rounds: readonly Measured[]): Measured => ({
  times: rounds.flatMap(({ times }) => times),
  errors: rounds.flatMap(({ errors }) => errors),
  seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
})

/** `none`, or what they were: `12 × 500`. */
export function errorWords({ errors }: Measured): string {
  const kinds = [...Map.groupBy(errors, (error) => error)].map(([error, { length }]) => `${length} × ${error}`)
  return kinds.length === 0 ? 'no errors' : kinds.join(', ')
}

/** The time that so many of the requests took at most; `share` from 0 to 1. */
export function quantile({ times }: Measured, share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Of the straight line that lies nearest to the points: how much y grows where x grows by one. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}

/** This process's children, by number; none where there is no /proc to read. */
export async function children(): Promise<readonly number[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const states = await Promise.all(all.map(stateOf))
  return all.filter((_, i) => new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(states[i]!))
}

/** Those of them that are workerd. */
export async function runtimes(): Promise<readonly number[]> {
  const all = await children()
  const names = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')))
  return all.filter((_, i) => names[i]!.startsWith('workerd'))
}

/** Megabytes that a process holds in memory. */
export async function held(process: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+)/m.exec(await stateOf(process))?.[1] ?? Number.NaN) / 1024
}

const stateOf = (process: number): Promise<string> => readFile(`/proc/${process}/status`, 'utf8').catch(() => '')

/** Seconds of CPU that a process has used, in steps of 10 ms; NaN where there is no /proc to read. */
export async function cpuOf(process: number): Promise<number> {
  const stat = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => '')
  // After the name, which may hold anything: utime is the 12th field, stime the 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
