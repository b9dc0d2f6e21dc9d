import { describe, expect, test } from 'vitest'
import { withinEdits } from '../../src/collate/near.ts'

describe('withinEdits', () => {
  const cases = [
    // a, b, edits allowed, whether they match
    ['ab', 'ac', 1, true],
    ['colour', 'color', 1, true],
    ['colour', 'colors', 1, false],
    ['colour', 'colors', 2, true],
    ['in', 'of', 2, false],
    ['甲', '乙', 1, false],
    ['甲乙', '甲丙', 1, true],
    ['a'.repeat(65), `${'a'.repeat(64)}b`, 1, false],
  ] as const
  test.each(cases)('%s, %s within %i: %s', (a, b, most, match) => {
    expect(withinEdits(most)(a, b)).toBe(match)
    expect(withinEdits(most)(b, a)).toBe(match)
  })
})
