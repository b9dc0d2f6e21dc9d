/** The package of everything, inside workerd, with the corpus. */
import { beforeAll, expect, test } from 'vitest'
import { seedCorpus } from './corpus.ts'
import { get, json, ORIGIN } from './service.ts'

interface Entity {
  '@id': string
  '@type': string
  hasPart: { '@id': string }[]
  conformsTo: { '@id': string }
  license: { '@id': string }
  sha256: string
  contentSize: string
  url: string
  datePublished: string
}

let graph: Entity[]
const entity = (id: string) => graph.find((one) => one['@id'] === id)!
const root = `${ORIGIN}/v1/crate`

beforeAll(async () => {
  await seedCorpus()
  graph = (await json<{ '@graph': Entity[] }>(get('/v1/crate')))['@graph']
}, 30_000)

const sha256 = async (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  )

test('the manifest is an RO-Crate 1.2: its root has what the specification asks for', () => {
  expect(entity('ro-crate-metadata.json').conformsTo['@id']).toBe('https://w3id.org/ro/crate/1.2')
  expect(entity(root)).toMatchObject({
    '@type': 'Dataset',
    name: /./,
    description: /./,
    datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  })
  expect(entity(entity(root).license['@id'])).toBeDefined()
  for (const { '@id': id } of entity(root).hasPart) {
    expect(entity(id)['@type']).toBe('File')
    // A manifest that is read alone has no files beside it.
    expect(id).toMatch(/^https:/)
  }
})

test('each text has at its address the hash that the manifest says', async () => {
  const texts = graph.filter((one) => one['@id'].endsWith('/text'))
  expect(texts.length).toBeGreaterThan(10)
  for (const { url, sha256: expected, contentSize } of texts) {
    const bytes = await (await get(url.replace(ORIGIN, ''))).arrayBuffer()
    expect([bytes.byteLength, await sha256(bytes)]).toEqual([Number(contentSize), expected])
  }
})

test('the archive holds the manifest and every file of it, with that hash', async () => {
  const response = await get('/v1/crate.zip')
  expect(response.headers.get('Content-Type')).toBe('application/zip')
  const archive = new Uint8Array(await response.arrayBuffer())
  const view = new DataView(archive.buffer)
  const found = new Map<string, string>()
  let manifest = ''
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [size, length] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)]
    const path = new TextDecoder().decode(archive.subarray(at + 30, at + 30 + length))
    if (path === 'ro-crate-metadata.json')
      manifest = new TextDecoder().decode(archive.subarray(at + 30 + length, at + 30 + length + size))
    found.set(path, await sha256(archive.slice(at + 30 + length, at + 30 + length + size)))
    at += 30 + length + size
  }
  const inside: Entity[] = JSON.parse(manifest)['@graph']
  const of = (id: string) => inside.find((one) => one['@id'] === id)!
  expect(found.size).toBe(of('./').hasPart.length + 1)
  for (const { '@id': id } of of('./').hasPart) expect(found.get(decodeURIComponent(id))).toBe(of(id).sha256)
})

test('has a validator that changes with what is in it', async () => {
  const etag = (await get('/v1/crate.zip')).headers.get('ETag')!
  expect((await get('/v1/crate.zip', { 'If-None-Match': etag })).status).toBe(304)
  expect((await get('/v1/crate')).headers.get('ETag')).not.toBe(etag)
})
