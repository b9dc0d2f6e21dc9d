import { expect, test } from 'vitest'
import { budgetOf, REPEAT_LIMITS } from '../../src/repeats/limits.ts'
import { findRepeats } from '../../src/repeats/repeats.ts'

test.each(['cells', 'measured', 'looks'] as const)('a short text may cost less of "%s" than a long one', (name) => {
  expect(budgetOf(name, 7_000)).toBeLessThan(REPEAT_LIMITS[name] / 2)
  expect(budgetOf(name, 20_000)).toBeGreaterThan(budgetOf(name, 7_000))
  expect(budgetOf(name, 1_250_000)).toBe(REPEAT_LIMITS[name])
})

test('ninety words that differ in one letter would take more cells than so short a text may use, and the answer is marked', () => {
  const text = Array.from({ length: 90 }, (_, i) => {
    const at = (i * 7 + (i >> 3)) % 9
    return `${'a'.repeat(at)}b${'a'.repeat(8 - at)}`
  }).join(' ')
  const { precise, reason } = findRepeats([{ id: 't', text }])
  expect([precise, reason]).toEqual([false, expect.stringContaining('not followed past the first difference')])
})
