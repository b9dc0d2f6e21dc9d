import { beforeAll, expect, test } from 'vitest'
import { get, passage } from '../routes/service.ts'

const page = async (quotation: string, more = '') => {
  const answer = await get(`/quotation?lang=en&quotation=${encodeURIComponent(quotation)}${more}`, {
    Accept: 'text/html',
  })
  return { status: answer.status, html: await answer.text() }
}

beforeAll(() => passage('deed', { A: '我军今日上午九时渡江，敌人没有发现，部队全部到达指定位置。' }))

test('the verdict, the place with a link into its passage, and each departure marked', async () => {
  const { status, html } = await page('我军今日上午七时渡江，敌人没有发现')
  expect(status).toBe(200)
  expect(html).toContain('Altered')
  expect(html).toMatch(/<del>.*九时.*<\/del>|<del>.*九.*<\/del>/s)
  expect(html).toMatch(/href="\/p\/deed\?witnesses=A&(?:amp;)?highlight=A%3A0-18|href="\/p\/deed\?[^"]*highlight=/)
})

test('an exact quotation is exact; an empty form searches nothing', async () => {
  expect((await page('敌人没有发现')).html).toContain('Word for word')
  expect((await page('')).status).toBe(200)
})

test.each([
  ['……', '', 422],
  ['x', '&telegram=nothing', 404],
  ['字'.repeat(2001), '', 413],
])('%.5s → %s %i', async (quotation, more, status) => {
  const answer = await page(quotation, more)
  expect(answer.status).toBe(status)
  expect(answer.html).toContain('role="alert"')
})
