/**
 * Text from right to left, by the position of its words on the screen: a test of attributes would not notice one without effect.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, type Room } from './browser.ts'
import { post, storePassage } from './storing.ts'

const TEXTS = {
  hebrew: {
    language: 'he',
    A: 'ויאמר המלך אל עבדיו הנאמנים לכו אל העיר הגדולה וראו',
    B: 'ויאמר המלך אל שריו הנאמנים לכו אל הארץ הגדולה וראו',
  },
  arabic: {
    language: 'ar',
    A: 'قال الملك لوزيره الكبير اذهب الى المدينة البعيدة وانظر',
    B: 'قال الملك لكاتبه الكبير اذهب الى القرية البعيدة وانظر',
    C: 'قال الامير لوزيره الكبير اذهب الى المدينة البعيدة',
  },
  syriac: { language: 'syr', A: 'ܒܪܫܝܬ ܒܪܐ ܐܠܗܐ ܝܬ ܫܡܝܐ', B: 'ܒܪܫܝܬ ܒܪܐ ܡܪܝܐ ܝܬ ܫܡܝܐ' },
  // Latin words inside a Hebrew text, and a variant between them: they are still read from left to right.
  quoting: { language: 'he', A: 'ויאמר the small brown fox בעיר', B: 'ויאמר the small black fox בעיר' },
} as const

let room: Room

beforeAll(async () => {
  room = await openRoom()
  for (const [id, { language, ...texts }] of Object.entries(TEXTS)) await storePassage(room, id, language, texts)
  await post(room, '/v1/passages', { id: 'translation', title: 'translation', language: 'en' })
  await post(room, '/v1/passages/translation/witnesses', { siglum: 'E', label: 'E', language: 'en' })
  await post(room, '/v1/passages/translation/witnesses/E/versions', {
    text: 'And the king said to his servants: go and see',
  })
  await post(room, '/v1/passages/translation/witnesses', { siglum: 'H', label: 'H', language: 'he' })
  await post(room, '/v1/passages/translation/witnesses/H/versions', { text: TEXTS.hebrew.A })
}, 60_000)

afterAll(() => room?.close())

interface Word {
  readonly text: string
  readonly left: number
  readonly line: number
}

/** Runs in the page, which has types of its own; shadow roots are looked into. */
const WORDS_IN = String.raw`(selector) => {
  const words = []
  const pierce = (root) => {
    const found = root.querySelector(selector)
    if (found !== null) return found
    for (const host of root.querySelectorAll('*')) {
      const inside = host.shadowRoot && pierce(host.shadowRoot)
      if (inside) return inside
    }
    return null
  }
  const walker = document.createTreeWalker(pierce(document), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentElement.closest('.said, .steps, .number, .sigla, .move, .card, .cell-siglum, .omits')) continue
    for (const match of node.data.matchAll(/\p{L}+/gu)) {
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      const { left, top } = range.getBoundingClientRect()
      words.push({ text: match[0], left, line: Math.round(top / 12) })
    }
  }
  return words
}`

/** The visible words of an element in the order of the document, with their positions. */
const wordsIn = (page: Page, selector: string): Promise<readonly Word[]> =>
  page.evaluate(`(${WORDS_IN})(${JSON.stringify(selector)})`)

/** Whether every word is to the left of the one before it on the same line, or to the right. */
function expectOrder(words: readonly Word[], direction: 'rtl' | 'ltr'): void {
  let pairs = 0
  for (const [index, word] of words.slice(1).entries()) {
    const before = words[index]!
    if (word.line !== before.line) continue
    pairs++
    const after = direction === 'rtl' ? word.left < before.left : word.left > before.left
    expect(after, `${before.text} (${before.left}) then ${word.text} (${word.left}), ${direction}`).toBe(true)
  }
  expect(pairs).toBeGreaterThan(2)
}

describe('a text from right to left', () => {
  for (const id of ['hebrew', 'arabic', 'syriac'])
    for (const [view, selector] of [
      ['inline', '.prose'],
      ['reading', '.prose'],
      ['side-by-side', '.parallel td'],
    ] as const)
      it(`${id}, ${view}`, async () => {
        const page = await room.open(`/p/${id}?view=${view}`)
        expectOrder(await wordsIn(page, selector), 'rtl')
        await room.screenshot(page, `right-to-left-${id}-${view}`)
        await page.context().close()
      })

  it('keeps the order of what runs the other way in it, across a variant', async () => {
    const page = await room.open('/p/quoting?view=reading')
    const words = await wordsIn(page, '.prose')
    expectOrder(
      words.filter(({ text }) => /[a-z]/.test(text)),
      'ltr',
    )
    const at = (word: string) => words.find(({ text }) => text === word)!.left
    expect(at('ויאמר')).toBeGreaterThan(at('fox'))
    expect(at('בעיר')).toBeLessThan(at('the'))
    await page.context().close()
  })

  it('has its table, its strip, its columns and its graph from right to left', async () => {
    const table = await room.open('/p/arabic?view=table')
    const cells = await table
      .locator('.alignment tr:first-child td')
      .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().left))
    expect(cells.length).toBeGreaterThan(3)
    expect(cells).toEqual([...cells].sort((a, b) => b - a))
    const strip = await table
      .locator('.overview svg')
      .first()
      .locator('a rect')
      .evaluateAll((all) => all.map((rect) => rect.getBoundingClientRect().left))
    expect(strip.length).toBeGreaterThan(1)
    expect(strip).toEqual([...strip].sort((a, b) => b - a))
    await table.context().close()
    const graph = await room.open('/p/arabic?view=graph')
    const boxes = await graph
      .locator('.drawing .boxes > *')
      .evaluateAll((all) => all.map((box) => box.getBoundingClientRect().left))
    expect(boxes[0]!).toBeGreaterThan(boxes.at(-1)!)
    await graph.context().close()
    const sides = await room.open('/p/hebrew?view=side-by-side')
    const [a, b] = await sides
      .locator('.parallel thead th')
      .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().left))
    expect(a!).toBeGreaterThan(b!)
    await sides.context().close()
  })

  it('has the lemma at the right, the bracket next, then the reading, in the list', async () => {
    const page = await room.open('/p/hebrew?view=list')
    const [lemma, bracket, other] = await page
      .locator('.apparatus .entry')
      .first()
      .evaluate((entry) =>
        ['.lemma', '.bracket', '.other'].map((part) => entry.querySelector(part)!.getBoundingClientRect().left),
      )
    expect(lemma!).toBeGreaterThan(bracket!)
    expect(bracket!).toBeGreaterThan(other!)
    await page.context().close()
  })

  it('is shown beside a text of the other direction, each in its reading order', async () => {
    const page = await room.open('/p/translation?view=side-by-side')
    expectOrder(await wordsIn(page, '.parallel td:nth-child(1)'), 'ltr')
    expectOrder(await wordsIn(page, '.parallel td:nth-child(2)'), 'rtl')
    await page.context().close()
    const inline = await room.open('/p/translation?witnesses=E,H&base=E')
    expectOrder(await wordsIn(inline, '.prose ins'), 'rtl')
    await inline.context().close()
  })

  for (const [form, address] of [
    ['frame', '/embed/p/hebrew'],
    ['static', '/embed/p/hebrew.html'],
  ] as const)
    it(`embedded as ${form}`, async () => {
      const page = await room.open(address)
      expectOrder(await wordsIn(page, '.prose'), 'rtl')
      await page.context().close()
    })

  it('embedded as an element', async () => {
    const page = await room.open('/embed?url=/p/hebrew')
    await page.locator('variorum-comparison .prose').waitFor()
    expectOrder(await wordsIn(page, '.prose'), 'rtl')
    await page.context().close()
  })

  for (const language of ['he', ''])
    it(`pasted with ${language === '' ? 'no language' : 'its language'}`, async () => {
      const page = await room.open('/compare')
      for (const [index, text] of [TEXTS.hebrew.A, TEXTS.hebrew.B].entries()) {
        await page.fill(`#text-${index}`, text)
        await page.fill(`#language-${index}`, language)
      }
      await page.locator('form#own button[type=submit]:not([name])').first().click()
      await page.waitForSelector('#result')
      expectOrder(await wordsIn(page, '.prose'), 'rtl')
      await page.context().close()
    }, 30_000)

  it('on paper', async () => {
    const page = await room.open('/p/hebrew')
    await page.emulateMedia({ media: 'print' })
    expectOrder(await wordsIn(page, '.prose'), 'rtl')
    await page.context().close()
  })
})
