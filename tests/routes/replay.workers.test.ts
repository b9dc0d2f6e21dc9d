/** A published apparatus reached from its texts through the API, from an empty store, by a recorded log of decisions. */
import { expect, test } from 'vitest'
import type { Comparison } from '../../src/variants/comparison.ts'
import { LOG, ROWS, rowsOfPlaces, WITNESSES } from '../fixtures/john-6-23/edition.ts'
import { get, json, post } from './service.ts'

const ID = 'john-6-23'
const PATH = `/v1/passages/${ID}/comparison?base=basetext`

interface Listed {
  readonly id: string
  readonly decisions: readonly { readonly target: readonly object[]; readonly [member: string]: unknown }[]
}

test('John 6:23 in 103 witnesses, row for row', { timeout: 60_000 }, async () => {
  const witnesses = WITNESSES.map(({ siglum, text, language }) => ({ siglum, label: siglum, language, text }))
  const made = await post('/v1/passages', { id: ID, title: 'John 6:23', language: 'grc', witnesses })
  expect(made.status).toBe(201)
  const stored = await json<{ witnesses: { siglum: string; current: { version: string } }[] }>(made)
  const versions = new Map(stored.witnesses.map(({ siglum, current }) => [siglum, current.version]))

  const before = await json<Comparison>(get(PATH))
  expect(rowsOfPlaces(before.segments)).not.toEqual(ROWS)

  const decisions = LOG.map(({ type, value, target }) => ({
    type,
    value,
    target: target.map(({ version, ...span }) => ({ version: versions.get(version)!, ...span })),
    reason: 'As the published collation has it.',
    responsible: 'a test',
  }))
  expect((await post(`/v1/passages/${ID}/decisions`, { decisions })).status).toBe(201)

  const after = await json<Comparison & { permalink: string; decisions: { applied: number; unapplied: object[] } }>(
    get(PATH),
  )
  expect(after.decisions).toMatchObject({ applied: LOG.length, unapplied: [] })
  expect(rowsOfPlaces(after.segments)).toEqual(ROWS)
  const { pathname, search } = new URL(after.permalink)
  expect((await json<Comparison>(get(pathname + search))).segments).toEqual(after.segments)
  expect((await json<Comparison>(get(`${PATH}&decisions=none`))).segments).toEqual(before.segments)

  // What is listed can be posted as it is: all of it is in force already.
  const listed = await json<Listed>(get(`/v1/passages/${ID}/decisions`))
  const again = await post(`/v1/passages/${ID}/decisions`, { decisions: listed.decisions })
  expect(again.status).toBe(200)
  expect((await json<Listed>(again)).id).toBe(listed.id)
})
