import { beforeAll, describe, expect, test } from 'vitest'
import { get, json, passage, post, send, store } from './service.ts'

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
      const written = async (decisions: unknown[]) =>
        send('POST', '/v1/compare', {
          body: { ...body, decisions },
          headers: { Accept: accept },
        })
      const [plain, joined] = [await (await written([])).text(), await (await written([join])).text()]
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

describe('decisions of a stored passage', () => {
  let versions: Record<string, string>
  const at = (siglum: string, start: number, end: number) => ({ version: versions[siglum]!, start, end })
  const compareStored = (query = '') =>
    json<Answer & { permalink: string }>(get(`/v1/passages/deed/comparison?witnesses=A,B${query}`))

  beforeAll(async () => {
    versions = await passage('deed', { A: 'The colour of the big cat.', B: 'The shade of the big kat.' })
  })

  test('none: nothing of the comparison changes, and none has an id', async () => {
    expect(await json(get('/v1/passages/deed/decisions'))).toEqual({ id: null, decisions: [] })
    expect(await compareStored()).not.toHaveProperty('decisions')
  })

  let id: string
  let decision: string

  test('one is recorded, is in force, and shapes current comparisons', async () => {
    const made = await post('/v1/passages/deed/decisions', {
      type: 'regularise',
      target: [at('A', 22, 25), at('B', 21, 24)],
      value: { class: 'spelling' },
      reason: 'two spellings of one word',
      responsible: 'an editor',
    })
    expect(made.status).toBe(201)
    const record = await json<{ decision: string; created: string }>(made)
    expect(record).toMatchObject({ type: 'regularise', scope: 'place', reason: 'two spellings of one word' })
    decision = record.decision
    const list = await json<{ id: string; decisions: { decision: string }[] }>(get('/v1/passages/deed/decisions'))
    id = list.id
    expect(list.decisions.map((one) => one.decision)).toEqual([decision])
    const comparison = await compareStored()
    expect(comparison.decisions).toMatchObject({ id, applied: 1, unapplied: [] })
    expect(comparison.summary).toMatchObject({ variants: 2, accidental: 1 })
    expect(comparison.permalink).toContain(`decisions=${id}`)
  })

  test('the pinned comparison has them; decisions=none gives the machine’s own', async () => {
    const { permalink } = await compareStored()
    const pinned = await json<Answer>(get(new URL(permalink).pathname + new URL(permalink).search))
    expect(pinned.decisions).toMatchObject({ id, applied: 1 })
    const plain = await compareStored('&decisions=none')
    expect(plain).not.toHaveProperty('decisions')
    expect(plain.permalink).not.toContain('decisions')
    expect((await get('/v1/passages/deed/comparison?witnesses=A,B&decisions=nothing')).status).toBe(404)
  })

  test('what contradicts it is refused, and names it', async () => {
    const lemma = (value: object) =>
      post('/v1/passages/deed/decisions', { type: 'lemma', target: [at('A', 4, 10)], value })
    const first = await json<{ decision: string }>(lemma({ siglum: 'A' }))
    const second = await lemma({ siglum: 'B' })
    expect(second.status).toBe(409)
    expect((await json<{ detail: string }>(second)).detail).toContain(first.decision)
    expect((await lemma({ siglum: 'A' })).status).toBe(200)
  })

  test('a list is taken whole or not at all', async () => {
    const before = await json(get('/v1/passages/deed/decisions'))
    const note = (start: number) => ({ type: 'note', target: [at('A', start, 10)], value: { text: 'n' } })
    const refused = await post('/v1/passages/deed/decisions', { decisions: [note(4), note(11)] })
    expect(refused.status).toBe(422)
    expect((await json<Answer>(refused)).pointer).toContain('/decisions/1')
    expect(await json(get('/v1/passages/deed/decisions'))).toEqual(before)
    expect((await post('/v1/passages/deed/decisions', { decisions: [note(4)] })).status).toBe(201)
  })

  test('a new version of a witness carries them', async () => {
    await store('deed', 'A', 'In short: The colour of the big cat.')
    const { decisions, segments } = await compareStored()
    expect(decisions!.carried).toContain(decision)
    expect(segments.some(({ classes }) => classes?.includes('spelling'))).toBe(true)
  })

  test('one address has the edited text, in every printed form, and embeds show it', async () => {
    const { permalink, decisions } = await compareStored()
    const inForce = decisions!.id!
    const { pathname, search } = new URL(permalink)
    expect(search).toContain('decisions=')
    const page = await get(pathname + search, { Accept: 'text/html' })
    expect(page.headers.get('Cache-Control')).toContain('immutable')
    const html = await page.text()
    expect(html).toContain('Editorial decisions: ')
    const forms = [...html.matchAll(/<a href="([^"#]+\/v1\/comparisons\/[^"]+)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    )
    const twins = forms.filter((href) => href !== permalink).map((href) => new URL(href).pathname)
    expect(twins.map((path) => path.slice(path.indexOf('.')))).toEqual(['.tei.xml', '.txt', '.docx', '.tex'])
    for (const href of forms) expect((await get(new URL(href).pathname + new URL(href).search)).status).toBe(200)
    const tei = await (await get(pathname.concat('.tei.xml') + search)).text()
    expect(tei).toContain('<name>an editor</name>')
    expect(tei).toMatch(/type="regularised" cause="spelling"/)
    expect(tei).toMatch(/<note type="editorial">n<\/note>/)

    const embed = await get(`/embed/p/deed?witnesses=A,B&decisions=${inForce}&view=list&lang=en`)
    expect(embed.status).toBe(200)
    expect(await embed.text()).toContain(`decisions=${inForce}`)
    expect((await get('/embed/p/deed?witnesses=A,B&decisions=nothing')).status).toBe(404)
  })

  test('withdrawn, it is out of force and stays on record', async () => {
    const undo = () => post(`/v1/passages/deed/decisions/${decision}/withdrawal`, { reason: 'wrong', responsible: 'x' })
    expect((await undo()).status).toBe(201)
    expect((await undo()).status).toBe(200)
    const { decisions } = await json<{ decisions: { decision: string }[] }>(get('/v1/passages/deed/decisions'))
    expect(decisions.map((one) => one.decision)).not.toContain(decision)
    const all = await json<{ decisions: { decision: string; withdrawn?: object }[] }>(
      get('/v1/passages/deed/decisions?withdrawn=true'),
    )
    expect(all.decisions.find((one) => one.decision === decision)!.withdrawn).toMatchObject({ reason: 'wrong' })
    expect(await json(get(`/v1/decisions/${id}`))).toMatchObject({ id, passage: 'deed', decisions: [{ decision }] })
    const missing = await post('/v1/passages/deed/decisions/0123456789abcdef/withdrawal', {
      reason: 'r',
      responsible: 'x',
    })
    expect(missing.status).toBe(404)
  })

  test('a version of another passage, an unknown one', async () => {
    const other = await passage('other', { A: 'Something else.' })
    const approve = (version: string) =>
      post('/v1/passages/deed/decisions', { type: 'approve', target: [{ version, start: 0, end: 1 }], value: {} })
    expect((await approve(other.A!)).status).toBe(404)
    expect((await approve('0'.repeat(44))).status).toBe(404)
  })
})
