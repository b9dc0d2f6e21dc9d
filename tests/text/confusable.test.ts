import { describe, expect, test } from 'vitest'
import { confusableWith, skeletonOf } from '../../src/text/confusable.ts'

describe('sigla that look the same in print', () => {
  test.each([
    ['A', 'А', 'Cyrillic'],
    ['A', 'Ａ', 'wide'],
    ['P2', 'Р2', 'Cyrillic, with a digit'],
    ['H', 'Η', 'Greek'],
    ['P66', '𝔓66', 'Fraktur'],
    ['é', 'e\u0301', 'decomposed'],
  ])('%s and %s (%s)', (one, other) => {
    expect(confusableWith(other, ['B', one])).toBe(one)
    expect(confusableWith(one, ['B', other])).toBe(other)
  })

  test.each([
    ['A', 'α'],
    ['a', 'α'],
    ['A', 'a'],
    ['B', 'β'],
    ['甲', '乙'],
    ['A', 'A1'],
    ['Б', 'B'],
    ['A', 'A*'],
  ])('%s and %s can', (one, other) => {
    expect(confusableWith(other, [one])).toBe(null)
  })

  test('a name is not confused with itself', () => {
    expect(confusableWith('A', ['A', 'B'])).toBe(null)
    expect(skeletonOf('А')).toBe('A')
  })
})
