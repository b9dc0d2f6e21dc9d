/** A store from before claims and times of recording were kept (fixtures/before-claims.json) goes on as it was. */
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store } from '../../src/store/store.ts'
import { repair } from '../../src/store/upkeep/repair.ts'
import { verify } from '../../src/store/upkeep/verify.ts'
import before from './fixtures/before-claims.json'

let store: Store
let time: number

beforeEach(async () => {
  for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
  for (const [key, value, metadata] of before as [string, string | { base64: string }, unknown][]) {
    const content = typeof value === 'string' ? value : Uint8Array.from(atob(value.base64), (c) => c.charCodeAt(0))
    await env.STORE.put(key, content, metadata ? { metadata } : {})
  }
  time = Date.parse('2026-11-21T00:00:00.000Z')
  store = kvStore(env.STORE, () => time)
})

const text = async (siglum: string) => {
  const { current } = (await store.getPassage('p'))!.witnesses.find((one) => one.siglum === siglum)!
  return (await store.readVersions([current!.version]))[0]!.text
}

test('what was stored is read as it was', async () => {
  expect((await verify(env.STORE)).faults).toEqual([])
  const passage = (await store.getPassage('p'))!
  expect(passage).toMatchObject({ id: 'p', title: '段落', language: 'zh-Hans', description: null })
  expect(passage.provisional).toBe(undefined)
  expect([await text('A'), await text('B')]).toEqual(['𠀀\n', '一二三四'])
  const versions = await store.listVersions('p', 'A')
  expect(versions.map(({ length }) => length)).toEqual([5, 6, 2])
  // It was not kept apart from when the text was made.
  for (const { created, recorded } of versions) expect(recorded).toBe(created)
  expect((await store.namesOf('p')).names).toEqual([{ id: 'mao', kind: 'person', forms: ['毛泽东', '毛主席'] }])
  const telegram = (await store.getTelegram('t01'))!
  expect(telegram).toMatchObject({ status: 'sent', recorded: '2026-11-20T09:56:00.000Z' })
  expect(telegram.evidence).toMatchObject([{ text: '二三' }])
  expect(telegram.statements.map(({ id, withdrawn }) => [id, withdrawn?.reason])).toEqual([
    ['s1', undefined],
    ['s2', 'wrong'],
  ])
  expect(telegram.relations).toEqual([{ type: 'answered-by', telegram: 't02' }])
  expect((await store.getTelegram('t01', '2025-02-15T00:00:00.000Z'))!.status).toBe('draft')
  const { items } = await store.listDocuments({ limit: 10 })
  expect(items).toMatchObject([{ name: 'book.txt' }])
  expect(new TextDecoder().decode((await store.readFile(items[0]!))!)).toBe('书一\n书二\n')
})

test('without its summaries too', async () => {
  const passage = await store.getPassage('p')
  const telegram = await store.getTelegram('t01')
  for (const prefix of ['head/', 'history/', 'index/'])
    for (const { name } of (await env.STORE.list({ prefix })).keys) await env.STORE.delete(name)
  expect(await store.getPassage('p')).toEqual(passage)
  expect(await store.getTelegram('t01')).toEqual(telegram)
  expect(await store.listVersions('p', 'A')).toHaveLength(3)
})

test('what is written now goes on from it', async () => {
  const [first] = await store.listVersions('p', 'A')
  expect(await store.addVersion('p', 'A', { text: '新的' })).toMatchObject({ created: true })
  expect(await text('A')).toBe('新的')
  // Its first text again: current again. And a withdrawn one gives way to the one before.
  expect(await store.addVersion('p', 'A', { text: '一二三四五' })).toMatchObject({ created: false })
  expect(await text('A')).toBe('一二三四五')
  await store.withdrawVersion(first!.version, { reason: 'wrong page', responsible: 'E.' })
  expect(await text('A')).toBe('新的')

  const { id } = await store.namesOf('p')
  expect(await store.setList('names', 'p', [], null)).toEqual({ inForce: id })
  expect(await store.setList('names', 'p', [], id)).toMatchObject({ created: true })
  expect(await store.addWitness('p', { siglum: 'B', label: '又一本', language: null, source: null })).toBe('conflict')
  expect(await store.addWitness('p', { siglum: 'C', label: '又一本', language: null, source: null })).toMatchObject({
    created: true,
  })
  const said = { property: 'sent', value: '1950', basis: 'stated', source: 'x', certainty: 'low' } as const
  expect(await store.addStatement('t01', { id: 's3', responsible: 'amy', ...said })).toMatchObject({ created: true })
  expect((await store.getTelegram('t01'))!.statements).toHaveLength(3)
  // A later edition of the corpus corrects only what an earlier one said.
  const seeding = { edition: '2026-12-01T00:00:00.000Z', at: '2026-12-01T00:00:00.000Z' }
  const corpus = kvStore(env.STORE, () => time, undefined, undefined, { seeding })
  const { recorded: _, statements, relations, ...rest } = (await store.getTelegram('t01'))!
  await corpus.putTelegram({ ...rest, status: 'adopted', statements: statements.slice(0, 1), relations: [] })
  const corrected = (await store.getTelegram('t01'))!
  expect(corrected.status).toBe('adopted')
  expect(corrected.statements.map((one) => one.id)).toEqual(['s1', 's2', 's3'])
  expect(corrected.relations).toEqual(relations)

  time += 24 * 3_600_000
  await repair(env.STORE, () => time)
  expect((await verify(env.STORE)).faults).toEqual([])
})
