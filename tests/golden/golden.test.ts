import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { goldenCases, retell } from './golden.ts'

const cases = goldenCases()

describe('golden cases', () => {
  test('there are some of each file', () => {
    expect(new Set(cases.map(({ file }) => file)).size).toBeGreaterThan(2)
  })

  test.each(cases)('$file:$line $rule: $text', ({ text }) => {
    expect(retell(text, compare)).toBe(text)
  })
})
