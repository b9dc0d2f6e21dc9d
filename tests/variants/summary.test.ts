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

test('similarity is twice what two witnesses share, of both lengths: also where they are equally long', () => {
  const similarity = (a: string, b: string) =>
    compare([
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ]).summary.similarity
  expect(similarity('我们派五六个师', '我们派七八个师')).toEqual({ A: { B: 0.7143 } })
  expect(similarity('甲乙丙丁', '甲乙丙丁戊己庚辛')).toEqual({ A: { B: 0.6667 } })
  expect(similarity('', '')).toEqual({ A: { B: 1 } })
})
