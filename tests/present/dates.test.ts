import { describe, expect, it } from 'vitest'
import { claimsOf, daysOf, isSure, writeDays } from '../../src/present/dates.ts'
import { SHARED, type SharedStrings } from '../../src/present/strings.ts'
import { writeDay } from '../../src/provenance/date-words.ts'
import type { Statement, Telegram } from '../../src/provenance/telegram.ts'

const [en, zh] = (['en', 'zh'] as const).map((language) => ({ language, t: SHARED[language] })) as [
  { language: 'en'; t: SharedStrings },
  { language: 'zh'; t: SharedStrings },
]

describe('EDTF in words', () => {
  const cases = [
    { edtf: '1950-10-02', en: '2 October 1950', zh: '1950年10月2日' },
    { edtf: '1950-10-03T12:15', en: '3 October 1950', zh: '1950年10月3日' },
    { edtf: '1950-10-07~', en: 'about 7 October 1950', zh: '约1950年10月7日' },
    { edtf: '1950-10-12/1950-10-13', en: '12 Oct – 13 October 1950', zh: '10月12日 – 1950年10月13日' },
    { edtf: '../1950-09-29', en: '29 September 1950 or before', zh: '不晚于1950年9月29日' },
    { edtf: '1950-10-02/..', en: '2 October 1950 or after', zh: '不早于1950年10月2日' },
    { edtf: '[1950-10-12,1950-10-13]', en: '12 Oct – 13 October 1950', zh: '10月12日 – 1950年10月13日' },
    { edtf: '1950-10', en: 'October 1950', zh: '1950年10月' },
    { edtf: '1950~', en: 'about 1950', zh: '约1950年' },
    { edtf: '1950-10-03 12:15 (from Beijing)', en: '3 October 1950', zh: '1950年10月3日' },
  ]
  for (const { edtf, ...words } of cases) {
    it(edtf, () => {
      const days = daysOf(edtf)!
      expect({ en: writeDays(days, en), zh: writeDays(days, zh) }).toEqual(words)
    })
  }
  for (const value of ['', '..', '/', '1950-02-30', '1950-13-01', '5 Oct', 'in 1950-10-02', '1950-10-02/soon', '[]'])
    it(`${JSON.stringify(value)} is no date`, () => expect(daysOf(value)).toBeNull())
})

const statement = (value: string, more: Partial<Statement> = {}): Statement => ({
  id: 's',
  property: 'dated',
  value,
  basis: 'stated',
  source: 'the account',
  certainty: 'high',
  responsible: 'the author',
  ...more,
})

it('what was withdrawn is no claim', () => {
  const withdrawn = { reason: 'misread', responsible: 'the author', at: '2026-01-01T00:00:00.000Z' }
  const statements = [statement('1950-10-02'), statement('1950-10-03', { withdrawn })]
  const telegram = { statements } as unknown as Telegram
  expect(claimsOf(telegram, 'dated').map(({ statement: { value } }) => value)).toEqual(['1950-10-02'])
})

describe('what may be drawn as a fact', () => {
  const cases = [
    { value: '1950-10-05', more: {}, sure: true },
    { value: '1950-10-05', more: { certainty: 'low' }, sure: false },
    { value: '1950-10-05', more: { certainty: 'unknown' }, sure: false },
    { value: '1950-10-05', more: { certainty: 'medium', basis: 'inferred' }, sure: false },
    { value: '1950-10-05~', more: {}, sure: false },
    { value: '../1950-10-05', more: {}, sure: false },
    { value: '1950-10', more: {}, sure: false },
  ] as const
  for (const { value, more, sure } of cases)
    it(`${value} ${JSON.stringify(more)}: ${sure}`, () =>
      expect(isSure({ statement: statement(value, more), days: daysOf(value) })).toBe(sure))
})

it('writes days as Intl does', () => {
  for (const [language, locale] of [
    ['en', 'en-GB'],
    ['zh', 'zh-Hans-CN'],
  ] as const)
    for (const short of [false, true]) {
      const intl = new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        day: 'numeric',
        month: short ? 'short' : 'long',
        ...(short ? {} : { year: 'numeric' }),
      })
      for (let day = -8_000; day < 22_000; day += 29)
        expect(writeDay(day, language, short)).toBe(intl.format(day * 86_400_000))
    }
})
