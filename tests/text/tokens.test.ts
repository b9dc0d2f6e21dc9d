import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slice } from '../../src/text/codepoints.ts'
import { RULES, type RuleName } from '../../src/text/equivalences/index.ts'
import { folded, prepareNames, SOLE_MARKS, type Tokens, tokenise } from '../../src/text/tokens.ts'
import type { Unit } from '../../src/text/unit.ts'

const names = prepareNames([
  { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林', 'Stalin'] },
  { id: 'mao', kind: 'person', forms: ['毛泽东', 'Mao Zedong'] },
  { id: 'lin', kind: 'person', forms: ['林彪', 'Lin'] },
  { id: 'korea', kind: 'place', forms: ['朝鲜'] },
  { id: 'party', kind: 'place', forms: ['朝鲜劳动党'] },
])
const cut = (text: string, unit: Unit = 'grapheme') => tokenise(text, { unit, names })

const written = (tokens: Tokens): string[] =>
  Array.from({ length: tokens.count }, (_, k) => slice(tokens.text, tokens.starts[k]!, tokens.starts[k + 1]!))
/** Tokens between bars, so that a case can be read at a glance. */
const bars = (tokens: Tokens): string => written(tokens).join('|')

describe('tokenise by character', () => {
  const cases = [
    // text, tokens, keys
    ['派五个师', '派|五|个|师', '派|5|个|师'],
    ['10月1日', '10|月|1|日', '10|月|1|日'],
    ['十月一日', '十|月|一|日', '10|月|1|日'],
    ['１０月', '１０|月', '10|月'],
    ['一九五〇年', '一九五〇|年', '1950|年'],
    ['一九五○年○', '一九五○|年|○', '1950|年|○'],
    ['三八线', '三八|线', '38|线'],
    ['20万人', '20万|人', '200000|人'],
    ['万一,千万', '万|一|,|千|万', '万|1|,|千|万'],
    ['3.5吨,1,200人', '3.5|吨|,|1,200|人', '3.5|吨|,|1200|人'],
    ['史達林同志', '史達林|同|志', '斯大林|同|志'],
    ['斯大林對毛澤東說', '斯大林|對|毛澤東|說', '斯大林|对|毛泽东|说'],
    ['朝鲜劳动党在朝鲜', '朝鲜劳动党|在|朝鲜', '朝鲜劳动党|在|朝鲜'],
    ['说“好”。', '说|“|好|”|。', '说|"|好|"|.'],
    ['時，時,', '時|，|時|,', '时|,|时|,'],
    ['一\r\n　　二', '一|\r\n|　　|二', '1|\n| |2'],
    ['用 T34 坦克', '用| |T34| |坦|克', '用| |t34| |坦|克'],
    ['カタカナ', 'カ|タ|カ|ナ', 'カ|タ|カ|ナ'],
    ['𠕂𠕂', '𠕂|𠕂', '再|再'],
    ['辻󠄀神󠄁', '辻󠄀|神󠄁', '辻|神'],
    ['👨‍👩‍👧x', '👨‍👩‍👧|x', '👨‍👩‍👧|x'],
    ['', '', ''],
  ] as const
  test.each(cases)('%s → %s', (text, tokens, keys) => {
    const found = cut(text)
    expect(bars(found)).toBe(tokens)
    expect(found.keys.join('|')).toBe(keys)
  })
})

describe('tokenise by word', () => {
  const cases = [
    ['The black cat, and', 'The| |black| |cat|,| |and', 'the| |black| |cat|,| |and'],
    ["don’t isn't", "don’t| |isn't", 'dont| |isnt'],
    ['the 38th parallel', 'the| |38th| |parallel', 'the| |38th| |parallel'],
    ['Stalin in Stalingrad', 'Stalin| |in| |Stalingrad', '斯大林| |in| |stalingrad'],
    ['Mao Zedong wrote', 'Mao Zedong| |wrote', '毛泽东| |wrote'],
    ['Lincoln and LIN', 'Lincoln| |and| |LIN', 'lincoln| |and| |林彪'],
    ['τὸν λόγον', 'τὸν| |λόγον', 'τον| |λογον'],
    ['cafe\u0301 café', 'cafe\u0301| |café', 'café| |café'],
    ['派五个师,一致同意', '派|五|个|师|,|一致|同意', '派|5|个|师|,|1致|同意'],
  ] as const
  test.each(cases)('%s → %s', (text, tokens, keys) => {
    const found = cut(text, 'word')
    expect(bars(found)).toBe(tokens)
    expect(found.keys.join('|')).toBe(keys)
  })
})

test('words of Han texts are the same in every script and variant', () => {
  const [simplified, traditional] = [cut('最后来对执行过程说明', 'word'), cut('㝡後來對執行過程說明', 'word')]
  expect(simplified.keys).toEqual(traditional.keys)
  expect([...simplified.starts]).toEqual([...traditional.starts])
  expect(simplified.count).toBeLessThan(10)
})

describe('tokenise at white space', () => {
  test('tokens and keys', () => {
    const found = cut('“Hello, World” —\n10', 'whitespace')
    expect(bars(found)).toBe('“Hello,| |World”| |—|\n|10')
    expect(found.keys).toEqual(['hello', ' ', 'world', ' ', '—', '\n', '10'])
    expect(found.kinds).toEqual(['word', 'space', 'word', 'space', 'punctuation', 'space', 'number'])
  })
})

describe('kinds', () => {
  const numbers = [
    ['派[五]个师', true],
    ['第[二]次', true],
    ['[十]月', true],
    ['[三]、关于会谈', true],
    ['统[一]', false],
    ['[一]致', false],
    ['[十]分', false],
    ['[万]岁', false],
  ] as const
  test.each(numbers)('%s is a number: %s', (marked, isNumber) => {
    const at = marked.indexOf('[')
    const found = cut(marked.replace(/[[\]]/g, ''))
    const token = found.starts.indexOf(at)
    expect(found.kinds[token]).toBe(isNumber ? 'number' : 'han')
  })
})

/** Anything that a request may hold, and what is nasty in it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          '斯大林',
          '史達林',
          '10',
          '十',
          '〇',
          '○',
          '万',
          '，',
          ',',
          '\r\n',
          '\n',
          '　',
          '👨‍👩‍👧',
          '🇨🇳',
          'e\u0301',
          '\u0301',
          '\ud840',
          '\udc00',
          '𠕂',
          '葛󠄀',
        ],
        ...['กำ', 'नि', 'שָׁ', '1,000', '.', '五六', 'Mao Zedong', '\u200d', '각', '\u1112\u1161'],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
const anyUnit = fc.constantFrom<Unit>('grapheme', 'word', 'whitespace')

describe('properties', () => {
  test('tokens partition the text, none is empty, every key says something', () => {
    fc.assert(
      fc.property(anyText, anyUnit, (text, unit) => {
        const tokens = cut(text, unit)
        expect(written(tokens).join('')).toBe(text)
        expect(tokens.starts.length).toBe(tokens.count + 1)
        expect(tokens.starts[0]).toBe(0)
        expect(tokens.starts[tokens.count]).toBe(tokens.text.length)
        for (let k = 0; k < tokens.count; k++) {
          expect(tokens.starts[k + 1]).toBeGreaterThan(tokens.starts[k]!)
          expect(tokens.keys[k]).not.toBe('')
        }
        expect([tokens.kinds.length, tokens.keys.length]).toEqual([tokens.count, tokens.count])
      }),
      { numRuns: 500 },
    )
  })

  test('no token ends inside a grapheme', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText, anyUnit, (text, unit) => {
        const boundaries = new Set([...segmenter.segment(text)].map(({ index }) => index))
        let at = 0
        for (const token of written(cut(text, unit))) {
          expect(boundaries.has(at)).toBe(true)
          at += token.length
        }
      }),
      { numRuns: 500 },
    )
  })

  test('strings that are equal under fewer rules stay equal under more', () => {
    const rules = fc.subarray<RuleName>([...RULES])
    fc.assert(
      fc.property(anyText, anyUnit, rules, (text, unit, some) => {
        const tokens = cut(text, unit)
        const all = (rules: readonly RuleName[]) => folded(tokens, 0, tokens.count, rules, names)
        expect(all([...some].reverse())).toBe(all(some))
        expect(all([])).toBe(text)
        expect(
          written(tokens)
            .map((_, k) => folded(tokens, k, k + 1, some, names))
            .join(''),
        ).toBe(all(some))
      }),
    )
  })
})

describe('folded', () => {
  const all = [...RULES]
  const cases: ReadonlyArray<readonly [string, string, readonly RuleName[]]> = [
    ['时,', '時，', ['script', 'width']],
    ['斯大林', '史达林', ['name-form']],
    ['斯大林', '史達林', ['script', 'name-form']],
    ['葛罗米柯', '葛羅米柯', ['script']],
    ['9个师', '九個師', ['script', 'numeral-form']],
    ['10月2日,', ' 十月二日，', ['spacing', 'numeral-form', 'width']],
    ['20万', '二十萬', ['numeral-form']],
    ['二十万', '二十萬', ['script']],
    ['1,200人', '1200人', ['punctuation']],
    ['再', '𠕂', ['variant-character']],
    ['国', '囯', ['script', 'variant-character']],
    ['说“好”', '说好', ['punctuation']],
    ['Word', 'word', ['case']],
    ['ＡＢＣ', 'abc', ['width', 'case']],
  ]
  test.each(cases)('%s = %s under %j, and under nothing less', (a, b, rules) => {
    const equal = (some: readonly RuleName[]) => {
      const [x, y] = [cut(a), cut(b)]
      return folded(x, 0, x.count, some, names) === folded(y, 0, y.count, some, names)
    }
    expect(equal(rules)).toBe(true)
    expect(equal(all)).toBe(true)
    for (const rule of rules) expect(equal(rules.filter((other) => other !== rule))).toBe(false)
  })

  const different = [
    ['3.5', '35'],
    ['20%', '20'],
    ['五六个', '56个'],
    ['斯大林', '毛泽东'],
    ['干', '于'],
  ] as const
  test.each(different)('%s ≠ %s under all rules', (a, b) => {
    const [x, y] = [cut(a), cut(b)]
    expect(folded(x, 0, x.count, all, names)).not.toBe(folded(y, 0, y.count, all, names))
  })
})

describe('the passage of the corpus', () => {
  test('is cut losslessly, its names and dates found', () => {
    const text = readFileSync('kv-seed/texts/account.txt', 'utf8')
    const tokens = cut(text)
    expect(written(tokens).join('')).toBe(text)
    expect(written(tokens).filter((_, k) => tokens.kinds[k] === 'name')).toContain('斯大林')
    expect(bars(tokens)).toContain('10|月|1|日')
  })
})

// These are cut without being looked at any further.
test.each(['5', '-5', '...', '…', '12]', '注一〕', '□', '⿰木木', '\n', ' ', 'a', '甲', '十'])(
  'a mark that stands alone is a token by itself before %j',
  (behind) => {
    for (const mark of SOLE_MARKS) {
      const sign = String.fromCharCode(mark)
      expect(written(cut(`甲${sign}${behind}`))[1]).toBe(sign)
    }
  },
)

describe('a numeral before a Han character', () => {
  // A pattern decides which numerals are numbers; for one sign before another it is known without it.
  test.each([
    '三公里',
    '一致',
    '万一',
    '百分之五',
    '百姓',
    '三点五吨',
    '十点',
    '二百',
    '两个',
    '千年',
    '廿日',
    '一○年',
  ])('%s is cut as with a space behind it', (text) => {
    const first = (of: string) => written(cut(of))[0]!.length
    if (first(text) === 1) expect(first(text)).toBe(first(`${text[0]} `))
    expect(first(`甲${text}`)).toBe(1)
  })
})
