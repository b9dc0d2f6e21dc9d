/** A version is withdrawn and restored: it stays, and what is current follows. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { CorruptTextError } from '../../src/store/errors.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store } from '../../src/store/store.ts'
import { repair } from '../../src/store/upkeep/repair.ts'
import { verify } from '../../src/store/upkeep/verify.ts'

const MINUTE = 60_000
const WHY = { reason: 'the wrong page was typed', responsible: 'E. Ditor' }
let time: number
let store: Store
let work: Promise<unknown>[]

beforeEach(async () => {
  for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
  time = Date.parse('2026-01-02T03:04:05.006Z')
  work = []
  store = kvStore(
    env.STORE,
    () => time,
    (promise) => work.push(promise),
  )
  await store.createPassage({ id: 'p', title: 'P', language: 'zh', description: null })
  await store.addWitness('p', { siglum: 'A', label: 'a', language: null, source: null })
  await pass(5)
})

async function pass(minutes: number): Promise<void> {
  await Promise.all(work.splice(0))
  time += minutes * MINUTE
}

const add = async (text: string) => (await store.addVersion('p', 'A', { text }))!.value.version
const current = async (at?: string) => (await store.getPassage('p', at))!.witnesses[0]!.current?.version ?? null

async function expectWhole(): Promise<void> {
  await Promise.all(work.splice(0))
  expect((await verify(env.STORE)).faults).toEqual([])
}

describe('withdrawing', () => {
  test('the one stored last that is not withdrawn is current, and none where all are', async () => {
    const [one, two, three] = [await add('一'), await add('二'), await add('三')]
    const withdrawn = (await store.withdrawVersion(three, WHY))!
    expect(withdrawn).toMatchObject({ created: true, value: { version: three, withdrawn: WHY } })
    expect(await current()).toBe(two)
    await store.withdrawVersion(one, WHY)
    expect(await current()).toBe(two)
    await store.withdrawVersion(two, WHY)
    expect(await current()).toBe(null)
    // All of them stay, and can be read.
    expect((await store.listVersions('p', 'A')).map(({ version, withdrawn }) => [version, withdrawn?.reason])).toEqual(
      [one, two, three].map((version) => [version, WHY.reason]),
    )
    expect((await store.readVersions([one]))[0]).toMatchObject({ text: '一', version: { withdrawn: WHY } })
    await pass(60)
    expect(await current()).toBe(null)
    await expectWhole()
  })

  test('the same again is the same; with another reason is a conflict; of nothing is null', async () => {
    const one = await add('一')
    await store.withdrawVersion(one, WHY)
    expect(await store.withdrawVersion(one, WHY)).toMatchObject({ created: false })
    expect(await store.withdrawVersion(one, { ...WHY, reason: 'another' })).toBe('conflict')
    expect(await store.withdrawVersion('f'.repeat(44), WHY)).toBe(null)
    expect(await store.withdrawVersion('p', WHY)).toBe(null)
  })

  test('a place whose summaries know nothing of it learns it', async () => {
    const one = await add('一')
    await add('二')
    const late = (await env.STORE.get('head/passage/p'))!
    const two = (await current())!
    await store.withdrawVersion(two, WHY)
    await env.STORE.put('head/passage/p', late)
    await env.STORE.delete('history/passage/p')
    expect(await current()).toBe(two)
    await pass(3)
    expect(await current()).toBe(one)
  })
})

describe('storing an old text again', () => {
  test('makes it current again, with the time, and not where a seed does it', async () => {
    const [one, two] = [await add('一'), await add('二')]
    await pass(1)
    expect(await store.addVersion('p', 'A', { text: '一', restore: false })).toMatchObject({ created: false })
    expect(await current()).toBe(two)
    const again = (await store.addVersion('p', 'A', { text: '一' }))!
    expect(again).toMatchObject({ created: false, value: { version: one, restored: [expect.any(String)] } })
    expect(await current()).toBe(one)
    // What is already current is only returned.
    expect((await store.addVersion('p', 'A', { text: '一' }))!.value.restored).toHaveLength(1)
    const three = await add('三')
    expect(await current()).toBe(three)
    expect((await store.listVersions('p', 'A')).map(({ version }) => version)).toEqual([one, two, three])
    await expectWhole()
  })

  test('lifts its withdrawal, as often as it is withdrawn', async () => {
    const [one, two] = [await add('一'), await add('二')]
    for (let times = 1; times <= 3; times++) {
      await store.withdrawVersion(two, WHY)
      expect(await current()).toBe(one)
      await add('二')
      expect(await current()).toBe(two)
      const version = (await store.getVersion(two))!
      expect(version.withdrawn).toBe(undefined)
      expect(version.restored).toHaveLength(times)
    }
    for (const key of ['head/passage/p', 'history/passage/p']) await env.STORE.delete(key)
    expect(await current()).toBe(two)
    await expectWhole()
  })
})

test('at an instant: by when texts were made, and what was withdrawn then', async () => {
  const one = await add('一')
  await pass(10)
  const first = new Date(time).toISOString()
  await pass(10)
  const two = await add('二')
  await pass(10)
  const second = new Date(time).toISOString()
  await pass(10)
  await store.withdrawVersion(two, WHY)
  await pass(10)
  expect([await current(), await current(first), await current(second)]).toEqual([one, one, two])
  expect(await current('2020-01-01T00:00:00.000Z')).toBe(null)
  // A text that was made long ago and recorded today is the one of long ago.
  const made = '2019-01-01T00:00:00.000Z'
  const old = (await store.addVersion('p', 'A', { text: '旧', created: made }))!.value
  expect(old).toMatchObject({ created: made, recorded: expect.stringMatching(/^2026/) })
  expect(await current('2020-01-01T00:00:00.000Z')).toBe(old.version)
  expect(await current()).toBe(old.version)
})

test('a text that does not match its hash is never given for the version', async () => {
  const one = await add('一')
  await env.STORE.put(`text/${one.slice(12)}`, '二')
  await expect(store.readVersions([one])).rejects.toThrow(CorruptTextError)
  await expect(store.readVersions([one])).rejects.toThrow(one)
})

test('marks of versions that were lost are made again by repair', async () => {
  const one = await add('一')
  await store.withdrawVersion(one, WHY)
  const plain = JSON.parse((await env.STORE.get(`version/${one}`))!)
  expect(plain.withdrawn).toMatchObject(WHY)
  await env.STORE.put(`version/${one}`, JSON.stringify({ ...plain, withdrawn: undefined }))
  await Promise.all(work.splice(0))
  expect((await verify(env.STORE)).faults).toHaveLength(1)
  await repair(env.STORE, () => time)
  expect((await store.getVersion(one))!.withdrawn).toMatchObject(WHY)
  await expectWhole()
})
