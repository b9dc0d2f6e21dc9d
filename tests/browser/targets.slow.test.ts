/** What is pressed is large enough, nothing moves while a page loads, and the text is near at hand for the keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  const post = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
    expect((await fetch(room.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(201)
  }
  await post('/v1/passages', { id: 'long', title: 'A long text', language: 'en' })
  for (const siglum of ['A', 'B']) {
    const word = (k: number) =>
      siglum === 'B' && k % 9 === 0 ? `other${k}` : k === 6_000 ? 'albatross' : `word${k % 97}`
    await post('/v1/passages/long/witnesses', { siglum, label: siglum })
    const text = Array.from({ length: 7_000 }, (_, k) => word(k)).join(' ')
    await post(`/v1/passages/long/witnesses/${siglum}/versions`, { text })
  }
}, 60_000)

afterAll(() => room?.close())

const PAGES = [
  '/',
  '/p/t17',
  '/p/t08?view=list',
  '/p/account',
  '/p/long',
  '/p/t17/C',
  '/p/t17?at=2026-11-20',
  '/t/t08',
  '/t/t22',
  '/names',
  '/names/stalin',
  '/search',
  '/search?q=出兵',
  '/search?q=Roshchin',
  '/quotation?quotation=派五六个师志愿军',
  '/import',
  '/compare',
  '/embed?url=/p/t17',
  '/p/nothing',
]

/**
 * Runs in the page: what is smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8). Not counted: signs in a running text, and the marks of the strip
 * and the time line, whose places the list beside them leads to as well.
 */
const SMALL = `(() => {
  const found = new Set()
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), summary, select, textarea')) {
    if (one.closest('svg, .prose, .text, .skip') || one.matches('.skip')) continue
    if (!one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue
    const { width, height } = one.getBoundingClientRect()
    if (width === 0 || (width >= 23.9 && height >= 23.9)) continue
    // A link of one sign in a sentence is as wide as the sign.
    if (height >= 23.9 && one.matches('a:not(.siglum, .id)')) continue
    found.add(one.tagName + ' ' + one.className + ' ' + one.textContent.trim().slice(0, 20) + ' ' + width.toFixed() + '×' + height.toFixed())
  }
  return [...found]
})()`

const SHIFTS = `new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) globalThis.shifted = (globalThis.shifted ?? 0) + entry.value
}).observe({ type: 'layout-shift', buffered: true })`

describe('a page', () => {
  for (const width of [360, 1280])
    for (const language of ['en', 'zh'])
      it(`has targets of 24 pixels and does not move: ${language}, ${width}`, async () => {
        const page = await room.open('/', { viewport: { width, height: 844 } })
        await page.addInitScript(SHIFTS)
        for (const path of PAGES) {
          await page.goto(`${room.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
          await page.waitForTimeout(150)
          expect([path, await page.evaluate(SMALL)]).toEqual([path, []])
          expect([path, await page.evaluate('globalThis.shifted ?? 0')]).toEqual([path, 0])
          // The wider page is looked at with all others.
          if (width === 360) expect(await violations(page)).toEqual([])
        }
        await page.context().close()
      }, 120_000)
})

describe('the keyboard', () => {
  for (const path of [
    '/p/t17',
    '/t/t08',
    '/p/t08?view=reading',
    '/p/t08?view=side-by-side',
    '/p/t08?view=list',
    '/p/t08?view=table',
  ])
    it(`is at the first variant of ${path} in at most six tabs`, async () => {
      const page = await room.open(path)
      const id = () =>
        page.evaluate<string | null>(
          "document.activeElement.closest('.place, .locus, .apparatus') && document.activeElement.closest('[id]').id",
        )
      let tabs = 0
      do {
        await page.keyboard.press('Tab')
        tabs++
        // The ways past the head of the page are the first stops.
        if (await page.evaluate("document.activeElement.textContent === 'Skip to the first variant'"))
          await page.keyboard.press('Enter')
      } while (tabs < 7 && (await id()) === null)
      expect(tabs).toBeLessThanOrEqual(6)
      expect(await id()).toMatch(/^[ve]1$/)
      await page.context().close()
    })

  it('comes to the text itself by the first stop', async () => {
    const page = await room.open('/p/t17')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').evaluate((one) => one.closest('.prose') !== null)).toBe(true)
    await page.context().close()
  })
})

describe('a comparison in parts', () => {
  it('finds words in a part that is not shown, and leads there', async () => {
    const page = await room.open('/p/long?lang=en')
    await page.getByText('Find words in these texts').first().click()
    await page.locator('#find').fill('Albatross')
    await page.locator('#find').press('Enter')
    await page.locator('.hits a').first().click()
    expect(await page.locator('mark#highlight').textContent()).toBe('albatross')
    expect(await page.locator('#highlight').isVisible()).toBe(true)
    expect(await page.locator('.parts').first().textContent()).toMatch(/Part [3-9] of/)
    await page.context().close()
  }, 30_000)

  it('goes on into the next part by the key j, and back by k', async () => {
    const page = await room.open('/p/long?lang=en')
    const last = await page.evaluate<string>("document.querySelector('nav.parts').dataset.last.split(' ')[0]")
    await page.goto(`${room.url}/p/long?lang=en#v${last}`)
    await page.keyboard.press('j')
    await page.waitForURL(new RegExp(`part=2.*#v${Number(last) + 1}$`))
    await page.keyboard.press('k')
    await page.waitForURL(new RegExp(`#v${last}$`))
    expect(new URL(page.url()).searchParams.get('part')).toBe(null)
    await page.context().close()
  }, 30_000)
})
