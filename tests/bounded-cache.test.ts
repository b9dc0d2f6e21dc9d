import { describe, expect, test } from 'vitest'
import { boundedCache } from '../src/bounded-cache.ts'

/** The keys that a cache still holds; looking at them makes each of them recent. */
const held = (cache: { get(key: string): unknown }, keys: string) =>
  [...keys].filter((key) => cache.get(key) !== undefined).join('')

describe('a cache bounded by count', () => {
  test('removes the least recently used', () => {
    const cache = boundedCache<number>(2)
    cache.set('a', 1)
    cache.set('b', 2)
    expect(cache.get('a')).toBe(1)
    cache.set('c', 3)
    expect(held(cache, 'abc')).toBe('ac')
  })

  test('replaces a value without removing another', () => {
    const cache = boundedCache<number>(2)
    cache.set('a', 1)
    cache.set('b', 2)
    cache.set('a', 3)
    expect([cache.get('a'), cache.get('b')]).toEqual([3, 2])
  })
})

describe('a cache bounded by weight', () => {
  const byLength = (_key: string, value: string) => value.length

  test('removes as many as a heavy entry needs', () => {
    const cache = boundedCache(10, byLength)
    for (const key of 'abc') cache.set(key, 'xxx')
    cache.set('d', 'xxxxxx')
    expect(held(cache, 'abcd')).toBe('cd')
  })

  test('counts a replaced value once', () => {
    const cache = boundedCache(10, byLength)
    cache.set('a', 'xxxxx')
    cache.set('a', 'x')
    for (const key of 'bcd') cache.set(key, 'xxx')
    expect(held(cache, 'abcd')).toBe('abcd')
    cache.set('e', 'x')
    expect(held(cache, 'abcde')).toBe('bcde')
  })

  test('does not keep an entry that is too heavy, nor the value that it replaces, and removes no other entry', () => {
    const cache = boundedCache(10, byLength, 4)
    cache.set('a', 'xxxx')
    cache.set('b', 'xxxx')
    cache.set('a', 'xxxxx')
    expect(held(cache, 'ab')).toBe('b')
    const whole = boundedCache(10, byLength)
    whole.set('a', 'x')
    whole.set('b', 'x'.repeat(11))
    expect(held(whole, 'ab')).toBe('a')
  })

  test('weighs the key too where `weigh` does', () => {
    const cache = boundedCache<string>(6, (key, value) => key.length + value.length)
    cache.set('a', 'x')
    cache.set('four', 'x')
    expect([cache.get('a'), cache.get('four')]).toEqual([undefined, 'x'])
  })
})
