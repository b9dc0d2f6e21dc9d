/** The state that the records of a passage give: in any order of arrival, and however many of them a head already has. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder } from '../../../src/store/log/entry.ts'
import {
  currentOf,
  PASSAGE_RULES,
  type PassageEntry,
  standings,
  toPassage,
} from '../../../src/store/things/passage-entries.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString()
const entry = (minute: number, rest: object) =>
  ({ slot: '', at: at(minute), recorded: at(minute), ...rest }) as PassageEntry

const passage = (minute: number, claim: string) =>
  entry(minute, { kind: 'passage', claim, value: { id: 'p', title: claim, language: 'zh', description: null } })
const witness = (minute: number, siglum: string, claim: string, of: string) =>
  entry(minute, {
    kind: 'witness',
    slot: siglum,
    claim,
    of,
    value: { siglum, label: claim, language: null, source: null },
  })
const version = (minute: number, id: string, siglum: string, of: string) =>
  entry(minute, {
    kind: 'version',
    slot: id,
    of,
    value: {
      version: id,
      passage: 'p',
      siglum,
      length: 1,
      sha256: id,
      created: at(0),
      note: null,
      responsible: null,
      derivedFrom: null,
    },
  })
const event = (minute: number, kind: 'withdrawal' | 'restoration', id: string) =>
  entry(minute, {
    kind,
    slot: `${id} ${minute}`,
    of: 'one',
    value: { version: id, reason: 'r', responsible: 'e', note: null },
  })
const names = (minute: number, claim: string, replaces: string | null) =>
  entry(minute, { kind: 'names', claim, of: 'one', replaces, value: claim })

const resolve = (entries: readonly PassageEntry[]) => PASSAGE_RULES.resolve(inOrder(entries))
const read = (entries: readonly PassageEntry[]) =>
  entries.map(({ kind, slot, claim }) => `${kind} ${slot}${claim ?? ''}`)

test('of two claims the first recorded counts, with what was written under it', () => {
  const { counting, superseded } = resolve([
    passage(2, 'two'),
    witness(2, 'A', 'w2', 'two'),
    version(2, 'v2', 'A', 'w2'),
    passage(1, 'one'),
    witness(1, 'A', 'w1', 'one'),
    version(3, 'v1', 'A', 'w1'),
    // Made again after a failure: the same claim, neither lost nor counted twice.
    passage(4, 'one'),
  ])
  expect(read(counting)).toEqual(['passage one', 'witness Aw1', 'version v1'])
  expect(read(superseded)).toEqual(['passage two', 'witness Aw2', 'version v2'])
})

test('a text written for the loser of a siglum is no text of the winner', () => {
  const { counting, superseded } = resolve([
    passage(1, 'one'),
    witness(3, 'A', 'edition 1998', 'one'),
    version(4, 'late', 'A', 'edition 1998'),
    witness(2, 'A', 'edition 1950', 'one'),
    version(5, 'right', 'A', 'edition 1950'),
  ])
  expect(read(counting)).toEqual(['passage one', 'witness Aedition 1950', 'version right'])
  expect(read(superseded)).toEqual(['witness Aedition 1998', 'version late'])
})

describe('lists', () => {
  const base = [passage(0, 'one')]
  test.each([
    ['each replaces the one before', [names(1, 'a', null), names(2, 'b', 'a'), names(3, 'c', 'b')], 'c', []],
    [
      'of two that replace one the first recorded',
      [names(1, 'a', null), names(3, 'c', 'a'), names(2, 'b', 'a')],
      'b',
      ['c'],
    ],
    [
      'and who went on from the second lost with it',
      [names(1, 'a', null), names(3, 'c', 'a'), names(2, 'b', 'a'), names(4, 'd', 'c')],
      'b',
      ['c', 'd'],
    ],
    ['back to an earlier one', [names(1, 'a', null), names(2, 'b', 'a'), names(3, 'a', 'b')], 'a', []],
  ] as const)('%s', (_, lists, inForce, lost) => {
    const { counting, superseded } = resolve([...base, ...lists])
    expect(PASSAGE_RULES.present([...counting]).find(({ kind }) => kind === 'names')!.value).toBe(inForce)
    expect(superseded.map(({ value }) => value)).toEqual(lost)
  })
})

test('current is what was stored or restored last and is not withdrawn', () => {
  const all = [passage(0, 'one'), witness(0, 'A', 'w', 'one'), version(1, 'v1', 'A', 'w'), version(2, 'v2', 'A', 'w')]
  const current = (...events: PassageEntry[]) =>
    currentOf(standings(resolve([...all, ...events]).counting, 'A'))?.entry.slot ?? null
  expect(current()).toBe('v2')
  expect(current(event(3, 'withdrawal', 'v2'))).toBe('v1')
  expect(current(event(3, 'withdrawal', 'v2'), event(4, 'restoration', 'v2'))).toBe('v2')
  expect(current(event(3, 'restoration', 'v1'))).toBe('v1')
  expect(current(event(3, 'withdrawal', 'v2'), event(4, 'withdrawal', 'v1'))).toBe(null)
})

/** Facts as writers make them: each in sight of some of those before it. */
const facts = fc
  .array(
    fc.oneof(
      fc.record({ what: fc.constant('passage' as const), claim: fc.constantFrom('one', 'two') }),
      fc.record({
        what: fc.constant('witness' as const),
        siglum: fc.constantFrom('A', 'B'),
        claim: fc.constantFrom('w', 'x'),
      }),
      fc.record({
        what: fc.constant('version' as const),
        id: fc.constantFrom('v1', 'v2', 'v3'),
        claim: fc.constantFrom('w', 'x'),
      }),
      fc.record({
        what: fc.constantFrom('withdrawal' as const, 'restoration' as const),
        id: fc.constantFrom('v1', 'v2', 'v3'),
      }),
      fc.record({
        what: fc.constant('names' as const),
        claim: fc.constantFrom('a', 'b', 'c'),
        replaces: fc.constantFrom(null, 'a', 'b', 'c'),
      }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) => [
    passage(0, 'one'),
    // Versions are written under a witness that their writer knew.
    witness(0, 'A', 'w', 'one'),
    ...all.map((fact, i): PassageEntry => {
      const minute = i + 1
      if (fact.what === 'passage') return passage(minute, fact.claim)
      if (fact.what === 'witness') return witness(minute, fact.siglum, fact.claim, 'one')
      if (fact.what === 'version') return version(minute, fact.id, 'A', fact.claim)
      if (fact.what === 'names') return names(minute, fact.claim, fact.replaces)
      return event(minute, fact.what, fact.id)
    }),
  ])

/** What is read from a head: the passage with its current versions, and the list in force. */
function reading(entries: readonly PassageEntry[]) {
  const head = { built: 0, past: false, entries: PASSAGE_RULES.present([...entries]) }
  return [toPassage(head, 0), head.entries.find(({ kind }) => kind === 'names')?.value]
}
const headOf = (entries: readonly PassageEntry[]) => reading(resolve(entries).counting)

test('is the same for any order of arrival', () => {
  fc.assert(
    fc.property(
      facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(headOf(shuffled)).toEqual(headOf(all))
      },
    ),
  )
})

test('comes out the same from a head and what was recorded since shortly before it as from all', () => {
  fc.assert(
    fc.property(facts, fc.nat(14), fc.nat(4), (all, seen, margin) => {
      const before = all.slice(0, seen + 2)
      const head = PASSAGE_RULES.present([...resolve(before).counting])
      const since = all.slice(Math.max(0, before.length - margin))
      const partial = PASSAGE_RULES.resolve(inOrder([...head, ...since]), head)
      // Where that does not decide, everything is read.
      if (PASSAGE_RULES.isPartial(partial.counting)) return
      expect(reading(partial.counting)).toEqual(headOf(all))
    }),
    { numRuns: 2_000 },
  )
})
