import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointAt, slice, textOf } from '../../src/text/codepoints.ts'

test('code points are cut as code points, in any plane and with unpaired surrogates', () => {
  const unit = fc.constantFrom('a', '国', '𠂕', '😀', '\ud840', '\udc00')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), fc.nat(12), fc.nat(12), (units, a, b) => {
      const string = units.join('')
      const points = [...string]
      const text = textOf(string)
      const [from, to] = [Math.min(a, b, points.length), Math.min(Math.max(a, b), points.length)]
      expect(text.length).toBe(points.length)
      expect(slice(text, from, to)).toBe(points.slice(from, to).join(''))
    }),
  )
})

test('pointAt is the inverse of the offsets of code points; inside a pair it is the next one', () => {
  const text = textOf('a𠂕国😀b')
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((unit) => pointAt(text, unit))).toEqual([0, 1, 2, 2, 3, 4, 4, 5, 5])
  expect(pointAt(textOf('国b'), 1)).toBe(1)
})
