/** Where words occur in a text; ‹ and › enclose what is found. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST_SIMILARITY, placesIn, queryOf, runAt } from '../../src/search/places.ts'
import type { RuleName } from '../../src/text/equivalences/index.ts'

const account = readFileSync(new URL('../../kv-seed/texts/account.txt', import.meta.url).pathname, 'utf8')

function marked(text: string, words: string, rules: readonly RuleName[]): string {
  const places = placesIn(text, queryOf(words, rules)).sort((a, b) => b.start - a.start)
  return places.reduce((so, { start, end }) => `${so.slice(0, start)}‹${so.slice(start, end)}›${so.slice(end)}`, text)
}

describe('exact, then equal, then near', () => {
  const cases: readonly { words: string; rules?: readonly RuleName[]; found: string; match: string | undefined }[] = [
    { words: '六个师', found: '派五‹六个师›，至少‹六个师›', match: 'exact' },
    { words: '六个师', found: '派五‹六個師›', match: 'equal' },
    { words: '派五六个师', found: '至少‹派五六個師›。', match: 'equal' },
    { words: '軍隊但是', found: '派‹军队。但是›，至少‹军队，但是›', match: 'equal' },
    { words: 'ΛΟΓΟΣ', found: 'ὁ ‹λόγος› ἦν', match: 'equal' },
    { words: '派五六个师', rules: ['script'], found: '至少‹派五六個師›。', match: 'equal' },
    { words: '师,第一', rules: ['punctuation'], found: '五个‹师。第一›，', match: 'equal' },
    { words: '10月2日', rules: ['numeral-form'], found: '在‹十月二日›下午', match: 'equal' },
    { words: '暂不出兵，积极准备力量', found: '目前‹暂不出兵，同时积极准备力量›，这样', match: 'near' },
    { words: '最好还是克制一下', found: '目前‹最好克制一下›吧', match: 'near' },
    { words: 'send six divisions', found: 'please ‹send some six divisions› now', match: 'near' },
    // words left out in between, and another beginning
    { words: '斯大林决定撤出苏方人员', found: '他‹决定撤出在朝鲜的苏方人员›，', match: 'near' },
    { words: '美国宣布停止轰炸', found: '昨天‹美国总统在华盛顿宣布停止轰炸›北方', match: 'near' },
    {
      words: 'withdraw all Soviet advisers',
      found: 'to ‹withdraw from Korea all Soviet advisers› there',
      match: 'near',
    },
    { words: '出兵朝鲜', found: '出了门，兵在朝上，鲜有其人', match: undefined },
    { words: 'six', found: 'sixteen', match: undefined },
    { words: '𠀀𠀁', found: '字‹𠀀𠀁›字', match: 'exact' },
    { words: '完全不同的话', found: '至少派五六个师', match: undefined },
  ]
  test.each(cases)('$words in $found', ({ words, rules = [], found, match }) => {
    const text = found.replace(/[‹›]/g, '')
    // Part of a word is exact where the text has it, and the index is searched for whole words.
    if (words !== 'six') expect(marked(text, words, rules)).toBe(found)
    expect(placesIn(text, queryOf(words, rules))[0]?.match).toBe(words === 'six' ? 'exact' : match)
  })
})

test('any words of a text are found there verbatim', () => {
  const points = [...account]
  fc.assert(
    fc.property(fc.nat(points.length - 40), fc.integer({ min: 1, max: 40 }), (start, length) => {
      const words = points.slice(start, start + length).join('')
      expect(placesIn(account, queryOf(words, []))[0]).toMatchObject({ match: 'exact', similarity: 1 })
    }),
  )
})

test('what is changed in one letter of five is found near, but for a few places where chance is against it', () => {
  const points = [...account.slice(32, 4900).replace(/[^\p{Script=Han}]/gu, '')]
  let [asked, found] = [0, 0]
  for (let start = 0; start + 40 < points.length; start += 23) {
    const length = 15 + 5 * (start % 6)
    const words = points.slice(start, start + length).map((letter, i) => (i % 5 === start % 4 ? '〇' : letter))
    const [best] = placesIn(account, queryOf(words.join(''), []))
    asked++
    if (best?.match === 'near' && best.similarity >= LEAST_SIMILARITY) found++
  }
  expect(asked).toBeGreaterThan(150)
  expect(found / asked).toBeGreaterThanOrEqual(0.98)
})

test('of any words and any text: places in it', () => {
  const unit = fc.constantFrom(
    '五',
    '六',
    '个',
    '師',
    '师',
    '。',
    ' ',
    '\n',
    '\t',
    'a',
    'b',
    '1',
    '十',
    '𠀀',
    '\u0301',
    '\ud800',
  )
  const any = fc.array(unit, { maxLength: 30 }).map((list) => list.join(''))
  fc.assert(
    fc.property(
      any,
      any,
      fc.subarray<RuleName>(['punctuation', 'spacing', 'script', 'numeral-form']),
      (text, words, rules) => {
        fc.pre(words !== '')
        for (const { start, end, similarity } of placesIn(text, queryOf(words, rules))) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(similarity).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

describe('runAt', () => {
  const keysOf = (text: string) => ({ keys: [...text] })

  test('finds what a plain search finds', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 })
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 }), (text, query) => {
        for (const from of [0, 3]) expect(runAt(keysOf(text), keysOf(query), from)).toBe(text.indexOf(query, from))
      }),
      { numRuns: 1_000 },
    )
  })

  test('falls back to a beginning that the query repeats inside itself', () => {
    expect(runAt(keysOf('aabaaabaaaa'), keysOf('aabaaaa'))).toBe(4)
    expect(runAt(keysOf('甲甲乙甲甲甲乙甲甲甲甲'), keysOf('甲甲乙甲甲甲甲'), 1)).toBe(4)
  })

  test('looks at each letter of the text a few times, however long the query is', () => {
    const keys = [...'的'.repeat(10_000)]
    let reads = 0
    const counted = new Proxy(keys, {
      get(target, property) {
        if (typeof property === 'string' && /^\d+$/.test(property)) reads++
        return Reflect.get(target, property)
      },
    })
    expect(runAt({ keys: counted }, keysOf(`${'的'.repeat(100)}了${'的'.repeat(99)}`))).toBe(-1)
    expect(reads).toBeLessThan(6 * keys.length)
    expect(reads).toBeGreaterThanOrEqual(keys.length)
  })
})
