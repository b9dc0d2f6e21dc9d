/** A store that is whole passes; each way in which it could be damaged is found and named. */
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { Evidence, Telegram } from '../../src/provenance/telegram.ts'
import { kvStore } from '../../src/store/kv.ts'
import { verify } from '../../src/store/verify.ts'

const kv = env.STORE
let source: string
let part: string

beforeEach(async () => {
  for (const { name } of (await kv.list()).keys) await kv.delete(name)
  const store = kvStore(kv, Date.now)
  await store.createPassage({ id: 'p', title: 'P', language: 'zh', description: null })
  await store.addWitness('p', { siglum: 'A', label: 'a', language: null, source: null })
  source = (await store.addVersion('p', 'A', { text: '\ufeff一二三四五' }))!.value.version
  const derivedFrom = { version: source, start: 2, end: 4 }
  part = (await store.addVersion('p', 'A', { text: '二三', derivedFrom }))!.value.version
  await store.setNames('p', [{ id: 'mao', kind: 'person', forms: ['毛泽东'] }])
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
  expect(counts).toEqual({ head: 2, id: 2, index: 2, names: 1, record: 6, text: 2, version: 2 })
})

test('an empty one neither', async () => {
  for (const { name } of (await kv.list()).keys) await kv.delete(name)
  expect(await verify(kv)).toEqual({ counts: {}, faults: [] })
})

const damages: [string, () => Promise<void>, RegExp][] = [
  ['a text changed', () => change(`text/${part.slice(12)}`, () => '二四'), /^text\/\w+ has another hash$/],
  ['a text gone', () => kv.delete(`text/${part.slice(12)}`), /^version\/\w+ has no text$/],
  ['a version gone', () => kv.delete(`version/${part}`), /^record\/passage\/p\/.* lists \w+, which is not there$/],
  [
    'a version under another id',
    () => change(`version/${part}`, (value) => value.replace('"A"', '"B"')),
    /^version\/\w+ says it is another version$/,
  ],
  [
    'a length changed',
    () => change(`version/${part}`, (value) => value.replace('"length":2', '"length":3')),
    /^version\/\w+ says 3 code points, has 2$/,
  ],
  [
    'a derivation from beyond the end',
    () => change(`version/${part}`, (value) => value.replace('"end":4', '"end":7')),
    /^version\/\w+ derives from beyond the end of \w+$/,
  ],
  [
    'a list of names changed',
    async () => change(await only('names/'), (v) => v.replace('毛', '手')),
    /^names\/\w+ has another/,
  ],
  [
    'a list of names gone',
    async () => kv.delete(await only('names/')),
    /^head\/passage\/p names a list \w+ that is not there$/,
  ],
  [
    'evidence moved',
    async () => change(await only('record/telegram/t01/'), (value) => value.replace('"start":1', '"start":2')),
    /^record\/telegram\/t01\/.* rests on \[2, 3\) of \w+, which is not its text$/,
  ],
  [
    'a record that is no JSON',
    async () => kv.put(await only('record/passage/p/'), '{'),
    /^record\/.* cannot be read: /,
  ],
]

test.each(damages)('%s', async (_, damage, fault) => {
  await damage()
  expect((await verify(kv)).faults).toContainEqual(expect.stringMatching(fault))
})
