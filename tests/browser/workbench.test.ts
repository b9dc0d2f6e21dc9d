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

  it('shows its result again after Back', async () => {
    const page = await compared()
    await page.getByRole('link', { name: 'Reading room' }).first().click()
    await page.waitForURL(/\/\?lang=en$/)
    await page.goBack()
    await page.waitForSelector('#result')
    expect(await page.locator('#text-1').inputValue()).toBe(TEXTS[1])
    await page.context().close()
  }, 20_000)

  it('says what long work is at, and stops it when it is told to; the texts stay', async () => {
    const page = await room.open('/compare?lang=en')
    // However fast the machine is, the comparison is not done before its script is there.
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.context().route(/\/compare-[0-9a-f]+\.js$/, async (route) => {
      await held
      await route.continue()
    })
    for (const [index, text] of TEXTS.entries()) await page.fill(`#text-${index}`, text)
    await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await page.locator('#stop').waitFor()
    expect(await page.locator('.comparing').textContent()).toMatch(/Comparing… \d+ s/)
    expect(await page.locator('.working progress').isVisible()).toBe(true)
    await page.locator('#stop').click()
    expect(await page.locator('.comparing').textContent()).toBe('Stopped. The texts are still there.')
    expect(await page.locator('#stop').isVisible()).toBe(false)
    release()
    await page.waitForTimeout(500)
    expect(await page.locator('#result').count()).toBe(0)
    // And is ready for other texts.
    for (const [index, text] of TEXTS.entries()) await page.fill(`#text-${index}`, text)
    await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await page.waitForSelector('#result')
    await page.context().close()
  }, 60_000)

  it('calls each text what it is, in the result, in a link, and in what it stores', async () => {
    const page = await room.open('/compare?lang=en')
    await page.setInputFiles('#files', [
      { name: 'folio.txt', mimeType: 'text/plain', buffer: Buffer.from('the old king') },
      { name: 'quarto.txt', mimeType: 'text/plain', buffer: Buffer.from('the new king') },
    ])
    await expect.poll(() => page.locator('#label-1').inputValue()).toBe('quarto.txt')
    await page.locator('#label-0').fill('Folio 1623')
    await page.locator('[name=view][value=side-by-side]').check()
    await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await page.waitForSelector('#result')
    expect(await page.locator('.parallel th').first().textContent()).toContain('Folio 1623')
    expect(await page.locator('.store [name=label]').first().inputValue()).toBe('Folio 1623')
    await page.locator('.share button').click()
    await page.locator('.share input').waitFor()
    const link = await page.locator('.share input').inputValue()
    const other = await room.open(link.slice(room.url.length))
    await other.waitForSelector('#result')
    expect(await other.locator('#label-0').inputValue()).toBe('Folio 1623')
    await other.context().close()
    await page.context().close()
  }, 30_000)

  it('loads less than 10 kB of script until texts are compared', async () => {
    const page = await room.open('/')
    let bytes = 0
    const { gzipSync } = await import('node:zlib')
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) bytes += gzipSync(await response.body()).length
    })
    await page.goto(`${room.url}/compare?lang=en`)
    for (const [index, text] of TEXTS.entries()) await page.fill(`#text-${index}`, text)
    await page.locator('#label-0').focus()
    await page.waitForTimeout(300)
    expect(bytes).toBeGreaterThan(1_000)
    expect(bytes).toBeLessThan(10_000)
    await page.context().close()
  }, 20_000)

  it('finds words in a part that is not shown', async () => {
    const page = await room.open('/compare?lang=en')
    for (const index of [0, 1]) {
      const word = (k: number) =>
        index === 1 && k % 9 === 0 ? `other${k}` : k === 6_000 ? 'albatross' : `word${k % 97}`
      await page.fill(`#text-${index}`, Array.from({ length: 7_000 }, (_, k) => word(k)).join(' '))
    }
    await page.locator('form#own').getByRole('button', { name: 'Compare', exact: true }).click()
    await page.waitForSelector('#result')
    await page.getByText('Find words in these texts').first().click()
    await page.locator('#find').fill('Albatross')
    await page.locator('#find').press('Enter')
    await page.locator('.hits button').first().click()
    await expect.poll(() => page.locator('mark#highlight').textContent()).toBe('albatross')
    expect(await page.locator('nav.parts').textContent()).toMatch(/Part [3-9] of/)
    await page.context().close()
  }, 30_000)
})
