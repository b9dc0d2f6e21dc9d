/** The desk over HTTP: what it refuses, what it says, how large it is. */
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../../src/pages/index.ts'
import { get, json, passage, send } from '../../routes/service.ts'

const TOKEN = 'local-dev-token'
const A = '派五六个师志愿军。这需要害怕吗?'
const B = '派七八个师志愿军。对此应该害怕吗?'

let versions: Record<string, string>

beforeAll(async () => {
  versions = await passage('desk', { A, B })
  await passage('alone', { A })
  await passage('empty', {})
})

const page = async (path: string) => (await get(path)).text()
const seenOn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
const buttons = (html: string, act: string) =>
  [...html.matchAll(new RegExp(`value="(${act}:\\d+)"`, 'g'))].map((m) => m[1]!)

async function press(fields: Record<string, string>, path = '/p/desk?view=desk&lang=en') {
  const seen = seenOn(await page(path))
  return send('POST', path, {
    token: null,
    body: new URLSearchParams({ seen, token: TOKEN, responsible: 'Li', ...fields }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}
const words = (html: string) => html.replace(/<[^>]*>/g, ' ')
const stored = async () =>
  (await json(await get('/v1/passages/desk/decisions'))) as { id: string | null; decisions: unknown[] }

describe('the address of the desk', () => {
  it('is that of the passage with its own view', async () => {
    const response = await get('/p/desk?view=desk&lang=en')
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('public, no-cache')
    const html = await response.text()
    expect(html).toContain('0 of 2 places decided')
    expect(html).toContain(`/v1/comparisons/${versions.A},${versions.B}?`)
    const again = await get('/p/desk?view=desk&lang=en', { 'If-None-Match': response.headers.get('ETag')! })
    expect(again.status).toBe(304)
    // Every other view is the comparison's.
    expect(await page('/p/desk?view=list&lang=en')).not.toContain('places decided')
    expect(await page('/p/desk?lang=en')).toContain('href="/p/desk?view=desk&amp;lang=en"')
    expect(PAGES.filter(({ path }) => path === '/p/:passage')).toHaveLength(2)
  })

  it('drops what a desk has no use for', async () => {
    const pinned = await get(`/p/desk?view=desk&versions=${versions.A},${versions.B}&engine=2&decisions=none&lang=en`)
    expect(pinned.status).toBe(302)
    expect(pinned.headers.get('Location')).toBe('/p/desk?view=desk&lang=en')
  })

  it('names what it does not know', async () => {
    expect((await get('/p/nothing?view=desk')).status).toBe(404)
    expect((await get('/p/desk?view=desk&state=odd')).status).toBe(422)
    expect((await get('/p/desk?view=desk&witnesses=A,Z')).status).toBe(404)
    for (const id of ['alone', 'empty']) expect(await page(`/p/${id}?view=desk&lang=en`)).toContain('Two witnesses')
    for (const odd of ['place=x', 'place=999999', 'part=0', 'part=999', 'class=%F0%9F%98%80'])
      expect((await get(`/p/desk?view=desk&${odd}`)).status).toBe(200)
  })
})

describe('a token with one scope', () => {
  const SECRET = '0123456789abcdef0123'
  const pressWith = async (scope: string, fields: readonly (readonly [string, string])[]) => {
    const path = '/p/desk?view=desk&lang=en'
    const sent = [['seen', seenOn(await page(path))], ['token', SECRET], ['responsible', 'Li'], ...fields]
    const response = await send('POST', path, {
      token: null,
      body: new URLSearchParams(sent as [string, string][]).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      env: { WRITE_TOKENS: `li:${scope}:${SECRET}` },
    })
    return response.status
  }

  it('for names records no decision, even with the fields of another act', async () => {
    const [approve] = buttons(await page('/p/desk?view=desk&lang=en'), 'approve')
    expect(
      await pressWith('names', [
        ['scope', 'always'],
        ['do', approve!],
      ]),
    ).toBe(403)
    expect((await stored()).decisions).toEqual([])
  })

  it('for decisions makes no rule', async () => {
    const [regularise] = buttons(await page('/p/desk?view=desk&lang=en&place=1'), 'regularise')
    expect(
      await pressWith('decisions', [
        ['scope', 'place'],
        ['scope', 'always'],
        ['do', regularise ?? 'regularise:1'],
      ]),
    ).toBe(403)
  })
})

describe('a form of the desk', () => {
  it('is refused with its reason, and nothing is stored', async () => {
    const html = await page('/p/desk?view=desk&lang=en')
    const [approve] = buttons(html, 'approve')
    const cases: readonly [fields: Record<string, string>, status: number, says: string][] = [
      [{ do: approve!, token: '' }, 401, 'A token is needed'],
      [{ do: approve!, token: 'wrong' }, 401, 'The token is not the one'],
      [{ do: approve!, token: '密' }, 401, 'The token is not the one'],
      [{ do: approve!, responsible: ' ' }, 422, 'Name: this field is required'],
      [{ do: approve!, responsible: 'x'.repeat(5_000) }, 413, 'Name'],
      [{ do: approve!, reason: 'x'.repeat(5_000) }, 413, 'Reason'],
      [{ do: approve!, seen: '' }, 422, 'this field is required'],
      [{ do: approve!, seen: '/v1/comparisons/x,y?engine=2' }, 404, 'There is no version'],
      [{ do: approve!, seen: `/v1/comparisons/${versions.A}?engine=2` }, 422, 'two texts'],
      [{ do: approve!, seen: `${seenOn(html)}&unit=odd` }, 422, 'unit'],
      [{ do: 'approve:99999' }, 404, 'no variant'],
      [{ do: 'dance:1' }, 422, 'dance'],
      [{}, 422, 'not valid'],
      [{ do: 'withdraw::nothing' }, 404, 'no editorial decision'],
      [{ do: approve!.replace('approve', 'split'), 'split-0': '五|六', 'split-1': '七八' }, 422, 'Where to split'],
      [{ do: approve!.replace('approve', 'align'), 'align-0': '派[五六' }, 422, 'What belongs together'],
      [{ do: approve!.replace('approve', 'note') }, 422, 'Note: this field is required'],
    ]
    for (const [fields, status, says] of cases) {
      const response = await press(fields)
      const answer = await response.text()
      expect([response.status, fields.do, answer.includes(says)]).toEqual([status, fields.do, true])
      expect(answer).toContain('Nothing was recorded.')
      // What was typed comes back, but for the token.
      expect(answer).not.toContain(TOKEN)
    }
    expect((await stored()).decisions).toEqual([])
  })

  it('that would shape nothing is refused at once, and is not listed as unapplied afterwards', async () => {
    await passage('lemma', { A: 'one two three', B: 'one too three', C: 'one to three' })
    const path = '/p/lemma?view=desk&lang=en'
    const [approve] = buttons(await page(path), 'separate')
    expect(approve).toBeDefined()
    // An order that names no reading is accepted; a note without text is not.
    const ended = await press({ do: approve!.replace('separate', 'reading'), ranked: '0', parent: '0' }, path)
    expect(ended.status).toBe(422)
    expect(await ended.text()).toContain('This cannot be done here.')
    expect(((await json(await get('/v1/passages/lemma/decisions'))) as { decisions: unknown[] }).decisions).toEqual([])
  })

  it('is recorded by the service that the API asks, and leads back to its place', async () => {
    const [approve, second] = buttons(await page('/p/desk?view=desk&lang=en'), 'approve')
    const response = await press({ do: approve!, reason: '已核' })
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe(`/p/desk?view=desk&place=${approve!.split(':')[1]}&lang=en#open`)
    const { decisions } = await stored()
    expect(decisions).toMatchObject([{ type: 'approve', responsible: 'Li', reason: '已核', scope: 'place' }])
    expect((decisions as { target: unknown[] }[])[0]!.target).toHaveLength(2)
    // Twice is once.
    expect((await press({ do: approve! })).status).toBe(303)
    const html = await page('/p/desk?view=desk&lang=zh')
    expect(html).toContain('2 处中已定 1 处')
    expect(html).toContain('已核')
    // Without a reason of the reader, undo records that it was an undo.
    const { decisions: now } = (await stored()) as { decisions: { decision: string }[] }
    for (const { decision } of now) expect((await press({ do: `withdraw:0:${decision}` })).status).toBe(303)
    expect((await stored()).id).toBeNull()
    const all = (await json(await get('/v1/passages/desk/decisions?withdrawn=true'))) as {
      decisions: { withdrawn: unknown }[]
    }
    expect(all.decisions.map(({ withdrawn }) => withdrawn)).toMatchObject(
      now.map(() => ({ responsible: 'Li', reason: 'Undone at the desk.' })),
    )
    expect(second).toBeDefined()
  })

  it('that contradicts what is in force is refused, and both are shown', async () => {
    const path = '/p/desk?view=desk&lang=en'
    const [print] = buttons(await page(path), 'unprinted')
    const seen = seenOn(await page(path))
    expect((await press({ do: print!, responsible: 'Li', reason: 'a slip' })).status).toBe(303)
    // Another editor, who has not seen that.
    const wang = { do: print!.replace('unprinted', 'printed'), responsible: 'Wang', seen }
    const response = await press(wang)
    expect(response.status).toBe(409)
    const html = words(await response.text())
    expect(html).toMatch(/Yours.*printing: printed.*In force.*not printed.*Li.*a slip/s)
    const { decisions } = await stored()
    expect(decisions).toHaveLength(1)
    await press({ do: `withdraw::${(decisions as { decision: string }[])[0]!.decision}` })
    expect((await press(wang)).status).toBe(303)
    expect((await stored()).decisions).toMatchObject([{ responsible: 'Wang', value: { print: 'yes' } }])
  })

  it('lists what was withdrawn, by whom and why, where that is asked for, and decides so again', async () => {
    await passage('undone', { A: 'one two three', B: 'one too three' })
    const path = '/p/undone?view=desk&lang=en'
    const [print] = buttons(await page(path), 'unprinted')
    await press({ do: print!, responsible: 'Li', reason: 'a slip of the pen' }, path)
    const inForce = async () =>
      ((await json(await get('/v1/passages/undone/decisions'))) as { decisions: { decision: string }[] }).decisions
    const [{ decision }] = (await inForce()) as [{ decision: string }]
    await press({ do: `withdraw::${decision}`, responsible: 'Wang', reason: 'no slip at all' }, path)
    expect(await page(path)).not.toContain('no slip at all')
    const asked = `${path}&withdrawn=true`
    const html = await page(asked)
    expect(words(html)).toMatch(
      /Withdrawn decisions \(1\).*not printed.*Li.*a slip of the pen.*withdrawn by Wang.*no slip at all/s,
    )
    const again = /value="(again:\d+:\w+)"/.exec(html)?.[1]
    const response = await press({ do: again!, responsible: 'Chen', reason: '' }, asked)
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      expect.stringContaining('withdrawn=true'),
    ])
    expect(await inForce()).toMatchObject([
      { responsible: 'Chen', reason: 'a slip of the pen', value: { print: 'no' } },
    ])
    expect((await inForce())[0]!.decision).not.toBe(decision)
    expect(words(await page(asked))).toContain('in force again')
    expect((await press({ do: 'again::nothing' }, path)).status).toBe(404)
  })

  it('escapes what others wrote', async () => {
    const [approve] = buttons(await page('/p/desk?view=desk&lang=en'), 'note')
    const hostile = '<script>alert(1)</script>"\'&amp;'
    await press({ do: approve!, note: hostile, reason: hostile, responsible: '<b>Li</b>' })
    const html = await page('/p/desk?view=desk&lang=en')
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<b>Li</b>')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })
})

it('a place with very long readings stays within the bounds of a page', async () => {
  await passage('monster', { A: `始${'甲'.repeat(40_000)}终`, B: `始${'乙'.repeat(40_000)}终` })
  const response = await get('/p/monster?view=desk&lang=en')
  expect(response.status).toBe(200)
  const html = await response.text()
  expect(new TextEncoder().encode(html).length).toBeLessThan(600_000)
  expect(html).toContain('too long to be marked here')
})

it('no character is cut, whatever the editor selects', async () => {
  await passage('family', { A: 'a 👨‍👩‍👧 b', B: 'a 👨‍👩‍👦 b' })
  const path = '/p/family?view=desk&lang=en'
  const [approve] = buttons(await page(path), 'split')
  const zwj = (last: string) => `👨‍👩|\u200d${last}`
  const response = await press({ do: approve!, 'split-0': zwj('👧'), 'split-1': zwj('👦') }, path)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('cuts a character in two')
})

describe('a long comparison', () => {
  it('comes in parts, each of at most 600 kB, with any decisions', async () => {
    const points = [
      ...'春江潮水连海平海上明月共潮生滟滟随波千万里何处春江无月明江流宛转绕芳甸月照花林皆似霰空里流霜不觉飞汀上白沙看不见',
    ]
    const text = Array.from({ length: 6_000 }, (_, k) => points[(k * 7 + (k >> 3)) % points.length]).join('')
    const other = [...text].map((point, k) => (k % 9 === 4 ? '也' : point)).join('')
    const ids = await passage('river', { A: text, B: other })
    const comparison = (await json(await get('/v1/passages/river/comparison'))) as {
      segments: { relation: string; spans: Record<string, [number, number]> }[]
    }
    const places = comparison.segments.filter(({ relation }) => relation === 'variant')
    expect(places.length).toBeGreaterThan(500)
    const decisions = places.slice(0, 300).flatMap(({ spans: { A: [start, end] = [0, 0] } }) => {
      const common = { target: [{ version: ids.A, start, end }], reason: '理'.repeat(500), responsible: 'Li' }
      return [
        { type: 'approve', value: {}, ...common },
        { type: 'note', value: { text: '注'.repeat(500), language: 'zh-Hans' }, ...common },
      ]
    })
    for (let k = 0; k < decisions.length; k += 200) {
      const body = { decisions: decisions.slice(k, k + 200) }
      expect((await send('POST', '/v1/passages/river/decisions', { body })).status).toBe(201)
    }
    let listed = 0
    const first = await page('/p/river?view=desk&part=1')
    const parts = Number(/Part 1 of (\d+)/.exec(first)![1])
    expect(parts).toBeGreaterThan(1)
    for (let part = 1; part <= parts; part++) {
      const html = await page(`/p/river?view=desk&part=${part}`)
      expect(new TextEncoder().encode(html).length).toBeLessThan(600_000)
      listed += html.match(/<li id="p\d+"/g)!.length
    }
    expect(listed).toBe(places.length)
  }, 120_000)
})
