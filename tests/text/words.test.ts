import { describe, expect, test } from 'vitest'
import { isCommonWord, wordAcross } from '../../src/text/words.ts'

/** A line with a bar where it is cut, and the word that is cut there. */
const cuts = [
  ['立|即派三个军', '立即'],
  ['我们必须首|先出兵', '首先'],
  ['中|国', '中国'],
  ['中|华人民共和国', '中华人民共和国'],
  ['環|境保護', '環境保護'],
  ['ソビエ|ト連邦', 'ソビエト'],
  ['军事|经济', null],
  ['|中国', null],
  ['中国|', null],
  ['we|ll', null],
  ['国|，军', null],
] as const

describe('wordAcross', () => {
  test.each(cuts)('%s: %s', (line, word) => {
    const string = line.replace('|', '')
    const found = wordAcross(string, line.indexOf('|'))
    expect(found === null ? null : string.slice(...found)).toBe(word)
  })
})

test('words are known in either script; pronouns and numerals are none', () => {
  expect(['军事', '軍事', '环境保护', '各项', '三个', '口'].map(isCommonWord)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
