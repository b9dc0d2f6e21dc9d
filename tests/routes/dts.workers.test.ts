/** A DTS client, inside workerd, with the corpus: it knows the entry, and finds everything else from there. */
import { DOMParser } from '@xmldom/xmldom'
import { parseTemplate } from 'url-template'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedCorpus } from './corpus.ts'
import { get, json, ORIGIN } from './service.ts'

interface Unit {
  identifier: string
  level: number
  parent: string | null
  citeType: string
}
interface Answer {
  '@id': string
  '@type': string
  collection: string
  navigation: string
  document: string
  totalChildren: number
  citationTrees: { identifier?: string }[]
  mediaTypes: string[]
  member: (Unit & Answer)[]
  ref: Unit
  start: Unit
  end: Unit
  view?: { next: string | null }
}

beforeAll(async () => {
  await seedCorpus()
}, 30_000)

type Query = Record<string, string | number>
let entry: Answer
const follow = (template: string, query: Query) => get(parseTemplate(template).expand(query).replace(ORIGIN, ''))
const resource = `${ORIGIN}/p/account`

beforeAll(async () => {
  entry = await json<Answer>(get('/dts/'))
})

const collection = (query: Query = {}) => json<Answer>(follow(entry.collection, query))
const navigation = (query: Query) => json<Answer>(follow(entry.navigation, { resource, ...query }))
const document = async (query: Query) => (await follow(entry.document, { resource, ...query })).text()
const ids = (answer: Answer) => answer.member.map(({ identifier }) => identifier)

/** The text of the lines or words in a document. */
const words = (xml: string) => {
  const root = new DOMParser({
    onError: (_, message) => {
      throw new Error(message)
    },
  }).parseFromString(xml, 'text/xml')
  return Array.from(root.getElementsByTagName('ab')).map((ab) => ab.textContent)
}

test('from the entry to every unit of every resource, and its words', async () => {
  const root = await collection()
  expect(root['@type']).toBe('Collection')
  expect(root.member).toHaveLength(root.totalChildren)
  const [corpus] = root.member
  expect(corpus!['@type']).toBe('Collection')
  // A template names its collection or resource, so that a client only adds its parameters.
  const { member, totalChildren } = await json<Answer>(follow(corpus!.collection, {}))
  expect(member).toHaveLength(totalChildren)
  expect(member.length).toBeGreaterThan(5)
  for (const { '@id': id, collection, navigation, document, citationTrees } of member) {
    expect((await json<Answer>(follow(collection, {})))['@id']).toBe(id)
    const parents = await json<Answer>(follow(collection, { nav: 'parents' }))
    expect(parents.member.map((parent) => parent['@id'])).toEqual([corpus!['@id']])
    for (const { identifier: tree } of citationTrees) {
      const of = { ...(tree && { tree }) }
      const units = (await json<Answer>(follow(navigation, { ...of, down: -1 }))).member
      if (tree === undefined) expect(units.length).toBeGreaterThan(1)
      for (const { identifier, level } of units.filter((unit) => unit.level === 1 || unit.parent !== 'B')) {
        const response = await follow(document, { ...of, ref: identifier })
        expect(response.status).toBe(200)
        const found = words(await response.text())
        expect(found.length).toBeGreaterThan(0)
        if (level === 2) expect(found).toHaveLength(1)
      }
    }
  }
}, 60_000)

test('the lines of a copy are its text', async () => {
  const { download } = (await collection({ id: resource })) as Answer & { download: string[] }
  const text = await (await get(download[0]!.replace(ORIGIN, ''))).text()
  expect(`${words(await document({ ref: 'A' })).join('\n')}\n`).toBe(text)
})

test('telegram 8 is found in both copies', async () => {
  const found = words(await document({ tree: 'telegrams', ref: 't08' }))
  expect(found).toHaveLength(8)
  expect(found.filter((text) => text?.startsWith('1950年10月1日来电收悉'))).toHaveLength(2)
})

describe('navigation, row by row of the table', () => {
  test('down alone: the tree to that depth', async () => {
    expect(ids(await navigation({ down: 1 }))).toEqual(['A', 'B'])
    expect(ids(await navigation({ down: 2 }))).toEqual(ids(await navigation({ down: -1 })))
    expect(ids(await navigation({ down: 2 })).slice(0, 3)).toEqual(['A', 'A.1', 'A.2'])
  })
  test('ref alone: what it is', async () => {
    const answer = await navigation({ ref: 'A.3' })
    expect(answer.ref).toEqual({ identifier: 'A.3', '@type': 'CitableUnit', level: 2, parent: 'A', citeType: 'line' })
    expect(answer).not.toHaveProperty('member')
  })
  test('start and end alone: what they are', async () => {
    const answer = await navigation({ start: 'A.3', end: 'A.5' })
    expect([answer.start.identifier, answer.end.identifier]).toEqual(['A.3', 'A.5'])
    expect(answer).not.toHaveProperty('member')
  })
  test('ref and down=0: siblings', async () => {
    expect(ids(await navigation({ ref: 'A', down: 0 }))).toEqual(['A', 'B'])
    expect(ids(await navigation({ ref: 'A.3', down: 0 })).slice(0, 2)).toEqual(['A.1', 'A.2'])
  })
  test('ref and down: below it', async () => {
    expect(ids(await navigation({ ref: 'A', down: 1 })).slice(0, 2)).toEqual(['A.1', 'A.2'])
    expect(ids(await navigation({ ref: 'A', down: -1 }))).toEqual(ids(await navigation({ ref: 'A', down: 1 })))
    expect(ids(await navigation({ ref: 'A.1', down: 1 }))).toEqual([])
  })
  test('start, end and down: all between', async () => {
    expect(ids(await navigation({ start: 'A.3', end: 'A.5', down: 1 }))).toEqual(['A.3', 'A.4', 'A.5'])
    expect(ids(await navigation({ start: 'A', end: 'B', down: -1 }))).toEqual(ids(await navigation({ down: -1 })))
  })

  test.each([
    ['nothing', {}, 400],
    ['down=0 alone', { down: 0 }, 400],
    ['down=0 with start and end', { start: 'A.1', end: 'A.2', down: 0 }, 400],
    ['ref with start and end', { ref: 'A', start: 'A.1', end: 'A.2' }, 400],
    ['ref with start, and down', { ref: 'A', start: 'A.1', down: 1 }, 400],
    ['start without end', { start: 'A.1' }, 400],
    ['end without start', { end: 'A.1', down: 1 }, 400],
    ['end before start', { start: 'A.5', end: 'A.3', down: 1 }, 400],
    ['down=-2', { down: -2 }, 400],
    ['down in words', { down: 'all' }, 400],
    ['page 0', { down: 1, page: 0 }, 400],
    ['a page beyond the last', { down: 1, page: 99 }, 404],
    ['an unknown ref', { ref: 'Z' }, 404],
    ['an unknown start', { start: 'Z', end: 'A.1' }, 404],
    ['an unknown tree', { down: 1, tree: 'pages' }, 404],
    ['a unit of the other tree', { ref: 'A', tree: 'telegrams' }, 404],
    ['an unknown resource', { resource: `${ORIGIN}/p/none`, down: 1 }, 404],
    ['no resource', { resource: '', down: 1 }, 400],
  ])('%s', async (_, query, status) => {
    expect((await follow(entry.navigation, { resource, ...query })).status).toBe(status)
  })
})

describe('documents', () => {
  test('a part is wrapped, the whole is not; both lead to their resource', async () => {
    const part = await follow(entry.document, { resource, start: 'A.2', end: 'A.4' })
    expect(part.headers.get('Content-Type')).toBe('application/tei+xml')
    expect(part.headers.get('Link')).toBe(
      `<${ORIGIN}/dts/collection?id=${encodeURIComponent(resource)}>; rel="collection"`,
    )
    const xml = await part.text()
    expect(xml).toContain('<dts:wrapper xmlns:dts="https://w3id.org/api/dts#">')
    expect(words(xml)).toHaveLength(3)
    expect(await document({})).not.toContain('dts:wrapper')
  })

  test('plain text where it is asked for', async () => {
    const response = await follow(entry.document, { resource, ref: 'A.1', mediaType: 'text/plain' })
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect([`${words(await document({ ref: 'A.1' }))[0]}\n`]).toEqual([await response.text()])
  })

  test.each([
    ['no resource', { resource: '' }, 400],
    ['an unknown resource', { resource: 'none' }, 404],
    ['an unknown ref', { ref: 'A.999' }, 404],
    ['start without end', { start: 'A.1' }, 400],
    ['end without start', { end: 'A.1' }, 400],
    ['ref with start and end', { ref: 'A.1', start: 'A.1', end: 'A.2' }, 400],
    ['end before start', { start: 'B.1', end: 'A.1' }, 400],
    ['an unknown tree', { ref: 'A', tree: 'pages' }, 404],
    ['an unknown media type', { mediaType: 'application/pdf' }, 404],
  ])('%s', async (_, query, status) => {
    expect((await follow(entry.document, { resource, ...query })).status).toBe(status)
  })
})

describe('collections', () => {
  test('of a resource the parent is the collection, which has none', async () => {
    const parents = await collection({ id: resource, nav: 'parents' })
    expect(parents.member.map((member) => member['@id'])).toEqual([(await collection()).member[0]!['@id']])
    expect((await collection({ nav: 'parents' })).member).toEqual([])
  })

  test.each([
    ['an unknown id', { id: 'none' }, 404],
    ['an unknown direction', { nav: 'siblings' }, 400],
    ['page 0', { page: 0 }, 400],
    ['a page beyond the last', { page: 99 }, 404],
    ['a page in words', { page: 'two' }, 400],
  ])('%s', async (_, query, status) => {
    expect((await follow(entry.collection, query)).status).toBe(status)
  })
})

test('answers are JSON-LD with a validator, and open to pages of every origin', async () => {
  const response = await get('/dts')
  expect(response.headers.get('Content-Type')).toBe('application/ld+json')
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect((await get('/dts', { 'If-None-Match': response.headers.get('ETag')! })).status).toBe(304)
})
