import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldNumerals, numeralAt, numeralValue } from '../../src/text/numerals.ts'

describe('numeralValue', () => {
  const numbers = [
    ['10', '10'],
    ['１０', '10'],
    ['十', '10'],
    ['一〇', '10'],
    ['十四', '14'],
    ['二十', '20'],
    ['二〇', '20'],
    ['廿八', '28'],
    ['一百零五', '105'],
    ['一百五', '150'],
    ['一百五十', '150'],
    ['三百二十一', '321'],
    ['千二百', '1200'],
    ['一万五', '15000'],
    ['二十万', '200000'],
    ['20万', '200000'],
    ['1.5亿', '150000000'],
    ['1,500', '1500'],
    ['3.5', '3.5'],
    ['二千三百四十五万六千', '23456000'],
    ['一亿零五百', '100000500'],
    ['一九五〇', '1950'],
    ['一九五○', '1950'],
    ['三八', '38'],
    ['九一八', '918'],
    ['貳拾萬', '200000'],
    ['两', '2'],
    ['08', '8'],
    ['五六', '5~6'],
    ['十七八', '17~18'],
    ['二三十', '20~30'],
    ['三四百', '300~400'],
  ] as const
  test.each(numbers)('%s is %s', (run, value) => expect(numeralValue(run)).toBe(value))

  const others = ['', '万一', '千万', '百', '百万', '万', '十二十', '一二三百', '20五', '一九五十', '个']
  test.each(others)('%s is no number', (run) => expect(numeralValue(run)).toBeNull())

  test('every number up to a million is read back from both of its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        expect(numeralValue(String(n))).toBe(String(n))
        expect(numeralValue(inHan(n))).toBe(String(n))
      }),
    )
  })
})

/** A number as it is read aloud: 一万零五十. */
function inHan(n: number): string {
  if (n >= 1e4) {
    const rest = n % 1e4
    return `${inHan(Math.floor(n / 1e4))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + inHan(rest)}`
  }
  let out = ''
  for (const [power, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / power) % 10
    if (digit > 0) out += '一二三四五六七八九'[digit - 1] + sign
    else if (out !== '' && !out.endsWith('零') && n % power > 0) out += '零'
  }
  return out
}

describe('numeralAt', () => {
  const cases = [
    ['十月一日', '十'],
    ['10月', '10'],
    ['20万人', '20万'],
    ['三八线', '三八'],
    ['一九五○年', '一九五○'],
    ['十○', '十'],
    ['万一', '万'],
    ['千万不可', '千'],
    ['20五', '20'],
  ] as const
  test.each(cases)('%s begins with %s', (text, run) => {
    const length = numeralAt(text, 0)
    expect(numeralValue(run) === null ? '' : text.slice(0, length)).toBe(numeralValue(run) === null ? '' : run)
  })
})

describe('foldNumerals', () => {
  const cases = [
    ['十月一日', '10月1日'],
    ['10月1日', '10月1日'],
    ['派五六个师', '派5~6个师'],
    ['没有数字', '没有数字'],
  ] as const
  test.each(cases)('%s → %s', (text, folded) => expect(foldNumerals(text)).toBe(folded))
})

// A run that is no number gives up its first sign and is read again: unbounded, 33,000 signs were read 33,000 times.
test.each(['百', '十', '一百', '廿卅', '九萬八千七百六十', '7百', '〇', '一'])(
  'how long a run of %s goes on makes no difference to what begins it',
  (period) => {
    const short = period.repeat(80)
    const long = `${period.repeat(5_000)}百`
    for (const at of [0, 1, 2, 7]) expect(numeralAt(long, at)).toBe(numeralAt(short, at))
  },
)
