import { expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { sides } from '../notation.ts'

test.each([
  ['我们派[五六/七八]个师。', { substitution: 1 }],
  ['我们派[五六/七八]个师[不/]同意[/的]。', { substitution: 1, omission: 1, addition: 1 }],
  ['我们派五六个师。', {}],
])('%s', (notation, byKind) => {
  const [base, other] = sides(notation)
  const { summary } = compare([
    { siglum: 'A', text: base },
    { siglum: 'B', text: other },
  ])
  expect(summary.byKind).toEqual(byKind)
  expect(Object.values(summary.byKind).reduce((sum, count) => sum + count, 0)).toBe(summary.variants)
})
