/** Embeds and oEmbed over HTTP, in workerd, on a real local KV. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, json, ORIGIN, passage, send } from './service.ts'

const BASE = '派五六个师志愿军。这需要害怕吗?'
const OTHER = '派七八个师志愿军。对此应该害怕吗?'

let versions: Record<string, string>

beforeAll(async () => {
  versions = await passage('troops', { A: BASE, C: OTHER, D: null })
  await passage('empty', {})
})

const read = async (path: string, headers = {}) => (await get(path, headers)).text()
const words = (html: string) => html.replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '')

describe('a frame', () => {
  it('may be framed by any page, and runs and styles only what its policy names by hash', async () => {
    const response = await get('/embed/p/troops')
    const policy = response.headers.get('Content-Security-Policy')!
    expect(response.status).toBe(200)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('frame-ancestors *')
    expect(policy).not.toContain('unsafe')
    expect(response.headers.has('X-Frame-Options')).toBe(false)
    const html = await response.text()
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const body = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)![1]!
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)))
      expect(policy).toContain(`${directive} 'sha256-${btoa(String.fromCharCode(...digest))}'`)
    }
    expect(words(html)).toContain('2 variants in 16 characters')
    expect((await get('/embed/p/troops', { 'If-None-Match': response.headers.get('ETag')! })).status).toBe(304)
  })

  it('speaks both languages, in light and in dark', async () => {
    expect(words(await read('/embed/p/troops?lang=zh'))).toContain('16 字中有异文 2 处')
    expect(await read('/embed/p/troops?theme=dark')).toContain('<html lang="en" class="dark">')
  })

  it('shows side by side and as a list, and another view of the page in the text', async () => {
    expect(await read('/embed/p/troops?view=side-by-side')).toContain('<th scope="col">')
    expect(await read('/embed/p/troops?view=list')).toContain('<ol class="entries"')
    expect(await read('/embed/p/troops?view=table')).toContain('class="text prose"')
  })

  it('is printed with its permanent address and the day of reading', async () => {
    const source = /<p class="source".*?<\/p>/s.exec(await read('/embed/p/troops'))![0]
    expect(source).toContain(`href="${ORIGIN}/p/troops?versions=${versions.A},${versions.C}&amp;engine=2"`)
    expect(source).toContain(`<span class="accessed"> (accessed ${new Date().toISOString().slice(0, 10)})</span>`)
  })

  it('may be set in columns, as the page of the same address may', async () => {
    for (const path of ['/embed/p/troops?writing=vertical', '/embed/p/troops.html?writing=vertical'])
      expect(await read(path)).toContain('<div class="text prose vertical" tabindex="0"')
    expect(await read('/embed/p/troops?writing=horizontal')).toContain(
      '<div class="text prose" lang="zh-Hans" dir="ltr"',
    )
    // What is cited is the comparison, however it is set.
    expect(await read('/embed/p/troops?writing=vertical')).not.toMatch(/versions=[^"]*writing/)
  })

  it('may show one variant place, in every form', async () => {
    for (const form of ['', '.html']) {
      const html = await read(`/embed/p/troops${form}?place=2`)
      expect(words(html)).toContain('这需要')
      expect(html.match(/class="place /g)).toHaveLength(1)
      expect(html).toContain('#v2"')
      const refused = await get(`/embed/p/troops${form}?place=9`)
      expect(refused.status).toBe(404)
      expect(words(await refused.text())).toContain('no variant “9”')
    }
  })

  it('may show the check of a quotation, in every form', async () => {
    const query = `?quotation=${encodeURIComponent('派四五个师志愿军')}`
    for (const form of ['', '.html']) {
      const html = await read(`/embed/quotation${form}${query}`)
      expect(words(html)).toContain('Altered')
      expect(html).toContain('<del')
      expect(html).toMatch(/\/p\/troops\?witnesses=([AC])&amp;highlight=\1:0-8#highlight"/)
    }
    const data = await json<{ verdict: string; told: object; place: { parts: unknown[] } }>(
      get(`/embed/quotation.json${query}`),
    )
    expect(data).toMatchObject({ verdict: 'altered', told: { en: 'Altered', zh: '措辞有改动' } })
    expect(data.place.parts).toContain('个师志愿军')
    expect(words(await read(`/embed/quotation${query}&lang=zh`))).toContain('措辞有改动')
    const { html } = await json<{ html: string }>(
      get(`/oembed?url=${encodeURIComponent(`${ORIGIN}/quotation${query}`)}`),
    )
    expect(html).toContain('/embed/quotation?quotation=')
  })

  const wrong = [
    { path: '/embed/quotation?quotation=', status: 422, says: '' },
    { path: '/embed/quotation?quotation=%E2%80%94', status: 422, says: '' },
    { path: `/embed/quotation?quotation=${'a'.repeat(2001)}`, status: 413, says: '2000' },
    { path: '/embed/quotation?quotation=words&telegram=t99', status: 404, says: 'There is no telegram “t99”' },
    { path: '/embed/p/troops?writing=upwards', status: 422, says: 'no writing “upwards”' },
    { path: '/embed/p/nothing', status: 404, says: 'There is no passage “nothing”.' },
    { path: '/embed/p/empty', status: 404, says: 'no text yet' },
    { path: '/embed/p/troops?witnesses=A,Q', status: 404, says: 'no witness “Q”' },
    { path: '/embed/p/troops?view=columns', status: 422, says: 'no view “columns”' },
    { path: '/embed/p/troops?ignore=noise', status: 422, says: 'no rule “noise”' },
    { path: '/embed/p/troops?base=C&witnesses=A', status: 422, says: 'The base “C”' },
    { path: '/embed/t/t99', status: 404, says: 'There is no telegram “t99”' },
    { path: '/embed/p/%3Cscript%3E', status: 404, says: '“&lt;script&gt;”' },
  ]
  for (const { path, status, says } of wrong)
    for (const form of ['', '.html', '.json'] as const)
      it(`${path} as ${form || 'frame'}: ${status}, in words, still in any frame`, async () => {
        const response = await get(path.replace(/(\?|$)/, `${form}$1`))
        const body = await response.text()
        expect(response.status).toBe(status)
        expect(form === '.json' ? JSON.stringify(JSON.parse(body)).replaceAll('\\', '') : words(body)).toContain(
          form === '.json' ? says.replace(/&lt;/g, '<').replace(/&gt;/g, '>') : says,
        )
        if (form === '.json') expect(response.headers.get('Content-Type')).toContain('application/problem+json')
        else {
          expect(response.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
          expect(body).toContain(`<a href="${ORIGIN}/`)
        }
      })
})

describe('static HTML', () => {
  it('is a figure with ins and del, and no script', async () => {
    const html = await read('/embed/p/troops.html')
    expect(html).toMatch(
      /^<!doctype html><title>[^<]+<\/title><link rel="stylesheet" href="https:\/\/variorum\.example\/embed-[0-9a-f]+\.css" integrity="sha384-/,
    )
    expect(html).toMatch(/<del[^>]*>.*?五六.*?<\/del><ins[^>]*>.*?七八.*?<\/ins>/)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
  })

  it('is the same figure as in the frame', async () => {
    const figure = (html: string) =>
      /<figure.*<\/figure>/s
        .exec(html)![0]
        .replace(/(<\/?)h1/g, '$1p')
        .replace(/<span class="accessed">.*?<\/span>/, '')
        // Of a page that it is put into, a figure claims no names.
        .replace(/(class="place [^"]*") id="v\d+"/g, '$1')
    expect(figure(await read('/embed/p/troops.html'))).toBe(figure(await read('/embed/p/troops')))
  })
})

describe('what the element fetches', () => {
  it('is the comparison of the API, with the text of the base', async () => {
    const data = await json<{ comparison: { segments: unknown[] }; text: string; permalink: string }>(
      get('/embed/p/troops.json?witnesses=A,C'),
    )
    const api = await json<{ segments: unknown[] }>(get('/v1/passages/troops/comparison?witnesses=A,C'))
    expect(data.comparison.segments).toEqual(api.segments)
    expect(data.text).toBe(BASE)
    expect(data.permalink).toBe(`/p/troops?versions=${versions.A},${versions.C}&engine=2`)
  })

  it('may be read by any page, also an error and a 304', async () => {
    const response = await get('/embed/p/troops.json')
    for (const one of [
      response,
      await get('/embed/p/nothing.json'),
      await get('/embed/p/troops.json', { 'If-None-Match': response.headers.get('ETag')! }),
    ])
      expect(one.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})

describe('the script', () => {
  it('has a permanent address, and a short-lived one that redirects to the same', async () => {
    const codes = await read('/embed?url=/p/troops')
    const [, path, integrity] =
      /src="https:\/\/variorum\.example(\/embed-[0-9a-f]+\.js)" integrity="(sha384-[^"]+)"/.exec(
        codes.replaceAll('&quot;', '"').replaceAll('&lt;', '<'),
      )!
    const script = await get(path!)
    expect(script.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(script.headers.get('Content-Type')).toContain('text/javascript')
    const bytes = new Uint8Array(await script.arrayBuffer())
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
    expect(`sha384-${btoa(String.fromCharCode(...digest))}`).toBe(integrity)
    const today = await get('/embed.js')
    expect(today.headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(new Uint8Array(await today.arrayBuffer())).toEqual(bytes)
  })
})

describe('oEmbed', () => {
  interface Oembed {
    version: string
    type: string
    title: string
    width: number
    height: number
    html: string
    cache_age: number
  }
  const ask = (url: string, rest = '') => get(`/oembed?url=${encodeURIComponent(url)}${rest}`)

  it('gives a sandboxed frame within the room there is', async () => {
    const found = await json<Oembed>(ask(`${ORIGIN}/p/troops?witnesses=A,C`, '&maxwidth=320&maxheight=200&format=json'))
    expect(found).toMatchObject({ version: '1.0', type: 'rich', title: 'Passage troops', width: 320, height: 200 })
    const src = /^<iframe src="([^"]+)" [^>]*sandbox="allow-scripts[^"]*"/.exec(found.html)![1]!
    expect(found.html).not.toContain('allow-same-origin')
    expect((await get(src.replace(ORIGIN, ''))).status).toBe(200)
  })

  it('is discovered from the page itself', async () => {
    const html = await read('/p/troops?witnesses=A,C')
    const href = /<link rel="alternate" href="([^"]+)" type="application\/json\+oembed"/.exec(html)![1]!
    expect(href.startsWith(`${ORIGIN}/oembed?url=`)).toBe(true)
    expect((await get(href.replaceAll('&amp;', '&').replace(ORIGIN, ''))).status).toBe(200)
  })

  const refused = [
    { url: `${ORIGIN}/p/nothing`, status: 404 },
    { url: `${ORIGIN}/p/troops?witnesses=A,Q`, status: 404 },
    { url: `${ORIGIN}/p/troops?view=columns`, status: 404 },
    { url: `${ORIGIN}/t/t99`, status: 404 },
    { url: `${ORIGIN}/`, status: 404 },
    { url: 'https://elsewhere.example/p/troops', status: 404 },
    { url: 'javascript:alert(1)//p/troops', status: 404 },
    { url: 'not an address', status: 404 },
    { url: `${ORIGIN}/p/troops`, rest: '&format=xml', status: 501 },
    { url: `${ORIGIN}/p/troops`, rest: '&maxwidth=wide', status: 422 },
    { url: '', status: 422 },
  ]
  for (const { url, rest, status } of refused)
    it(`${url}${rest ?? ''}: ${status}`, async () => {
      const response = await ask(url, rest)
      expect(response.status).toBe(status)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    })

  it('keeps a hostile title text', async () => {
    const title = '"><script>alert(1)</script>'
    await send('POST', '/v1/passages', { body: { id: 'hostile', title, language: 'en' } })
    const { html } = await json<Oembed>(ask(`${ORIGIN}/p/hostile`))
    expect(html).not.toContain('<script')
    expect(html.match(/</g)).toHaveLength(2)
  })
})

describe('the page of codes', () => {
  it('offers three forms of a passage', async () => {
    const html = words((await read('/embed?url=/p/troops?witnesses=A,C')).replaceAll('&lt;', '‹'))
    for (const code of ['‹variorum-comparison src=', '‹iframe src=', '‹figure class=']) expect(html).toContain(code)
  })

  it('set in columns, is marked in all three', async () => {
    const html = words((await read('/embed?url=/p/troops&writing=vertical')).replaceAll('&lt;', '‹'))
    expect(html).toContain('/p/troops&quot; writing=&quot;vertical&quot; lang=&quot;en&quot;')
    expect(html).toContain('/embed/p/troops?writing=vertical&amp;amp;lang=en')
    expect(html).toContain('‹div class=&quot;text prose vertical&quot;')
  })

  const wrong = [
    { url: 'https://elsewhere.example/p/troops', status: 422 },
    { url: '/compare', status: 422 },
    { url: '/p/nothing', status: 404 },
    { url: '"><script>', status: 422 },
  ]
  for (const { url, status } of wrong)
    it(`${url}: ${status}, explained on the page`, async () => {
      const response = await get(`/embed?url=${encodeURIComponent(url)}`)
      const html = await response.text()
      expect([response.status, html]).toEqual([status, expect.stringContaining('role="alert"')])
      expect(html).not.toContain('<script>')
    })
})
