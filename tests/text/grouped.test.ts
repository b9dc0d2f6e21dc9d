import { expect, test } from 'vitest'
import { grouped } from '../../src/text/grouped.ts'

test.each([0, 7, 999, 1_000, 12_345, 999_999, 1_000_000, 48_000_000])('%d is grouped as Intl does', (n) => {
  expect(grouped(n)).toBe(n.toLocaleString('en'))
})
