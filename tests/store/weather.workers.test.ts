/** Nothing that was acknowledged is lost, with any faults. The long form of this is `tests/bench/faults.ts`. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { manyWriters, type Outcome } from './writers.ts'

beforeEach(async () => {
  for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
})

function expectNothingLost(outcome: Outcome): void {
  expect(outcome.acknowledged).toBe(outcome.writers)
  expect(outcome.lost).toEqual([])
  expect(outcome.unlisted).toEqual([])
  expect(outcome.disagreeing).toEqual([])
  expect(outcome.createdAgain).toBe(0)
  expect(outcome.dangling).toEqual([])
  expect(outcome.faults).toEqual([])
}

describe('many writers at once', () => {
  test('in bad weather', async () => {
    const seed = 1
    const severity = { failures: 0.05, lag: 60_000 }
    const outcome = await manyWriters(env.STORE, { writers: 24, seed, severity })
    expectNothingLost(outcome)
    for (const fault of ['before', 'after', 'tooFast', 'staleValue', 'lateList'] as const)
      expect([fault, outcome.met[fault] > 0]).toEqual([fault, true])
  }, 60_000)

  test('without faults no reader has to ask twice', async () => {
    const outcome = await manyWriters(env.STORE, { writers: 12, seed: 1, severity: { failures: 0, lag: 0 } })
    expectNothingLost(outcome)
  }, 60_000)
})
