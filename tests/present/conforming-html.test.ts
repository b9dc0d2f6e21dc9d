import { expect, test } from 'vitest'
import { conformingHtml } from '../../src/present/conforming-html.ts'

test('what HTML may not hold is a picture', () => {
  expect(conformingHtml('<p>a\u0000b\u0001c\u007fd\u0085e\ufffef\ufdd0g\u{1fffe}h</p>')).toBe('<p>a␀b␁c␡d�e�f�g�h</p>')
})

test('all else stays, line ends and signs of direction too', () => {
  const html = '<p>\t\r\n\u200f\u{1f600}\u{20000}\ud83f\udffd�</p>'
  expect(conformingHtml(html)).toBe(html)
})

test('what a form sends back stays as it was written', () => {
  const field = '<textarea name="text">\u0001\ufffe</textarea>'
  expect(conformingHtml(`\u0001${field}\u0001${field}`)).toBe(`␁${field}␁${field}`)
})
