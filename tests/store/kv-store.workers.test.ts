import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DerivationError } from '../../src/store/errors.ts'
import { sha256 } from '../../src/store/hash.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store } from '../../src/store/store.ts'
import { counting, dyingAfter, listingInPages, watchingLists } from './faults.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const passage = { id: 'p', title: 'Passage', language: 'zh-Hans', description: null }
const witness = { siglum: 'A', label: 'first copy', language: null, source: null }

let time: number
let store: Store
/** What goes on behind the answers of `store`: each test ends with it, so that none reaches into the next. */
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
})

afterEach(() => Promise.all(work))

/** A passage with a witness, whose claims are settled. */
async function withWitness(): Promise<void> {
  await store.createPassage(passage)
  await store.addWitness('p', witness)
  await settled()
}

/** As long after as it takes until every place sees what was written; what was made too soon is then made again once. */
async function settled(): Promise<void> {
  time += 3 * MINUTE
  await store.listPassages({ limit: 1 })
  await Promise.all(work.splice(0))
}

const add = async (text: string, note?: string) => (await store.addVersion('p', 'A', { text, note: note ?? null }))!

async function keysUnder(prefix: string): Promise<string[]> {
  return (await env.STORE.list({ prefix })).keys.map((key) => key.name)
}

/** Everything that is listed can be read, text and all. */
async function expectNothingDangles(): Promise<void> {
  for (const { id, witnesses } of (await store.listPassages({ limit: 1000 })).items) {
    for (const { siglum } of witnesses) {
      for (const version of await store.listVersions(id, siglum)) {
        const [read] = await store.readVersions([version.version])
        expect(await sha256(read!.text)).toBe(version.sha256)
        expect(read!.version).toEqual(version)
      }
    }
  }
}

describe('passages and witnesses', () => {
  test('the same again is there already; something else under the same id is a conflict', async () => {
    const provisional = true
    const alone = { ...passage, witnesses: [], provisional }
    expect(await store.createPassage(passage)).toEqual({ value: alone, created: true })
    expect(await store.createPassage(passage)).toEqual({ value: alone, created: false })
    expect(await store.createPassage({ ...passage, title: 'Other' })).toBe('conflict')

    const value = { ...passage, witnesses: [{ ...witness, current: null, provisional }], provisional }
    expect(await store.addWitness('p', witness)).toEqual({ value, created: true })
    expect(await store.addWitness('p', witness)).toEqual({ value, created: false })
    expect(await store.addWitness('p', { ...witness, label: 'other' })).toBe('conflict')
    expect(await store.getPassage('p')).toEqual(value)
    // After two minutes no earlier claim can appear any more.
    time += 2 * MINUTE + 10
    expect(await store.getPassage('p')).toEqual({ ...passage, witnesses: [{ ...witness, current: null }] })
  })

  test('what is not there', async () => {
    expect(await store.getPassage('nothing')).toBe(null)
    expect(await store.addWitness('nothing', witness)).toBe(null)
    expect(await store.addVersion('nothing', 'A', { text: 'x' })).toBe(null)
    await store.createPassage(passage)
    expect(await store.addVersion('p', 'A', { text: 'x' })).toBe(null)
    expect(await store.listVersions('p', 'A')).toEqual([])
    expect(await store.getVersion('no id of a version')).toBe(null)
    expect(await store.readVersions(['f'.repeat(44), ''])).toEqual([null, null])
    expect(await store.setList('names', 'nothing', [], null)).toBe(null)
    expect(await store.getNames('../names')).toBe(null)
    expect(await store.getTelegram('nothing')).toBe(null)
  })

  test('two writers create the same passage at once with other content: one passage, the other gets a conflict', async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((title) => kvStore(env.STORE, () => time).createPassage({ ...passage, title })),
    )
    const { title } = (await store.getPassage('p'))!
    expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'conflict')).toMatchObject({ value: { title } })
  })

  test('the same passage with another text is not the same passage', async () => {
    const texts = (text: string) => [{ witness, version: { text } }]
    expect(await store.createPassageWith(passage, texts('一'))).toMatchObject({ created: true })
    expect(await store.createPassageWith(passage, texts('二'))).toBe('conflict')
    await add('三')
    expect(await store.createPassageWith(passage, texts('一'))).toMatchObject({ created: false })
    expect(await store.listVersions('p', 'A')).toHaveLength(2)
  })

  test('who does not know yet that a passage is there writes nothing over it', async () => {
    await store.createPassage({ ...passage, id: 'other' })
    const late = (await env.STORE.get('index/passage'))!
    await store.createPassageWith(passage, [{ witness, version: { text: '一' } }])
    await env.STORE.put('index/passage', late)
    const before = await keysUnder('')
    const other = { ...passage, title: 'Other' }
    expect(await store.createPassageWith(other, [{ witness, version: { text: '二' } }])).toBe('conflict')
    expect(await keysUnder('')).toEqual(before)
  })

  test('a long description does not fit into metadata and comes back whole', async () => {
    const long = { ...passage, description: '说明'.repeat(2_000) }
    await store.createPassage(long)
    await env.STORE.delete('head/passage/p')
    expect(await store.getPassage('p')).toMatchObject({ ...long, witnesses: [] })
  })

  test('pages by id, stable while something is added', async () => {
    for (const id of ['d', 'b', 'a', 'c']) await store.createPassage({ ...passage, id })
    const first = await store.listPassages({ limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(['a', 'b'])
    await store.createPassage({ ...passage, id: 'aa' })
    const second = await store.listPassages({ limit: 2, cursor: first.cursor })
    expect(second.items.map(({ id }) => id)).toEqual(['c', 'd'])
    expect(second.cursor).toBe(null)
  })

  const absurd = [
    '..',
    '/',
    'p/',
    'head/passage/p',
    '',
    ' ',
    '𝔓⁴⁶',
    '甲',
    '\ud800',
    '\udfff',
    '\0',
    'a\0b',
    '%2F',
    '~',
    'x'.repeat(4000),
  ]
  test('absurd ids are ids like any other, and no two collide', async () => {
    for (const id of absurd) {
      expect(await store.createPassage({ ...passage, id }), id).toMatchObject({ created: true })
      await store.addWitness(id, { ...witness, siglum: id })
      expect(await store.addVersion(id, id, { text: '文' }), id).toMatchObject({ created: true })
    }
    const versions = new Set<string>()
    for (const id of absurd) {
      const [version] = await store.listVersions(id, id)
      versions.add(version!.version)
      expect((await store.readVersions([version!.version]))[0]!.text).toBe('文')
    }
    expect(versions.size).toBe(absurd.length)
  })

  test('where passage and siglum meet is no matter', async () => {
    for (const [id, siglum] of [
      ['a', '\0b'],
      ['a\0', 'b'],
      ['a', 'b'],
    ] as const) {
      await store.createPassage({ ...passage, id })
      await store.addWitness(id, { ...witness, siglum })
      expect(await store.addVersion(id, siglum, { text: '文' })).toMatchObject({ created: true })
    }
  })
})

describe('versions', () => {
  beforeEach(withWitness)

  test('a version has all its members', async () => {
    const text = '𠀀一二\n'
    const { value, created } = await add(text, 'from the scan')
    expect(created).toBe(true)
    expect(value).toEqual({
      version: expect.stringMatching(/^[0-9a-f]{44}$/),
      passage: 'p',
      siglum: 'A',
      length: 4,
      sha256: await sha256(text),
      created: expect.stringMatching(/^2026-01-02T03:07:05\.\d{3}Z$/),
      recorded: value.created,
      note: 'from the scan',
      responsible: null,
      derivedFrom: null,
    })
    expect(value.version.slice(12)).toBe(value.sha256.slice(0, 32))
    expect(await store.getVersion(value.version)).toEqual(value)
    expect(await store.readVersions([value.version])).toEqual([{ version: value, text }])
  })

  test('the same text twice is one version, and stays what it was', async () => {
    const first = await add('同一', 'first note')
    time += HOUR
    expect(await add('同一', 'second note')).toEqual({ value: first.value, created: false })
    expect(await store.getVersion(first.value.version)).toEqual(first.value)
    expect(await store.listVersions('p', 'A')).toEqual([first.value])
  })

  test('the same text of another witness is another version of one stored text', async () => {
    await store.addWitness('p', { ...witness, siglum: 'B' })
    const { value: a } = await add('同一')
    const b = (await store.addVersion('p', 'B', { text: '同一' }))!
    expect(b.created).toBe(true)
    expect(b.value.version).not.toBe(a.version)
    expect(await keysUnder('text/')).toHaveLength(1)
    const read = await store.readVersions([b.value.version, a.version, b.value.version])
    expect(read.map((one) => one!.version.siglum)).toEqual(['B', 'A', 'B'])
  })

  test('oldest first, also within one millisecond; the last is current', async () => {
    const made = []
    for (const text of ['四', '三', '二', '一']) made.push((await add(text)).value)
    expect(await store.listVersions('p', 'A')).toEqual(made)
    expect((await store.getPassage('p'))!.witnesses[0]!.current!.version).toBe(made[3]!.version)
  })

  test('a given time of making is kept', async () => {
    const created = '2020-05-06T00:00:00.000Z'
    expect(await store.addVersion('p', 'A', { text: '古', created })).toMatchObject({ value: { created } })
  })

  test('a span of another version', async () => {
    const { value: source } = await add('一二三𠀀五')
    const derivedFrom = { version: source.version, start: 3, end: 5 }
    expect((await store.addVersion('p', 'A', { text: '𠀀五', derivedFrom }))!.value.derivedFrom).toEqual(derivedFrom)

    const wrong = [
      [{ version: 'f'.repeat(44), start: 0, end: 1 }, '/version'],
      [{ version: 'text/x', start: 0, end: 1 }, '/version'],
      [{ ...derivedFrom, start: -1 }, '/start'],
      [{ ...derivedFrom, start: 0.5 }, '/start'],
      [{ ...derivedFrom, end: 6 }, '/end'],
      [{ ...derivedFrom, end: 2 }, '/end'],
    ] as const
    for (const [derivedFrom, pointer] of wrong) {
      const refused = await store.addVersion('p', 'A', { text: '新', derivedFrom }).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(DerivationError)
      expect(refused).toMatchObject({ pointer })
    }
    expect(await store.listVersions('p', 'A')).toHaveLength(2)
  })

  test('a hundred writers at once: none is lost', async () => {
    const texts = Array.from({ length: 100 }, (_, i) => `第${i}本`)
    const writers = texts.map((text) => kvStore(env.STORE, () => time).addVersion('p', 'A', { text }))
    const answers = await Promise.all(writers)
    expect(answers.every((answer) => answer!.created)).toBe(true)
    expect(await keysUnder('record/passage/p/')).toHaveLength(102)

    // The last head written need not be of the last writer; old or lost, it is made again from the records.
    await env.STORE.delete('head/passage/p')
    const versions = await store.listVersions('p', 'A')
    expect(new Set(versions.map(({ sha256 }) => sha256)).size).toBe(100)
    await expectNothingDangles()
  }, 20_000)

  test('two writers of one text at once: one version, and what is read by its id is what is listed', async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((note) => kvStore(env.STORE, () => time).addVersion('p', 'A', { text: '同一', note })),
    )
    expect(new Set(answers.map((answer) => answer!.value.version)).size).toBe(1)
    await expectNothingDangles()
  })

  test('texts of sixty versions come in as few reads as KV allows', async () => {
    const ids: string[] = []
    for (let i = 0; i < 60; i++) ids.push((await add(`第${i}本`)).value.version)
    const { kv, asked } = counting(env.STORE)
    const read = await kvStore(kv, () => time).readVersions(ids)
    expect(read.map((one) => one!.text)).toEqual(ids.map((_, i) => `第${i}本`))
    expect(asked).toEqual({ get: 2 })
  }, 20_000)
})

describe('what a read costs', () => {
  beforeEach(withWitness)

  test('a comparison of current versions: one get and one bulk get; a pinned one: one bulk get', async () => {
    const { value } = await add('文')
    const { kv, asked } = counting(env.STORE)
    const watched = kvStore(kv, () => time)
    await watched.getPassage('p')
    expect(asked).toEqual({ get: 1 })
    await watched.readVersions([value.version])
    expect(asked).toEqual({ get: 2 })
  })

  test('a request for nothing lists nothing', async () => {
    const { kv, asked } = counting(env.STORE)
    await kvStore(kv, () => time).getPassage('nothing')
    expect(asked).toEqual({ get: 2 })
  })
})

describe('heads are derived', () => {
  beforeEach(withWitness)

  test('lost heads and indexes are made again', async () => {
    const { value } = await add('文')
    const before = await store.listPassages({ limit: 10 })
    for (const key of [...(await keysUnder('head/')), ...(await keysUnder('index/'))]) await env.STORE.delete(key)
    expect(await store.listPassages({ limit: 10 })).toEqual(before)
    expect(await store.listVersions('p', 'A')).toEqual([value])
    expect(await keysUnder('head/')).toEqual(['head/passage/p'])
  })

  const current = async () => (await store.getPassage('p'))!.witnesses[0]!.current

  test('a late head misses nothing for long, and a writer who reads it loses nothing', async () => {
    await store.addWitness('p', { ...witness, siglum: 'B' })
    const late = (await env.STORE.get('head/passage/p'))!
    await add('一')
    await env.STORE.put('head/passage/p', late)
    await add('二')
    expect(await store.listVersions('p', 'A')).toHaveLength(2)

    await env.STORE.put('head/passage/p', late)
    await Promise.all(work.splice(0))
    expect(await current()).toBe(null)
    // A head is late for as long as KV may be; who reads it then is given what was recorded meanwhile.
    time += 3 * MINUTE
    expect(await current()).toMatchObject({ length: 1 })
    await Promise.all(work)
    expect(await store.listVersions('p', 'A')).toHaveLength(2)
  })

  test('a head has only the present: it does not grow with the past', async () => {
    await add('第一本')
    const { length } = (await env.STORE.get('head/passage/p'))!
    for (const text of ['第二本', '第三本', '第四本']) await add(text)
    expect((await env.STORE.get('head/passage/p'))!.length).toBeCloseTo(length, -1)
    expect(await store.listVersions('p', 'A')).toHaveLength(4)
  })

  test('a history is made when it is asked for, kept, and looked at again once something was added', async () => {
    const first = await add('一')
    expect(await store.listVersions('p', 'A')).toHaveLength(1)
    expect(await keysUnder('history/')).toEqual([])
    await add('二')
    expect(await store.listVersions('p', 'A')).toHaveLength(2)
    await Promise.all(work)
    expect(await keysUnder('history/')).toEqual(['history/passage/p'])

    const { kv, asked } = counting(env.STORE)
    expect(await kvStore(kv, () => time).listVersions('p', 'A')).toHaveLength(2)
    expect(asked).toEqual({ get: 2 })
    await add('三')
    expect(await store.listVersions('p', 'A')).toHaveLength(3)
    // What is past is known when it comes again; a seed leaves it past.
    const again = await store.addVersion('p', 'A', { text: '一', restore: false })
    expect(again).toEqual({ ...first, created: false })
    expect(await current()).toMatchObject({ version: (await store.listVersions('p', 'A'))[2]!.version })
  })

  test('a late history misses nothing for long', async () => {
    for (const text of ['一', '二', '三']) await add(text)
    await store.listVersions('p', 'A')
    await Promise.all(work)
    const whole = (await env.STORE.get('history/passage/p'))!
    const late = JSON.parse(whole)
    late.entries.splice(2, 1)
    await env.STORE.put('history/passage/p', JSON.stringify(late))
    expect(await store.listVersions('p', 'A')).toHaveLength(2)
    time += 3 * MINUTE
    await store.listVersions('p', 'A')
    await Promise.all(work)
    expect(await store.listVersions('p', 'A')).toHaveLength(3)
  })

  test('a writer lists what was recorded since the head was made, and not what was before', async () => {
    for (let i = 0; i < 15; i++) {
      await add(`第${i}本`)
      time += 20 * MINUTE
    }
    const listed: number[] = []
    const kv = watchingLists(env.STORE, (keys) => listed.push(keys))
    await kvStore(kv, () => time).addVersion('p', 'A', { text: '新' })
    // The new version under its key, and the records of two hours.
    expect(Math.max(...listed)).toBeLessThan(12)
  }, 20_000)

  test('a settled head is looked at again after hours, and only then', async () => {
    time += 2 * MINUTE
    await env.STORE.delete('head/passage/p')
    await store.getPassage('p')
    await Promise.all(work.splice(0))
    // One that a reader made because there was none is checked soon, and twice more: it may have replaced a newer one.
    const looks: boolean[] = []
    for (const minutes of [3, 3, 10, 13, 23]) {
      time += minutes * MINUTE
      await store.getPassage('p')
      looks.push(work.length > 0)
      await Promise.all(work.splice(0))
    }
    expect(looks).toEqual([true, true, false, true, false])
    time += 5 * HOUR
    await store.getPassage('p')
    expect(work).toHaveLength(0)
    time += 2 * HOUR
    await store.getPassage('p')
    expect(work).toHaveLength(1)
    await Promise.all(work)
  })

  test("of two who stored one text out of each other's sight the first counts, soon under the id too", async () => {
    const { value } = await add('同一', 'the first')
    await env.STORE.put(`version/${value.version}`, JSON.stringify({ ...value, note: 'the last' }))
    time += 3 * MINUTE
    await current()
    await Promise.all(work)
    expect(await store.getVersion(value.version)).toEqual(value)
  })

  test('what was recorded with an old time is found within hours, however often others write', async () => {
    await store.addWitness('p', { ...witness, siglum: 'B' })
    const before = (await env.STORE.get('head/passage/p'))!
    const created = new Date(time - 24 * HOUR).toISOString()
    await store.addVersion('p', 'B', { text: '旧', created })
    // A writer elsewhere had read the head before.
    await env.STORE.put('head/passage/p', before)
    for (let i = 0; i < 4; i++) {
      await add(`第${i}本`)
      time += 2 * HOUR
    }
    await store.getPassage('p')
    await Promise.all(work)
    expect((await store.getPassage('p'))!.witnesses[1]!.current).toMatchObject({ created })
  })

  test('a past version that the history misses is still the version it was', async () => {
    const { value } = await add('一')
    for (const text of ['二', '三']) await add(text)
    await store.listVersions('p', 'A')
    await Promise.all(work)
    const history = JSON.parse((await env.STORE.get('history/passage/p'))!)
    const late = history.entries.filter(({ slot }: { slot: string }) => slot !== value.version)
    await env.STORE.put('history/passage/p', JSON.stringify({ ...history, entries: late }))
    expect(await store.addVersion('p', 'A', { text: '一', restore: false })).toEqual({ value, created: false })
    expect(await store.getVersion(value.version)).toEqual(value)
  })

  test('where there are more things than one list has, a new one does not list them all, and soon none is missing', async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => `many-${i}`)
    await env.STORE.put('index/passage', JSON.stringify({ built: time, changed: 0, ids: [...many, 'p'].sort() }))
    const listed: number[] = []
    const kv = watchingLists(env.STORE, (keys) => listed.push(keys))
    const before = (await env.STORE.get('index/passage'))!
    await kvStore(kv, () => time).createPassage({ ...passage, id: 'new' })
    // Whether it is there, and its own records.
    expect(listed).toEqual([0, 1])
    const ids = async () => JSON.parse((await env.STORE.get('index/passage'))!).ids as string[]
    expect(await ids()).toHaveLength(1_002)

    // Another writer knew nothing of it.
    await env.STORE.put('index/passage', before)
    await store.createPassage({ ...passage, id: 'other' })
    expect(await ids()).not.toContain('new')
    time += 3 * MINUTE
    await store.listPassages({ limit: 1 })
    await Promise.all(work)
    expect(await ids()).toHaveLength(1_003)
  })

  test('a witness that the head does not know yet is found in the records', async () => {
    const late = (await env.STORE.get('head/passage/p'))!
    await store.addWitness('p', { ...witness, siglum: 'B' })
    await env.STORE.put('head/passage/p', late)
    expect(await store.addVersion('p', 'B', { text: '文' })).toMatchObject({ created: true })
  })

  test('a list that comes in pages, some of them empty', async () => {
    for (let i = 0; i < 7; i++) await add(`第${i}本`)
    await env.STORE.delete('head/passage/p')
    const paged = kvStore(listingInPages(env.STORE, 2), () => time)
    expect(await paged.listVersions('p', 'A')).toHaveLength(7)
  })
})

describe('a writer who dies half-way', () => {
  // As many operations as a whole run takes; dying after each of them is tried.
  async function everyDeath(work: (store: Store) => Promise<unknown>, check: () => Promise<void>): Promise<void> {
    let survived = false
    for (let operations = 0; !survived; operations++) {
      const mortal = kvStore(dyingAfter(env.STORE, operations), () => time)
      survived = await work(mortal).then(
        () => true,
        () => false,
      )
      await expectNothingDangles()
      expect(operations).toBeLessThan(30)
    }
    time += HOUR
    await work(store)
    await check()
    await expectNothingDangles()
  }

  test('adding a version', async () => {
    await withWitness()
    await everyDeath(
      (mortal) => mortal.addVersion('p', 'A', { text: '文' }),
      async () => {
        expect(await store.listVersions('p', 'A')).toHaveLength(1)
        expect((await store.getPassage('p'))!.witnesses[0]!.current!.length).toBe(1)
      },
    )
  })

  test('making a passage with a witness', async () => {
    await everyDeath(
      async (mortal) => {
        await mortal.createPassage(passage)
        await mortal.addWitness('p', witness)
      },
      async () => {
        const value = { ...passage, witnesses: [{ ...witness, current: null }] }
        expect(await store.getPassage('p')).toEqual(value)
        expect((await store.listPassages({ limit: 9 })).items).toEqual([value])
      },
    )
  })

  test('setting names', async () => {
    await withWitness()
    const names = [{ id: 'mao', kind: 'person' as const, forms: ['毛泽东'] }]
    await everyDeath(
      (mortal) => mortal.setList('names', 'p', names, null),
      async () => expect((await store.namesOf('p')).names).toEqual(names),
    )
  })
})

describe('lists of names and rules', () => {
  const list = (...forms: string[]) => [{ id: 'stalin', kind: 'person' as const, forms }]

  async function put(names: ReturnType<typeof list>, replaces: string | null) {
    const stored = await store.setList('names', 'p', names, replaces)
    if (stored === null || 'inForce' in stored) throw new Error(JSON.stringify(stored))
    return stored
  }

  test('known by their content; each names the one that it replaces', async () => {
    await withWitness()
    const none = await store.listInForce('names', 'p')
    expect(none.entries).toEqual([])
    expect(await store.getList('names', none.id)).toEqual(none)

    const one = await put(list('斯大林'), null)
    expect(one).toMatchObject({ created: true })
    const { id } = one.value
    expect(await put(list('斯大林'), null)).toMatchObject({ value: { id }, created: false })
    // A writer that does not know it replaces nothing, and gets the one in force.
    expect(await store.setList('names', 'p', list('斯大林', '史达林'), null)).toEqual({ inForce: id })
    const two = await put(list('斯大林', '史达林'), id)
    expect((await store.listInForce('names', 'p')).id).toBe(two.value.id)
    await put(list('斯大林'), two.value.id)
    expect((await store.listInForce('names', 'p')).id).toBe(one.value.id)
    expect((await store.getList('names', two.value.id))!.entries).toEqual(two.value.entries)
    expect((await store.namesOf('p')).names).toEqual(list('斯大林'))
  })

  test('rules are kept in the same way, apart from names', async () => {
    await withWitness()
    const rules = [{ id: 'u-v', pairs: [['u', 'v']] as const, class: 'letter-form' }]
    const stored = await store.setList('rules', 'p', rules, null)
    expect(stored).toMatchObject({ created: true, value: { entries: rules } })
    expect((await store.listInForce('rules', 'p')).entries).toEqual(rules)
    expect((await store.listInForce('names', 'p')).entries).toEqual([])
    // However the members are ordered, it is the same list.
    const again = await store.setList('rules', 'p', [{ class: 'letter-form', pairs: [['u', 'v']], id: 'u-v' }], null)
    expect(again).toMatchObject({ created: false })
  })
})

describe('telegrams', () => {
  const telegram = {
    id: 't01',
    title: { zh: '电', en: 'Telegram' },
    type: 'telegram',
    status: 'sent',
    passage: null,
    statements: [],
    evidence: [],
    relations: [],
    tensions: [],
  }

  test('the last one put is read; the ones before stay among the records', async () => {
    expect(await store.check()).toEqual({ seeded: false, complete: true })
    expect(await store.putTelegram(telegram)).toEqual({ value: telegram, created: true })
    expect(await store.putTelegram(telegram)).toEqual({ value: telegram, created: false })
    const corrected = { ...telegram, status: 'draft' }
    await store.putTelegram(corrected)
    expect(await store.getTelegram('t01')).toMatchObject({ ...corrected, recorded: expect.any(String) })
    expect(await keysUnder('record/telegram/t01/')).toHaveLength(2)
    expect(await store.check()).toEqual({ seeded: true, complete: true })
  })

  test('pages by id', async () => {
    for (const id of ['t03', 't01', 't02']) await store.putTelegram({ ...telegram, id })
    const { items, cursor } = await store.listTelegrams({ limit: 2 })
    expect(items.map(({ id }) => id)).toEqual(['t01', 't02'])
    expect((await store.listTelegrams({ limit: 2, cursor })).items.map(({ id }) => id)).toEqual(['t03'])
  })

  test('a store that lost what it lists throws', async () => {
    await withWitness()
    const { version } = (await add('文')).value
    expect(await store.check()).toMatchObject({ complete: true })
    await env.STORE.delete(`version/${version}`)
    expect(await store.check()).toMatchObject({ complete: false })
  })

  test('a store that does not answer is no empty store', async () => {
    await expect(kvStore(dyingAfter(env.STORE, 0), () => time).check()).rejects.toThrow('KV is gone')
  })
})
