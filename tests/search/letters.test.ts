import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysWritten, lettersOf, pair, termsOf, writtenKeys, writtenTerm } from '../../src/search/letters.ts'

const texts = fc
  .array(
    fc.constantFrom(
      '毛',
      '主席',
      'か',
      '나라',
      'said',
      'a',
      'b',
      ' ',
      '\n',
      '12',
      '𠀀',
      'é',
      '，',
      'ﬁ',
      '\u0301',
      '〇',
      'ก',
    ),
  )
  .map((parts) => parts.join(''))

test('letters in one string are read as they were written', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { keys } = lettersOf(text)
      expect(keysWritten(writtenKeys(keys))).toEqual(keys)
    }),
  )
})

test('a term is found in it just where a text has the term', () => {
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      const [{ keys }, asked] = [lettersOf(text), lettersOf(other).keys]
      const terms = termsOf({ keys })
      const written = writtenKeys(keys)
      for (const [i, key] of asked.entries())
        for (const term of [key, pair(key, asked[i + 1] ?? key), pair(key, keys[0] ?? key)])
          expect(written.includes(writtenTerm(term)), term).toBe(terms.has(term))
    }),
  )
})
