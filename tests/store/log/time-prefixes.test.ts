import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timePrefixes } from '../../../src/store/log/time-prefixes.ts'

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
    expect(timePrefixes(Date.parse(from), Date.parse(to))).toEqual(out)
  })

  test('every time in between begins with one of them', () => {
    const time = fc.integer({ min: 0, max: Date.parse('2100-01-01') })
    const length = fc.oneof(...[1e3, 1e6, 1e8, 1e10, 1e12].map((max) => fc.integer({ min: 0, max })))
    fc.assert(
      fc.property(time, length, fc.double({ min: 0, max: 1, noNaN: true }), (from, length, share) => {
        const between = new Date(from + Math.floor(length * share)).toISOString()
        expect(timePrefixes(from, from + length).some((beginning) => between.startsWith(beginning))).toBe(true)
      }),
    )
  })
})
