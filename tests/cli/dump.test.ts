/** Everything stored as plain files, and back: byte for byte, id for id. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DumpError, dump, type Files, restore } from '../../src/cli/dump.ts'
import { withKv, withSeededKv } from '../../src/cli/local.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import { verify } from '../../src/store/upkeep/verify.ts'

const SECONDS = 60_000
const HOSTILE = ['\ufeffwith a mark', '\u0010with a shield', 'no line end', '{"json": "in a text"}', '𠮷\r\n\u0000']

let files: Files
let again: Files
let versions: readonly string[]
let telegram: unknown

/** A store with nothing in it, in a folder of its own. */
async function withEmptyKv<T>(work: (kv: KVNamespace) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-dump-'))
  try {
    return await withKv(folder, work)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const idsOf = async (kv: KVNamespace) => {
  const store = kvStore(kv, Date.now)
  const { items } = await store.listPassages({ limit: 1000 })
  const found = items.flatMap(({ id, witnesses }) => witnesses.map(({ siglum }) => store.listVersions(id, siglum)))
  return (await Promise.all(found)).flat().map(({ version }) => version)
}

beforeAll(async () => {
  files = await withSeededKv(async (kv) => {
    const store = kvStore(kv, Date.now)
    for (const text of HOSTILE) await store.addVersion('t17', 'A', { text })
    await kv.put('file/00ff', new Uint8Array([0, 255, 254, 128]))
    await store.withdrawStatement('t08', 't08-sender-1', { reason: 'a test', responsible: 'the test' })
    versions = await idsOf(kv)
    telegram = await store.getTelegram('t08')
    return dump(kv)
  })
  again = await withEmptyKv(async (kv) => {
    await restore(kv, files)
    return dump(kv)
  })
}, SECONDS)

test('the same files after a round trip, byte for byte', () => {
  expect([...again.keys()]).toEqual([...files.keys()])
  for (const [path, content] of files) expect(again.get(path), path).toEqual(content)
})

test(
  'editorial decisions are files of their own, and in force again in the restored store',
  async () => {
    expect([...files.keys()].some((path) => path.startsWith('records/decisions/t08/'))).toBe(true)
    expect([...files.keys()].filter((path) => path.startsWith('decisions/')).length).toBeGreaterThanOrEqual(2)
    await withEmptyKv(async (kv) => {
      await restore(kv, files)
      for (const passage of ['t08', 't17']) {
        const { id, decisions } = await kvStore(kv, Date.now).decisionsInForce(passage)
        expect(files.has(`decisions/${id}.json`)).toBe(true)
        expect(decisions.length).toBeGreaterThan(10)
        expect(decisions.every(({ responsible }) => responsible === 'Variorum corpus')).toBe(true)
      }
    })
  },
  SECONDS,
)

test(
  'the same ids, telegrams and sound texts in the restored store',
  async () => {
    await withEmptyKv(async (kv) => {
      await restore(kv, files)
      expect(await idsOf(kv)).toEqual(versions)
      expect(await kvStore(kv, Date.now).getTelegram('t08')).toEqual(telegram)
      const current = (await kvStore(kv, Date.now).readVersions(versions)).map((read) => read?.text)
      for (const text of HOSTILE) expect(current).toContain(text)
      await kv.delete('file/00ff')
      expect((await verify(kv)).faults).toEqual([])
    })
  },
  SECONDS,
)

test('texts are read with any editor, and the table says which is which', () => {
  const text = (path: string) => new TextDecoder().decode(files.get(path)!)
  const rows = text('versions.csv')
    .split('\r\n')
    .map((row) => row.split(','))
  const [, , , version, length, , file] = rows.find(([passage, siglum]) => passage === 'account' && siglum === 'A')!
  expect([...text(file!)]).toHaveLength(Number(length))
  expect(JSON.parse(text(`versions/${version}.json`))).toMatchObject({ passage: 'account', siglum: 'A' })
  expect(text('README.txt')).toContain('npm run import')
})

describe('what is not whole is not restored', () => {
  const changed = (path: string, content: string | null): Files => {
    const copy = new Map(files)
    if (content === null) copy.delete(path)
    else copy.set(path, new Uint8Array(new TextEncoder().encode(content)))
    return copy
  }
  const some = () => [...files.keys()].find((path) => path.startsWith('texts/'))!

  test.each([
    ['a changed text', () => changed(some(), 'other words'), 'is not what the manifest says'],
    ['a missing text', () => changed(some(), null), 'is missing'],
    ['no manifest', () => changed('manifest.json', null), 'not an export'],
    ['a manifest that is none', () => changed('manifest.json', '{'), 'not valid JSON'],
    ['a manifest of another kind', () => changed('manifest.json', '{"format":"x"}'), 'is not of'],
  ])(
    '%s',
    async (_, broken, reason) => {
      await withEmptyKv(async (kv) => {
        const work = restore(kv, broken())
        await expect(work).rejects.toThrow(DumpError)
        await expect(work).rejects.toThrow(reason)
        expect((await kv.list()).keys).toEqual([])
      })
    },
    SECONDS,
  )

  test(
    'nor into a store that holds something',
    async () => {
      await withEmptyKv(async (kv) => {
        await kvStore(kv, Date.now).createPassage({ id: 'p', title: 'P', language: 'la', description: null })
        await expect(restore(kv, files)).rejects.toThrow('not empty')
      })
    },
    SECONDS,
  )
})
