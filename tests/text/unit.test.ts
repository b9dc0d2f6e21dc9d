import { expect, test } from 'vitest'
import { defaultUnit } from '../../src/text/unit.ts'

const cases = [
  [['派五个师', '派六个师'], 'grapheme'],
  [['ここは東京です'], 'grapheme'],
  [['斯大林 wrote to 毛泽东同志'], 'grapheme'],
  [['A telegram to 毛泽东 of 1 October'], 'word'],
  [['用 git rebase --interactive 命令重写提交历史'], 'grapheme'],
  [['λόγος', 'شعر'], 'word'],
  [['', ''], 'word'],
  [['1950', '。'], 'word'],
] as const
test.each(cases)('%j: %s', (texts, unit) => {
  expect(defaultUnit(texts)).toBe(unit)
  expect(defaultUnit([...texts].reverse())).toBe(unit)
})
