import { expect, test } from 'vitest'
import { recent } from '../../src/service/recent.ts'

test('the value used longest ago goes first', () => {
  const last = recent<number>(2)
  last.set('a', 1)
  last.set('b', 2)
  expect(last.get('a')).toBe(1)
  last.set('c', 3)
  expect(['a', 'b', 'c'].map((key) => last.get(key))).toEqual([1, undefined, 3])
  last.set('a', 4)
  expect([last.get('a'), last.get('c')]).toEqual([4, 3])
})
