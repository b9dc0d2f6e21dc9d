/** Printed forms over HTTP: bytes are bytes when they come out of the cache too, and the filter is part of address and validator. */
import { beforeAll, describe, expect, test } from 'vitest'
import { get, passage, post, send } from './service.ts'

beforeAll(async () => {
  await passage('p', { A: '我们派五六个师。', C: '我们派七八个师,' })
})

const comparison = '/v1/passages/p/comparison'

test('a Word document is the same archive when it was kept', async () => {
  const bodies = []
  for (let k = 0; k < 2; k++) {
    const response = await get(`${comparison}.docx`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
    bodies.push(new Uint8Array(await response.arrayBuffer()))
  }
  expect([...bodies[0]!.subarray(0, 4)]).toEqual([0x50, 0x4b, 3, 4])
  expect(bodies[1]).toEqual(bodies[0])
})

test('filter and wording make another answer, in one spelling of the permanent address', async () => {
  const [whole, filtered, chinese] = await Promise.all(
    ['', '?significance=substantive', '?wording=zh&apparatus=positive'].map((query) =>
      get(`${comparison}.txt${query}`),
    ),
  )
  expect(new Set([whole, filtered, chinese].map((response) => response!.headers.get('ETag'))).size).toBe(3)
  expect(await whole!.text()).toMatch(/, C|\] , C/)
  expect(await filtered!.text()).toMatch(/Shown here: 1 \(substantive\); 1 left out/)
  expect(await chinese!.text()).toContain('「五六」，A同，C作「七八」')
  const link = /<https:\/\/[^/]+([^>]+)>; rel="cite-as"/.exec(filtered!.headers.get('Link')!)![1]!
  const pinned = link.replace('?', '.html?')
  const other = await get(`${pinned}&wording=zh&significance=substantive`)
  expect([other.status, other.headers.get('Location')]).toEqual([308, `${pinned}&significance=substantive&wording=zh`])
  const page = await get(`${pinned}&significance=substantive&wording=zh`)
  expect(page.headers.get('Content-Security-Policy')).toContain("style-src 'unsafe-inline'")
  expect(await page.text()).toContain('「')
})

test('what cannot be chosen is refused and named', async () => {
  for (const [query, pointer] of [
    ['wording=xx', '?wording'],
    ['apparatus=both', '?apparatus'],
    ['significance=none', '?significance'],
    ['classes=punctation', '?classes'],
  ]) {
    const response = await get(`${comparison}.txt?${query}`)
    expect([response.status, ((await response.json()) as { pointer: string }).pointer]).toEqual([422, pointer])
  }
})

describe('classes of an editor’s own', () => {
  const ask = (query: string, body: object) =>
    send('POST', `/v1/compare?${query}`, { body, headers: { Accept: 'text/plain' } })
  const texts = {
    witnesses: [
      { siglum: 'A', text: 'the grey cat sat on a mat, and slept', language: 'en' },
      { siglum: 'B', text: 'the gray cat lay on a mat and slept', language: 'en' },
    ],
    rules: [{ id: 'posture', class: 'posture & rest', pairs: [['sat', 'lay']] }],
  }

  test('of rules in the body, beside those of the registry', async () => {
    const only = await ask(`classes=${encodeURIComponent('posture & rest')}`, texts)
    expect(await only.text()).toMatch(/Shown here: 1 \(posture & rest\)/)
    const both = await ask(`classes=${encodeURIComponent('posture & rest')},punctuation`, texts)
    expect(await both.text()).toMatch(/Shown here: 2 /)
  })

  test('what is neither a class of a rule nor of a place is refused and named', async () => {
    for (const [name, body] of [
      ['posture', texts],
      ['posture & rest', { witnesses: texts.witnesses }],
    ] as const) {
      const response = await ask(`classes=${encodeURIComponent(name)}`, body)
      expect([response.status, ((await response.json()) as { pointer: string }).pointer]).toEqual([422, '?classes'])
    }
  })

  test('of decisions, in the permanent address and on the page', async () => {
    await passage('classed', { A: '派五六个师去，是的', B: '派七八个师去。是的' })
    const { witnesses } = (await (await get('/v1/passages/classed')).json()) as {
      witnesses: { current: { version: string } }[]
    }
    const target = witnesses.map(({ current }) => ({ version: current.version, start: 1, end: 3 }))
    const decision = {
      type: 'classify',
      target,
      value: { classes: ['数 & 量'] },
      scope: 'place',
      reason: 'as an example',
      responsible: 'E. Ditor',
    }
    expect((await post('/v1/passages/classed/decisions', decision)).status).toBe(201)
    const name = encodeURIComponent('数 & 量')
    const current = await get(`/v1/passages/classed/comparison.csv?classes=${name}`)
    expect(current.status).toBe(200)
    const permanent = /<https:\/\/[^/]+([^>]+)>; rel="cite-as"/.exec(current.headers.get('Link')!)![1]!
    const pinned = `${permanent.replace('?', '.txt?')}&classes=${name}`
    expect(await (await get(pinned)).text()).toMatch(/Shown here: 1 \(数 & 量\)/)
    expect((await get(pinned.replace(/decisions=\w+&/, ''))).status).toBe(422)
    const page = await (await get(`/p/classed?class=${name}&lang=en`)).text()
    expect(page).toContain('数 &amp; 量')
    expect(page).toContain('1 of 2')
    expect((await get('/p/classed?class=nothing&lang=en')).status).toBe(422)
  })
})
