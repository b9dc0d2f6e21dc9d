import { describe, expect, test } from 'vitest'
import { addressOfRows, namesOfRows, type OwnRow, ownRowsOf, rulesOfRows } from '../../src/present/own-choice.ts'

const rows: readonly OwnRow[] = [
  { a: 'u', b: 'v', at: 'anywhere' },
  { a: 'e', b: '', at: 'end' },
  { a: '什特科夫', b: '史蒂科夫', at: 'name' },
  { a: 'a=b;c', b: 'x@y,%', at: 'word' },
]

describe('rows of a reader’s own rules', () => {
  test('go into an address and come back', () => {
    expect(addressOfRows(rows)).toBe('u=v;e=@end;什特科夫=史蒂科夫@name;a%3Db%3Bc=x%40y%2C%25@word')
    expect(ownRowsOf(new URLSearchParams({ own: addressOfRows(rows)! }))).toEqual(rows)
    expect(addressOfRows([])).toBeNull()
  })

  test('come from the fields of a form, without its empty row, each once, and behind them what a button accepts', () => {
    const fields = new URLSearchParams()
    for (const { a, b, at } of [...rows, rows[0]!, { a: ' ', b: '', at: 'anywhere' }]) {
      fields.append('own-a', a)
      fields.append('own-b', b)
      fields.append('own-at', at)
    }
    fields.append('own', 'i=j')
    expect(ownRowsOf(fields)).toEqual([...rows, { a: 'i', b: 'j', at: 'anywhere' }])
  })

  test('are rules and names', () => {
    expect(rulesOfRows(rows).map(({ id, pairs, at }) => [id, pairs, at])).toEqual([
      ['u=v', [['u', 'v']], 'anywhere'],
      ['e=@end', [['e', '']], 'end'],
      ['a%3Db%3Bc=x%40y%2C%25@word', [['a=b;c', 'x@y,%']], 'word'],
    ])
    expect(namesOfRows(rows)).toEqual([
      { id: '什特科夫=史蒂科夫@name', kind: 'person', forms: ['什特科夫', '史蒂科夫'] },
    ])
  })

  test.each(['nothing', '=', 'a=b=c', 'a=b@nowhere', '%E0%A4%A=b'])(
    '%s: what is no rule is not lost, and breaks nothing',
    (own) => {
      const found = ownRowsOf(new URLSearchParams({ own }))
      expect(found.length).toBe(own === '=' ? 0 : 1)
    },
  )
})
