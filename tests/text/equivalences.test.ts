import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Equivalence } from '../../src/text/equivalence.ts'
import { letterCase } from '../../src/text/equivalences/case.ts'
import { EQUIVALENCES } from '../../src/text/equivalences/index.ts'
import { foldName } from '../../src/text/equivalences/name-form.ts'
import { noteMark } from '../../src/text/equivalences/note-mark.ts'
import { numeralForm } from '../../src/text/equivalences/numeral-form.ts'
import { punctuation } from '../../src/text/equivalences/punctuation.ts'
import { script } from '../../src/text/equivalences/script.ts'
import { spacing } from '../../src/text/equivalences/spacing.ts'
import { variantCharacter } from '../../src/text/equivalences/variant-character.ts'
import { width } from '../../src/text/equivalences/width.ts'
import { foldHan } from '../../src/text/han.ts'
import { ANY_WRITING, languagesWithRules, writingOf } from '../../src/text/languages/index.ts'
import { prepareNames } from '../../src/text/names.ts'
import { PAIRS } from './language-pairs.ts'

const names = prepareNames([
  { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林'] },
  { id: 'roshchin', kind: 'person', forms: ['罗申', '罗辛'] },
])

/** `=` are equal under the rule, `≠` are not. */
const rules: ReadonlyArray<readonly [Equivalence, string]> = [
  [punctuation, '时,=时， 时、=时 “好”=「好」 好……=好 20%≠20 a&b≠ab 好～=好 二○≠二一'],
  [spacing, '三八\u3000线=三八线 段\n落=段落 a\u200bb=ab a\u00a0b=ab a-b≠ab'],
  [width, ',=， １０=10 Ａ=A ｶﾞ=ガ （=( 。≠. 、≠, \u3000≠x'],
  [letterCase, 'Word=word ΛΌΓΟΣ=λόγοσ λόγος=λόγοσ STRASSE≠straße 国≠國'],
  [script, '国=國 后=後 发=發 发=髮 干=幹 干=乾 苏=蘇 苏=甦 为=爲 峰=峯 羌≠羗 己≠已 发≠法 干≠于'],
  [
    variantCharacter,
    '羌=羗 偽=僞 為=爲 冰=氷 峰=峯 裏=裡 眾=衆 年=秊 略=畧 再=\u{20542} 戦=戰 国≠國 为≠為 发≠發 發≠髮 曆≠歷 複≠復 閑≠間 凋≠雕',
  ],
  [variantCharacter, '郎=\uf92c 一=\u2f00 葛=葛\u{e0100}'],
  [numeralForm, '十月=10月 一九五〇=1950 ２５=25 两个=2个 五六≠56 五≠六 万一≠10001'],
  [noteMark, '说〔1〕=说 说①=说 word¹=word 10²≠10 m²≠m 〔案〕≠x'],
]

test('every rule has a pair that it makes equal and one that it does not', () => {
  // name-form needs a list of names: below. The others of languages: language-pairs.ts, whose words name no rule.
  const byLanguage = ['diacritics', 'letter-form', 'spelling', 'abbreviation']
  const rest = EQUIVALENCES.map(({ name }): string => name).filter(
    (name) => ![...byLanguage, 'name-form'].includes(name),
  )
  for (const name of rest) {
    const cases = rules.filter(([rule]) => rule.name === name).map(([, cases]) => cases)
    expect([name, cases.join(' ').includes('='), cases.join(' ').includes('≠')]).toEqual([name, true, true])
  }
})

test('every language has a pair that is one word and one that is two', () => {
  const lacking = languagesWithRules()
    .filter(({ tag, alike: _, ...rules }) => {
      const pairs = PAIRS[tag] ?? ''
      return !pairs.includes('≠') || (Object.keys(rules).length > 0 && !pairs.includes('='))
    })
    .map(({ tag }) => tag)
  expect(lacking).toEqual([])
})

describe('rules one by one', () => {
  for (const [rule, cases] of rules) {
    test.each(cases.split(' '))(`${rule.name}: %s`, (pair) => {
      const [a, relation, b] = /^(.+?)([=≠])(.*)$/su.exec(pair)!.slice(1) as [string, string, string]
      expect(rule.fold(a, ANY_WRITING()) === rule.fold(b, ANY_WRITING())).toBe(relation === '=')
    })
  }
})

test('name-form: forms of one entry', () => {
  const fold = (name: string) => foldName(name, names, (form) => form)
  expect(fold('斯大林')).toBe(fold('史达林'))
  expect(fold('斯大林')).not.toBe(fold('罗申'))
})

test('no two rules have one place in the order of explaining', () => {
  const order = EQUIVALENCES.map((rule) => rule.explains)
  expect(new Set(order).size).toBe(order.length)
})

describe('properties', () => {
  const nasty = fc.constantFrom(
    '國',
    '国',
    '爲',
    '𠂕',
    '\ud840',
    '\udc00',
    '，',
    '十',
    '○',
    '１',
    'ς',
    'ß',
    'İ',
    'ſ',
    'ﬀ',
    'e\u0301',
    '\u0301',
    '\u{e0100}',
    'ｶﾞ',
  )
  const text = fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
    .map((parts) => parts.join(''))
  for (const rule of EQUIVALENCES) {
    test(`${rule.name}: folding twice is folding once`, () => {
      fc.assert(
        fc.property(text, (string) => {
          const once = rule.fold(string, ANY_WRITING())
          expect(rule.fold(once, ANY_WRITING())).toBe(once)
        }),
      )
    })
  }

  test('the classes of both rules for Han characters hold those of either', () => {
    for (let code = 0x3400; code <= 0x9fff; code++) {
      const character = String.fromCharCode(code)
      const both = foldHan(character, true, true)
      for (const rule of [script, variantCharacter])
        expect(foldHan(rule.fold(character, ANY_WRITING()), true, true)).toBe(both)
    }
  })
})

/** Runs of what patterns look at. One that takes the square of their length runs for minutes: the test's own time runs out. */
test.each(['ao', 'ηα', '\u0304', '文\ufe00', '\u00ad\u0301'])(
  'no rule of any language is quadratic in a run of %j',
  (run) => {
    const unit = run.repeat(150_000 / run.length)
    for (const tag of ['en', 'grc', 'fr', 'ja', 'he'])
      for (const { fold } of EQUIVALENCES) expect(fold?.(unit, writingOf('', tag)) ?? unit).toBeTypeOf('string')
  },
)

test('kana in a sentence of any length is one letter in either set', () => {
  const writing = writingOf('', 'ja')
  const rule = EQUIVALENCES.find(({ name }) => name === 'letter-form')!
  expect(rule.fold!('あいう'.repeat(200), writing)).toBe(rule.fold!('アイウ'.repeat(200), writing))
})
