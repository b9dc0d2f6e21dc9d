import { describe, expect, test } from 'vitest'
import { freeBrackets, freeCut, inField, marksIn } from '../../src/present/marked-text.ts'

describe('marks in a text', () => {
  const cases: readonly [marked: string, text: string, offsets: readonly number[] | null][] = [
    ['五六|个师', '五六个师', [2]],
    ['|五六个师|', '五六个师', [0, 4]],
    ['𠮷|野|家', '𠮷野家', [1, 2]],
    ['五六个师', '五六个师', []],
    ['|', '', [0]],
    ['five |six', 'five six', [5]],
    // Words that were changed are no longer those that are decided on.
    ['五七|个师', '五六个师', null],
    ['五六|个', '五六个师', null],
    ['五六个师|们', '五六个师', null],
    // Browsers send CR LF, whatever the text has.
    ['甲\r\n|乙', '甲\n乙', [2]],
    ['甲\r\n|乙', '甲\r\n乙', [3]],
    ['甲\n|乙', '甲\r乙', [2]],
    ['甲\r\n\r\n|乙', '甲\n乙', null],
  ]
  for (const [marked, text, offsets] of cases)
    test(JSON.stringify(marked), () => expect(marksIn(marked, text, '|')).toEqual(offsets))

  test('several marks are distinguished by their position', () => {
    expect(marksIn('派[五六]个师', '派五六个师', '[]')).toEqual([1, 3])
  })
})

test('a mark is a sign that the texts do not have', () => {
  expect(freeCut(['a', 'b'])).toBe('|')
  expect(freeCut(['a|b', 'c¦'])).toBe('‖')
  expect(freeCut(['|¦‖⸾'])).toBeNull()
  expect(freeBrackets(['a[1]'])).toBe('⟦⟧')
})

test('what HTML forbids is a picture in a field, at the same offset', () => {
  const text = 'one\u0000two\u0001 \ufffe\u{1fffe}\ttab\n'
  expect(inField(text)).toBe('one␀two␁ \ufffd\ufffd\ttab\n')
  expect(marksIn(inField(text).replace('two', '|two'), text, '|')).toEqual([4])
  expect(marksIn('one␁|two', 'one\u0000two', '|')).toBeNull()
})
