import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LimitExceeded } from '../../src/align/limits.ts'
import { alignMany, type Sequence, type Table } from '../../src/align/many.ts'
import { LIMITS } from '../../src/limits.ts'
import { near } from '../../src/text/near.ts'

const chars = (text: string): Sequence => ({ keys: [...text] })
const words = (text: string): Sequence => ({ keys: text.split(' ').filter(Boolean) })

/** The table as a philologist writes it: one line a witness, cells between bars, `·` for nothing. */
const lines = (sequences: readonly Sequence[], table: Table): string[] =>
  sequences.map((s, w) => Array.from(table.cells[w]!, (k) => (k < 0 ? '·' : s.keys[k])).join('|'))

function check(sequences: readonly Sequence[], table: Table): void {
  sequences.forEach((s, w) => {
    const tokens = [...table.cells[w]!].filter((k) => k >= 0)
    expect(tokens).toEqual(s.keys.map((_, k) => k))
    expect(table.cells[w]!.length).toBe(table.columns)
  })
  for (let c = 0; c < table.columns; c++) expect(table.cells.some((cells) => cells[c]! >= 0)).toBe(true)
}

const tables: readonly (readonly [string, (text: string) => Sequence, readonly string[], readonly string[]])[] = [
  ['a character for another', chars, ['派五个师', '派六个师'], ['派|五|个|师', '派|六|个|师']],
  ['an omission', chars, ['表示谨慎是必要的', '表示谨慎'], ['表|示|谨|慎|是|必|要|的', '表|示|谨|慎|·|·|·|·']],
  [
    'agreement against the base is seen',
    words,
    ['the black cat', 'the white and spotted cat', 'the white or spotted cat'],
    ['the|·|·|black|cat', 'the|white|and|spotted|cat', 'the|white|or|spotted|cat'],
  ],
  [
    'near words share a column',
    words,
    ['αλλα ηλθον πλοια', 'αλλα ηλθε πλοιαρια'],
    ['αλλα|ηλθον|πλοια', 'αλλα|ηλθε|πλοιαρια'],
  ],
  [
    'of two words that changed places the one that comes first in most witnesses stays',
    words,
    ['αλλα ηλθον πλοια εκ', 'αλλα ηλθε πλοια εκ', 'αλλα πλοια ηλθον εκ'],
    ['αλλα|·|ηλθον|πλοια|εκ', 'αλλα|·|ηλθε|πλοια|εκ', 'αλλα|πλοια|ηλθον|·|εκ'],
  ],
  ['an empty witness is a row of gaps', words, ['a b', ''], ['a|b', '·|·']],
  ['frequent characters do not lead', chars, ['我们的计划的', '我们军的'], ['我|们|的|计|划|的', '我|们|·|·|军|的']],
]

describe('alignMany', () => {
  test.each(tables)('%s', (_, cut, texts, expected) => {
    const sequences = texts.map(cut)
    const table = alignMany(sequences, { near })
    check(sequences, table)
    expect(lines(sequences, table)).toEqual(expected)
  })

  test('among equal keys the same writing is preferred', () => {
    const sequences = [
      { keys: ['国', '国'], written: ['國', '国'] },
      { keys: ['国'], written: ['国'] },
    ]
    expect([...alignMany(sequences).cells[1]!]).toEqual([-1, 0])
  })

  test('no witnesses, or only empty ones', () => {
    expect(alignMany([])).toEqual({ columns: 0, cells: [], precise: true })
    expect(alignMany([chars(''), chars('')]).columns).toBe(0)
  })

  test('is lossless, forgets the order of the request, and keeps equal witnesses together', () => {
    const sequence = fc
      .array(fc.constantFrom('a', 'b', 'c', 'ab', ',', '的'), { maxLength: 14 })
      .map((keys) => ({ keys }))
    fc.assert(
      fc.property(
        fc.array(sequence, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (sequences, stream) => {
          const table = alignMany(sequences, { near })
          check(sequences, table)
          const order = sequences.map((_, k) => [stream.next().value!, k] as const).sort((x, y) => x[0] - y[0])
          const again = alignMany(
            order.map(([, k]) => sequences[k]!),
            { near },
          )
          order.forEach(([, k], at) => {
            expect([...again.cells[at]!]).toEqual([...table.cells[k]!])
          })
          sequences.forEach((x, k) => {
            sequences.forEach((y, l) => {
              if (x.keys.join('|') === y.keys.join('|')) expect(table.cells[k]).toEqual(table.cells[l])
            })
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a hundred equal witnesses cost no more than one', () => {
    const text = '毛泽东决心出兵的基点在于出战必胜，而且必须速胜。'.repeat(40)
    const sequences = Array.from({ length: 100 }, () => chars(text))
    expect(alignMany(sequences).columns).toBe([...text].length)
  })

  test('names a published limit where one made it coarser', () => {
    const apart = Array.from({ length: 100 }, (_, k) => chars(String.fromCodePoint(0x4e00 + k).repeat(600)))
    const table = alignMany(apart)
    check(apart, table)
    expect(table).toMatchObject({ precise: false, reason: 'profileCells' })
    expect(Object.keys(LIMITS)).toContain(table.reason)
  })

  test('compares at most as many pairs of words as the limit allows', () => {
    const random = fc.sample(fc.array(fc.stringMatching(/^[a-z]{9}$/), { minLength: 25, maxLength: 25 }), {
      numRuns: 200,
      seed: 5,
    })
    let pairs = 0
    const near = () => {
      pairs++
      return 0
    }
    const table = alignMany(
      random.map((keys) => ({ keys })),
      { near },
    )
    expect(pairs).toBeLessThanOrEqual(LIMITS.nearPairs.value)
    expect(table.precise).toBe(false)
  }, 60_000)

  test('refuses a table that does not fit before it is made', () => {
    const long = Array.from({ length: 30_000 }, (_, k) => `w${k}`)
    const list = [long, ...Array.from({ length: 199 }, (_, k) => [`x${k}`])].map((keys) => ({ keys }))
    expect(() => alignMany(list)).toThrow(new LimitExceeded('tableCells'))
  })

  test('puts texts without anything in common side by side, where a row for each word would not fit', () => {
    const apart = Array.from({ length: 150 }, (_, w) => ({
      keys: Array.from({ length: 900 }, (_, k) => `${(k * (w + 7)) % 997} ${w}`),
    }))
    const table = alignMany(apart)
    expect(table.precise).toBe(false)
    expect(table.columns * apart.length).toBeLessThanOrEqual(LIMITS.windowCells.value)
  }, 60_000)

  test('thousands of identical tokens, and none in common', () => {
    const table = alignMany([chars('的'.repeat(5_000)), chars('的'.repeat(4_000))])
    expect(table.columns).toBe(5_000)
    const apart = [chars('一'.repeat(3_000)), chars('二'.repeat(2_000)), chars('三'.repeat(2_500))]
    check(apart, alignMany(apart))
  })
})
