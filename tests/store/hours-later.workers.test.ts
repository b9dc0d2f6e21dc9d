/** A list of many things whose summaries have grown old: what one answer asks of KV does not grow with their number. */
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { kvStore } from '../../src/store/kv-store.ts'
import { counting } from './faults.ts'

const HOUR = 3_600_000
const COUNT = 40
/** `REFRESHES` of the store, and the index of ids and the digest, which are old as well. */
const MOST = 16

test('seven hours later one list remakes ten summaries, and the next ones the rest', async () => {
  let time = Date.parse('2026-01-02T03:04:05.006Z')
  const work: Promise<unknown>[] = []
  const storeOn = (kv: KVNamespace) =>
    kvStore(
      kv,
      () => time,
      (later) => work.push(later),
    )
  const writer = storeOn(env.STORE)
  for (let k = 0; k < COUNT; k++)
    await writer.createPassage({ id: `p${k}`, title: `p${k}`, language: 'zh', description: null })
  time += 7 * HOUR
  const ask = async () => {
    const { kv, asked } = counting(env.STORE)
    const { items } = await storeOn(kv).listPassages({ limit: 1000, cursor: null })
    await Promise.all(work.splice(0))
    expect(items).toHaveLength(COUNT)
    return { lists: asked.list ?? 0, puts: asked.put ?? 0 }
  }
  const answers = []
  for (let k = 0; k < COUNT / 10 + 2; k++) answers.push(await ask())
  for (const { lists, puts } of answers) {
    expect(lists).toBeLessThanOrEqual(MOST)
    expect(puts).toBeLessThanOrEqual(MOST)
  }
  expect(answers[0]!.lists).toBeGreaterThanOrEqual(10)
  expect(answers.at(-1)).toEqual({ lists: 0, puts: 0 })
})

test('a reader who remakes a summary just when somebody writes elsewhere hides nothing for hours', async () => {
  const start = Date.parse('2026-02-02T03:04:05.006Z')
  let time = start
  const work: Promise<unknown>[] = []
  const storeOn = (kv: KVNamespace) =>
    kvStore(
      kv,
      () => time,
      (later) => work.push(later),
    )
  await storeOn(env.STORE).createPassage({ id: 'race', title: 'race', language: 'zh', description: null })
  const key = 'head/passage/race'
  const early = await env.STORE.get(key)
  // The place of the reader keeps the head that it read, and its lists do not have the last minute.
  const late = new Proxy(env.STORE, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name === 'get')
        return async (asked: string | string[], type?: 'text') => {
          if (asked === key) return early
          return Reflect.apply(member, target, [asked, type])
        }
      if (name === 'list') return async () => ({ keys: [], list_complete: true, cacheStatus: null })
      return member.bind(target)
    },
  })
  time += 30 * 60_000
  await storeOn(env.STORE).addWitness('race', { siglum: 'A', label: 'a', language: null, source: null })
  await storeOn(late).getPassage('race')
  await Promise.all(work.splice(0))
  const witnesses = async () => (await storeOn(env.STORE).getPassage('race'))!.witnesses.length
  expect(await witnesses()).toBe(0)
  time += 3 * 60_000
  expect(await witnesses()).toBe(1)
  await Promise.all(work.splice(0))
})
