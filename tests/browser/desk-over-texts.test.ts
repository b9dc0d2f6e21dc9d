/** The desk on `/compare`: decisions that no server hears of until they are stored with the texts. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'

let room: Room
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(() => room?.close())

const TEXTS = ['Whan that Aprille with his shoures soote', 'Whanne that Aprill with hise shoures soote']
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })
const progress = (page: Page) => page.locator('.desk-progress b').textContent()

async function compared(): Promise<Page> {
  const page = await room.open('/compare?lang=en')
  for (const [index, text] of TEXTS.entries()) await page.fill(`#text-${index}`, text)
  await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
  await page.waitForSelector('#result')
  return page
}

it('places are decided by keyboard, kept through a reload, exported, and stored with the texts', async () => {
  const page = await compared()
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.locator('#own-desk > summary').click()
  await eventually(() => progress(page)).toBe('0 of 3 places decided')
  await page.locator('.desk-number').first().focus()
  await page.keyboard.press('a')
  await eventually(() => progress(page)).toBe('1 of 3 places decided')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await eventually(() => progress(page)).toBe('2 of 3 places decided')
  // Contradicts what was decided: both are shown.
  await page.locator('.desk-place').nth(1).getByRole('link').click()
  await page.locator('.desk-place.open').getByRole('button', { name: 'Print', exact: true }).click()
  await eventually(() => page.locator('.desk-both').textContent()).toMatch(/Yours.*printed.*In force.*not printed/)
  expect(posts).toEqual([])
  expect(await violations(page)).toEqual([])

  // Words elsewhere change: what was decided stays where it belongs.
  await page.reload()
  await page.waitForSelector('#result')
  await page.fill('#text-0', `${TEXTS[0]} the droghte of March`)
  await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
  await page.locator('#own-desk:not([open]) > summary').click()
  await eventually(() => progress(page)).toBe('2 of 4 places decided')

  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-decisions]').click()])
  const { decisions } = JSON.parse(readFileSync(await download.path(), 'utf8'))
  const answer = await fetch(`${room.url}/v1/compare`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      witnesses: [
        { siglum: 'A', text: `${TEXTS[0]} the droghte of March` },
        { siglum: 'B', text: TEXTS[1] },
      ],
      decisions,
    }),
  })
  expect(((await answer.json()) as { decisions: unknown }).decisions).toMatchObject({ applied: 2, unapplied: [] })

  // Other forms are as decided.
  const [tei] = await Promise.all([page.waitForEvent('download'), page.locator('[data-export=".tei.xml"]').click()])
  expect(readFileSync(await tei.path(), 'utf8')).not.toBe('')

  await page.locator('details.store > summary').click()
  await page.fill('#store-title', 'Tales')
  await page.fill('#store-id', 'tales')
  await page.fill('#store-language', 'enm')
  await page.fill('#store-token', TOKEN)
  await page.locator('details.store button[type=submit]').click()
  await page.waitForURL(/\/p\/tales/)
  const stored = (await (await fetch(`${room.url}/v1/passages/tales/comparison`)).json()) as { decisions: unknown }
  expect(stored.decisions).toMatchObject({ applied: 2, unapplied: [] })
  expect(room.faults).toEqual([])
  await page.context().close()
})

it('loads decisions again, and names what is not a decision', async () => {
  const page = await compared()
  await page.locator('#own-desk > summary').click()
  const load = (body: unknown) =>
    page.setInputFiles('[data-load]', {
      name: 'decisions.json',
      mimeType: 'application/json',
      buffer: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  const status = page.locator('.own-desk-head [role=status]')
  for (const wrong of ['{', { decisions: 7 }, { decisions: [{ type: 'dance' }] }]) {
    await load(wrong)
    await eventually(() => status.textContent()).toContain('not valid')
  }
  const approve = { type: 'approve', target: [{ version: 'A', start: 0, end: 4 }], value: {} }
  await load({ decisions: [{ ...approve, target: [{ version: 'A', start: 0, end: 400 }] }] })
  await eventually(() => status.textContent()).toContain('does not name two places')
  expect(await progress(page)).toBe('0 of 3 places decided')
  await load([approve])
  await eventually(() => progress(page)).toBe('1 of 3 places decided')
  expect(await status.textContent()).toBe('1 decision loaded.')
  expect(room.faults).toEqual([])
  await page.context().close()
})

it('a rule for always becomes a rule of the form, and what is forgotten is gone', async () => {
  const page = await compared()
  await page.locator('#own-desk > summary').click()
  await page.fill('#desk-class', 'final -ne')
  await page.selectOption('#desk-scope', 'always')
  await page.locator('[data-act=regularise]').click()
  await eventually(() => page.locator('[name=own-b]').first().inputValue()).toBe('Whanne')
  await page.locator('.desk-place').first().locator('[data-key=a]').click()
  await eventually(() => page.evaluate('sessionStorage.getItem("variorum-compare-decisions")')).toContain('approve')
  await page.locator('#forget').click()
  expect(await page.evaluate('sessionStorage.getItem("variorum-compare-decisions")')).toBeNull()
  expect(room.faults).toEqual([])
  await page.context().close()
})
