import { expect, test } from 'vitest'
import type { Entry } from '../../../src/store/log/entry.ts'
import { isSeeded } from '../../../src/store/things/decision-entries.ts'

const at = '2026-01-01T00:00:00.000Z'
const recorded = '2026-02-01T00:00:00.000Z'
const entry = { kind: 'decision', slot: 'x', value: {} }

test.each<[string, Partial<Entry>, boolean]>([
  ['an edition, recorded at the very moment that its corpus is dated', { at, recorded: at, edition: at }, true],
  ['a corpus that gave no edition dates its decisions before they are recorded', { at, recorded }, true],
  ['made when it was recorded', { at, recorded: at }, false],
  ['from before times of recording were kept', { at }, false],
])('%s', (_, members, expected) => {
  expect(isSeeded({ ...entry, at, ...members })).toBe(expected)
})
