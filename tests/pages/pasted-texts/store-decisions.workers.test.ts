/** Decisions that were made on pasted texts, stored with them. */
import { expect, it } from 'vitest'
import { get, json, send } from '../../routes/service.ts'

const A = '派五六个师志愿军。'
const B = '派七八个师志愿军。'
const approve = {
  type: 'approve',
  target: [
    { version: 'A', start: 1, end: 3 },
    { version: 'B', start: 1, end: 3 },
  ],
  value: {},
  reason: '已核',
  decision: 'd1',
  created: '2026-11-01T00:00:00.000Z',
}

function storing(id: string, decisions: string, env: Record<string, string> = {}, token = 'local-dev-token') {
  const fields = new URLSearchParams({ id, title: id, in: 'zh-Hans', token, decisions })
  for (const [siglum, text] of Object.entries({ A, B })) {
    fields.append('siglum', siglum)
    fields.append('language', 'zh-Hans')
    fields.append('text', text)
  }
  return send('POST', '/compare/passage?lang=en', {
    token: null,
    body: fields.toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    env,
  })
}

it('point at the versions that the texts become', async () => {
  const response = await storing('decided', JSON.stringify([approve]))
  expect(response.status).toBe(303)
  const { witnesses } = await json<{ witnesses: { siglum: string; current: { version: string } }[] }>(
    get('/v1/passages/decided'),
  )
  const { decisions } = await json<{ decisions: { target: { version: string }[]; reason: string }[] }>(
    get('/v1/passages/decided/decisions'),
  )
  expect(decisions).toHaveLength(1)
  expect(decisions[0]!.reason).toBe('已核')
  expect(decisions[0]!.target.map(({ version }) => version)).toEqual(witnesses.map(({ current }) => current.version))
  const comparison = await json<{ decisions: unknown }>(get('/v1/passages/decided/comparison'))
  expect(comparison.decisions).toMatchObject({ applied: 1, unapplied: [] })
})

it('that make no sense are refused, and nothing is stored', async () => {
  const cases: readonly [json: string, status: number][] = [
    ['{', 422],
    ['[7]', 422],
    ['[{"type":"dance"}]', 422],
    [JSON.stringify([{ ...approve, target: [{ version: 'Z', start: 0, end: 1 }] }]), 404],
    [JSON.stringify([{ ...approve, target: [{ version: 'A', start: 0, end: 100 }] }]), 422],
    [
      JSON.stringify(['A', 'B'].map((siglum) => ({ ...approve, decision: siglum, type: 'lemma', value: { siglum } }))),
      409,
    ],
  ]
  for (const [decisions, status] of cases) {
    const response = await storing('refused', decisions)
    expect([decisions, response.status]).toEqual([decisions, status])
    expect(await response.text()).toContain('Nothing was stored')
    expect((await get('/v1/passages/refused')).status).toBe(404)
  }
  // A token that may store passages and no decisions stores neither.
  const WRITE_TOKENS = 'li:passages:0123456789abcdef0123'
  const response = await storing('scoped', JSON.stringify([approve]), { WRITE_TOKENS }, '0123456789abcdef0123')
  expect(response.status).toBe(403)
  expect((await get('/v1/passages/scoped')).status).toBe(404)
  expect((await storing('scoped', '', { WRITE_TOKENS }, '0123456789abcdef0123')).status).toBe(303)
})
