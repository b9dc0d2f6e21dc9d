/** `/compare` in a real browser: the texts stay in it, and what it shows of them is what the server would have shown. */
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
}, 60_000)

afterAll(async () => {
  await room?.close()
})

const A = '派五六个师志愿军。这需要害怕吗?周恩来和林彪同志飞往您的疗养地,十月五日到。\n<b>𠮷</b>'
const B = '派七八个师志愿军。对此应该害怕吗?周恩来、林彪同志飞往您的休养地，10月5日到。\n<b>𠮷</b>'
const C = '派七八個師志願軍。對此應該害怕嗎?周恩来、林彪同志飞往您的疗养地，十月五日到。\n<b>𠮷</b>'

async function fill(page: Page, texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index >= (await page.locator('textarea').count())) await page.locator('[name=more]').click()
    await page.locator(`#text-${index}`).fill(text)
  }
}

const compare = (page: Page) => page.locator('#own button[type=submit]').first().click()

/** All that a browser sends, in the address, in the headers and in the body. */
function logOf(page: Page): string[] {
  const log: string[] = []
  page.context().on('request', (request: Request) => {
    const headers = JSON.stringify(request.headers())
    log.push(decodeURIComponent(`${request.method()} ${request.url()} ${headers} ${request.postData() ?? ''}`))
  })
  return log
}

/** Nothing of the texts, and nothing of the fragment that carries them. */
function expectKept(log: readonly string[], fragment = ''): void {
  expect(log.filter((line) => line.startsWith('POST'))).toEqual([])
  for (const piece of [
    '志愿',
    '林彪',
    '休养',
    ...(fragment === '' ? [] : [fragment.slice(0, 40), fragment.slice(-40)]),
  ])
    expect(log.filter((line) => line.includes(piece))).toEqual([])
}

describe('comparing', () => {
  it('sends no text, and says so; no step beside the result sends one', async () => {
    const page = await room.open('/compare?lang=en')
    const log = logOf(page)
    expect(await page.locator('.promise').innerText()).toBe(
      'They are compared in this browser and do not leave it; a reload keeps them, until this tab is closed.',
    )
    await fill(page, [A, B, C])
    await compare(page)
    await page.locator('#result').waitFor()
    expect(await page.locator('.summary').textContent()).toMatch(/\d+ variants in \d+ characters/)
    expect(await page.evaluate('document.activeElement.id')).toBe('result')
    expect(await violations(page)).toEqual([])
    await room.screenshot(page, 'own-result')
    await page.locator('.views button', { hasText: 'Table' }).click()
    await page.locator('.alignment').waitFor()
    expect(await page.locator(':focus').textContent()).toBe('Table')
    await page.locator('.facets button', { hasText: 'accidental' }).click()
    await page.locator('.facets [role=status]').waitFor()
    await page.locator('[name=ignore][value=script]').check()
    await compare(page)
    await page.locator('.folded-list').waitFor()
    expectKept(log)
    expect(log.filter((line) => /compare-[0-9a-f]+\.js/.test(line)).length).toBeGreaterThan(0)
    await page.context().close()
  }, 60_000)

  it('passes the accessibility checks in every view, in dark mode, on a narrow screen', async () => {
    const page = await room.open('/compare?lang=zh')
    await fill(page, [A, B, C])
    await compare(page)
    await page.locator('#result').waitFor()
    const toolbar = page.locator('.views').first()
    for (const [index, view] of ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'].entries()) {
      await toolbar.getByRole('button').nth(index).press('Enter')
      await page.locator(`[name=view][value=${view}]:checked`).waitFor()
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await violations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, 'contrast')).toEqual([])
      await page.setViewportSize({ width: 320, height: 800 })
      expect(`${view} ${await page.evaluate('document.documentElement.scrollWidth')}`).toBe(`${view} 320`)
      await room.screenshot(page, `own-${view}-narrow`)
      await page.setViewportSize({ width: 1280, height: 900 })
      await room.screenshot(page, `own-${view}-dark`)
    }
    await page.context().close()
  }, 60_000)

  it('cannot send anything: the policy forbids requests of the page and of its thread', async () => {
    const { page } = await room.visit(`${room.url}/compare?lang=en`)
    await fill(page, [A, B])
    await compare(page)
    await page.locator('#result').waitFor()
    const ask = "fetch('/healthz').then(() => 'asked', () => 'refused')"
    expect(page.workers()).toHaveLength(1)
    expect(await page.workers()[0]!.evaluate(ask)).toBe('refused')
    expect(await page.evaluate(ask)).toBe('refused')
    await page.context().close()
  }, 30_000)

  it('goes on beside the page, and only what was asked for last is shown', async () => {
    const page = await room.open('/compare?lang=en')
    const { first, second, ticks, total } = await page.evaluate<{
      first: boolean
      second: boolean
      ticks: number
      total: string
    }>(`(async () => {
      const { Comparer } = await import(document.querySelector('#own').dataset.compare)
      const root = document.querySelector('#outcome')
      const comparer = new Comparer()
      const long = Array.from({ length: 200_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 3000))).join('')
      const fields = (a, b) => new URLSearchParams([['text', a], ['text', b]])
      let ticks = 0
      const clock = setInterval(() => ticks++, 5)
      const first = comparer.show(root, fields(long, [...long].reverse().join('')))
      await new Promise((resolve) => setTimeout(resolve, 200))
      clearInterval(clock)
      const second = comparer.show(root, fields('甲乙', '甲丙'))
      return { first: await first, second: await second, ticks, total: root.querySelector('.total').textContent }
    })()`)
    expect({ first, second, total }).toEqual({ first: false, second: true, total: '1 variant in 2 characters' })
    expect(ticks).toBeGreaterThan(3)
    await page.context().close()
  }, 30_000)

  it('says about an invalid form what the server says', async () => {
    const page = await room.open('/compare?lang=en')
    const said = (fields: string[][]) =>
      page.evaluate<string>(`(async () => {
        const { Comparer } = await import(document.querySelector('#own').dataset.compare)
        const root = document.querySelector('#outcome')
        await new Comparer().show(root, new URLSearchParams(${JSON.stringify(fields)}))
        return root.querySelector('[role=alert]').textContent
      })()`)
    for (const fields of [
      Array.from({ length: 201 }, () => ['text', 'x']),
      [
        ['text', 'a'],
        ['text', 'b'],
        ['ignore', 'noise'],
      ],
      [
        ['text', 'a'],
        ['text', 'b'],
        ['show', 'view=columns'],
      ],
      [
        ['text', 'a'],
        ['text', 'x'.repeat(500_001)],
      ],
    ]) {
      const answer = await fetch(`${room.url}/compare?lang=en`, { method: 'POST', body: new URLSearchParams(fields) })
      const message = await said(fields)
      expect(message.length).toBeGreaterThan(10)
      expect([400, 413, 422]).toContain(answer.status)
      expect((await answer.text()).replaceAll('&quot;', '"')).toContain(message)
    }
    await page.context().close()
  }, 30_000)
})

describe('a link that carries texts', () => {
  it('shows the comparison at once, as its author saw it, and no request contains it', async () => {
    const page = await room.open('/compare?lang=zh')
    const log = logOf(page)
    await fill(page, [A, B, C])
    await page.locator('#language-0').fill('zh-Hans')
    await page.locator('[name=ignore][value=width]').check()
    await compare(page)
    await page.locator('.views button', { hasText: '阅读本' }).click()
    await page.locator('.facets button', { hasText: '实质' }).click()
    await page.locator('.facets [role=status]').waitFor()
    await page.locator('.share button').click()
    const link = page.locator('.share input')
    await expect.poll(() => link.inputValue()).toContain('#texts=')
    const url = new URL(await link.inputValue())
    expect(Object.fromEntries(url.searchParams)).toEqual({
      lang: 'zh',
      view: 'reading',
      significance: 'substantive',
      ignore: 'width',
    })
    const shown = await page.locator('#outcome').innerHTML()

    const other = await room.open('/')
    const otherLog = logOf(other)
    await other.goto(url.href)
    await other.locator('#result').waitFor()
    expect(await other.locator('#outcome').innerHTML()).toBe(shown)
    expect(await other.locator('#text-2').inputValue()).toBe(C)
    expect(await other.locator('#language-0').inputValue()).toBe('zh-Hans')
    expectKept(log, url.hash)
    expectKept(otherLog, url.hash)
    expect(await violations(other)).toEqual([])
    await room.screenshot(other, 'own-link-zh')

    // The other language of the interface takes the texts along.
    await other.locator('a.language').click()
    await other.locator('#result', { hasText: 'Result' }).waitFor()
    expect(await other.locator('.facets [aria-current]').textContent()).toContain('substantive')
    expectKept(otherLog, url.hash)

    for (const broken of ['#texts=', '#texts=%00', '#texts=AAAA', url.hash.slice(0, 60)]) {
      await other.goto('about:blank')
      await other.goto(`${room.url}/compare?lang=en${broken}`)
      await other.getByText('The link was cut short or damaged').waitFor()
      expect(await other.locator('#text-0').inputValue()).toBe('')
    }
    // A link opened where another one is open already.
    await other.evaluate(`location.hash = ${JSON.stringify(url.hash)}`)
    await other.locator('#result').waitFor()
    expect(await other.locator('#text-0').inputValue()).toBe(A)
    await page.context().close()
    await other.context().close()
  }, 60_000)
})

describe('files', () => {
  /** Drops files, each `[name, bytes]`, on what a selector finds. */
  const drop = (page: Page, selector: string, files: readonly (readonly [string, readonly number[]])[]) =>
    page.evaluate(`{
      const dataTransfer = new DataTransfer()
      for (const [name, bytes] of ${JSON.stringify(files)})
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      document.querySelector(${JSON.stringify(selector)})
        .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }`)
  const utf8 = (text: string) => [...new TextEncoder().encode(text)]
  const utf16 = (text: string) => [0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)]

  it('dropped on the page or on an area fill it, in their encoding, and are not sent', async () => {
    const page = await room.open('/compare?lang=en')
    const log = logOf(page)
    await drop(page, 'main', [
      ['a.txt', utf8(A.replaceAll('\n', '\r\n'))],
      ['b.txt', utf16('派七八个师志愿军')],
      ['c.txt', utf8('\ufeffC')],
    ])
    await expect.poll(() => page.locator('#text-2').inputValue()).toBe('C')
    expect(await page.locator('#text-0').inputValue()).toBe(A)
    expect(await page.locator('#text-1').inputValue()).toBe('派七八个师志愿军')
    expect(await page.locator('#siglum-2').inputValue()).toBe('C')
    await drop(page, '#text-1', [['d.txt', utf8('另一文本')]])
    await expect.poll(() => page.locator('#text-1').inputValue()).toBe('另一文本')
    await page.locator('#files').setInputFiles({ name: 'e.txt', mimeType: 'text/plain', buffer: Buffer.from('五') })
    await expect.poll(() => page.locator('#text-3').inputValue()).toBe('五')
    expectKept(log)
    await page.context().close()
  }, 30_000)

  const refused = [
    { name: 'letter.docx', bytes: utf8('PK'), says: '“letter.docx” cannot be read here' },
    {
      name: 'image.png',
      bytes: [0x89, 0x50, 0x4e, 0x47, 0, 0xff],
      says: '“image.png” cannot be read here',
    },
  ]
  for (const { name, bytes, says } of refused)
    it(`${name} is refused in words`, async () => {
      const page = await room.open('/compare?lang=en')
      await drop(page, '#text-0', [[name, bytes]])
      await page.locator('.comparing', { hasText: says }).waitFor()
      expect(await page.locator('#text-0').inputValue()).toBe('')
      await page.context().close()
    }, 30_000)
})

describe('without the engine', () => {
  it('nothing is sent unasked: the page says what the button will do, and then it does it', async () => {
    const page = await room.open('/compare?lang=en')
    const log = logOf(page)
    await page.route('**/compare-*.js', (route) => route.abort())
    await fill(page, [A, B])
    await compare(page)
    await page.getByText('Pressed again, the button sends the texts').waitFor()
    expect(await page.locator('.promise').innerText()).toContain('They are sent to this site, compared and forgotten.')
    expectKept(log)
    await compare(page)
    await page.locator('#result').waitFor()
    expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(1)
    await page.context().close()
  }, 30_000)

  it('with JavaScript off every step beside the result is the form, sent', async () => {
    const page = await room.open('/compare?lang=en', { javaScriptEnabled: false })
    expect(await page.locator('.promise').innerText()).toContain('They are sent to this site, compared and forgotten.')
    await page.locator('#text-0').fill(A)
    await page.locator('#text-1').fill(B)
    await compare(page)
    await page.locator('.views button', { hasText: 'Side by side' }).click()
    await page.locator('[name=view][value=table]').check()
    // The Enter key compares, and presses none of the buttons beside the result.
    await page.locator('#siglum-0').press('Enter')
    await page.locator('.alignment').waitFor()
    await page.locator('.views button', { hasText: 'Side by side' }).click()
    await page.locator('.facets button', { hasText: 'accidental' }).click()
    expect(await page.locator('.views [aria-current]').textContent()).toBe('Side by side')
    expect(await page.locator('.facets [role=status]').textContent()).toMatch(/of \d+ variants/)
    await page.context().close()
  }, 30_000)
})

describe('storing', () => {
  for (const javaScriptEnabled of [true, false])
    it(`needs a token and a name, and leads to the passage: JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const id = `own-${javaScriptEnabled}`
      const page = await room.open('/compare?lang=en', { javaScriptEnabled })
      await page.locator('#text-0').fill(A)
      await page.locator('#text-1').fill(B)
      await compare(page)
      await page.getByText('Store these texts as a passage').click()
      const store = async (fields: Record<string, string>) => {
        for (const [name, value] of Object.entries(fields)) await page.locator(`#store-${name}`).fill(value)
        await page.locator('.store button').click()
      }
      await store({ title: '志愿军', id: 'Not an id', language: 'zh-Hans', token: TOKEN })
      expect(await page.locator('[role=alert]').textContent()).toContain('“Not an id” cannot be an id')
      expect(await page.locator('#store-title').inputValue()).toBe('志愿军')
      expect(await page.locator('#store-token').inputValue()).toBe('')
      expect(await page.locator('#text-1').inputValue()).toBe(B)
      if (javaScriptEnabled) expect(await violations(page)).toEqual([])
      await store({ id, token: 'not the token' })
      expect(await page.locator('[role=alert]').textContent()).toContain('Nothing was stored')
      await store({ token: TOKEN })
      await page.waitForURL(`**/p/${id}?lang=en`)
      expect(await page.locator('h1').textContent()).toBe('志愿军')
      const { witnesses } = (await (await fetch(`${room.url}/v1/passages/${id}`)).json()) as {
        witnesses: { siglum: string; current: { version: string } }[]
      }
      for (const [index, text] of [A, B].entries()) {
        const { version } = witnesses[index]!.current
        expect(await (await fetch(`${room.url}/v1/versions/${version}/text`)).text()).toBe(text)
      }
      await page.context().close()
    }, 60_000)
})

/** A tree of elements and text that two parsers of the same page agree on: attributes in order, text in one piece. */
const treeOf = `(root) => {
  const walk = (node) => {
    if (node.nodeType === 3) return node.data
    if (node.nodeType !== 1) return ''
    const attributes = [...node.attributes].map(({ name, value }) => [name, value]).filter(([name]) => name !== 'xmlns')
    const children = []
    for (const child of node.childNodes) {
      const one = walk(child)
      if (one === '') continue
      if (typeof one === 'string' && typeof children.at(-1) === 'string') children.push(children.pop() + one)
      else children.push(one)
    }
    return [node.localName, Object.fromEntries(attributes.sort(([a], [b]) => (a < b ? -1 : 1))), ...children]
  }
  return walk(root)
}`

describe('what is shown', () => {
  const manners: readonly {
    name: string
    texts?: number
    all?: string[]
    fields: Record<string, string | string[]>
    lang?: string
    long?: boolean
    siglum?: string
  }[] = [
    ...['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'].map((view) => ({
      name: `hostile text (${view})`,
      all: [
        '<script>alert(1)</script>"><img src=x onerror=alert(1)>]]>&lt;&#0;',
        `</textarea><script>abc\u202edef a${'\u0301'.repeat(1000)} 👩‍👩‍👧‍👦 𠮷`,
        'javascript:alert(1)',
      ],
      fields: { show: `view=${view}` },
    })),
    { name: 'in the text', fields: {} },
    { name: 'three in the text, with rules', texts: 3, fields: { ignore: ['punctuation', 'script'] } },
    { name: 'side by side', fields: { show: 'view=side-by-side' } },
    { name: 'a reading text', texts: 3, fields: { show: 'view=reading' } },
    { name: 'set in columns', fields: { show: 'view=reading&writing=vertical' }, lang: 'zh-Hans' },
    { name: 'a table', texts: 3, fields: { show: 'view=table' } },
    { name: 'the second part of a long table', long: true, fields: { show: 'view=table&part=2' } },
    { name: 'a graph', texts: 3, fields: { show: 'view=graph' } },
    { name: 'a list', texts: 3, fields: { show: 'view=list' } },
    { name: 'filtered', fields: { show: 'significance=substantive&class=numeral-form' } },
    { name: 'by words', fields: { unit: ['word'] } },
    { name: 'one text alone, which is a fault', texts: 1, fields: {} },
    { name: 'two texts with the same siglum, which is an error', siglum: 'A', fields: {} },
    { name: 'no language, which is a fault', lang: 'not a tag', fields: {} },
  ]
  for (const [
    number,
    { name, texts = 2, fields, lang = '', long = false, siglum = 'B', all: given },
  ] of manners.entries())
    it(`${name} is what the server shows of the same texts`, async () => {
      const language = number % 2 === 0 ? 'zh' : 'en'
      const page = await room.open(`/compare?lang=${language}`)
      const all = given ?? [long ? A.repeat(40) : A, long ? B.repeat(40) : B, C].slice(0, texts)
      const form = new URLSearchParams()
      for (const [index, text] of all.entries()) {
        form.append('text', text)
        form.append('siglum', index === 1 ? siglum : String.fromCharCode(65 + index))
        form.append('language', lang)
      }
      for (const [key, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(key, value)
      const answer = await fetch(`${room.url}/compare?lang=${language}`, { method: 'POST', body: form })
      const html = await answer.text()
      // Read where scripts do not run; what the server writes is what a browser without a script shows.
      const server = await page.evaluate(
        `(${treeOf})(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html').querySelector('#outcome'))`,
      )
      const here = await page.evaluate(`(async () => {
          const { Comparer } = await import(document.querySelector('#own').dataset.compare)
          const root = document.querySelector('#outcome')
          await new Comparer().show(root, new URLSearchParams(${JSON.stringify(form.toString())}))
          return (${treeOf})(root)
        })()`)
      expect(here).toEqual(server)
      expect(JSON.stringify(here)).toContain(answer.ok ? '"result"' : '"alert"')
      await page.context().close()
    }, 30_000)
})

it('nothing was asked of another host, nothing failed, nothing was refused', () => expect(room.faults).toEqual([]))
