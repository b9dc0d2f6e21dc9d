/** A reader that only asks whether anything changed never misses a change: with any lag, clocks and order of writers. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { kvStore } from '../../../src/store/kv-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { counting, dyingAfter } from '../faults.ts'
import { type Place, randomOf, weather } from '../weather.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const START = Date.parse('2026-01-02T03:04:05Z')

beforeEach(async () => {
  for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
})

const telegram = (id: string) => ({
  id,
  title: { zh: id, en: id },
  type: 'telegram',
  status: 'sent',
  passage: null,
  statements: [],
  evidence: [],
  relations: [],
  tensions: [],
})

const statement = (id: string) => ({
  id,
  property: 'note',
  value: id,
  basis: 'editorial' as const,
  source: 'here',
  certainty: 'high' as const,
  responsible: 'x',
})

describe('a digest says what the heads say', () => {
  test.each([
    [1, 0],
    [4, 10 * MINUTE],
  ])(
    'seed %i, clocks %i ms off',
    async (seed, skew) => {
      const storm = weather(env.STORE, seed, { failures: 0, lag: MINUTE, skew }, START)
      const random = randomOf(seed)
      const places = [storm.place(), storm.place(), storm.place()]
      const one = () => places[Math.floor(random() * places.length)]!
      /** Like a request: nothing is remembered, and what outlasts the answer is waited for. */
      async function at<T>(place: Place, act: (store: Store) => Promise<T>): Promise<T> {
        const work: Promise<unknown>[] = []
        const store = kvStore(place.request(), place.now, (later) => work.push(later.catch(() => undefined)))
        const done = await act(store)
        await Promise.all(work)
        return done
      }
      for (let n = 0; n < 6; n++) {
        await at(one(), (store) => store.createTelegram(telegram(`t${n}`)))
        storm.pass(2 * SECOND)
      }
      // Wrong clocks keep a claim provisional for longer, and make a digest too early, which is then made again.
      const late = skew === 0 ? MINUTE : 25 * MINUTE
      let written = storm.now()
      let cheap = 0
      for (let step = 0; step < 24; step++) {
        if (random() < 0.4) {
          const rivals = random() < 0.5 ? [one(), one()] : [one()]
          for (const [i, place] of rivals.entries()) {
            await at(place, (store) => store.addStatement(`t${Math.floor(random() * 6)}`, statement(`s${step}-${i}`)))
            storm.pass(random() * 2 * SECOND)
          }
          written = storm.now()
        }
        storm.pass(random() * (skew === 0 ? 6 : 20) * MINUTE)
        const place = one()
        // Reading heads may bring them up to date.
        const heads = [await at(place, (store) => store.digestOfKind('telegram', 'heads'))]
        const told = await at(place, (store) => store.digestOfKind('telegram'))
        const { kv, asked } = counting(place.request())
        await kvStore(kv, place.now).digestOfKind('telegram')
        if (asked.get === 1) cheap++
        heads.push(await at(place, (store) => store.digestOfKind('telegram', 'heads')))
        if (storm.now() - written > late) expect(heads, `step ${step}`).toContain(told)
        storm.pass(random() * (skew === 0 ? 6 : 20) * MINUTE)
      }
      // Otherwise this would show nothing.
      expect(cheap).toBeGreaterThan(5)
      storm.pass(30 * MINUTE)
      const last: string[] = []
      for (const place of [...places, storm.place()]) {
        await at(place, (store) => store.digestOfKind('telegram'))
        storm.pass(4 * MINUTE)
        last.push(await at(place, (store) => store.digestOfKind('telegram')))
      }
      expect(new Set(last).size).toBe(1)
    },
    60_000,
  )
})

describe('what is said of it', () => {
  let time = START
  const now = () => time
  const later: Promise<unknown>[] = []
  const store = (kv = env.STORE) => kvStore(kv, now, (work) => later.push(work))

  async function settled(): Promise<string> {
    for (let look = 0; look < 3; look++) {
      time += 4 * MINUTE
      await store().digestOfKind('telegram')
      await Promise.all(later)
    }
    return store().digestOfKind('telegram')
  }

  test('two keys are read, however many telegrams there are', async () => {
    for (let n = 0; n < 30; n++) await store().createTelegram(telegram(`t${n}`))
    await settled()
    const { kv, asked } = counting(env.STORE)
    await store(kv).digestOfKind('telegram')
    expect(asked).toEqual({ get: 1 })
  })

  test('a new telegram, a statement and its withdrawal change it at once', async () => {
    const seen = [await settled()]
    await store().createTelegram(telegram('t'))
    seen.push(await store().digestOfKind('telegram'))
    await settled()
    await store().addStatement('t', statement('s'))
    seen.push(await store().digestOfKind('telegram'))
    await settled()
    await store().withdrawStatement('t', 's', { reason: 'wrong', responsible: 'x' })
    seen.push(await store().digestOfKind('telegram'))
    expect(new Set(seen).size).toBe(4)
  })

  test('what is no longer provisional is another', async () => {
    await store().createTelegram(telegram('t'))
    const before = await store().digestOfKind('telegram')
    time += 10 * MINUTE
    expect(await store().digestOfKind('telegram')).not.toBe(before)
  })

  test('passages and decisions do not change it', async () => {
    const before = await settled()
    await store().createPassage({ id: 'p', title: 'p', language: 'zh', description: null })
    expect(await store().digestOfKind('telegram')).toBe(before)
    expect(await store().digestOfKind('passage')).not.toBe(before)
  })

  test('a writer that dies anywhere leaves it true', async () => {
    await store().createTelegram(telegram('t'))
    for (let operations = 0; operations < 12; operations++) {
      await settled()
      await store(dyingAfter(env.STORE, operations))
        .addStatement('t', statement(`s${operations}`))
        .catch(() => undefined)
      expect([operations, await store().digestOfKind('telegram')]).toEqual([
        operations,
        await store().digestOfKind('telegram', 'heads'),
      ])
    }
  })

  test('a reader who read before a write, and puts what he made of it after it, is not believed', async () => {
    await store().createTelegram(telegram('t'))
    await settled()
    time += 7 * 60 * MINUTE
    const slow: Promise<unknown>[] = []
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const kv = new Proxy(env.STORE, {
      get(target, name) {
        if (name === 'put')
          return (async (...args: Parameters<KVNamespace['put']>) => {
            if (args[0].startsWith('digest/')) await gate
            return target.put(...args)
          }) as KVNamespace['put']
        const member = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const old = await kvStore(kv, now, (work) => slow.push(work)).digestOfKind('telegram')
    await store().addStatement('t', statement('s'))
    release()
    await Promise.all(slow)
    time += 10 * MINUTE
    expect(await store().digestOfKind('telegram')).not.toBe(old)
  })
})
