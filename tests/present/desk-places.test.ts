import { describe, expect, test } from 'vitest'
import { deskOf, isListed, openPlace } from '../../src/present/desk-places.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { decide, edit } from '../editing/editing.ts'

const TEXTS = {
  A: 'the old cat sat on a mat by the door',
  B: 'the new cat sat on a rug by the Door',
  C: 'the old cat sat on a mat by the gate',
}
type Decisions = Parameters<typeof edit>[1]

function desk(decisions: Decisions, earlier: Parameters<typeof edit>[2] = {}) {
  const { comparison, edited } = edit(TEXTS, decisions, earlier)
  return deskOf(comparison, edited as unknown as Comparison, decisions)
}
const readings = (places: ReturnType<typeof desk>['places']) =>
  places.map(({ segment }) => segment.readings.map(({ text }) => text).join('|'))

describe('the places of the desk', () => {
  test('are the variants, each with the answer of the machine', () => {
    const { places, decided } = desk([])
    expect(readings(places)).toEqual(['old|new', 'mat|rug', 'door|Door|gate'])
    expect(decided).toBe(0)
    for (const { segment, machine } of places) expect(machine).toEqual([segment])
    const ends = places.flatMap(({ at, end }) => [at, end])
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
  })

  test('keep what an editor made no variant', () => {
    const same = decide('classify', [['A', 4, 7]], { relation: 'equivalent' })
    const { places, decided } = desk([same])
    expect(readings(places)).toEqual(['old|new', 'mat|rug', 'door|Door|gate'])
    expect(places[0]!.segment.relation).toBe('equivalent')
    expect(decided).toBe(1)
  })

  test('show several places of the machine where they were joined', () => {
    const join = decide(
      'join',
      [
        ['A', 4, 7],
        ['A', 21, 24],
      ],
      {},
    )
    const { places, decided } = desk([join])
    expect(readings(places)[0]).toBe('old cat sat on a mat|new cat sat on a rug')
    expect(places[0]!.machine.map(({ readings: [base] }) => base!.text)).toEqual(['old', 'mat'])
    // Where a place begins and ends is not yet what becomes of it.
    expect(decided).toBe(0)
    expect(places.filter(isListed({ state: 'structural', class: null }))).toHaveLength(1)
  })

  test('are decided by what settles them, not by a note', () => {
    const note = decide('note', [['A', 4, 7]], { text: 'n', language: null })
    const approve = decide('approve', [['A', 21, 24]], {})
    const { places, decided } = desk([note, approve])
    expect(decided).toBe(1)
    expect(places.map(({ isDecided }) => isDecided)).toEqual([false, true, false])
    expect(places[1]!.decisions).toEqual([approve])
    expect(places.filter(isListed({ state: 'undecided', class: null }))).toHaveLength(2)
    expect(places.filter(isListed({ state: 'noted', class: null }))).toHaveLength(1)
  })
})

describe('every decision is somewhere on the desk', () => {
  test('at its place, to look at again, about others, or without a place', () => {
    const decisions = [
      decide('approve', [['A', 4, 7]], {}),
      decide('print', [['A', 21, 24]], { print: 'no' }),
      decide('print', [['A', 21, 24]], { print: 'yes' }),
      decide('approve', [['gone', 4, 7]], {}),
      decide('approve', [['d1', 0, 3]], {}),
      decide('join', [['A', 8, 11]], {}),
    ]
    const { places, again, elsewhere, notCompared } = desk(decisions, {
      gone: ['A', 'the odd cat sat'],
      d1: ['D', 'the old cat'],
    })
    const found = [
      ...places.flatMap((place) => place.decisions),
      ...again.map(({ decision }) => decision),
      ...elsewhere,
      ...notCompared,
    ]
    expect(new Set(found)).toEqual(new Set(decisions))
    expect(found).toHaveLength(decisions.length)
    expect(again.map(({ unapplied: { reason } }) => reason)).toEqual(['contradicts', 'gone'])
    expect(again[0]!.against).toEqual([decisions[1]])
    expect(notCompared).toEqual([decisions[4]])
    expect(elsewhere).toEqual([decisions[5]])
  })
})

describe('the place that is open', () => {
  const { places } = desk([decide('approve', [['A', 4, 7]], {})])
  const base = (at: number | null) => openPlace(places, at)!.segment.readings[0]!.text
  test('is the first undecided one, the requested one, or the next after it', () => {
    expect(base(null)).toBe('mat')
    expect(base(places[0]!.at)).toBe('old')
    expect(base(places[0]!.end)).toBe('mat')
    expect(base(10_000)).toBe('door')
    expect(openPlace([], 3)).toBeNull()
  })
})
