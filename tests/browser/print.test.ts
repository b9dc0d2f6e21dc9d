/** On paper: in every view every character of the passage is on the sheet, and none overlaps another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, type Room } from './browser.ts'
import { pdfText } from './pdf-text.ts'

let room: Room
/** A4 without the margins of the style sheet, in CSS pixels. */
const SHEET = { width: 642, height: 971 }

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(() => room?.close())

/** Runs in the page: every visible character of the text, and its position. */
const CHARACTERS = String.raw`(() => {
  const found = []
  const walker = document.createTreeWalker(document.querySelector('.compared'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentElement.closest('.said, .card, aside, .foot, .key, .steps, .number, .sigla, .nothing, title, style')) continue
    for (let k = 0; k < node.length; k++) {
      if (/\s/.test(node.data[k])) continue
      const range = document.createRange()
      range.setStart(node, k)
      range.setEnd(node, k + 1)
      const { left, right, top, bottom, width } = range.getBoundingClientRect()
      if (width > 0) found.push([node.data[k], left, right, top, bottom])
    }
  }
  return found
})()`

type Character = readonly [text: string, left: number, right: number, top: number, bottom: number]

describe('on paper', () => {
  for (const query of [
    'view=reading&writing=vertical',
    'writing=vertical',
    'view=table',
    'view=side-by-side',
    'view=inline',
  ])
    it(`the whole text is on the sheet: ${query}`, async () => {
      const page = await room.open(`/p/t17?witnesses=A,C&${query}`, { viewport: SHEET })
      await page.emulateMedia({ media: 'print' })
      const characters = (await page.evaluate(CHARACTERS)) as readonly Character[]
      const text = (await (await fetch(`${room.url}/v1/passages/t17`)).json()) as {
        witnesses: { siglum: string; current: { version: string } }[]
      }
      const { version } = text.witnesses.find(({ siglum }) => siglum === 'A')!.current
      const base = (await (await fetch(`${room.url}/v1/versions/${version}/text`)).text()).replace(/\s/g, '')
      const shown = characters.map(([character]) => character).join('')
      // The alignment table has the words of other witnesses between, so the base is a subsequence.
      let at = 0
      for (const character of shown) if (character === base[at]) at++
      expect(at).toBe(base.length)
      const outside = characters.filter(([, left, right]) => left < 0 || right > SHEET.width + 1)
      expect(outside.slice(0, 3)).toEqual([])
      // Two characters that are not neighbours never cover the same spot.
      const spots = new Map<string, string>()
      const upon: string[] = []
      for (const [character, left, right, top, bottom] of characters) {
        const spot = `${Math.round((left + right) / 2)} ${Math.round((top + bottom) / 2)}`
        const before = spots.get(spot)
        if (before !== undefined) upon.push(`${before}${character}`)
        spots.set(spot, character)
      }
      expect(upon.slice(0, 3)).toEqual([])
      await page.context().close()
    })

  it('controls, the way back and what is folded away are not printed', async () => {
    const page = await room.open('/p/t08', { viewport: SHEET })
    await page.emulateMedia({ media: 'print' })
    for (const selector of [
      '.crumb',
      '.toolbar',
      '.drawers',
      '.facets',
      'details.agreement',
      'header.site nav',
      'footer.site',
    ])
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false)
    expect(await page.locator('.permanent').first().isVisible()).toBe(true)
    await page.context().close()
  })

  const stored = async (passage: string, siglum: string) => {
    const { witnesses } = (await (await fetch(`${room.url}/v1/passages/${passage}`)).json()) as {
      witnesses: { siglum: string; current: { version: string } }[]
    }
    const { version } = witnesses.find((one) => one.siglum === siglum)!.current
    return (await fetch(`${room.url}/v1/versions/${version}/text`)).text()
  }
  /** Presentation forms and radicals count as the usual characters. */
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  const isWithin = (text: string, pages: string) => {
    let at = 0
    for (const character of pages) if (character === text[at]) at++
    return at === text.length
  }

  for (const query of ['view=reading&writing=vertical', 'writing=vertical', 'view=table', 'view=side-by-side', ''])
    it(`the PDF has the whole text: ${query}`, async () => {
      const page = await room.open(`/p/t08?witnesses=A,C&${query}`)
      const pages = pdfText(await page.pdf({ format: 'A4' }))
      expect(pages.length).toBeGreaterThan(1)
      const printed = plain(pages.join(''))
      expect(isWithin(plain(await stored('t08', 'A')), printed)).toBe(true)
      if (query.includes('table') || query.includes('side'))
        expect(isWithin(plain(await stored('t08', 'C')).slice(0, 40), printed)).toBe(true)
      // What a screen alone can use is not there.
      expect(printed).not.toContain('Readingroom')
      await page.context().close()
    }, 30_000)
})
