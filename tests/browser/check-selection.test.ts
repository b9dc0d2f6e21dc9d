/** Words selected on a page of a passage, checked as a quotation. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(async () => {
  await room?.close()
})

/** From the first character of one text node to the last of another, by what they contain. */
const select = (from: string, to: string) => `{
  const nodes = []
  const walk = document.createTreeWalker(document.querySelector('.prose'), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) nodes.push(walk.currentNode)
  const first = nodes.find((node) => node.data.includes(${JSON.stringify(from)}))
  const last = nodes.find((node) => node.data.includes(${JSON.stringify(to)}))
  const range = document.createRange()
  range.setStart(first, first.data.indexOf(${JSON.stringify(from)}))
  range.setEnd(last, last.data.indexOf(${JSON.stringify(to)}) + ${to.length})
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}`

it('a link beside them leads to their check, without what other witnesses read', async () => {
  const page = await room.open('/p/t17?witnesses=A,C&lang=en')
  const link = page.locator('a.check-selection')
  expect(await link.isVisible()).toBe(false)
  // Across the variant 和/及: only the base's words are a quotation of it.
  await page.evaluate(select('活动', '使日本成为'))
  await link.waitFor()
  const asked = new URL((await link.getAttribute('href'))!, room.url)
  expect(asked.pathname).toBe('/quotation')
  expect(asked.searchParams.get('quotation')).toBe('活动和使日本成为')
  const [box, view] = [await link.boundingBox(), page.viewportSize()!]
  expect(box!.x).toBeGreaterThanOrEqual(0)
  expect(box!.x + box!.width).toBeLessThanOrEqual(view.width)
  await room.screenshot(page, 'check-selection')
  expect(await violations(page)).toEqual([])
  await link.click()
  await page.getByRole('heading', { name: 'Word for word' }).waitFor()
  await page.context().close()
}, 30_000)

it('is there only while words are selected, and the link of the page has them too', async () => {
  const page = await room.open('/p/t17?witnesses=A,C&lang=zh')
  const [beside, form] = [page.locator('a.check-selection'), page.locator('a.check-words')]
  await page.evaluate(select('活动', '使日本成为'))
  await beside.waitFor()
  expect(await form.getAttribute('href')).toContain('quotation=')
  await page.evaluate('getSelection().removeAllRanges()')
  await beside.waitFor({ state: 'hidden' })
  expect(await form.getAttribute('href')).not.toContain('quotation=')
  // What is no text of a witness is no quotation.
  await page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
  await page.waitForTimeout(300)
  expect(await beside.isVisible()).toBe(false)
  await page.context().close()
}, 30_000)

it('without a script the page has a link to the form', async () => {
  const page = await room.open('/p/t17?lang=en', { javaScriptEnabled: false })
  await page.locator('main').getByRole('link', { name: 'Check a quotation' }).click()
  expect(new URL(page.url()).pathname).toBe('/quotation')
  expect(room.faults).toEqual([])
  await page.context().close()
}, 30_000)
