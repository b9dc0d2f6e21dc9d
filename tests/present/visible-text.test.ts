import { expect, test } from 'vitest'
import { visiblePieces } from '../../src/present/visible-text.ts'

const written = (text: string, shown: boolean | 'spacing') =>
  visiblePieces(text, shown)
    .map(({ kind, text }) => (kind === 'plain' ? text : `{${kind}}`))
    .join('')

test.each([
  ['look to it', false, 'look to it'],
  // Between words a space is no part of the difference, and a dot there would only be in the way.
  ['look to it ', true, 'look to it '],
  ['look to', 'spacing', 'look{space}to'],
  [' ', true, '{space}'],
  ['a  b', true, 'a{space}b'],
  ['a\u00a0b', true, 'a{space}b'],
  ['a\u200bb', true, 'a{unseen}b'],
  ['a\u200bb', false, 'a\u200bb'],
  ['a\nb', false, 'a{break}b'],
] as const)('%j, %j', (text, shown, expected) => {
  expect(written(text, shown)).toBe(expected)
  expect(
    visiblePieces(text, shown)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
