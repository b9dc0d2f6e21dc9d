/** Two who take one name at once, out of each other's sight. The long form of this is `tests/bench/faults.ts`. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { rivals } from './rivals.ts'

beforeEach(async () => {
  for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
})

const severity = { failures: 0.02, lag: 60_000, skew: 600_000 }

describe('rivals for one name, with clocks ten minutes off', () => {
  test.each([2, 3])(
    'seed %i: one of them has it, and no reader gets the text of the other',
    async (seed) => {
      const outcome = await rivals(env.STORE, { pairs: 3, seed, severity })
      // Both get it at first, marked as provisional.
      expect(outcome.told).toBeGreaterThan(4 * outcome.pairs)
      expect(outcome.provisional).toBe(outcome.told)
      expect(outcome).toMatchObject({ foreign: [], undecided: [], unlisted: [] })
      expect(outcome.faults.filter((fault) => !/^(head|history|index)\//.test(fault))).toEqual([])
    },
    60_000,
  )

  test('with a coordinator the second is refused, and nothing is provisional', async () => {
    const outcome = await rivals(env.STORE, { pairs: 3, seed: 1, severity, coordinated: true })
    expect(outcome).toMatchObject({ foreign: [], undecided: [], unlisted: [], provisional: 0 })
    expect(outcome.told).toBe(4 * outcome.pairs)
  }, 60_000)
})
