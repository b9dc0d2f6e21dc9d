import { describe, expect, test } from 'vitest'
import { json, post } from './service.ts'

interface Answer {
  segments: {
    relation: string
    spans: Record<string, [number, number]>
    readings?: { text: string; witnesses: string[]; rank?: string }[]
    classes?: string[]
    significance?: string
    decisions?: string[]
    [member: string]: unknown
  }[]
  summary: { variants: number; accidental: number }
  decisions?: {
    id: string | null
    applied: number
    carried: string[]
    unapplied: { decision: string; reason: string }[]
  }
  pointer?: string
}

const witnesses = [
  { siglum: 'A', text: 'The colour of the big cat.', language: 'en' },
  { siglum: 'B', text: 'The shade of the big kat.', language: 'en' },
]
const compare = (decisions: unknown) =>
  json<Answer>(post('/v1/compare', { witnesses, options: { base: 'A' }, decisions }))
const target = (siglum: string, start: number, end: number) => ({ version: siglum, start, end })

describe('decisions that come with unstored texts', () => {
  test('none: the machine’s own answer, byte for byte', async () => {
    const plain = await (await post('/v1/compare', { witnesses, options: { base: 'A' } })).text()
    expect(await (await post('/v1/compare', { witnesses, options: { base: 'A' }, decisions: [] })).text()).toBe(plain)
  })

  test('regularise, note and lemma shape their places, are counted, and are named', async () => {
    const { segments, summary, decisions } = await compare([
      { type: 'regularise', target: [target('A', 22, 25), target('B', 21, 24)], value: { class: 'spelling' } },
      { type: 'note', target: [target('A', 4, 10)], value: { text: 'See the facsimile.' } },
      { decision: 'mine', type: 'lemma', target: [target('B', 4, 9)], value: { siglum: 'B' } },
    ])
    expect(decisions).toEqual({ id: null, applied: 3, carried: [], unapplied: [] })
    expect(summary).toMatchObject({ variants: 2, accidental: 1 })
    const [first, second] = segments.filter(({ relation }) => relation === 'variant')
    expect(first).toMatchObject({
      lemma: { siglum: 'B' },
      notes: [{ text: 'See the facsimile.' }],
      decisions: ['d2', 'mine'],
    })
    expect(second).toMatchObject({ classes: ['spelling'], significance: 'accidental', decisions: ['d1'] })
  })

  test('a decision that points at nothing is listed with its reason', async () => {
    const { decisions } = await compare([{ type: 'approve', target: [target('A', 0, 3)], value: {} }])
    expect(decisions).toMatchObject({ applied: 0, unapplied: [{ decision: 'd1', reason: 'no-place' }] })
  })

  test('every form is written from the edited comparison', async () => {
    const body = { witnesses, options: { base: 'A' } }
    const join = { type: 'join', target: [target('A', 4, 10), target('A', 22, 25)], value: {} }
    for (const accept of ['text/plain', 'application/tei+xml', 'text/csv']) {
      const send = async (decisions: unknown[]) =>
        (await import('./service.ts')).send('POST', '/v1/compare', {
          body: { ...body, decisions },
          headers: { Accept: accept },
        })
      const [plain, joined] = [await (await send([])).text(), await (await send([join])).text()]
      expect(joined).not.toBe(plain)
    }
  })
})

describe('bad input', () => {
  test.each([
    [{ type: 'nothing', target: [target('A', 0, 3)], value: {} }, 422, '/decisions/0'],
    [{ type: 'regularise', target: [target('A', 0, 3)], value: {} }, 422, '/decisions/0/value/class'],
    [{ type: 'print', target: [target('A', 0, 3)], value: { print: 'maybe' } }, 422, '/decisions/0/value/print'],
    [{ type: 'approve', target: [], value: {} }, 422, '/decisions/0/target'],
    [{ type: 'approve', target: [target('Z', 0, 3)], value: {} }, 404, '/decisions/0/target/0/start'],
    [{ type: 'approve', target: [target('A', 0, 300)], value: {} }, 422, '/decisions/0/target/0/end'],
    [{ type: 'approve', target: [target('A', 3, 1)], value: {} }, 422, '/decisions/0/target/0'],
    [{ type: 'split', target: [target('A', 4, 10)], value: { at: [12] } }, 422, '/decisions/0/value/at/0'],
    [{ type: 'approve', target: [target('A', 0, 3)], value: {}, shape: 1 }, 422, '/decisions/0/shape'],
  ])('%j → %i at %s', async (decision, status, pointer) => {
    const answer = await post('/v1/compare', { witnesses, decisions: [decision] })
    expect(answer.status).toBe(status)
    expect((await json<Answer>(answer)).pointer).toContain(pointer)
  })

  test('a span that cuts a character of several code points', async () => {
    const answer = await post('/v1/compare', {
      witnesses: [
        { siglum: 'A', text: 'e\u0301a' },
        { siglum: 'B', text: 'b' },
      ],
      decisions: [{ type: 'approve', target: [target('A', 1, 2)], value: {} }],
    })
    expect(answer.status).toBe(422)
    expect((await json<Answer>(answer)).pointer).toBe('/decisions/0/target/0/start')
  })
})
