/**
 * Limits the work of an anonymous caller a minute. A comparison of two lines and one of two novels are not the same request, so the
 * unit is work: code points times witnesses, which is known before any of it is done.
 *
 * The counters are those of Cloudflare's rate limiting binding, one for each location of the edge; without the binding, as on the local
 * server, there is no limit.
 */
import { LIMITS } from '../limits.ts'
import type { Store, Version } from '../store/store.ts'
import { isKnown } from './auth.ts'
import type { AppContext } from './env.ts'
import { problem } from './problem.ts'
import { usageOf } from './usage.ts'

/** Code points times witnesses that are one unit: about what a comparison of two chapters takes. */
const UNIT = 100_000
/** However much one request asks for, others behind the same address may go on within the minute. */
const MOST = 100
/** In seconds. */
export const PERIOD = 60

/** 1 for the request itself, and more for what it asks to be worked out. */
export function unitsOf(points: number, witnesses: number): number {
  return Math.min(MOST, 1 + Math.floor((points * witnesses) / UNIT))
}

/**
 * Before the work: takes its units from what the caller has left, that of the request itself only once. Holders of a token are not counted.
 * @param points code points of all texts together
 * @throws 429
 */
export async function chargeWork(c: AppContext, points: number, witnesses: number): Promise<void> {
  const usage = usageOf(c)
  usage.points += points
  usage.witnesses += witnesses
  await chargeUnits(c, unitsOf(points, witnesses))
}

/** Charges several questions of one request like as many requests, before the first of them. @throws 429 */
export const chargeQuestions = (c: AppContext, count: number): Promise<void> => chargeUnits(c, Math.min(MOST, count))

async function chargeUnits(c: AppContext, asked: number): Promise<void> {
  const usage = usageOf(c)
  const units = usage.units > 0 ? asked - 1 : asked
  usage.units += units
  const limiter = c.env?.COMPUTE
  if (units === 0 || limiter === undefined || (await isKnown(c.req.raw, c.env))) return
  const key = callerOf(c.req.raw)
  for (let unit = 0; unit < units; unit++) {
    if ((await limiter.limit({ key })).success) continue
    const { value, unit: of } = LIMITS.work
    throw problem('too-many-requests', `More than ${value} ${of}: come back in ${PERIOD} seconds.`)
  }
}

/**
 * A store whose texts are paid for: a caller that reads them is about to compare them, search them or cut them up, and no page can
 * forget to count it. Of each passage its code points times how many of its versions are read. Who has nothing left reads nothing.
 */
export function meteredStore(c: AppContext, store: Store): Store {
  const readVersions: Store['readVersions'] = async (ids) => {
    if (ids.length === 0) return []
    await chargeUnits(c, 1)
    const read = await store.readVersions(ids)
    await charge(read.flatMap((one) => (one === null ? [] : [one.version])))
    return read
  }
  const charge: Store['charge'] = async (versions) => {
    const pieces = Map.groupBy(versions, ({ passage }) => passage).values()
    const usage = usageOf(c)
    usage.points += pointsOf(versions)
    usage.witnesses += versions.length
    await chargeUnits(
      c,
      unitsOf(
        [...pieces].reduce((sum, one) => sum + pointsOf(one) * one.length, 0),
        1,
      ),
    )
  }
  return { ...store, readVersions, charge }
}

const pointsOf = (versions: readonly Pick<Version, 'length'>[]): number =>
  versions.reduce((sum, { length }) => sum + length, 0)

/**
 * Whom a request is counted to: an IPv4 address, or the half of an IPv6 address that a provider gives to one customer, who
 * has the other half to choose from. Cloudflare sets the header itself; what a client sends under this name never arrives.
 */
export function callerOf(request: Request): string {
  const address = request.headers.get('CF-Connecting-IP') ?? 'unknown'
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 4).join(':')}::/64`
}
