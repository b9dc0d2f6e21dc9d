import { describe, expect, test } from 'vitest'
import { foldHan, headsOf } from '../../src/text/han.ts'
import { SCRIPT_CLASSES } from '../../src/text/tables/script.ts'
import { VARIANT_WORDS } from '../../src/text/tables/variant-words.ts'
import { VARIANT_CLASSES } from '../../src/text/tables/variants.ts'

const tables = { SCRIPT_CLASSES, VARIANT_CLASSES }

describe.each(Object.entries(tables))('%s', (_, table) => {
  const classes = table.trim().split(/\s+/)

  test('is a partition: no character is in two classes', () => {
    const members = [...classes.join('')]
    expect(members.length).toBe(new Set(members).size)
  })

  test('every class has two members or more, all Han, its representative in the first plane', () => {
    for (const members of classes) {
      expect(members).toMatch(/^\p{Script=Han}{2,}$/u)
      expect(members.codePointAt(0)).toBeLessThan(0x10000)
    }
  })
})

test('words of two forms have characters of the first plane alone, so that folding them needs no more than the table', () => {
  for (const word of VARIANT_WORDS.trim().split(/[\s/]+/)) expect(foldHan(word, true, true)).toBe(headsOf(word))
})

describe('foldHan', () => {
  const cases = [
    // text, by script, by variant, by both
    ['毛澤東說', '毛泽东说', '毛澤東說', '毛泽东说'],
    ['囯', '囯', '國', '国'],
    ['頭髮', '头发', '頭髮', '头发'],
    ['ab 一', 'ab 一', 'ab 一', 'ab 一'],
    ['\ud840', '\ud840', '\ud840', '\ud840'],
  ] as const
  test.each(cases)('%s', (text, byScript, byVariant, byBoth) => {
    expect(foldHan(text, true, false)).toBe(byScript)
    expect(foldHan(text, false, true)).toBe(byVariant)
    expect(foldHan(text, true, true)).toBe(byBoth)
  })

  // a table that has no character for ⺀ once made it the word “null”
  test('every character folds to one character', () => {
    const wrong: string[] = []
    let folded = 0
    for (let code = 0x2e80; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCodePoint(code)
      const one = foldHan(character, true, true)
      if (one !== character) folded++
      if ([...one].length !== 1) wrong.push(character)
    }
    expect(wrong).toEqual([])
    expect(folded).toBeGreaterThan(5_000)
  })

  test('a variation selector is removed after a Han character only, whatever else the text has', () => {
    expect(foldHan('葛\u{e0100}\ufe00', false, true)).toBe('葛')
    expect(foldHan('\u{20542}\u{e0100}', false, true)).toBe('再')
    expect(foldHan('葛a\ufe00', false, true)).toBe('葛a\ufe00')
  })

  test('words that a chain of variants would join stay apart', () => {
    for (const [a, b] of ['于干', '凋雕', '粘黏', '己已', '未末', '人入', '土士', '大太', '天夫', '日曰']) {
      expect(foldHan(a!, true, true)).not.toBe(foldHan(b!, true, true))
    }
  })
})

test('headsOf keeps the length, so that offsets stay true', () => {
  for (const text of ['毛澤東', '\u{20542}次', '\ud840國', 'a\u{e0100}葛'])
    expect(headsOf(text).length).toBe(text.length)
})
