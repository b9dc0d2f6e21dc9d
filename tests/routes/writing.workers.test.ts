/** Writing: what is stored is what is read, and no version is lost. */
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/store/hash.ts'
import { get, json, ORIGIN, passage, post, send } from './service.ts'

type Version = { version: string; length: number; sha256: string; created: string }
const versions = '/v1/passages/p/witnesses/A/versions'

beforeAll(async () => {
  await passage('p', { A: null, C: null })
})

test('a passage, two witnesses, two versions, and their comparison', async () => {
  const created = await post('/v1/passages', {
    id: 't17',
    title: '斯大林致金日成电',
    language: 'zh-Hans',
    description: null,
  })
  expect([created.status, created.headers.get('Location')]).toEqual([201, '/v1/passages/t17'])
  for (const [siglum, label] of [
    ['A', 'first copy'],
    ['C', 'second translation'],
  ]) {
    const added = await post('/v1/passages/t17/witnesses', { siglum, label, source: '中册 581-584' })
    expect(added.status).toBe(201)
    const provisional = true
    const witness = { siglum, label, language: null, source: '中册 581-584', current: null, provisional }
    expect(await json(added)).toEqual(witness)
  }
  const texts = { A: '至少而不是至多派五六个师', C: '最少而不是至多派五六个师' }
  for (const [siglum, text] of Object.entries(texts)) {
    const path = `/v1/passages/t17/witnesses/${siglum}/versions`
    const stored = await post(path, { text, note: 'as printed', responsible: 'the editors' })
    const version = await json<Version>(stored)
    expect(stored.status).toBe(201)
    expect(stored.headers.get('Location')).toBe(`/v1/versions/${version.version}`)
    expect(version).toMatchObject({
      passage: 't17',
      siglum,
      length: 12,
      sha256: await sha256(text),
      note: 'as printed',
    })
    expect(await json(get(`/v1/versions/${version.version}`))).toEqual(version)
    expect(await (await get(`/v1/versions/${version.version}/text`)).text()).toBe(text)
    expect(await json(get(path))).toEqual({ versions: [version] })
  }
  const { segments, summary } = await json<{ segments: unknown[]; summary: unknown }>(
    get('/v1/passages/t17/comparison'),
  )
  expect(segments[0]).toMatchObject({
    relation: 'variant',
    spans: { A: [0, 1], C: [0, 1] },
    readings: [
      { text: '至', witnesses: ['A'] },
      { text: '最', witnesses: ['C'] },
    ],
  })
  expect(segments.slice(1)).toEqual([{ relation: 'identical', spans: { A: [1, 12], C: [1, 12] } }])
  expect(summary).toMatchObject({ variants: 1 })
})

describe('a text is kept to the character', () => {
  test.each([
    ['beyond the first plane', '𠀀𠮷野家 👨‍👩‍👧 𝔓66', 14],
    ['combining marks', 'e\u0301 \u1ea1\u0308', 5],
    ['every kind of line end', 'a\r\nb\nc\rd\u2028e\u0085f', 12],
    ['white space at the ends', '  \t字\u3000 \n', 7],
    ['a byte-order mark within', '字\ufeff字', 3],
    ['a data link escape', '\u0010字', 2],
    ['controls', 'a\u0000b\u001f', 4],
    ['noncharacters', '\ufffe\uffff\u{10ffff}', 3],
    ['right to left', '\u202bשלום\u202c', 6],
  ])('%s', async (_name, text, length) => {
    for (const [body, headers] of [
      [{ text }, {}],
      [text, { 'Content-Type': 'text/plain' }],
      [text, { 'Content-Type': 'TEXT/PLAIN; Charset="UTF-8"' }],
    ] as [unknown, Record<string, string>][]) {
      const stored = await json<Version>(send('POST', versions, { body, headers }))
      expect([stored.length, stored.sha256]).toEqual([length, await sha256(text)])
      const read = new Uint8Array(await (await get(`/v1/versions/${stored.version}/text`)).arrayBuffer())
      expect(read).toEqual(new TextEncoder().encode(text))
    }
  })

  test('a byte-order mark at the beginning: of a JSON string a character, of plain text a sign of the encoding', async () => {
    const read = async (stored: Response) => {
      const { version } = await json<Version>(stored)
      return new Uint8Array(await (await get(`/v1/versions/${version}/text`)).arrayBuffer())
    }
    const utf8 = (text: string) => new TextEncoder().encode(text)
    expect(await read(await post(versions, { text: '\ufeff標' }))).toEqual(utf8('\ufeff標'))
    const plain = { body: '\ufeff標', headers: { 'Content-Type': 'text/plain' } }
    expect(await read(await send('POST', versions, plain))).toEqual(utf8('標'))
  })

  test('as long as the limit allows', async () => {
    const text = '𠀀'.repeat(1_000_000)
    const stored = await send('POST', versions, { body: text, headers: { 'Content-Type': 'text/plain' } })
    expect([stored.status, (await json<Version>(stored)).length]).toEqual([201, 1_000_000])
  }, 30_000)
})

test('the same text twice is one version: 201, then 200', async () => {
  const first = await post(versions, { text: '同一文本', note: 'first' })
  const second = await send('POST', versions, { body: '同一文本', headers: { 'Content-Type': 'text/plain' } })
  expect([first.status, second.status]).toEqual([201, 200])
  expect(await json(second)).toEqual(await json(first))
  const elsewhere = await post('/v1/passages/p/witnesses/C/versions', { text: '同一文本' })
  expect(elsewhere.status).toBe(201)
})

test('a version is derived from a span of another', async () => {
  const source = await json<Version>(post(versions, { text: '甲乙丙丁' }))
  const derivedFrom = { version: source.version, start: 1, end: 3 }
  const stored = await json<Version>(post('/v1/passages/p/witnesses/C/versions', { text: '乙丙', derivedFrom }))
  expect(await json(get(`/v1/versions/${stored.version}`))).toMatchObject({ derivedFrom })
})

test('twenty who write at once are all there after', async () => {
  await passage('busy', { A: null })
  const path = '/v1/passages/busy/witnesses/A/versions'
  const texts = Array.from({ length: 20 }, (_, i) => `版本${i % 10}`)
  const answers = await Promise.all(texts.map((text) => post(path, { text })))
  expect(answers.every(({ status }) => status === 201 || status === 200)).toBe(true)
  const stored = await Promise.all(answers.map((answer) => json<Version>(answer)))
  const { versions } = await json<{ versions: Version[] }>(get(path))
  expect(new Set(versions.map((v) => v.version))).toEqual(new Set(stored.map((v) => v.version)))
  expect(versions).toHaveLength(10)
  const times = versions.map((v) => v.created)
  expect(times).toEqual([...times].sort())
})

test('a siglum is in an address as it is', async () => {
  await post('/v1/passages', { id: 'sigla', title: 'Sigla', language: 'grc' })
  for (const siglum of ['α', '𝔓66', 'A*', "B'", 'P.Oxy', 'a+b', '1009', 'constructor', 'timemap']) {
    const added = await post('/v1/passages/sigla/witnesses', { siglum, label: `Codex ${siglum}` })
    expect([siglum, added.status]).toEqual([siglum, 201])
    const location = added.headers.get('Location')!
    const stored = await post(`${location}/versions`, { text: `text of ${siglum}` })
    expect([siglum, stored.status]).toEqual([siglum, 201])
    const gate = await get(location)
    expect([siglum, gate.status]).toEqual([siglum, 302])
    expect(await (await get(gate.headers.get('Location')!.slice(ORIGIN.length))).text()).toBe(`text of ${siglum}`)
  }
  const compared = await json<{ witnesses: { siglum: string }[] }>(
    get('/v1/passages/sigla/comparison?base=%CE%B1&witnesses=a%2Bb,%CE%B1'),
  )
  expect(compared.witnesses.map((w) => w.siglum)).toEqual(['α', 'a+b'])
})
