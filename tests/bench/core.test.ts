/** The short form of `npm run fuzz:core`. */
import { expect, test } from 'vitest'
import { fuzzCore } from './core.ts'

test('six hundred random inputs break nothing in the pure core', () => {
  expect(fuzzCore({ size: 600, seed: 11 })).toEqual([])
}, 60_000)
