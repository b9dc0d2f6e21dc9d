import { expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'

test('a rule may name any sign', () => {
  for (const sign of '\\^$.*+?()[]{}|/&-!#%,:;<=>@`~"\'_ ') {
    const rules = [{ id: 'sign', pairs: [[`a${sign}b`, 'c']] as [string, string][] }]
    const witnesses = [
      { siglum: 'A', text: `x a${sign}b y` },
      { siglum: 'B', text: 'x c y' },
    ]
    expect(() => compare(witnesses, { rules }), sign).not.toThrow()
  }
})
