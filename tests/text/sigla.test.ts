import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortSigla } from '../../src/text/sigla.ts'

const sorted = (sigla: readonly string[]) => sortSigla(sigla, (siglum) => siglum)

describe('sortSigla', () => {
  const orders = [
    ['甲', '乙', '丙', '丁', '戊', '癸'],
    ['子', '丑', '亥'],
    ['A', 'B', 'C', 'D'],
    ['A', 'C', 'D', 'I', 'M'],
    ['P2', 'P10', 'P100'],
    ['I', 'II', 'IV', 'V', 'IX', 'X', 'XL'],
    ['1', '2', '10', 'A'],
    ['A', 'A1', 'A2', 'A10', 'B'],
    ['甲1', '甲2', '乙1'],
    ['A', 'a', 'α', '宋', '明'],
  ]
  test.each(orders)('%s …', (...order) => {
    expect(sorted([...order].reverse())).toEqual(order)
  })

  test('is the same for any order of the list, and keeps every siglum', () => {
    const siglum = fc.string({
      unit: fc.constantFrom('I', 'V', 'X', 'C', 'A', '甲', '乙', '1', '0', '2', 'a'),
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.uniqueArray(siglum, { maxLength: 8 }), (list) => {
        const once = sorted(list)
        expect(sorted([...list].reverse())).toEqual(once)
        expect([...once].sort()).toEqual([...list].sort())
      }),
    )
  })
})
