import { expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { withReferences } from '../../src/variants/references.ts'

const labels = (references: Record<string, { start: number; label: string }[]>) =>
  withReferences(
    compare([
      { siglum: 'A', text: 'one two three four five' },
      { siglum: 'B', text: 'one 2 three 4 five six' },
    ]),
    new Map(Object.entries(references)),
  ).segments.flatMap((segment) => (segment.relation === 'identical' ? [] : [segment.reference]))

test('a place has the reference that is in force where it begins in the base', () => {
  expect(labels({ A: [0, 14].map((start) => ({ start, label: `p. ${start}` })), B: [] })).toEqual([
    'p. 0',
    'p. 14',
    'p. 14',
  ])
})

test('a reference that begins between two places or at one counts, and of two at one place the later', () => {
  const twice = [
    { start: 3, label: 'p. 1' },
    { start: 4, label: 'p. 2' },
    { start: 4, label: 'p. 2, 1' },
    { start: 20, label: 'p. 3' },
  ]
  expect(labels({ A: twice })).toEqual(['p. 2, 1', 'p. 2, 1', 'p. 3'])
})

test('without references of the base, those of another witness count, at its own offsets', () => {
  expect(labels({ B: [{ start: 6, label: 'f. 2r' }] })).toEqual([undefined, 'f. 2r', 'f. 2r'])
})

test('without any, nothing is added', () => {
  expect(labels({ A: [] })).toEqual([undefined, undefined, undefined])
})
