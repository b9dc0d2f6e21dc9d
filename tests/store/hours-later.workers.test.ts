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
