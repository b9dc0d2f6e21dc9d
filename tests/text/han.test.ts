import { describe, expect, test } from 'vitest'
import { foldHan, headsOf } from '../../src/text/han.ts'
import { SCRIPT_CLASSES } from '../../src/text/tables/script.ts'
import { VARIANT_CLASSES } from '../../src/text/tables/variants.ts'

const tables = { SCRIPT_CLASSES, VARIANT_CLASSES }

describe.each(Object.entries(tables))('%s', (_, table) => {
  const classes = table.trim().split(/\s+/)

  test('is a partition: no character stands in two classes', () => {
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
