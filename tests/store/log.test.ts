import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginnings, type Entry, presentOf, settle } from '../../src/store/log.ts'

describe('how instants begin', () => {
  const tests = [
    // Within ten minutes, and across the end of them.
    ['2026-11-23T20:31:05.000Z', '2026-11-23T20:38:00.000Z', ['2026-11-23T20:3']],
    ['2026-11-23T20:39:05.000Z', '2026-11-23T20:41:00.000Z', ['2026-11-23T20:3', '2026-11-23T20:4']],
    ['2026-12-31T23:58:00.000Z', '2027-01-01T00:03:00.000Z', ['2026-12-31T23:5', '2027-01-01T00:0']],
    // Hours, days, and beyond: what the two have in common.
    ['2026-11-23T20:01:00.000Z', '2026-11-23T21:30:00.000Z', ['2026-11-23T20', '2026-11-23T21']],
    ['2026-11-22T20:01:00.000Z', '2026-11-23T23:30:00.000Z', ['2026-11-22', '2026-11-23']],
    ['2026-11-01T00:00:00.000Z', '2026-11-23T00:00:00.000Z', ['2026-11-']],
    ['2019-05-05T00:00:00.000Z', '2026-11-23T00:00:00.000Z', ['20']],
  ] as const
  test.each(tests)('%s to %s', (from, to, out) => {
    expect(beginnings(Date.parse(from), Date.parse(to))).toEqual(out)
  })

  test('whatever lies between begins like one of them', () => {
    const time = fc.integer({ min: 0, max: Date.parse('2100-01-01') })
    const length = fc.oneof(...[1e3, 1e6, 1e8, 1e10, 1e12].map((max) => fc.integer({ min: 0, max })))
    fc.assert(
      fc.property(time, length, fc.double({ min: 0, max: 1, noNaN: true }), (from, length, share) => {
        const between = new Date(from + Math.floor(length * share)).toISOString()
        expect(beginnings(from, from + length).some((beginning) => between.startsWith(beginning))).toBe(true)
      }),
    )
  })
})

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
    expect(presentOf(entries, succession).map(({ slot }) => slot)).toEqual(['A', 'two', 'three'])
  })

  test('comes out the same from all at once as from one after the other', () => {
    const some = fc.array(
      fc.record({ slot: fc.constantFrom('a', 'b', 'c', 'd'), day: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 12 },
    )
    const counts = { version: 'first' } as const
    const present = (entries: readonly Entry[]) => presentOf(settle(entries, counts), succession)
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
