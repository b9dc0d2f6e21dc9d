/**
 * Each language whole: no page shows words of the other one but in quotations, in what is marked as another language, and in examples of
 * rules.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADDRESSES } from './addresses.ts'
import { openRoom, type Room } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(() => room?.close())

/** Runs in the page: texts in the language of the page that have words of the other. */
const FOREIGN = String.raw`(() => {
  const page = document.documentElement.lang.slice(0, 2)
  const found = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (parent.closest('script, style, pre, code, textarea, svg, .address, .reference, .id, .code, .rules')) continue
    if (parent.closest('[lang]').lang.slice(0, 2) !== page) continue
    // Quotations, titles of books and what is in brackets after a word.
    const text = node.data.replace(/[“«《(（][^”»》)）]*[”»》)）]/g, '')
    // In 中文: names of formats, codes and addresses are the same in every language.
    const rest = page === 'zh' ? text.replace(/https?:\S+|\b(?:[A-Z][\w/.-]*|t\d\d|\w+\.\w+|[fdlop]+\.\S+|zh-Hant|la|en|cookie|oEmbed|part)\b/g, '') : text
    if (page === 'zh' ? /[A-Za-z]{3,}/.test(rest) : /\p{Script=Han}/u.test(rest)) found.add(node.data.trim().slice(0, 100))
  }
  return [...found]
})()`

describe('each language is whole', () => {
  for (const language of ['en', 'zh'])
    it(`${language}: no words of the other on any page`, async () => {
      const page = await room.open('/')
      const found: string[] = []
      for (const path of ADDRESSES) {
        await page.goto(`${room.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        for (const text of (await page.evaluate(FOREIGN)) as string[]) found.push(`${path}: ${text}`)
      }
      expect(found).toEqual([])
      await page.context().close()
    }, 120_000)
})
