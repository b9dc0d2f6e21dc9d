import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeGaps } from '../../src/align/gap-placement.ts'
import { compare } from '../../src/variants/compare.ts'
import { retold } from '../notation.ts'

/** The rule that a line shows, and the line. */
const places: readonly (readonly [string, string])[] = [
  ['a sentence takes its own full stop along', '敌人正在向北进攻。[周恩来同志将飞往莫斯科。/]请你们等待消息。'],
  ['whoever has it', '敌人正在向北进攻。[/周恩来同志将飞往莫斯科。]请你们等待消息。'],
  ['a clause its comma', '我们派[五六个师，/]三个军，一个团。'],
  ['an item of a list', '甲、[乙、/]丙、丁。'],
  ['a clause that begins as the next one does', '[派五六个师到朝鲜，/]派三个军到东北。'],
  ['a sentence that ends as the one before', '他们来了。[我们走了。/]'],
  ['a paragraph its line end', '第一段。\n[第二段。\n/]第三段。\n'],
  ['a sentence in a spaced script the space behind it', 'The cat sat. [The dog ran. /]The end.'],
  ['where nothing divides, it stays', '甲乙[丙乙/]丁戊己庚'],
  ['a change of order keeps its ends', '似乎[无意为诗，毫不费力/毫不费力，无意为诗]，自然流出，我们的。'],
]

describe('what one has more than the other begins and ends where a reader expects it', () => {
  test.each(places)('%s: %s', (_, notation) => {
    expect(retold(notation)).toBe(notation)
  })

  test('for many witnesses at once', () => {
    const texts = ['进攻。周恩来将飞往莫斯科。请等待。', '进攻。请等待。', '进攻。周恩来将飞往莫斯科。请耐心等待。']
    const { segments } = compare(texts.map((text, k) => ({ siglum: 'ABC'[k]!, text })))
    expect(segments[1]).toMatchObject({
      readings: [
        { text: '周恩来将飞往莫斯科。', witnesses: ['A', 'C'] },
        { text: '', witnesses: ['B'] },
      ],
    })
  })

  test('every token stays, in order, and as many meet their like as before', () => {
    // Letters of few kinds, so that gaps can slide far; 0 divides, and 4 is nothing.
    const cell = fc.integer({ min: 0, max: 4 })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((witnesses) => fc.array(fc.array(cell, { minLength: witnesses, maxLength: witnesses }), { maxLength: 24 }))
    fc.assert(
      fc.property(table, (columns) => {
        const filled = columns.filter((column) => column.some((symbol) => symbol < 4))
        if (filled.length === 0) return
        const symbols = filled[0]!.map((_, k) => Int32Array.from(filled.map((c) => c[k]!).filter((s) => s < 4)))
        const rows = symbols.map((_, k) => {
          let next = 0
          return Int32Array.from(filled, (column) => (column[k]! < 4 ? next++ : -1))
        })
        const before = meetings(rows, symbols)
        placeGaps({
          fixed: 0,
          rows,
          symbols,
          division: (symbol) => (symbol === 0 ? 2 : 0),
          bracket: () => 0,
          isSpaced: () => false,
          isWord: () => false,
        })
        rows.forEach((row, k) => {
          expect([...row].filter((token) => token >= 0)).toEqual([...symbols[k]!.keys()])
        })
        expect(meetings(rows, symbols)).toBe(before)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** How many pairs of witnesses have the same in one column. */
function meetings(rows: readonly Int32Array[], symbols: readonly Int32Array[]): number {
  let count = 0
  for (let c = 0; c < rows[0]!.length; c++)
    rows.forEach((row, j) => {
      for (let k = 0; k < j; k++) {
        const [x, y] = [row[c]!, rows[k]![c]!]
        if (x >= 0 && y >= 0 && symbols[j]![x] === symbols[k]![y]) count++
      }
    })
  return count
}
