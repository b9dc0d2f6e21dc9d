import { expect, test } from 'vitest'
import { staleness } from '../../../src/store/log/staleness.ts'

const MINUTE = 60_000
const HOURS = 6 * 60 * MINUTE
const [NOW, OLD] = [1_000 * MINUTE, 0]
const what = (made: Parameters<typeof staleness>[0], time: number) => staleness(made, OLD, time, HOURS)

test('what a writer made is looked at when every place sees what was written meanwhile', () => {
  const made = { built: NOW, unsettled: true }
  expect([1, 3, 400].map((minutes) => what(made, NOW + minutes * MINUTE))).toEqual([null, 'near', 'all'])
  // A clock ahead of the reader's says nothing of how long ago that was.
  expect(what(made, NOW - 5 * MINUTE)).toBe('near')
})

test('what a reader made is looked at twice more, the last time whatever the clocks of the two', () => {
  const first = { built: NOW, unsettled: false, check: NOW }
  expect([1, 3, 23].map((minutes) => what(first, NOW + minutes * MINUTE))).toEqual([null, 'near', 'near'])
  const second = { ...first, built: NOW + 3 * MINUTE }
  expect([6, 21, 23].map((minutes) => what(second, NOW + minutes * MINUTE))).toEqual([null, null, 'near'])
  expect(what({ built: NOW, unsettled: false }, NOW + 300 * MINUTE)).toBeNull()
})
