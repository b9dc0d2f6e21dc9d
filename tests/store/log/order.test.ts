import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currentOf, type Entry, resolve } from '../../../src/store/log/log.ts'

describe('what is present', () => {
  const entry = (kind: string, slot: string, day: number, value: unknown = null): Entry => ({
    kind,
    slot,
    at: `2026-01-0${day}T00:00:00.000Z`,
    value,
  })
  const succession = ({ kind, value }: Entry) => (kind === 'version' ? String(value) : null)

  test('of each succession the newest, of all else everything', () => {
    const entries = [
      entry('witness', 'A', 1),
      entry('version', 'one', 2, 'A'),
      entry('version', 'two', 3, 'B'),
      entry('version', 'three', 4, 'A'),
    ]
    expect(currentOf(entries, succession).map(({ slot }) => slot)).toEqual(['A', 'two', 'three'])
  })

  test('comes out the same from all at once as from one after the other', () => {
    const some = fc.array(
      fc.record({ slot: fc.constantFrom('a', 'b', 'c', 'd'), day: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 12 },
    )
    const counts = { version: 'firstWins' } as const
    const present = (entries: readonly Entry[]) => currentOf(resolve(entries, counts), succession)
    fc.assert(
      fc.property(some, (facts) => {
        // A version is told with one time only: what comes again is the same fact.
        const days = new Map(facts.map(({ slot, day }) => [slot, day]))
        const entries = facts.map(({ slot }) => entry('version', slot, days.get(slot)!, slot < 'c' ? 'A' : 'B'))
        const step = (known: readonly Entry[], next: Entry) => present([...known, next])
        expect(entries.reduce<readonly Entry[]>(step, [])).toEqual(present(entries))
      }),
    )
  })
})
