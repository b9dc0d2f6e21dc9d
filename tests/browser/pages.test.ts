/** The pages in a real browser, on the real server with the corpus: the main job, without a line of script in it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  await store('moved', {
    A: '我们经过慎重考虑，决定暂不出兵。敌人正在向北进攻。周恩来同志将飞往莫斯科。请你们等待消息。',
    C: '周恩来同志将飞往莫斯科。我们经过慎重考虑，决定暂不出兵。敌人正在向北进攻。请你们耐心等待消息。',
  })
}, 60_000)

/** A passage that the corpus has not: one with a move. */
async function store(id: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const post = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
    const response = await fetch(room.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.status).toBe(201)
  }
  await post('/v1/passages', { id, title: id, language: 'zh-Hans' })
  for (const [siglum, text] of Object.entries(texts)) {
    await post(`/v1/passages/${id}/witnesses`, { siglum, label: siglum })
    await post(`/v1/passages/${id}/witnesses/${siglum}/versions`, { text })
  }
}

afterAll(async () => {
  await room?.close()
})

const PAGES = {
  'reading-room': '/',
  inline: '/p/t17?witnesses=A,C',
  'three-witnesses': '/p/t08',
  'side-by-side': '/p/t17?witnesses=A,C&view=side-by-side',
  identical: '/p/account',
  'reading-text': '/p/t08?view=reading',
  vertical: '/p/t17?witnesses=A,C&view=reading&writing=vertical',
  table: '/p/t08?view=table',
  graph: '/p/t08?view=graph',
  list: '/p/t08?view=list&cite=3',
  moved: '/p/moved',
  'moved-side-by-side': '/p/moved?view=side-by-side',
  'moved-vertical': '/p/moved?view=reading&writing=vertical',
  filtered: '/p/t17?witnesses=A,C&class=punctuation',
  embed: '/embed?url=/t/t22',
  telegram: '/t/t22',
  'telegram-with-wording': '/t/t08',
  compare: '/compare',
  error: '/p/nothing',
}

/** Chinese with the slow tests (pages.slow.test.ts): the pages are the same but for their words. */
const LANGUAGES = process.env.SLOW === '1' ? ['zh'] : ['en']
const withLanguage = (path: string, language: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

describe('the main job, with JavaScript switched off', () => {
  it('from the reading room to a variant, to the telegram, to its words in the account', async () => {
    const page = await room.open('/?lang=en', { javaScriptEnabled: false })
    await page.locator('.passages a[href^="/p/t17"]').click()
    await expectText(page, '.summary', '13 variants in 810 characters')

    // Only A and C, by the controls.
    await page.getByText('Witnesses, base, unit, rules').click()
    await page.getByLabel('Show B').uncheck()
    await page.getByRole('button', { name: 'Show the comparison' }).click()
    expect(page.url()).toContain('witnesses=A,C')
    await expectText(page, '.overall', 'substantive 9')

    await page.locator('.apparatus li').nth(3).locator('a.number').click()
    expect(new URL(page.url()).hash).toBe('#v4')
    const place = page.locator('#v4')
    expect(await place.evaluate((one) => one.matches(':target'))).toBe(true)
    expect(await place.locator('del .words').textContent()).toBe('和')
    expect(await place.locator('ins .words').textContent()).toBe('及')
    await place.getByRole('link', { name: 'next: variant 5' }).click()
    expect(new URL(page.url()).hash).toBe('#v5')

    await page.getByRole('link', { name: 'Reading room' }).first().click()
    await page.locator('.timeline a[href^="/t/t17"]').click()
    await expectText(page, 'h1', 'Stalin to Mao')
    await expectText(page, '.dates', '5 October 1950')
    await expectText(page, '.wording', '13 variants')

    await page.locator('.evidence li').nth(1).getByRole('link').first().click()
    expect(new URL(page.url()).hash).toBe('#highlight')
    const marked = await page.locator('mark').allTextContents()
    expect(marked.join('')).toMatch(/^我向您提出派五六个师志愿军的问题[\s\S]*国际形势及前景的考虑。$/)
    expect(await page.locator('#highlight').isVisible()).toBe(true)
    await page.context().close()
  }, 30_000)

  it('adds a version, sees a mistake explained, and sees the version compared', async () => {
    const page = await room.open('/p/t17?lang=zh', { javaScriptEnabled: false })
    await page.getByRole('link', { name: '以 C 的文本为起点' }).click()
    const area = page.locator('#add-text')
    const text = await area.inputValue()
    expect(text).toContain('对此应该害怕吗')
    await area.fill(text.replace('五六个师', '七八个师'))
    await page.locator('#add-siglum').fill('D')
    await page.locator('#add-label').fill('读者校本')
    await page.locator('#add-token').fill('not the token')
    await page.getByRole('button', { name: '存入并对校' }).click()
    await expectText(page, '[role=alert]', '令牌不是本站的令牌')
    expect(await page.locator('#add-text').inputValue()).toContain('七八个师')

    await page.locator('#add-token').fill(TOKEN)
    await page.getByRole('button', { name: '存入并对校' }).click()
    expect(page.url()).toContain('witnesses=A,D')
    await expectText(page, '.summary', '810 字中有异文 14 处')
    expect(await page.locator('#v1 ins .words').textContent()).toBe('七八')
    await page.context().close()
  }, 30_000)

  it('compares two pasted texts', async () => {
    const page = await room.open('/compare?lang=en', { javaScriptEnabled: false })
    await page.getByLabel('Text A').fill('周恩来和林彪同志飞往您的疗养地')
    await page.getByLabel('Text B').fill('周恩来、林彪同志飞往您的休养地')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expectText(page, '.summary', '2 variants in 15 characters')
    await page.context().close()
  }, 30_000)
})

describe('what is not certain', () => {
  it('is never shown as a fact, and contradictions are side by side', async () => {
    const page = await room.open('/t/t01?lang=en', { javaScriptEnabled: false })
    await expectText(page, '.claim.doubtful', 'perhaps28 September 1950')
    await expectText(page, '.claim:not(.doubtful)', '29 September 1950 or before')
    await page.goto(`${room.url}/t/t22?lang=en`)
    const dated = page.locator('tbody.disagree', { hasText: 'dated' })
    expect(await dated.locator('td.value time').allTextContents()).toEqual([
      '13 October 1950',
      '12 October 1950',
      '12 October 1950',
      '13 October 1950',
    ])
    await expectText(page, '.tension h3', 'Advice or order')
    await page.context().close()
  }, 30_000)
})

/** For the page to run: the text of elements without what the style sheet keeps out of a selection. */
const copyOf = (selector: string) => `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
  for (const one of element.querySelectorAll('*')) {
    const { userSelect, display } = getComputedStyle(one)
    if (userSelect === 'none' || display === 'none') one.remove()
  }
  return element.textContent
}).join('')`

describe('side by side', () => {
  it('a column, copied, is the exact text of its witness', async () => {
    const page = await room.open('/p/t08?view=side-by-side')
    const stored = await fetch(`${room.url}/v1/passages/t08`)
    const { witnesses } = (await stored.json()) as { witnesses: { siglum: string; current: { version: string } }[] }
    for (const [column, { current }] of witnesses.entries()) {
      const copied = await page.evaluate<string>(copyOf(`.parallel td:nth-child(${column + 1})`))
      const text = await (await fetch(`${room.url}/v1/versions/${current.version}/text`)).text()
      expect(copied).toBe(text)
    }
    await page.context().close()
  }, 30_000)
})

interface Line {
  readonly left: number
  readonly right: number
  readonly top: number
}

describe('a selection side by side', () => {
  it('stays in the column that it began in, and copies as the exact text', async () => {
    const page = await room.open('/p/t08?view=side-by-side', { permissions: ['clipboard-read', 'clipboard-write'] })
    const stored = await fetch(`${room.url}/v1/passages/t08`)
    const { witnesses } = (await stored.json()) as { witnesses: { current: { version: string } }[] }
    await page.setViewportSize({ width: 1280, height: 2600 })
    for (const column of [0, 2]) {
      const text = await (await fetch(`${room.url}/v1/versions/${witnesses[column]!.current.version}/text`)).text()
      // From the first character of the column to its last, by the mouse.
      const [from, to] = await page.evaluate<[Line, Line]>(`(() => {
        const cells = [...document.querySelectorAll('.parallel td:nth-child(${column + 1})')]
        return [cells[0], cells.at(-1)].map((cell, i) => {
          const range = document.createRange()
          range.selectNodeContents(cell)
          const { left, right, top } = [...range.getClientRects()].at(-i)
          return { left, right, top }
        })
      })()`)
      await page.mouse.move(from.left + 1, from.top + 5)
      await page.mouse.down()
      await page.mouse.move(to.right - 2, to.top + 12, { steps: 10 })
      await page.mouse.up()
      await page.evaluate('document.execCommand("copy")')
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text)
    }
    await page.context().close()
  }, 30_000)
})

describe('what belongs together side by side', () => {
  it('is drawn together in the gutter, moves across, and shown together where the pointer or the keyboard is', async () => {
    const page = await room.open('/p/moved?view=side-by-side&lang=en')
    const lines = page.locator('.connections path')
    await expect.poll(() => lines.count()).toBe(4)
    expect(await page.locator('.connections').getAttribute('aria-hidden')).toBe('true')
    // A line begins at the height of one reading and ends at that of its counterpart.
    const ends = await page.evaluate<number[]>(`(() => {
      const table = document.querySelector('.parallel table').getBoundingClientRect()
      const signs = [...document.querySelectorAll('.parallel .move')].map((one) => one.getClientRects()[0])
      const [, from, to] = /M\\S+ (\\S+)C.* (\\S+)$/.exec(document.querySelector('.connections .crossing').getAttribute('d'))
      const middle = ({ top, bottom }) => (top + bottom) / 2 - table.top
      // In the order of the rows the place in C comes first.
      return [Math.abs(middle(signs[1]) - from), Math.abs(middle(signs[0]) - to)]
    })()`)
    expect(Math.max(...ends)).toBeLessThan(1)

    await page.locator('td:nth-child(2) [data-place="3"] .number').hover()
    expect(await page.locator('.near').count()).toBe(3)
    expect(await page.locator('#v3').evaluate((one) => one.classList.contains('near'))).toBe(true)
    await page.mouse.move(0, 0)
    await page.locator('.parallel .move').first().focus()
    // Both signs, both stretches with what is cut off them, and the line.
    expect(await page.locator('.crossing.near').count()).toBe(1)
    expect(await page.locator('.move.near').count()).toBe(2)
    expect(await page.locator('[data-place].near').count()).toBe(0)
    await room.screenshot(page, 'side-by-side-moved')

    await page.setViewportSize({ width: 320, height: 800 })
    await expect.poll(() => lines.count()).toBe(0)
    await page.context().close()
  }, 30_000)

  it('without a script has its numbers on both sides, and a way from each place of a move to the other', async () => {
    const page = await room.open('/p/moved?view=side-by-side&lang=en', { javaScriptEnabled: false })
    expect(await page.locator('td:nth-child(1) .number').allTextContents()).toEqual(['1', '2', '3'])
    expect(await page.locator('td:nth-child(2) .number').allTextContents()).toEqual(['1', '2', '3'])
    // On what is seen of it: what is said stands before that, clipped.
    const seen = { position: { x: 12, y: 10 } }
    await page.locator('td:nth-child(1) .move').click(seen)
    expect(await page.locator('td:nth-child(2) .move:target').count()).toBe(1)
    await page.locator('td:nth-child(2) .move').click(seen)
    expect(await page.locator('td:nth-child(1) .move:target').count()).toBe(1)
    await page.context().close()
  }, 30_000)
})

describe('a reference', () => {
  const path = '/p/t17?witnesses=A,C&view=list&cite=4&lang=en'

  it('is copied by its button, which announces it only after copying', async () => {
    const page = await room.open(path, { permissions: ['clipboard-read', 'clipboard-write'] })
    const status = page.locator('.cite [role=status]')
    expect(await status.textContent()).toBe('')
    await page.getByRole('button', { name: 'Copy: BibTeX' }).click()
    await expect.poll(() => status.textContent()).toBe('Copied: BibTeX')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await page.locator('#reference-1').textContent())
    await page.getByRole('button', { name: 'Copy: Permanent address' }).press('Enter')
    await expect.poll(() => status.textContent()).toBe('Copied: Permanent address')
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^http:.*versions=\w+,\w+.*#v4$/)
    await page.context().close()
  }, 30_000)

  it('is selected where there is no clipboard to be had', async () => {
    const page = await room.open('/')
    await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })')
    await page.goto(room.url + path)
    await page.getByRole('button', { name: 'Copy: RIS' }).click()
    await expectText(page, '.cite [role=status]', 'Selected')
    expect(await page.evaluate('getSelection().toString().trim()')).toContain('TY  - ELEC')
    await page.context().close()
  }, 30_000)

  it('without a script has no button, and stays in its place', async () => {
    const top = async (options: object) => {
      const page = await room.open(path, options)
      const box = await page.locator('#reference-3').boundingBox()
      const shown = await page.locator('.copy-it').first().isVisible()
      await page.context().close()
      return { shown, box }
    }
    const [without, scripted] = [await top({ javaScriptEnabled: false }), await top({})]
    expect([without.shown, scripted.shown]).toEqual([false, true])
    expect(scripted.box).toEqual(without.box)
  }, 30_000)

  it('is in the card of its place, one step away', async () => {
    const page = await room.open('/p/t17?witnesses=A,C&view=reading&lang=en')
    await page.locator('#v4 .base').hover()
    await page.locator('#v4 .card').getByText('cite').click()
    await expectText(page, '#cite', 'Cite variant 4')
    await page.context().close()
  }, 30_000)
})

describe('on paper', () => {
  for (const path of ['/p/t17?witnesses=A,C', '/t/t08'])
    it(`${path} has its permanent address and the day, and nothing to press`, async () => {
      const page = await room.open(path)
      await page.emulateMedia({ media: 'print' })
      const printed = await page.locator('.permanent').innerText()
      expect(printed).toContain(new Date().toISOString().slice(0, 10))
      expect(printed).toContain(path.startsWith('/t/') ? `${room.url}/t/t08` : 'versions=')
      expect(await page.locator('button:visible, form:visible').count()).toBe(0)
      await page.context().close()
    }, 30_000)
})

describe('an import', () => {
  it('takes a file dropped on the form, shows the progress, keeps the form when something is wrong, and opens the document', async () => {
    const page = await room.open('/import?lang=en')
    // As text: it speaks of what only a browser has.
    await page.evaluate(`{
      const form = document.querySelector('form.panel')
      const dataTransfer = new DataTransfer()
      const line = '我们原先曾打算，当敌人向三八线以北进攻时，派几个师的志愿军到北朝鲜帮助朝鲜同志。'
      dataTransfer.items.add(new File(['甲：' + line + '乙：' + line], 'dropped.txt', { type: 'text/plain' }))
      form.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      const status = form.querySelector('[role=status]')
      const tell = () => { document.body.dataset.told = (document.body.dataset.told ?? '') + status.textContent }
      new MutationObserver(tell).observe(status, { childList: true })
    }`)
    await page.locator('#token').fill(' ')
    await page.getByRole('button', { name: 'Import' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await page.evaluate('document.querySelector("#file").files[0].name')).toBe('dropped.txt')
    expect(await page.locator('body').getAttribute('data-told')).toBe(
      'Sending…Reading the file and searching for repeats…',
    )
    expect(await page.locator('.progress').isVisible()).toBe(false)
    await page.locator('#token').fill(TOKEN)
    await page.getByRole('button', { name: 'Import' }).click()
    await expectText(page, 'h2', '1 passage occurs more than once')
    await page.context().close()
  }, 30_000)
})

describe('a reading text', () => {
  it('shows the entry of a place under the pointer and at the keyboard, and the keys lead from place to place', async () => {
    const page = await room.open('/p/t17?witnesses=A,C&view=reading&lang=en')
    const card = (id: number) => page.locator(`#v${id} .card`)
    expect(await card(4).isVisible()).toBe(false)
    await page.locator('#v4 .base').hover()
    expect(await card(4).textContent()).toContain('和] 及\u00a0C')
    expect(await card(4).isVisible()).toBe(true)
    // The pointer can move onto it without its going away.
    await card(4).hover()
    expect(await card(4).isVisible()).toBe(true)
    await page.mouse.move(0, 0)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('k')
    expect(new URL(page.url()).hash).toBe('#v2')
    expect(await card(2).isVisible()).toBe(true)
    expect(await page.locator(':focus').textContent()).toBe('2')
    await room.screenshot(page, 'reading-text-card')
    await page.context().close()
  }, 30_000)

  it('without a script shows the same card, by Tab', async () => {
    const page = await room.open('/p/t17?witnesses=A,C&view=reading&lang=en#v1', { javaScriptEnabled: false })
    await page.locator('#v1 .number').focus()
    expect(await page.locator('#v1 .card').isVisible()).toBe(true)
    await page.context().close()
  }, 30_000)

  it('set in columns runs from right to left, and copies as the text it is', async () => {
    const page = await room.open('/p/t17?witnesses=A,C&view=reading&writing=vertical')
    expect(await page.evaluate("getComputedStyle(document.querySelector('.prose')).writingMode")).toBe('vertical-rl')
    const copied = await page.evaluate<string>(copyOf('.prose'))
    const stored = await fetch(`${room.url}/v1/passages/t17`)
    const { witnesses } = (await stored.json()) as { witnesses: { current: { version: string } }[] }
    expect(copied).toBe(await (await fetch(`${room.url}/v1/versions/${witnesses[0]!.current.version}/text`)).text())
    await page.context().close()
  }, 30_000)
})

describe('for everyone', () => {
  for (const language of LANGUAGES) {
    it(`every page passes the accessibility checks: ${language}`, async () => {
      const page = await room.open('/')
      for (const [name, path] of Object.entries(PAGES)) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(room.url + withLanguage(path, language))
        expect(await violations(page)).toEqual([])
        // Contrast is all that the colour scheme can change.
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, 'contrast')).toEqual([])
        await room.screenshot(page, `${name}-${language}-dark`)
      }
      await page.context().close()
    }, 180_000)

    it(`nothing has to be scrolled sideways at 320 pixels: ${language}`, async () => {
      const page = await room.open('/', { viewport: { width: 320, height: 800 } })
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(room.url + withLanguage(path, language))
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        expect(`${name} ${width}`).toBe(`${name} 320`)
        await room.screenshot(page, `${name}-${language}-narrow`)
      }
      await page.context().close()
    }, 180_000)
  }

  it('on paper everything is dark on white in any colour scheme, and nothing is cut off', async () => {
    const page = await room.open('/', { viewport: { width: 640, height: 900 } })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(room.url + withLanguage(path, 'en'))
      expect(await violations(page, 'contrast')).toEqual([])
      const [width, paper] = await page.evaluate<[number, string]>(
        '[document.documentElement.scrollWidth, getComputedStyle(document.body).backgroundColor]',
      )
      // Borders of a table may round up.
      expect([name, width <= 641]).toEqual([name, true])
      expect([name, paper]).toEqual([name, expect.stringMatching(/^(rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/)])
    }
    await room.screenshot(page, 'on-paper')
    await page.context().close()
  }, 180_000)

  it('forced colours still show what is chosen, what differs, and what moved', async () => {
    const page = await room.open('/p/t17?view=side-by-side&witnesses=A,C&lang=en', { forcedColors: 'active' })
    const style = (selector: string, property: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`)
    const views = (chosen: string) => style(`.views a${chosen}`, 'backgroundColor')
    expect(await views('[aria-current]')).not.toBe(await views(':not([aria-current])'))
    expect(await style('.parallel del > .words', 'textDecorationLine')).toBe('line-through')
    expect(await style('.parallel ins > .words', 'textDecorationLine')).toBe('underline')
    await page.goto(`${room.url}/p/moved?view=side-by-side&lang=en`)
    expect(await style('.parallel .moved', 'textDecorationStyle')).toBe('double')
    await room.screenshot(page, 'forced-colours')
    await page.context().close()
  }, 30_000)

  it('the keyboard finds the way in first', async () => {
    const page = await room.open('/p/t17?witnesses=A,C&lang=en')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to the text')
    expect(await page.locator(':focus').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#text')
    await page.context().close()
  }, 30_000)

  it('nothing was asked of another host, nothing failed, nothing was refused', () => expect(room.faults).toEqual([]))
})

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  expect(await page.locator(selector).first().textContent()).toContain(text)
}
