/** Work taken to ITSEE's collation editor and back, through the API. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { DifferingSegment, Segment } from '../../src/variants/comparison.ts'
import { get, json, passage, post } from './service.ts'

const TEXTS = {
  A: 'και ειπεν αυτω ο ιησους δευτε',
  B: 'και ιπεν αυτω ιησους δευτε',
  C: 'λεγει δε αυτω ο ιησους δευται',
}

interface Answer {
  readonly segments: readonly Segment[]
  readonly decisions?: { readonly applied: number; readonly unapplied: readonly object[] }
}
interface Imported {
  readonly id: string | null
  readonly decisions: readonly { readonly type: string; readonly responsible: string | null }[]
  readonly rules: { readonly rules: readonly object[]; readonly replaces: string | null } | null
  readonly leftOut: Readonly<Record<string, number>>
}

/** Which place a space belongs to is lost where another program counts words. */
const placesOf = ({ segments }: Answer) =>
  segments.flatMap((segment) => {
    if (segment.relation === 'identical') return []
    const { readings, significance } = segment as DifferingSegment
    const told = readings.map(({ text, witnesses, regularised }) => {
      return { text: text.trim(), witnesses, regularised: regularised && { ...regularised, to: regularised.to.trim() } }
    })
    return [{ readings: told, significance }]
  })
const compared = (id: string) => json<Answer>(get(`/v1/passages/${id}/comparison`))

describe('an approved unit', () => {
  let versions: Record<string, string>
  beforeAll(async () => {
    versions = await passage('desk', TEXTS)
    await passage('elsewhere', TEXTS)
    const target = (siglum: string, start: number, end: number) => ({ version: versions[siglum]!, start, end })
    const decisions = [
      { type: 'join', target: [target('A', 0, 10), target('B', 0, 9), target('C', 0, 9)], value: {} },
      { type: 'regularise', target: [target('A', 24, 29), target('C', 23, 29)], value: { class: 'itacism' } },
    ]
    expect((await post('/v1/passages/desk/decisions', { decisions })).status).toBe(201)
  })

  test('is written with what was decided, and decides the same elsewhere', async () => {
    const collation = await json<{ status: string; structure: { apparatus: object[] } }>(
      get('/v1/passages/desk/comparison.itsee.json'),
    )
    expect(collation.status).toBe('approved')
    const body = { collation, responsible: 'an editor' }
    const made = await post('/v1/passages/elsewhere/decisions/itsee', body)
    expect(made.status).toBe(201)
    const { decisions, leftOut, rules } = await json<Imported>(made)
    expect(leftOut).toEqual({})
    expect(rules).toBe(null)
    expect(decisions.every(({ responsible }) => responsible === 'an editor')).toBe(true)
    const [here, there] = [await compared('desk'), await compared('elsewhere')]
    expect(there.decisions).toMatchObject({ applied: decisions.length, unapplied: [] })
    expect(placesOf(there)).toEqual(placesOf(here))
    expect(
      placesOf(there).some(({ readings }) => readings.some((reading) => reading.regularised?.class === 'itacism')),
    ).toBe(true)
    expect((await post('/v1/passages/elsewhere/decisions/itsee', body)).status).toBe(200)
  })
})

describe('rules', () => {
  beforeAll(() => passage('ruled', { ...TEXTS, C: 'και ειπεν αυτω ο ιησους δευται' }))
  const rule = (scope: string, t: string, n: string, context = {}) => {
    return { type: 'regularisation', scope, class: 'itacism', t, n, context }
  }
  const given = [
    rule('always', 'χρηστος', 'χριστος'),
    rule('once', 'ιπεν', 'ειπεν', { unit: 'Jn.21.12', witness: 'B', word: '4' }),
    rule('verse', 'δευται', 'δευτε', { unit: 'Jn.21.12' }),
  ]

  test('become decisions and own rules, and come back', async () => {
    const made = await post('/v1/passages/ruled/decisions/itsee', { rules: given, unit: 'Jn.21.12' })
    expect(made.status).toBe(201)
    const { decisions, rules, leftOut } = await json<Imported>(made)
    expect([decisions.length, leftOut]).toEqual([2, {}])
    expect((await post('/v1/passages/ruled/rules', rules)).status).toBe(201)
    const back = await json<{ rules: object[]; leftOut: object }>(
      get('/v1/passages/ruled/decisions/itsee?unit=Jn.21.12'),
    )
    expect(back.leftOut).toEqual({})
    // Those of one request are recorded at one time, and have no order.
    expect(back.rules).toHaveLength(given.length)
    expect(back.rules).toEqual(expect.arrayContaining(given.map((one) => expect.objectContaining(one))))
  })

  test('and what they cannot be is counted', async () => {
    const foreign = [rule('once', 'x', 'y', { unit: 'Jn.1.1', witness: 'B', word: '2' }), rule('verse', 'x', 'y')]
    const answer = await json<Imported>(post('/v1/passages/ruled/decisions/itsee', { rules: foreign }))
    expect([answer.decisions, answer.leftOut]).toEqual([[], { unit: 1, 'no-place': 1 }])
  })

  test.each([
    [{}, ''],
    [{ rules: [{ scope: 'sometimes', class: 'c', t: 'a', n: 'b' }] }, '/rules/0/scope'],
    [{ rules: [{ scope: 'once', class: 'c', t: 'a' }] }, '/rules/0/n'],
    [{ collation: { structure: {} } }, '/collation/structure/apparatus'],
    [
      { collation: { structure: { apparatus: [{ start: 2, end: 'x', readings: [] }] } } },
      '/collation/structure/apparatus/0/end',
    ],
    [{ rule: [] }, '/rule'],
  ])('%j is refused at "%s"', async (body, pointer) => {
    const answer = await post('/v1/passages/ruled/decisions/itsee', body)
    expect(answer.status).toBe(422)
    expect((await json<{ pointer?: string }>(answer)).pointer ?? '').toBe(pointer)
  })
})
