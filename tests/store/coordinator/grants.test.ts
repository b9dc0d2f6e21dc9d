import { describe, expect, test } from 'vitest'
import { decide, type GrantRequest, type Holder } from '../../../src/store/coordinator/grants.ts'

const NOW = 1_800_000_000_000
const request = (more: Partial<GrantRequest>): GrantRequest => ({
  claims: [{ slot: 'witness A', claim: 'mine' }],
  held: {},
  listed: false,
  newest: 0,
  ...more,
})
const holding = (claim: string, age = 0): ReadonlyMap<string, Holder> =>
  new Map([['witness A', { claim, since: NOW - age }]])

describe('a slot', () => {
  const none = new Map<string, Holder>()
  test.each([
    ['nobody has it', request({}), none, true],
    ['the same claim has it', request({}), holding('mine'), true],
    ['another claim has it', request({}), holding('theirs'), false],
    [
      'the records give it to another, from before there was a coordinator',
      request({ held: { 'witness A': 'theirs' } }),
      none,
      false,
    ],
    ['the records give it to this one', request({ held: { 'witness A': 'mine' } }), none, true],
    ['no claim is made', request({ claims: [] }), none, true],
  ])('%s', (_, wanted, holders, granted) => {
    expect('number' in decide(wanted, undefined, holders, NOW).answer).toBe(granted)
  })

  test('a claim whose writer died before its record gives way, but only to who has looked at all records', () => {
    const old = holding('theirs', 600_000)
    expect(decide(request({}), undefined, old, NOW).answer).toEqual({ refused: 'witness A', unrecorded: true })
    expect(decide(request({ listed: true }), undefined, old, NOW).answer).toMatchObject({ number: 1 })
    // It was recorded after all, or a moment ago.
    const recorded = request({ listed: true, held: { 'witness A': 'theirs' } })
    expect(decide(recorded, undefined, old, NOW).answer).toEqual({ refused: 'witness A', unrecorded: false })
    expect(decide(request({ listed: true }), undefined, holding('theirs', 1_000), NOW).answer).toMatchObject({
      unrecorded: false,
    })
  })
})

describe('a list that replaces another', () => {
  const list = (claim: string, replaces: string | null) => request({ claims: [{ slot: 'witness A', claim, replaces }] })
  test.each([
    ['the first', list('one', null), new Map(), true],
    ['the one in force', list('two', 'one'), holding('one'), true],
    ['none, where one is in force', list('two', null), holding('one'), false],
    ['one that is not in force any more', list('three', 'one'), holding('two'), false],
    ['the same again', list('two', 'one'), holding('two'), true],
  ])('%s', (_, wanted, holders, granted) => {
    expect('number' in decide(wanted, undefined, holders, NOW).answer).toBe(granted)
  })
})

test('a record is later than all before it, even where clocks differ', () => {
  const ahead = decide(request({ newest: NOW + 600_000 }), undefined, new Map(), NOW)
  expect(ahead.answer).toEqual({ number: 1, recorded: NOW + 600_001 })
  const next = decide(request({}), ahead.counter, new Map(), NOW)
  expect(next.answer).toEqual({ number: 2, recorded: NOW + 600_002 })
})

test('of several claims all are let through or none', () => {
  const claims = [
    { slot: 'witness B', claim: 'mine' },
    { slot: 'witness A', claim: 'mine' },
  ]
  const { answer, holders, counter } = decide(request({ claims }), undefined, holding('theirs'), NOW)
  expect([answer, holders, counter]).toEqual([{ refused: 'witness A', unrecorded: false }, undefined, undefined])
})
