import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Memory, memory } from '../../src/store/kv/remembering.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import type { RecordedDecision } from '../../src/store/things/decision-entries.ts'
import { repair } from '../../src/store/upkeep/repair.ts'
import { verify } from '../../src/store/upkeep/verify.ts'

const decision = (note: string): RecordedDecision =>
  ({
    type: 'note',
    target: [{ version: '0'.repeat(44), start: 0, end: 1 }],
    value: { text: note, language: null },
    scope: 'place',
    reason: 'it is so',
    responsible: 'an editor',
  }) as RecordedDecision

let clock = Date.parse('2026-11-27T00:00:00Z')
let later: Promise<unknown>[] = []
const store = () =>
  kvStore(
    env.STORE,
    () => ++clock,
    (work) => later.push(work),
    () => 'editor',
  )
const settled = async () => {
  await Promise.all(later)
  later = []
}

let passage: string
let count = 0
beforeEach(async () => {
  passage = `p${++count}`
  await store().createPassage({ id: passage, title: 'A passage', language: 'en', description: null })
})

describe('decisions of a passage', () => {
  test('none: no id, and one key read to know it', async () => {
    expect(await store().decisionsInForce(passage)).toEqual({ id: null, decisions: [] })
  })

  test('are recorded together, in force under one id, and listed in the order of recording', async () => {
    const added = await store().addDecisions(passage, [decision('one'), decision('two')])
    expect(added.map(({ created }) => created)).toEqual([true, true])
    const { id, decisions } = await store().decisionsInForce(passage)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(decisions.map(({ value }) => (value as { text: string }).text).sort()).toEqual(['one', 'two'])
    expect(decisions[0]).toMatchObject({ responsible: 'an editor', scope: 'place', reason: 'it is so' })
    await settled()
    expect(await store().getDecisionSet(id!)).toMatchObject({ id, passage })
  })

  test('the same decision twice is one; withdrawn, it can be made again', async () => {
    const [first] = await store().addDecisions(passage, [decision('one')])
    const [again] = await store().addDecisions(passage, [decision('one')])
    expect([again!.created, again!.value.decision]).toEqual([false, first!.value.decision])
    const withdrawn = await store().withdrawDecision(passage, first!.value.decision, { reason: 'no', responsible: 'x' })
    expect(withdrawn).toMatchObject({ created: true, value: { withdrawn: { reason: 'no', responsible: 'x' } } })
    expect(await store().decisionsInForce(passage)).toEqual({ id: null, decisions: [] })
    const [anew] = await store().addDecisions(passage, [decision('one')])
    expect(anew!.created).toBe(true)
    expect(anew!.value.decision).not.toBe(first!.value.decision)
    expect((await store().decisionsOf(passage)).length).toBe(2)
  })

  test('a set that was in force stays, with what was withdrawn since', async () => {
    await store().addDecisions(passage, [decision('one'), decision('two')])
    const before = await store().decisionsInForce(passage)
    await settled()
    const { decision: id } = before.decisions[0]!
    await store().withdrawDecision(passage, id, { reason: 'no', responsible: 'x' })
    const after = await store().decisionsInForce(passage)
    expect(after.id).not.toBe(before.id)
    expect(after.decisions.length).toBe(1)
    expect((await store().getDecisionSet(before.id!))!.decisions).toEqual(before.decisions)
  })

  test('of two withdrawals the first counts; an unknown decision is none', async () => {
    const [one] = await store().addDecisions(passage, [decision('one')])
    const { decision: id } = one!.value
    await store().withdrawDecision(passage, id, { reason: 'no', responsible: 'x' })
    expect(await store().withdrawDecision(passage, id, { reason: 'no', responsible: 'x' })).toMatchObject({
      created: false,
    })
    expect(await store().withdrawDecision(passage, id, { reason: 'other', responsible: 'x' })).toBe('conflict')
    expect(await store().withdrawDecision(passage, '0123456789abcdef', { reason: 'no', responsible: 'x' })).toBeNull()
    expect(await store().getDecisionSet('0'.repeat(32))).toBeNull()
  })

  test('two writers out of each other’s sight both keep theirs', async () => {
    const [a, b] = [store(), store()]
    await Promise.all([a.addDecisions(passage, [decision('a')]), b.addDecisions(passage, [decision('b')])])
    await settled()
    clock += 3_600_000
    const { decisions } = await store().decisionsInForce(passage)
    await settled()
    const found = (await store().decisionsInForce(passage)).decisions
    expect([...new Set([...decisions, ...found].map(({ value }) => (value as { text: string }).text))].sort()).toEqual([
      'a',
      'b',
    ])
  })

  test('a reader writes the set once where two writers may have been at work, and later only where it is missing', async () => {
    await store().addDecisions(passage, [decision('one')])
    await settled()
    let puts = 0
    const kv = new Proxy(env.STORE, {
      get: (target, name: keyof KVNamespace) => {
        return (...args: unknown[]) => {
          if (name === 'put' && String(args[0]).startsWith('decisions/')) puts++
          return (target[name] as (...args: unknown[]) => unknown).apply(target, args)
        }
      },
    })
    const own = memory()
    const read = async (memory: Memory | null) => {
      const reader = kvStore(
        kv,
        () => clock,
        (work) => later.push(work),
        undefined,
        { memory },
      )
      const { id } = await reader.decisionsInForce(passage)
      await settled()
      return id!
    }
    await read(null)
    expect(puts).toBe(1)
    for (let time = 0; time < 3; time++) await read(own)
    expect(puts).toBe(2)
    clock += 1_300_000
    puts = 0
    const id = await read(null)
    await read(memory())
    expect(puts).toBe(0)
    await env.STORE.delete(`decisions/${id}`)
    await read(null)
    expect(puts).toBe(1)
    expect(await store().getDecisionSet(id)).toMatchObject({ id, passage })
  })

  test('are verified, repaired from their records, and in the audit', async () => {
    await store().addDecisions(passage, [decision('one')])
    await settled()
    expect((await verify(env.STORE)).faults).toEqual([])
    const { id } = await store().decisionsInForce(passage)
    await env.STORE.delete(`head/decisions/${passage}`)
    expect(await repair(env.STORE, () => ++clock)).toContain(`head/decisions/${passage} made again`)
    expect((await store().decisionsInForce(passage)).id).toBe(id)
    const { items } = await store().audit({ limit: 1000 })
    expect(items).toContainEqual(
      expect.objectContaining({ thing: 'decisions', id: passage, kind: 'decision', by: 'editor' }),
    )
  })
})
