/**
 * Requests made from `/openapi.json` and the pages: valid ones, nearly valid ones, hostile ones. Every answer comes in time, is no 5xx,
 * has a declared status, a body of the declared type and shape, and the headers that every answer has.
 */
import { type Answered, type Asked, ask, get, rawly } from './asking.ts'
import { ENDLESS, IMPROPER, UNFINISHED } from './hostile.ts'
import { knownOf } from './known.ts'
import { checksOf, type Document } from './openapi.ts'
import { faultIn } from './right.ts'
import { type Target, targetsOf } from './targets.ts'
import { type Draw, drawOf } from './values.ts'

export interface Fuzzing {
  /** How many requests. */
  readonly size: number
  readonly seed: number
  /** The number of the first: request `n` of a seed is the same in every run. */
  readonly from?: number
  /** How many are under way at a time. With one, a run is the same to the order of its requests. */
  readonly clients?: number
  /** Told every so often. */
  readonly progress?: (done: number, faults: number) => void
}

export interface Fuzzed {
  readonly requests: number
  /** Of each status how many. */
  readonly statuses: Readonly<Record<string, number>>
  /** What was asked for, in the order of the document. */
  readonly targets: readonly Tally[]
  /** One line each: its number, what was wrong, and the request that shows it. */
  readonly faults: readonly string[]
}

export interface Tally {
  readonly name: string
  requests: number
  /** 2xx, 3xx: those that were not refused. */
  granted: number
  /** Of the slowest answer, in milliseconds. */
  slowest: number
}

const WHOLE = ['POST /v1/search/index', 'GET /v1/verify', 'GET /v1/crate']
const PROGRESS = 1_000
/** Stops after so many wrong answers: the following ones are mostly the same. */
const ENOUGH = 100

export async function fuzz(
  origin: string,
  token: string,
  { size, seed, from = 0, clients = 8, progress = () => undefined }: Fuzzing,
): Promise<Fuzzed> {
  const document = JSON.parse((await ask(origin, get('/openapi.json'))).body) as Document
  const checks = checksOf(document)
  const targets = targetsOf(document, await knownOf(origin, token), token)
  const tallies = targets.map(({ name }): Tally => ({ name, requests: 0, granted: 0, slowest: 0 }))
  const statuses: Record<string, number> = {}
  const faults: string[] = []
  let requests = 0

  function count(tally: Tally, { status, ms }: Answered): void {
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status < 400) tally.granted++
    tally.slowest = Math.max(tally.slowest, ms)
  }

  /** Each in turn; but what goes through the whole store has its turn in the first round of ten, and leaves the others to others. */
  function turn(number: number, { below }: Draw): number {
    const [which, round] = [number % targets.length, Math.floor(number / targets.length)]
    return WHOLE.includes(targets[which]!.name) && round % 10 > 0 ? below(targets.length) : which
  }

  async function one(number: number): Promise<void> {
    const draw = drawOf(seed, number)
    const which = turn(number, draw)
    const [target, tally] = [targets[which]!, tallies[which]!]
    tally.requests++
    if (target.request === null) {
      const fault = await improper(origin, draw)
      if (fault === null) tally.granted++
      else faults.push(`#${number} ${fault}`)
      return
    }
    const { asked, certain } = target.request(draw)
    const said = `${asked.method} ${asked.path.slice(0, 300)} ${JSON.stringify(asked.headers).slice(0, 300)} ${String(asked.body ?? '').slice(0, 500)}`
    try {
      const answered = await ask(origin, asked)
      count(tally, answered)
      const fault =
        faultIn(target, asked, answered, certain, checks) ?? (await againFault(origin, target, asked, answered, draw))
      if (fault !== null) faults.push(`#${number} ${answered.status} ${fault}: ${said}`)
    } catch (error) {
      faults.push(`#${number} ${(error as Error).message}: ${said}`)
    }
  }

  let next = from
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < from + size && faults.length < ENOUGH) {
        await one(next++)
        if (++requests % PROGRESS === 0) progress(requests, faults.length)
      }
    }),
  )
  return { requests, statuses, targets: tallies, faults }
}

/** A client that has an answer gets 304, or another answer. */
async function againFault(
  origin: string,
  target: Target,
  asked: Asked,
  before: Answered,
  draw: Draw,
): Promise<string | null> {
  const { etag } = before.headers
  if (asked.method !== 'GET' || before.status !== 200 || etag === undefined || !draw.chance(0.1)) return null
  const { status, headers, body } = await ask(origin, {
    ...asked,
    headers: { ...asked.headers, 'If-None-Match': etag },
  })
  if (status === 304) return headers.etag === etag && body === '' ? null : 'has a 304 that is not its own'
  // Another request may have written in between.
  return status === 200 && headers.etag !== etag
    ? null
    : `${target.name}: is ${status} with the same tag to whoever holds it`
}

/** The limit of a body is 16 MB, which take their time through a server that others keep busy. */
const ENDLESS_PATIENCE = 120_000

/** Bytes that are no request: an answer below 500, or none; and the server is there afterwards. */
async function improper(origin: string, { pick, chance }: Draw): Promise<string | null> {
  const told = (error: Error) => error.message
  const status = await bytes().catch(told)
  const isRight = status === null || /^HTTP\/1\.1 [234]/.test(status)
  const after = await ask(origin, get('/v1/limits')).then(({ status }) => status, told)
  return isRight && after === 200 ? null : `no proper HTTP: ${status}, and then ${after}`

  function bytes(): Promise<string | null> {
    if (chance(0.05))
      return rawly(
        origin,
        async (write, closed) => {
          await write(ENDLESS.head)
          while (!closed() && (await write(ENDLESS.chunk)));
        },
        ENDLESS_PATIENCE,
      )
    if (chance(0.1)) {
      // Left hanging, while the run goes on.
      void rawly(origin, async (write) => void (await write(pick(UNFINISHED))), 5_000).catch(() => null)
      return Promise.resolve(null)
    }
    const [, sent] = pick(IMPROPER)
    return rawly(origin, async (write) => void (await write(sent)))
  }
}
