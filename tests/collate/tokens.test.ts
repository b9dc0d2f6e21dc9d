import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collateTokens, contentKey, spaced, tokenKey } from '../../src/collate/tokens.ts'

describe('tokens of running text', () => {
  /** Tokens are set apart by a bar. */
  const cases = [
    'A |black |cat',
    'in |the |beginning|, |was |the |Word|. ',
    'what|?!... |ever',
    "don't |e-mail",
    '我|认|为|，|不|需|要|。',
    '10|月|2|日',
    '致|Stalin|的|电|报 |no|. |1',
    '说|“|我|来|……”|。',
    '斯|大|林|・|ス|タ|ー|リ|ン',
    '葛\u{e0100}|饰|が|。',
    '漢|字 |with |spaces　|全|角',
    'שלום |עולם',
    '👨‍👩‍👧 |e\u0301',
    '  leading |and |trailing  ',
    '   ',
    '\n\r\n 我|们',
  ]
  for (const marked of cases)
    test(JSON.stringify(marked), () => expect(collateTokens(marked.replaceAll('|', ''))).toEqual(marked.split('|')))

  test('an empty text has none', () => expect(collateTokens('')).toEqual([]))

  const anyText = fc
    .array(
      fc.constantFrom(
        ...'ab的。，,.?! \n\té',
        '\u3000',
        '\u0301',
        '\u200d',
        '𠮷',
        '👩',
        '\ud800',
        'が',
        '葛\u{e0100}',
        '\r\n',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''))

  test('nothing is lost, no token is empty, no character is torn', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = collateTokens(text)
        expect(tokens.join('')).toBe(text)
        expect(tokens).not.toContain('')
        const borders = new Set(Array.from(segmenter.segment(text), (s) => s.index))
        let at = 0
        for (const token of tokens) {
          expect(borders.has(at)).toBe(true)
          at += token.length
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what a token is matched by', () => {
  const content = [
    { token: 'Black ', key: 'black' },
    { token: ', ', key: ',' },
    { token: '  ', key: '  ' },
  ]
  for (const { token, key } of content)
    test(`running ${JSON.stringify(token)}`, () => expect(contentKey(token)).toBe(key))

  const sent = [
    { t: ' Kitten. ', key: 'kitten' },
    { t: "don't", key: 'dont' },
    { t: '...', key: '...' },
    { t: ' ! ', key: ' ! ' },
    { t: '“电”', key: '“电”' },
    { t: '~[x]_', key: 'x' },
  ]
  for (const { t, key } of sent) test(`sent ${JSON.stringify(t)}`, () => expect(tokenKey(t)).toBe(key))
})

describe('spaces that were not sent', () => {
  const cases = [
    { tokens: ['in', 'the', 'beginning'], text: 'in the beginning' },
    { tokens: ['cat', ',', 'and', '(', 'dog', ')'], text: 'cat, and(dog)' },
    { tokens: ['我', '认', '为', '，', '好'], text: '我认为，好' },
    { tokens: ['a ', 'b'], text: 'a b' },
    { tokens: ['致', 'Stalin', '电'], text: '致Stalin电' },
  ]
  for (const { tokens, text } of cases) test(text, () => expect(spaced(tokens).join('')).toBe(text))
})
