import { describe, expect, test } from 'vitest'
import { certainOf, editedByKept, keptFor, NONE_KEPT } from '../../src/present/kept-decisions.ts'
import { textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import { decide } from '../editing/editing.ts'

const A = 'In the beginning the old cat sat on a mat by the door of the house'
const B = 'In the beginning the new cat sat on a rug by the door of the house'
const texts = (a: string, b = B) => new Map(Object.entries({ A: a, B: b }))

function edited(kept: Parameters<typeof editedByKept>[1], of: ReadonlyMap<string, string>) {
  const witnesses = [...of].map(([siglum, text]) => ({ siglum, text }))
  const compared = {
    comparison: compare(witnesses, { base: 'A' }),
    texts: new Map([...of].map(([siglum, text]) => [siglum, textOf(text)])),
  }
  return editedByKept(compared, kept, [], []).comparison
}
const old = [
  ['A', 21, 24],
  ['B', 21, 24],
] as const
const mat = [
  ['A', 38, 41],
  ['B', 38, 41],
] as const
const made = (...decisions: ReturnType<typeof decide>[]) => ({ ...keptFor(NONE_KEPT, texts(A)), decisions })

describe('decisions on texts that are stored nowhere', () => {
  test('shape the comparison that they were made on', () => {
    const kept = made(decide('approve', old, {}))
    expect(edited(kept, texts(A)).decisions).toMatchObject({ applied: 1, unapplied: [] })
    expect(edited(NONE_KEPT, texts(A)).decisions).toBeUndefined()
  })

  test('follow a text that was changed elsewhere, with the offsets of a split', () => {
    const kept = made(decide('approve', old, {}), decide('split', mat, { at: [39, 39] }))
    const later = texts(`Now: ${A}`)
    const now = keptFor(kept, later)
    expect(now.decisions[0]!.target[0]).toEqual({ version: 'A', start: 26, end: 29 })
    expect(now.decisions[1]!.value).toEqual({ at: [44, 39] })
    expect(edited(now, later).decisions).toMatchObject({ applied: 2, unapplied: [] })
    expect(certainOf(now)).toHaveLength(2)
  })

  test('are looked at again where their own words were changed, with both contexts, and stay so', () => {
    const kept = made(decide('approve', old, {}), decide('approve', mat, {}))
    const later = texts(A.replace('old', 'odd'))
    let now = keptFor(kept, later)
    for (let again = 0; again < 2; again++) {
      const { decisions } = edited(now, later)
      expect(decisions).toMatchObject({ applied: 1 })
      expect(decisions!.unapplied).toMatchObject([{ reason: 'gone', was: { text: 'old' }, is: { text: 'odd' } }])
      expect(certainOf(now)).toEqual([kept.decisions[1]])
      now = keptFor(now, later)
    }
  })

  test('wait for a text that is not compared now', () => {
    const kept = made(decide('approve', [['B', 21, 24]], {}))
    const without = new Map(Object.entries({ A, C: A.replace('old', 'cold') }))
    const now = keptFor(kept, without)
    expect(edited(now, without).decisions!.unapplied).toMatchObject([{ reason: 'not-compared' }])
    const back = texts(A)
    expect(edited(keptFor(now, back), back).decisions).toMatchObject({ applied: 1, unapplied: [] })
  })

  test('nothing is changed where nothing was', () => {
    const kept = made(decide('approve', old, {}))
    expect(keptFor(kept, texts(A)).decisions).toBe(kept.decisions)
  })
})
