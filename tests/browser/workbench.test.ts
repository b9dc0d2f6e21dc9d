/** `/compare` as a workbench: files, forms, order, base, and what a reload keeps. Nothing of it is sent. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, type Room } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(() => room?.close())

const TEXTS = ['派五六个师志愿军。', '派七八个师志愿军。']

async function compared(texts: readonly string[] = TEXTS): Promise<Page> {
  const page = await room.open('/compare?lang=en')
  for (const [index, text] of texts.entries()) await page.fill(`#text-${index}`, text)
  await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
  await page.waitForSelector('#result')
  return page
}

describe('the workbench', () => {
  it('gives the result in other forms, made in the browser', async () => {
    const page = await compared()
    for (const [extension, begins] of [
      ['.tei.xml', '<?xml'],
      ['.txt', ''],
      ['.docx', 'PK'],
      ['.csv', ''],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-export="${extension}"]`).click(),
      ])
      expect(download.suggestedFilename()).toBe(`comparison${extension}`)
      const body = readFileSync(await download.path())
      expect(body.length).toBeGreaterThan(20)
      expect(body.toString('utf8').startsWith(begins)).toBe(true)
      if (extension === '.txt') expect(body.toString('utf8')).toMatch(/五六/)
    }
    expect(room.faults).toEqual([])
    await page.context().close()
  })

  it('reads files as an import does, and names what it cannot read', async () => {
    const page = await room.open('/compare?lang=en')
    await page.setInputFiles('#files', [
      { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>派五六个师</p>') },
      { name: 'b.md', mimeType: 'text/markdown', buffer: Buffer.from('**派七八个师**') },
      { name: 'c.docx', mimeType: '', buffer: Buffer.from('no zip') },
    ])
    await expect.poll(() => page.locator('#text-1').inputValue()).toBe('派七八个师')
    expect(await page.locator('#text-0').inputValue()).toBe('派五六个师')
    await expect.poll(() => page.locator('.comparing').textContent()).toContain('c.docx')
    await page.context().close()
  })

  it('keeps texts and result through a reload, and forgets them when it is told to', async () => {
    const page = await compared()
    await page.reload()
    await page.waitForSelector('#result')
    expect(await page.locator('#text-1').inputValue()).toBe(TEXTS[1])
    await page.locator('#forget').click()
    await page.reload()
    expect(await page.locator('#text-0').inputValue()).toBe('')
    await page.context().close()
  })

  it('has the base that is chosen, in whatever order the texts stand, and lets texts be taken out', async () => {
    const page = await compared(TEXTS)
    const submit = () => page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await page.locator('[name=base]').nth(1).check()
    await submit()
    await expect.poll(() => page.locator('#v1 del .words').textContent()).toBe('七八')
    await page.getByRole('button', { name: 'Add another text' }).click()
    await page.locator('#text-2').fill('派九个师志愿军。')
    await page.locator('[data-row=remove]').nth(0).click()
    await submit()
    await expect.poll(() => page.locator('#v1 del .words').textContent()).toBe('七八')
    expect(await page.locator('form#own textarea').count()).toBe(2)
    await page.context().close()
  })

  it('stores the language that is shown, also after it was changed', async () => {
    const page = await room.open('/compare?lang=en')
    for (const [index, text] of ['قال الملك', 'قال الوزير'].entries()) {
      await page.fill(`#text-${index}`, text)
      await page.fill(`#language-${index}`, 'he')
    }
    const submit = () => page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await submit()
    await page.waitForSelector('#result')
    expect(await page.locator('#store-language').inputValue()).toBe('he')
    for (const index of [0, 1]) await page.fill(`#language-${index}`, 'ar')
    await submit()
    await expect.poll(() => page.locator('#store-language').inputValue()).toBe('ar')
    await page.context().close()
  })
})
