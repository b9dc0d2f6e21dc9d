/** A store that is whole passes; each way in which it could be damaged is found and named. */
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { Evidence, Telegram } from '../../../src/provenance/telegram.ts'
import { getMany, listKeys } from '../../../src/store/kv/bulk.ts'
import { kvStore } from '../../../src/store/kv-store.ts'
import { recordKey } from '../../../src/store/log/entry.ts'
import { repair } from '../../../src/store/upkeep/repair.ts'
import { verify, verifyPage } from '../../../src/store/upkeep/verify.ts'

const kv = env.STORE
let source: string
let part: string

beforeEach(async () => {
  for (const { name } of (await kv.list()).keys) await kv.delete(name)
  const work: Promise<unknown>[] = []
  const store = kvStore(kv, Date.now, (promise) => work.push(promise))
  await store.createPassage({ id: 'p', title: 'P', language: 'zh', description: null })
  await store.addWitness('p', { siglum: 'A', label: 'a', language: null, source: null })
  source = (await store.addVersion('p', 'A', { text: '\ufeff一二三四五' }))!.value.version
  const derivedFrom = { version: source, start: 2, end: 4 }
  part = (await store.addVersion('p', 'A', { text: '二三', derivedFrom }))!.value.version
  await store.setList('names', 'p', [{ id: 'mao', kind: 'person', forms: ['毛泽东'] }], null)
  const evidence: Evidence[] = [
    { version: source, passage: 'p', siglum: 'A', start: 1, end: 3, kind: 'quote', role: 'content', text: '一二' },
  ]
  const telegram: Telegram = {
    id: 't01',
    title: { zh: '电', en: 'Telegram' },
    type: 'telegram',
    status: 'sent',
    passage: null,
    statements: [],
    evidence,
    relations: [],
    tensions: [],
  }
  await store.putTelegram(telegram)
  // Who asks for all versions has the history made.
  await store.listVersions('p', 'A')
  await Promise.all(work)
})

async function change(key: string, edit: (value: string) => string): Promise<void> {
  const { value, metadata } = await kv.getWithMetadata(key)
  const changed = edit(value!)
  expect(changed).not.toBe(value)
  await kv.put(key, changed, { metadata })
}

const only = async (prefix: string) => (await kv.list({ prefix })).keys.at(-1)!.name

test('a whole store has no fault', async () => {
  const { counts, faults } = await verify(kv)
  expect(faults).toEqual([])
  expect(counts).toMatchObject({ head: 2, history: 1, id: 2, index: 2, names: 1, record: 6, text: 2, version: 2 })
})

test('a head from before there were histories is whole', async () => {
  const { entries } = JSON.parse((await kv.get('history/passage/p'))!)
  await kv.put('head/passage/p', JSON.stringify({ built: Date.now(), entries }))
  expect((await verify(kv)).faults).toEqual([])
})

test('an empty one neither', async () => {
  for (const { name } of (await kv.list()).keys) await kv.delete(name)
  expect(await verify(kv)).toEqual({ counts: {}, faults: [] })
})

/** Records of one fact, as their key and value. */
async function recordOf(kind: string): Promise<{ key: string; entry: { at: string; value: unknown } }> {
  for (const { name } of (await kv.list({ prefix: 'record/' })).keys) {
    const entry = JSON.parse((await kv.get(name))!)
    if (entry.kind === kind) return { key: name, entry }
  }
  throw new Error(`no ${kind}`)
}

/** A record put as if it had always been so: under the key that belongs to it. */
async function forge(kind: string, edit: (value: string) => string): Promise<void> {
  const { key, entry } = await recordOf(kind)
  const forged = JSON.parse(edit(JSON.stringify(entry)))
  expect(forged).not.toEqual(entry)
  await kv.delete(key)
  await kv.put(await recordKey(key.slice(0, key.lastIndexOf('/') + 1), forged), JSON.stringify(forged))
}

type Damage = readonly [name: string, damage: () => Promise<void>, found: RegExp, mended: boolean]
const damages: readonly Damage[] = [
  ['a text changed', () => change(`text/${source.slice(12)}`, () => '二四'), /^text\/\w+ has another hash$/, false],
  ['a text gone', () => kv.delete(`text/${source.slice(12)}`), /^version\/\w+ has no text$/, false],
  [
    'a text gone that was cut from another',
    () => kv.delete(`text/${part.slice(12)}`),
    /^version\/\w+ has no text$/,
    true,
  ],
  [
    'a text changed that was cut from another',
    () => change(`text/${part.slice(12)}`, () => '二四'),
    /^version\/\w+ has a text of another hash$/,
    true,
  ],
  [
    'a version gone',
    () => kv.delete(`version/${part}`),
    /^record\/passage\/p\/.* lists \w+, which is not there$/,
    true,
  ],
  [
    'a version under another id',
    () => change(`version/${part}`, (value) => value.replace('"A"', '"B"')),
    /^version\/\w+ says it is another version$/,
    true,
  ],
  [
    'a length changed',
    () => change(`version/${part}`, (value) => value.replace('"length":2', '"length":3')),
    /^version\/\w+ says 3 code points, has 2$/,
    true,
  ],
  [
    'a derivation from beyond the end',
    () => change(`version/${part}`, (value) => value.replace('"end":4', '"end":7')),
    /^version\/\w+ derives from beyond the end of \w+$/,
    true,
  ],
  [
    'a derivation the wrong way round',
    () => change(`version/${part}`, (value) => value.replace('"start":2,"end":4', '"start":4,"end":2')),
    /^version\/\w+ derives from \[4, 2\), which is not a span$/,
    true,
  ],
  [
    'a time that is none',
    () => change(`version/${part}`, (value) => value.replace(/"created":"[^"]+"/, '"created":"yesterday"')),
    /^version\/\w+ was made at yesterday, which is not a time$/,
    true,
  ],
  [
    'a note that its record does not have',
    () => change(`version/${part}`, (value) => value.replace('"note":null', '"note":"forged"')),
    /^head\/passage\/p lists \w+, which says something else$/,
    true,
  ],
  [
    'a list of names changed',
    async () => change(await only('names/'), (v) => v.replace('毛', '手')),
    /^names\/\w+ has another/,
    false,
  ],
  [
    'a list of names gone',
    async () => kv.delete(await only('names/')),
    /^head\/passage\/p names a list \w+ that is not there$/,
    false,
  ],
  [
    'evidence moved, and its record signed anew',
    () => forge('telegram', (value) => value.replace('"start":1', '"start":2')),
    /^record\/telegram\/t01\/.* rests on \[2, 3\) of \w+, which is not its text$/,
    false,
  ],
  [
    'a record changed',
    async () => change((await recordOf('witness')).key, (value) => value.replace('"label":"a"', '"label":"b"')),
    /^record\/passage\/p\/.* is not what was recorded$/,
    true,
  ],
  [
    'the copy beside a record changed',
    async () => {
      const { key, entry } = await recordOf('witness')
      await kv.put(key, JSON.stringify(entry), { metadata: { ...entry, at: '2020-01-01T00:00:00.000Z' } })
    },
    /^record\/passage\/p\/.* says something else in its metadata$/,
    true,
  ],
  [
    'a record that is no JSON',
    async () => change((await recordOf('version')).key, () => '{'),
    /^record\/.* cannot be read: /,
    true,
  ],
  [
    'a record gone',
    async () => kv.delete((await recordOf('version')).key),
    /^history\/passage\/p lists version \w+, which is in no record that counts$/,
    true,
  ],
  [
    'a head that misses a version',
    () =>
      change('head/passage/p', (value) =>
        JSON.stringify({ ...JSON.parse(value), entries: JSON.parse(value).entries.slice(0, 2) }),
      ),
    /^head\/passage\/p misses version \w+$/,
    true,
  ],
  [
    'a head that denies what is past',
    () => change('head/passage/p', (value) => value.replace('"past":true', '"past":false')),
    /^head\/passage\/p knows of nothing past$/,
    true,
  ],
  [
    'a history that misses a version',
    () =>
      change('history/passage/p', (value) =>
        JSON.stringify({ ...JSON.parse(value), entries: JSON.parse(value).entries.slice(0, 2) }),
      ),
    /^history\/passage\/p misses version \w+$/,
    true,
  ],
  [
    'a history that tells of what was not',
    () => change('history/passage/p', (value) => value.replaceAll('"label":"a"', '"label":"b"')),
    /^history\/passage\/p lists witness A, which is in no record that counts$/,
    true,
  ],
  [
    'a head out of order',
    () =>
      change('head/passage/p', (value) =>
        JSON.stringify({ ...JSON.parse(value), entries: JSON.parse(value).entries.reverse() }),
      ),
    /^head\/passage\/p is out of order$/,
    true,
  ],
  ['a head that is no JSON', () => kv.put('head/passage/p', 'x'), /^head\/passage\/p cannot be read: /, true],
  [
    'an index that misses a passage',
    () => change('index/passage', (value) => value.replace('"p"', '')),
    /^index\/passage misses p$/,
    true,
  ],
  [
    'an index that tells of nothing',
    () => change('index/telegram', (value) => value.replace('"t01"', '"t01","t02"')),
    /^index\/telegram lists t02, which does not exist$/,
    true,
  ],
  ['an id gone', () => kv.delete('id/passage/p'), /^record\/passage\/p\/.* is of a thing without an id$/, true],
  ['an id that says another', () => kv.put('id/passage/p', '"q"'), /^id\/passage\/p says q, which is another$/, true],
  ['a key of nobody', () => kv.put('stray', 'x'), /^stray is not a key of this store$/, false],
]

test.each(damages)('%s', async (_, damage, found, mends) => {
  await damage()
  const { faults } = await verify(kv)
  expect(faults).toContainEqual(expect.stringMatching(found))

  // What can be derived is made again; nothing else is changed, and what is still wrong is still reported.
  const before = await everything()
  const mended = await repair(kv, Date.now)
  const left = (await verify(kv)).faults
  if (mends) expect([left, mended.length > 0]).toEqual([[], true])
  else expect(left.length).toBeGreaterThan(0)
  const written = new Set(mended.map((line) => line.split(' ')[0]))
  for (const [key, value] of await everything()) if (before.get(key) !== value) expect(written).toContain(key)
  expect(await repair(kv, Date.now)).toEqual([])
})

test('a damage is found with any size of a page', async () => {
  await change(`text/${source.slice(12)}`, () => '二四')
  const whole = await verify(kv)
  for (const limit of [1, 2, 7]) {
    const faults: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof verifyPage>> = await verifyPage(kv, { limit, cursor })
      faults.push(...page.faults)
      cursor = page.cursor
    } while (cursor !== null)
    expect(faults).toEqual(whole.faults)
  }
})

async function everything(): Promise<Map<string, string | null>> {
  return getMany(
    kv,
    (await listKeys(kv, '')).map(({ name }) => name),
  )
}
