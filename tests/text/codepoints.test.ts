import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slice, textOf } from '../../src/text/codepoints.ts'

test('code points are cut as code points, whatever the planes and unpaired surrogates', () => {
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
