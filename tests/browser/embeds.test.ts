/** The three forms of an embed in a real browser, in the page of another host that allows as little as it can. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room } from './browser.ts'

let room: Room
let host: Server
let elsewhere: string
/** A page of it whose policy lets the script of the element run, and no other. */
const SCRIPT_ALONE = '/script-alone'
/** Of the page of the other host, by path. */
const bodies = new Map<string, string>()
let snippets: Record<'element' | 'frame' | 'html', string>

beforeAll(async () => {
  room = await openRoom()
  host = createServer((request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      // No inline style, no inline script, only the service as source, and no script may parse text as HTML.
      'Content-Security-Policy': `default-src 'none'; script-src ${request.url === SCRIPT_ALONE ? /src="([^"]+\.js)"/.exec(snippets.element)![1] : room.url}; style-src ${room.url}; frame-src ${room.url}; connect-src ${room.url}; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'`,
    })
    const body = bodies.get(request.url!) ?? ''
    response.end(
      `<!doctype html><html lang="en"><title>Elsewhere</title><meta name="color-scheme" content="light dark"><body><main><h1>Elsewhere</h1>${body}</main>`,
    )
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  elsewhere = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  snippets = await codesOf('/p/t17?witnesses=A,C')
}, 60_000)

afterAll(async () => {
  host?.close()
  await room?.close()
})

/** The codes as the page in the product offers them. */
async function codesOf(path: string): Promise<typeof snippets> {
  const page = await room.open(`/embed?url=${encodeURIComponent(path)}&lang=en`)
  const codes = await page
    .locator('textarea.code')
    .evaluateAll((areas) => areas.map((area) => area.textContent!.trim()))
  await page.context().close()
  return { element: codes[0]!, frame: codes[1]!, html: codes[2]! }
}

async function visit(path: string, body: string, options = {}) {
  bodies.set(path, body)
  return room.visit(elsewhere + path, options)
}

/** For the page to run. */
const styleIn = (selector: string, property: string) =>
  `getComputedStyle(document.querySelector('variorum-comparison').shadowRoot.querySelector('${selector}')).${property}`

const SHOWN = '13 variants in 810 characters (9 substantive, 4 accidental)'

type Spans = Record<string, [number, number]>

/** What the form should show, from the API. */
async function readings(): Promise<{ deleted: string[]; inserted: string[] }> {
  const answer = await fetch(`${room.url}/v1/passages/t17/comparison?witnesses=A,C`)
  const { segments, witnesses } = (await answer.json()) as {
    segments: { relation: string; spans: Spans; words?: Spans }[]
    witnesses: { siglum: string; version: string }[]
  }
  // Readers see whole words.
  const of = async (siglum: string) => {
    const { version } = witnesses.find((one) => one.siglum === siglum)!
    const text = [...(await (await fetch(`${room.url}/v1/versions/${version}/text`)).text())]
    return segments
      .filter(({ relation }) => relation === 'variant')
      .map(({ spans, words = spans }) => text.slice(...words[siglum]!).join(''))
      .filter((words) => words !== '')
  }
  return { deleted: await of('A'), inserted: await of('C') }
}

const texts = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.querySelector('.words')!.textContent))

describe('the element', () => {
  it('shows the comparison under a strict policy, fires its events, and passes the accessibility checks', async () => {
    const { page, errors } = await visit('/element', snippets.element)
    await page.locator('variorum-comparison figure').waitFor()
    expect(await page.locator('variorum-comparison .summary p').textContent()).toBe(SHOWN)
    const { deleted, inserted } = await readings()
    expect(await texts(page, 'variorum-comparison del')).toEqual(deleted)
    expect(await texts(page, 'variorum-comparison ins')).toEqual(inserted)
    // The style came along without leave for inline styles.
    expect(await page.evaluate(styleIn('del', 'color'))).toBe('rgb(138, 59, 0)')
    expect(errors).toEqual([])
    expect(await violations(page)).toEqual([])
    await room.screenshot(page, 'embed-element-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    // The page around it has no ground of its own that a program could know; with a theme, the figure has one.
    await page.evaluate("document.querySelector('variorum-comparison').theme = 'dark'")
    expect(await violations(page, 'contrast')).toEqual([])
    await room.screenshot(page, 'embed-element-dark')
    await page.emulateMedia({ colorScheme: 'light', media: 'print' })
    await room.screenshot(page, 'embed-element-print')
    expect(await page.locator('variorum-comparison .accessed').isVisible()).toBe(true)
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    await page.context().close()
  }, 30_000)

  it('has its style also where its script alone may run', async () => {
    const { page } = await visit(SCRIPT_ALONE, snippets.element)
    await page.locator('variorum-comparison figure').waitFor()
    expect(await page.evaluate(styleIn('del', 'color'))).toBe('rgb(138, 59, 0)')
    await page.context().close()
  }, 30_000)

  it('does not scroll sideways at 320 pixels', async () => {
    for (const [path, body] of Object.entries({
      '/narrow': snippets.element,
      '/narrow-side': snippets.element.replace('lang="en"', 'lang="zh" view="side-by-side"'),
    })) {
      const { page } = await visit(path, body, { viewport: { width: 320, height: 800 } })
      await page.locator('variorum-comparison figure').waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      await room.screenshot(page, `embed${path.replace('/', '-')}`)
      await page.context().close()
    }
  }, 30_000)

  it('set in columns begins at the right, and the page around it stays as wide as it is', async () => {
    const body = snippets.element.replace('lang="en"', 'lang="zh" writing="vertical"')
    const { page, errors } = await visit('/columns', body, { viewport: { width: 320, height: 800 } })
    const prose = page.locator('variorum-comparison .prose')
    await prose.waitFor()
    expect(await page.evaluate(styleIn('.prose', 'writingMode'))).toBe('vertical-rl')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    const [box, first] = [await prose.boundingBox(), await prose.locator('.words').first().boundingBox()]
    expect(first!.x + first!.width).toBeGreaterThan(box!.x + box!.width - 60)
    // The keyboard can scroll it.
    await prose.focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => prose.evaluate((one) => one.scrollLeft)).toBeLessThan(0)
    expect(await violations(page)).toEqual([])
    expect(errors).toEqual([])
    await room.screenshot(page, 'embed-columns')
    await page.context().close()
  }, 30_000)

  it('obeys its attributes, and its properties mirror them', async () => {
    const { page } = await visit('/attributes', snippets.element)
    await page.locator('variorum-comparison figure').waitFor()
    const set = (code: string) =>
      page.evaluate(`{ const one = document.querySelector('variorum-comparison'); ${code} }`)
    await set("one.view = 'side-by-side'")
    await page.locator('variorum-comparison table').waitFor()
    await set("one.lang = 'zh'")
    await page.getByText('810 字中有异文 13 处').waitFor()
    await set("one.setAttribute('ignore', 'punctuation')")
    await page.getByText('810 字中有异文 9 处').waitFor()
    expect(await page.evaluate("document.querySelector('variorum-comparison').ignore")).toBe('punctuation')
    await set("one.base = 'C'; one.view = null")
    await expect.poll(() => texts(page, 'variorum-comparison del').then(([first]) => first)).toBe('最')
    await set("one.theme = 'dark'")
    expect(await page.evaluate(styleIn('figure', 'backgroundColor'))).toBe('rgb(23, 24, 27)')
    await page.context().close()
  }, 30_000)

  it('fires loadstart, load and loadend; on failure error, and the fallback stays with a link', async () => {
    const { page } = await visit('/events', snippets.element)
    await page.locator('variorum-comparison figure').waitFor()
    const events = (attributes: string) =>
      page.evaluate<string[]>(`new Promise((resolve) => {
        const one = document.createElement('variorum-comparison')
        const seen = []
        for (const name of ['loadstart', 'load', 'error', 'loadend'])
          one.addEventListener(name, () => { seen.push(name); if (name === 'loadend') resolve(seen) })
        Object.assign(one, ${attributes})
        one.append('what stands between the tags')
        document.querySelector('main').append(one)
      })`)
    expect(await events(`{ src: '${room.url}/p/t08' }`)).toEqual(['loadstart', 'load', 'loadend'])
    expect(await events(`{ src: '${room.url}/t/t22' }`)).toEqual(['loadstart', 'load', 'loadend'])
    expect(await page.locator('variorum-comparison').last().locator('figcaption').textContent()).toContain('Stalin')
    for (const src of [`${room.url}/p/gone`, `${room.url}/p/t17?witnesses=A,Q`, 'javascript:alert(1)', '']) {
      expect(await events(JSON.stringify({ src }))).toEqual(['loadstart', 'error', 'loadend'])
      const last = page.locator('variorum-comparison').last()
      expect(
        await page.evaluate(
          "[...document.querySelectorAll('variorum-comparison')].at(-1).shadowRoot.querySelector('slot').assignedNodes().length",
        ),
      ).toBe(1)
      expect(await last.locator('[part=error]').isVisible()).toBe(true)
      expect(await last.locator('[part=error] a').count()).toBe(src.startsWith('http') ? 1 : 0)
    }
    await page.context().close()
  }, 30_000)

  it('of three witnesses marks the base by more than colour, and explains the mark', async () => {
    const { element } = await codesOf('/p/t08')
    const { page } = await visit('/three', element)
    await page.locator('variorum-comparison .key').waitFor()
    const signs = await page.locator('variorum-comparison .key li').allTextContents()
    expect(signs.slice(0, 2)).toEqual(['A base A', 'B C others, each with its siglum'])
    const place = 'variorum-comparison .place.substantive'
    const lines = async (selector: string) => [
      await page.evaluate(styleIn(`.place.substantive ${selector}`, 'borderBottomStyle')),
      await page.evaluate(styleIn(`.place.substantive ${selector}`, 'textDecorationLine')),
    ]
    expect(await lines('.lemma')).toEqual(['solid', 'none'])
    expect(await lines('ins.reading')).toEqual(['none', 'underline'])
    expect(await page.locator(`${place} ins .sigla`).first().textContent()).toBe('C')
    await page.evaluate("document.querySelector('variorum-comparison').lang = 'zh'")
    await page.getByText('其他见证本，各标代号').waitFor()
    await room.screenshot(page, 'embed-three')
    await page.context().close()
  }, 30_000)

  it('is legible on a dark page under a light system, in a frame too', async () => {
    const { page } = await visit('/dark-page', snippets.element + snippets.frame, { colorScheme: 'light' })
    await page.locator('variorum-comparison figure').waitFor()
    await page.frameLocator('iframe').locator('figure').waitFor()
    await page.evaluate(
      "document.documentElement.style.background = '#111'; document.documentElement.style.color = '#eee'",
    )
    expect(await page.evaluate(styleIn('figure', 'backgroundColor'))).toBe('rgb(253, 251, 246)')
    expect(await page.evaluate(styleIn('figure', 'color'))).toBe('rgb(33, 30, 26)')
    expect(await page.frames()[1]!.evaluate("getComputedStyle(document.querySelector('figure')).backgroundColor")).toBe(
      'rgb(253, 251, 246)',
    )
    expect((await violations(page, 'contrast')).filter((one) => /variorum|iframe/.test(one))).toEqual([])
    await room.screenshot(page, 'embed-dark-page')
    await page.context().close()
  }, 30_000)

  it('with loading=lazy waits until it is near the viewport, and makes no request once it is removed', async () => {
    const asked: string[] = []
    const lazy = snippets.element.replace('<variorum-comparison', '<variorum-comparison loading="lazy"')
    const { page } = await visit('/lazy', '<p>above</p>')
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    bodies.set('/lazy', `<svg width="10" height="4000"></svg>${lazy}`)
    await page.goto(`${elsewhere}/lazy`)
    await page.waitForFunction("customElements.get('variorum-comparison')")
    await page.waitForTimeout(200)
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual([])
    await page.locator('variorum-comparison').scrollIntoViewIfNeeded()
    await page.locator('variorum-comparison figure').waitFor()
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual(['/embed/p/t17.json'])
    const seen = await page.evaluate<string[]>(`new Promise((resolve) => {
      const one = document.createElement('variorum-comparison')
      const seen = []
      for (const name of ['loadstart', 'load', 'error', 'loadend']) one.addEventListener(name, () => seen.push(name))
      one.src = '${room.url}/p/t08'
      one.addEventListener('loadstart', () => { one.remove(); setTimeout(() => resolve(seen), 300) })
      document.body.append(one)
    })`)
    expect(seen).toEqual(['loadstart'])
    await page.context().close()
  }, 30_000)

  it('adopts the shadow root that came with the page, and fetches nothing', async () => {
    const adopted = snippets.element.replace(
      'lang="en">',
      `lang="en"><template shadowrootmode="open">${snippets.html}</template>`,
    )
    bodies.set('/adopted', adopted)
    const { page, errors } = await room.visit(`${elsewhere}/empty`)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${elsewhere}/adopted`)
    await page.waitForFunction("customElements.get('variorum-comparison')")
    expect(await page.locator('variorum-comparison .summary p').textContent()).toBe(SHOWN)
    expect(asked.filter((path) => path.endsWith('.json'))).toEqual([])
    // From number to number by keyboard, here as in a figure of its own.
    await page.locator('variorum-comparison .number').first().focus()
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('k')
    expect(
      await page.evaluate("document.querySelector('variorum-comparison').shadowRoot.activeElement.textContent"),
    ).toBe('2')
    await page.evaluate("document.querySelector('variorum-comparison').view = 'list'")
    await page.locator('variorum-comparison .entries').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  }, 30_000)

  it('without JavaScript shows the content between the tags', async () => {
    const { page } = await visit('/element', snippets.element, { javaScriptEnabled: false })
    expect(await page.getByRole('link', { name: 'Stalin to Mao' }).isVisible()).toBe(true)
    await page.context().close()
  }, 30_000)
})

describe('the frame', () => {
  it('is shown in a sandbox, grows to its height with the script, and can be read by all', async () => {
    const { page, errors } = await visit('/frame', snippets.frame + snippets.element.split('\n')[0])
    const frame = page.frameLocator('iframe')
    await frame.locator('figure').waitFor()
    expect(await frame.locator('.summary p').textContent()).toBe(SHOWN)
    await expect.poll(() => page.locator('iframe').evaluate((one) => one.clientHeight)).toBeGreaterThan(700)
    const inner = page.frames()[1]!
    expect(await inner.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true)
    expect(await inner.evaluate('origin')).toBe('null')
    expect(await violations(inner)).toEqual([])
    // A page that forbids inline styles draws the frame's border, and reports it; there is no other violation.
    expect(errors.filter((error) => !/Applying inline style/.test(error))).toEqual([])
    await room.screenshot(page, 'embed-frame-light')
    // A message that pretends to come from a frame changes nothing.
    const height = await page.locator('iframe').getAttribute('height')
    await page.evaluate("postMessage({ type: 'variorum-comparison:resize', height: 5000 }, '*')")
    for (const forged of ['-1', '1e9', 'NaN', '"<b>"', '{}'])
      await inner.evaluate(`parent.postMessage({ type: 'variorum-comparison:resize', height: ${forged} }, '*')`)
    await page.waitForTimeout(100)
    expect(['80', '20000', height]).toContain(await page.locator('iframe').getAttribute('height'))
    await page.context().close()
  }, 30_000)

  it('works with no script at all, in dark too', async () => {
    const body = snippets.frame.replace('allow-scripts allow-popups allow-popups-to-escape-sandbox', '')
    const { page } = await visit('/frame-still', body, { colorScheme: 'dark' })
    await page.frameLocator('iframe').locator('figure').waitFor()
    expect(await page.frameLocator('iframe').locator('.summary p').textContent()).toBe(SHOWN)
    await room.screenshot(page, 'embed-frame-dark')
    await page.context().close()
  }, 30_000)

  it('goes to the variant that its address names, in every view', async () => {
    for (const view of ['inline', 'side-by-side', 'list']) {
      const page = await room.open(`/embed/p/t08?view=${view}#v9`)
      expect([view, await page.locator(':target').count()]).toEqual([view, 1])
      expect(await page.locator(':target').isVisible()).toBe(true)
      await page.context().close()
    }
  }, 30_000)

  it('whose target does not exist says so, and links to the site', async () => {
    const { page } = await visit('/frame-gone', snippets.frame.replace('/embed/p/t17', '/embed/p/gone'))
    const frame = page.frameLocator('iframe')
    await frame.getByText('There is no passage “gone”.').waitFor()
    expect(await frame.getByRole('link', { name: 'Open in Variorum' }).isVisible()).toBe(true)
    await page.context().close()
  }, 30_000)
})

describe('texts in the page', () => {
  const script = () => snippets.element.slice(0, snippets.element.indexOf('</script>') + 9)
  const inline = (texts: string) =>
    `${script()}<variorum-comparison caption="Two texts" lang="en">${texts}</variorum-comparison>`
  const shownIn = (page: Page, selector: string) => texts(page, `variorum-comparison ${selector}`)

  it('are compared in the page, and only the script is requested', async () => {
    const asked: string[] = []
    const { page, errors } = await visit('/inline', '')
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    bodies.set(
      '/inline',
      inline(`<p data-siglum="A" lang="la">arma
        virumque cano</p> <p data-siglum="B" lang="la">arma uirumque canam</p>`),
    )
    await page.reload()
    await page.locator('variorum-comparison figure').waitFor()
    expect(await shownIn(page, 'del')).toEqual(['virumque', 'cano'])
    expect(await shownIn(page, 'ins')).toEqual(['uirumque', 'canam'])
    expect(await page.locator('variorum-comparison .summary p').textContent()).toContain('1 substantive, 1 accidental')
    // Latin needs the rules of European languages, and none of the tables of Chinese.
    expect(asked.filter((path) => /engine|european/.test(path))).toHaveLength(2)
    expect(asked.filter((path) => /han|embed\/|v1/.test(path))).toEqual([])
    // Numbers lead nowhere, and the keyboard goes from one to the next.
    await page.locator('variorum-comparison .number').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(
      await page.evaluate("document.querySelector('variorum-comparison').shadowRoot.activeElement.textContent"),
    ).toBe('2')
    expect(errors).toEqual([])
    expect(await violations(page)).toEqual([])
    await room.screenshot(page, 'embed-inline')
    await page.context().close()
  }, 30_000)

  it.each([
    ['Chinese', 'zh', '战争开始', '戰爭結束', '开始', '結束', 1],
    ['Hebrew', 'he', 'בראשית ברא אלהים', 'בראשית עשה אלהים', 'ברא', 'עשה', 0],
    ['Korean', 'ko', '공화국 영원히 남는다', '共和國 영원히 가다', '남는다', '가다', 1],
  ])(
    'in %s by its own rules',
    async (_, lang, a, b, deleted, inserted, accidental) => {
      const { page, errors } = await visit(
        `/inline-${lang}`,
        inline(`<p data-siglum="A" lang="${lang}">${a}</p><p data-siglum="B" lang="${lang}">${b}</p>`),
      )
      await page.locator('variorum-comparison figure').waitFor()
      expect((await shownIn(page, 'del')).at(-1)).toBe(deleted)
      expect((await shownIn(page, 'ins')).at(-1)).toBe(inserted)
      expect(await page.locator('variorum-comparison .place.accidental').count()).toBe(accidental)
      expect(await page.locator('variorum-comparison .prose').getAttribute('dir')).toBe(lang === 'he' ? 'rtl' : 'ltr')
      expect(errors).toEqual([])
      await page.context().close()
    },
    30_000,
  )

  it('stay as they are where there is nothing to compare', async () => {
    for (const [path, body] of Object.entries({
      '/inline-one': inline('<p data-siglum="A">alone</p>'),
      '/inline-same': inline('<p data-siglum="A">one</p><p data-siglum="A">alone</p>'),
      '/inline-long': inline(`<p data-siglum="A">${'word '.repeat(50_000)}</p><p data-siglum="B">alone</p>`),
    })) {
      const { page } = await visit(path, body)
      await page.getByText('The comparison could not be loaded.').waitFor()
      expect(await page.getByText('alone').isVisible()).toBe(true)
      await page.context().close()
    }
  }, 60_000)
})

describe('one variant place, and a quotation', () => {
  const codeOf = async (query: string) => {
    const page = await room.open(`/embed?${query}&lang=en`)
    await page.locator('variorum-place figure, variorum-quotation figure').waitFor()
    expect(await violations(page)).toEqual([])
    const [element] = await page
      .locator('textarea.code')
      .evaluateAll((all) => all.map((one) => one.textContent!.trim()))
    await page.context().close()
    return element!
  }

  it('the place of the number, in exact versions', async () => {
    const code = await codeOf(`url=${encodeURIComponent('/p/t17?witnesses=A,C')}&place=3`)
    expect(code).toMatch(/<variorum-place src="[^"]*versions=[^"]*" place="3"/)
    const { page, errors } = await visit('/place', code)
    await page.locator('variorum-place figure').waitFor()
    expect(await page.locator('variorum-place .place').count()).toBe(1)
    expect(await page.locator('variorum-place li .number').textContent()).toBe('3')
    await page.evaluate("document.querySelector('variorum-place').place = '4'")
    await expect.poll(() => page.locator('variorum-place li .number').textContent()).toBe('4')
    expect(errors).toEqual([])
    expect(await violations(page)).toEqual([])
    await room.screenshot(page, 'embed-place')
    await page.context().close()
  }, 30_000)

  it('a place that does not exist keeps the content between the tags', async () => {
    const code = await codeOf(`url=${encodeURIComponent('/p/t17?witnesses=A,C')}&place=3`)
    const { page } = await visit('/place-gone', code.replace('place="3"', 'place="99"'))
    await page.getByRole('link', { name: 'Open in Variorum' }).waitFor()
    await page.context().close()
  }, 30_000)

  it('the quotation between the tags', async () => {
    const words = encodeURIComponent('至少而不是至多派七八个师')
    const code = await codeOf(`url=${encodeURIComponent(`/quotation?quotation=${words}`)}`)
    expect(code).toContain('<variorum-quotation ')
    for (const [path, body] of [
      ['/quotation', code],
      ['/quotation-words', code.replace(/\?quotation=[^"]*/, '')],
    ] as const) {
      const { page, errors } = await visit(path, body)
      await page.locator('variorum-quotation figure').waitFor()
      expect(await page.locator('variorum-quotation b').textContent()).toBe('Altered')
      expect(await texts(page, 'variorum-quotation del')).toEqual(['五六'])
      expect(await texts(page, 'variorum-quotation ins')).toEqual(['七八'])
      expect(errors).toEqual([])
      expect(await violations(page)).toEqual([])
      await room.screenshot(page, `embed${path.replace('/', '-')}`)
      await page.context().close()
    }
  }, 60_000)
})

describe('static HTML', () => {
  it('reads in order with JavaScript off, and looks as the others do', async () => {
    const { page, errors } = await visit('/static', snippets.html, { javaScriptEnabled: false })
    expect(await page.locator('.summary p').textContent()).toBe(SHOWN)
    const { deleted, inserted } = await readings()
    expect(await texts(page, 'del')).toEqual(deleted)
    expect(await texts(page, 'ins')).toEqual(inserted)
    expect(await page.locator('.place').first().textContent()).toBe('deleted: 至inserted: 最1')
    expect(errors).toEqual([])
    await room.screenshot(page, 'embed-static-light')
    await page.context().close()
  }, 30_000)

  it('passes the accessibility checks', async () => {
    const { page } = await visit('/static', snippets.html)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  }, 30_000)
})

describe('the page of codes', () => {
  it('shows what each code gives', async () => {
    for (const language of ['en', 'zh'])
      for (const path of ['/p/t08', '/t/t22']) {
        const page = await room.open(`/embed?url=${path}&lang=${language}`)
        await page.locator('variorum-comparison figure').waitFor()
        await page.locator('iframe').scrollIntoViewIfNeeded()
        await page.frameLocator('iframe').locator('figure').waitFor()
        expect(await violations(page)).toEqual([])
        await room.screenshot(page, `embed-codes-${language}${path.replaceAll('/', '-')}`)
        await page.context().close()
      }
    expect(room.faults).toEqual([])
  }, 60_000)
})
