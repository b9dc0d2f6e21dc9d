/** Printed forms over HTTP: bytes are bytes when they come out of the cache too, and the filter is part of address and validator. */
import { beforeAll, expect, test } from 'vitest'
import { get, passage } from './service.ts'

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
