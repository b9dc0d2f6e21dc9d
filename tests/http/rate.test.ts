import { expect, test } from 'vitest'
import { callerOf, unitsOf } from '../../src/http/rate.ts'

const from = (address: string | null) =>
  callerOf(
    new Request('https://variorum.example/', { headers: address === null ? {} : { 'CF-Connecting-IP': address } }),
  )

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  [null, 'unknown'],
])('%s counts as %s', (address, caller) => {
  expect(from(address)).toBe(caller)
})

test.each([
  ['nothing yet', 0, 0, 1],
  ['two sentences', 60, 2, 1],
  ['two chapters', 10_000, 2, 1],
  ['four chapters', 40_000, 4, 2],
  ['a hundred witnesses of a verse', 20_000, 100, 21],
  ['two novels', 1_000_000, 2, 21],
  ['all that one request may hold', 1_000_000, 200, 100],
] as const)('%s', (_, points, witnesses, units) => {
  expect(unitsOf(points, witnesses)).toBe(units)
})
