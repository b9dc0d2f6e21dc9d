/** Many writers at once in bad weather, and what must be true when it is over. */
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store, Version } from '../../src/store/store.ts'
import { repair } from '../../src/store/upkeep/repair.ts'
import { verify } from '../../src/store/upkeep/verify.ts'
import { coordinatorInMemory } from './coordinator.ts'
import { type Fault, randomOf, type Severity, weather } from './weather.ts'

export interface Outcome {
  readonly writers: number
  /** Writes that were answered with a version. */
  readonly acknowledged: number
  /** Attempts, failed ones too. */
  readonly attempts: number
  /** Ids of acknowledged versions whose text cannot be read, or is another. */
  readonly lost: readonly string[]
  /** Acknowledged versions that their witness does not list. */
  readonly unlisted: readonly string[]
  /** Witnesses of which two places list something else. */
  readonly disagreeing: readonly string[]
  /** What `verify` finds once all is quiet, before anything is repaired: names without texts would be among it. */
  readonly dangling: readonly string[]
  /** And after `repair`. */
  readonly faults: readonly string[]
  /** Retries that were told that they created something. */
  readonly createdAgain: number
  readonly met: Readonly<Record<Fault, number>>
}

/** How many write in what weather. */
export interface Storm {
  readonly writers: number
  readonly seed: number
  readonly severity: Severity
  /** Whether a coordinator numbers what is recorded. */
  readonly coordinated?: boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PLACES = 8
const SIGLA = ['A', 'B', 'C']

export async function manyWriters(
  kv: KVNamespace,
  { writers, seed, severity, coordinated = false }: Storm,
): Promise<Outcome> {
  const storm = weather(kv, seed, severity, Date.parse('2026-01-02T03:04:05Z'))
  const random = randomOf(seed + 1)
  const places = Array.from({ length: PLACES }, () => storm.place())
  const coordinate = coordinated ? coordinatorInMemory(storm.now) : null
  let attempts = 0

  /** As a client does: again, a moment later and wherever the request now lands, until it is answered. */
  async function insist<T>(work: (store: Store) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      attempts++
      try {
        const place = places[Math.floor(random() * PLACES)]!
        return await work(kvStore(place.request(), place.now, undefined, undefined, { coordinate }))
      } catch (error) {
        if (tries > 60) throw error
        storm.pass(500 + random() * 2_000)
      }
    }
  }
  const present = <T>(value: T | null | 'conflict'): T => {
    if (value === null || value === 'conflict') throw new Error(`not there yet: ${value}`)
    return value
  }

  await insist(async (store) =>
    present(await store.createPassage({ id: 'p', title: 'P', language: 'zh', description: null })),
  )
  for (const siglum of SIGLA) {
    storm.pass(2 * severity.lag)
    await insist(async (store) =>
      present(await store.addWitness('p', { siglum, label: siglum, language: null, source: null })),
    )
  }
  storm.pass(2 * severity.lag)

  // Every fifth text is also another writer's, so that the same version comes from two at once.
  const wanted = Array.from({ length: writers }, (_, i) => ({
    siglum: SIGLA[i % SIGLA.length]!,
    text: `第${i % 5 === 4 ? i - SIGLA.length : i}本，${'文'.repeat(Math.floor(random() * 20))}`,
  }))
  for (let i = SIGLA.length; i < writers; i++) if (i % 5 === 4) wanted[i] = wanted[i - SIGLA.length]!
  const acknowledged = await Promise.all(
    wanted.map(async ({ siglum, text }) => {
      storm.pass(random() * 200)
      return insist(async (store) => present(await store.addVersion('p', siglum, { text })).value)
    }),
  )

  storm.clear()
  storm.pass(24 * HOUR)
  const work: Promise<unknown>[] = []
  const readers = [0, 1].map(() => {
    const place = storm.place()
    return () => kvStore(place.request(), place.now, (later) => work.push(later))
  })
  for (const reader of readers) {
    await reader().listPassages({ limit: 1 })
    for (const siglum of SIGLA) await reader().listVersions('p', siglum)
    await Promise.all(work)
    storm.pass(severity.lag + MINUTE)
  }

  const lost: string[] = []
  const unlisted: string[] = []
  const disagreeing: string[] = []
  const histories = new Map<string, readonly Version[]>()
  for (const siglum of SIGLA) {
    const [one, two] = await Promise.all(readers.map((reader) => reader().listVersions('p', siglum)))
    if (JSON.stringify(one) !== JSON.stringify(two)) disagreeing.push(siglum)
    histories.set(siglum, one!)
  }
  const listed = new Set([...histories.values()].flat().map(({ version }) => version))
  const read = await readers[0]!().readVersions(acknowledged.map(({ version }) => version))
  for (const [i, found] of read.entries()) {
    const { version } = acknowledged[i]!
    if (found?.text !== wanted[i]!.text) lost.push(version)
    if (!listed.has(version)) unlisted.push(version)
  }

  const { faults: dangling } = await verify(kv)
  let createdAgain = 0
  for (const { siglum, text } of wanted)
    if (present(await readers[1]!().addVersion('p', siglum, { text, restore: false })).created) createdAgain++

  await repair(kv, storm.now)
  const { faults } = await verify(kv)
  return {
    writers,
    acknowledged: acknowledged.length,
    attempts,
    lost,
    unlisted,
    disagreeing,
    dangling,
    faults,
    createdAgain,
    met: storm.met,
  }
}
