/** The chain of a wording over HTTP, inside workerd, with the corpus. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/provenance/telegram.ts'
import { seedCorpus } from './corpus.ts'
import { get, json } from './service.ts'

beforeAll(async () => {
  await seedCorpus()
}, 30_000)

const AT = '/v1/telegrams/t08/provenance'

test.each([
  ['', 'application/ld+json', /openprovenance\.org/],
  ['.jsonld', 'application/ld+json', /openprovenance\.org/],
  ['.provjson', 'application/provenance+json', /"wasDerivedFrom"/],
  ['.prov.json', 'application/json', /"wasDerivedFrom"/],
  ['.svg', 'image/svg+xml', /^<svg/],
])('%s is %s', async (extension, type, expected) => {
  const response = await get(AT + extension)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')!.split(';')[0]).toBe(type)
  expect(await response.text()).toMatch(expected)
  const etag = response.headers.get('ETag')!
  expect((await get(AT + extension, { 'If-None-Match': etag })).status).toBe(304)
})

test('by Accept a drawing, and the telegram leads here', async () => {
  expect((await get(AT, { Accept: 'image/svg+xml' })).headers.get('Content-Type')).toBe('image/svg+xml')
  expect((await get('/v1/telegrams/t08')).headers.get('Link')).toContain(
    `<${AT}>; rel="http://www.w3.org/ns/prov#has_provenance"`,
  )
})

describe('the way of some words', () => {
  test('is followed for every span of evidence', async () => {
    const { evidence } = await json<{ evidence: Evidence[] }>(get('/v1/telegrams/t08'))
    for (const { version, start, end, text } of evidence) {
      const response = await get(`${AT}?evidence=${version}:${start}-${end}`)
      const body = await response.text()
      expect(response.status).toBe(200)
      expect(body).toContain(JSON.stringify(text).slice(1, -1))
      expect(body.match(/"vr:exact"/g)).toHaveLength(1)
    }
  })

  const version = '0'.repeat(44)
  test.each([
    [`${version}:0-5`, 404],
    ['nonsense', 422],
    [`${version}:0`, 422],
    [`${version}:5-99999999999`, 422],
  ])('%s is %i', async (span, status) => {
    const response = await get(`${AT}?evidence=${span}`)
    expect(response.status).toBe(status)
    expect(await json(response)).toMatchObject({ pointer: '?evidence' })
  })
})
