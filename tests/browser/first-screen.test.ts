/** The first screen of a comparison, how list and text follow each other, and comparisons that are too long for one page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, type Room } from './browser.ts'
import { storePassage } from './storing.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  const word = (k: number, other: boolean) => (other && k % 9 === 0 ? `other${k}` : `word${k % 97}`)
  const textOf = (other: boolean) => Array.from({ length: 7_000 }, (_, k) => word(k, other)).join(' ')
  await storePassage(room, 'long', 'en', { A: textOf(false), B: textOf(true) })
}, 60_000)

afterAll(() => room?.close())

describe('the first screen', () => {
  for (const viewport of [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ])
    for (const path of [
      '/p/t17?witnesses=A,C',
      '/p/t08',
      '/p/account',
      '/p/long',
      '/p/t08?view=reading',
      '/p/t17?view=side-by-side',
    ])
      for (const language of ['en', 'zh'])
        it(`of ${path} in ${language} at ${viewport.width} has three lines of text`, async () => {
          const page = await room.open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`, { viewport })
          const text = await page.locator('.prose, .parallel td').first().boundingBox()
          expect(text!.y + 3 * 40).toBeLessThan(viewport.height)
          await page.context().close()
        })
})

describe('list and text', () => {
  it('follow each other by the keys j and k, which are announced', async () => {
    const { summary } = (await (await fetch(`${room.url}/v1/passages/t08/comparison`)).json()) as {
      summary: { variants: number }
    }
    const page = await room.open('/p/t08', { viewport: { width: 1280, height: 800 } })
    for (let k = 0; k < 25; k++) await page.keyboard.press('j')
    expect(new URL(page.url()).hash).toBe('#v25')
    expect(await page.locator('.position .at').textContent()).toBe(`25/${summary.variants}`)
    expect(await page.locator('.position [role=status]').textContent()).toBe(`Variant 25 of ${summary.variants}`)
    const entry = await page.locator('#e25').boundingBox()
    expect(entry!.y).toBeGreaterThan(0)
    expect(entry!.y + entry!.height).toBeLessThan(800)
    expect(await page.locator('#e25').getAttribute('class')).toContain('current')
    await page.keyboard.press('k')
    expect(new URL(page.url()).hash).toBe('#v24')
    await page.locator('.position [data-step="1"]').click()
    expect(new URL(page.url()).hash).toBe('#v25')
    await page.context().close()
  })
})

describe('a comparison of more than 500 places', () => {
  for (const view of ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'])
    it(`is shown in parts of less than 600 kB: ${view}`, async () => {
      const response = await fetch(`${room.url}/p/long?view=${view}`)
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(new TextEncoder().encode(html).length).toBeLessThan(600_000)
      const [, of] = /Part 1 of (\d+)/.exec(html)!
      const last = await (await fetch(`${room.url}/p/long?view=${view}&part=${of}`)).text()
      expect(last).toContain(`Part ${of} of ${of}`)
    })

  it('opens the part of a variant that the address names', async () => {
    const page = await room.open('/p/long#v600')
    await page.locator('#v600').waitFor()
    expect(Number(new URL(page.url()).searchParams.get('part'))).toBeGreaterThan(2)
    await page.context().close()
    const cited = await room.open('/p/long?cite=600')
    expect(await cited.locator('#v600').count()).toBe(1)
    await cited.context().close()
  })

  it('has a strip of bars that leads into every part', async () => {
    const page = await room.open('/p/long')
    const bars = page.locator('.overview a')
    expect(await bars.count()).toBe(100)
    const href = await bars.last().getAttribute('href')
    expect(href).toMatch(/\?part=\d+#v\d+$/)
    const response = await fetch(new URL(href!, room.url))
    expect(await response.text()).toContain(`id="${href!.split('#')[1]}"`)
    await page.context().close()
  })
})
