import { expect, test } from 'vitest'
import { agreements, shareOf } from '../../src/variants/agreement.ts'
import type { DifferingSegment } from '../../src/variants/comparison.ts'

const place = (...readings: string[]): DifferingSegment => ({
  relation: 'variant',
  spans: {},
  kind: 'substitution',
  readings: readings.map((sigla, k) => ({ text: `r${k}`, witnesses: [...sigla] })),
  classes: [],
  touches: [],
  significance: 'substantive',
})
const SIGLA = [...'ABC']

test('places count alike, both ways round', () => {
  const of = agreements(SIGLA, [place('AB', 'C'), place('A', 'BC'), place('AB', 'C')])
  expect(of('A', 'B')).toEqual({ places: 3, agreeing: 2 })
  expect(of('B', 'A')).toEqual({ places: 3, agreeing: 2 })
  expect(of('A', 'C')).toEqual({ places: 3, agreeing: 0 })
  expect(of('A', 'A')).toEqual({ places: 3, agreeing: 3 })
})

test('a witness whose text is lost neither agrees nor differs', () => {
  const lost = place('AB', 'C')
  const of = agreements(SIGLA, [lost, place('ABC')], (one, siglum) => one === lost && siglum === 'C')
  expect(of('A', 'C')).toEqual({ places: 1, agreeing: 1 })
  expect(of('A', 'B')).toEqual({ places: 2, agreeing: 2 })
})

test('where there is nothing to differ in, all agree', () => {
  expect(shareOf(agreements(SIGLA, [])('A', 'B'))).toBe(1)
})
