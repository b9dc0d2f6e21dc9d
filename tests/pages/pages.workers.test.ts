/** The pages over HTTP, in workerd, on a real local KV. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, json, passage, send } from '../routes/service.ts'

const BASE = '派五六个师志愿军。这需要害怕吗?'
const OTHER = '派七八个师志愿军。对此应该害怕吗?'

let versions: Record<string, string>

beforeAll(async () => {
  versions = await passage('troops', { A: BASE, B: BASE, C: OTHER, D: null })
  await passage('alone', { A: BASE })
  await passage('empty', {})
})

const read = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text()
const form = (path: string, fields: Record<string, string> | string[][], headers = {}) =>
  send('POST', path, {
    token: null,
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  })

/** Without the scripts that pages have, which are their own and named by what they say. */
const unscripted = (html: string) =>
  html.replaceAll(/<script type="module" src="\/assets\/(?:page|pasted|own)-[0-9a-f]{12}\.js"><\/script>/g, '')

/** What a reader sees of an element's text, with entities as they are. */
const words = (html: string) => html.replace(/<[^>]*>/g, '')

describe('every page', () => {
  for (const path of [
    '/',
    '/p/troops',
    '/p/troops?witnesses=A,C&view=side-by-side',
    '/p/alone',
    '/p/empty',
    '/compare',
  ]) {
    it(`${path} is strict about what it loads, and has a validator`, async () => {
      const response = await get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      const policy = response.headers.get('Content-Security-Policy')
      for (const part of [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(part)
      const html = await response.text()
      expect(unscripted(html)).not.toMatch(
        /<script|<style|\sstyle=|\son\w+=|(?:src|href)="https?:(?!\/\/variorum\.example)/,
      )
      expect(html).toMatch(/^<!doctype html><html lang="en">/)
      const again = await get(path, { 'If-None-Match': response.headers.get('ETag')! })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    })

    it(`${path} speaks both languages`, async () => {
      expect(await read(path, { 'Accept-Language': 'zh-CN' })).toContain('<html lang="zh-Hans">')
      const chosen = await read(`${path}${path.includes('?') ? '&' : '?'}lang=zh`)
      expect(chosen).toContain('阅览室')
      for (const [, href] of chosen.matchAll(/<a[^>]* href="(\/(?:p\/|t\/|compare|\?|")[^"]*)/g)) {
        if (!href!.includes('lang=en')) expect(href, href).toContain('lang=zh')
      }
    })
  }

  it('has its style at an address that is cached forever', async () => {
    const path = /<link rel="stylesheet" href="([^"]+)"/.exec(await read('/'))![1]!
    const style = await get(path)
    expect(style.headers.get('Content-Type')).toContain('text/css')
    expect(style.headers.get('Cache-Control')).toContain('immutable')
    expect(await style.text()).not.toMatch(/https?:|url\(|@import|[\u{1F600}]/u)
  })
})

describe('no id occurs twice', () => {
  const views = ['inline', 'side-by-side', 'reading', 'table', 'graph', 'list']
  for (const path of [
    ...views.map((view) => `/p/troops?view=${view}`),
    ...views.map((view) => `/embed/p/troops?view=${view}`),
    '/embed/p/troops?place=2',
    '/p/troops/A',
    '/embed?url=/p/troops&place=2',
    '/p/troops?view=desk',
  ])
    it(path, async () => {
      const ids = [...(await read(path)).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)
      expect(ids.length).toBeGreaterThan(0)
      expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([])
    })
})

describe('the reading room', () => {
  it('counts the variants between the current versions', async () => {
    const html = await read('/')
    expect(html).toContain('href="/p/troops"')
    expect(words(html)).toContain('2 variants in 16 characters: 2 substantive, 0 accidental')
    expect(words(html)).toContain('One witness, nothing to compare yet.')
  })
})

describe('a comparison', () => {
  it('says first how much differs, and gives every place an address', async () => {
    const html = await read('/p/troops?witnesses=A,C')
    expect(words(html)).toContain('2 variants in 16 characters')
    expect(html).toMatch(/id="v1"><del>.*?五六.*?<\/del><ins lang="zh-Hans" dir="ltr">.*?七八.*?<\/ins>/)
    expect(html).toContain('href="#v2"')
    expect(html).toContain(`/v1/versions/${versions.A}`)
  })

  it('of more than two shows the reading of each', async () => {
    expect(words(await read('/p/troops'))).toMatch(/A, B reads: 五六.*C reads: 七八/)
  })

  it('side by side is a table with a column for each siglum', async () => {
    const html = await read('/p/troops?witnesses=A,C&view=side-by-side')
    expect(html.match(/<th scope="col"><b class="siglum">/g)).toHaveLength(2)
    expect(html.match(/<tr><td class="text"/g)).toHaveLength(2)
  })

  it('of identical witnesses says so and shows the text', async () => {
    const html = await read('/p/troops?witnesses=A,B')
    expect(words(html)).toContain('These 2 witnesses are identical')
    expect(words(html)).toContain(BASE)
  })

  it('of one witness shows its text, of none asks for one', async () => {
    expect(words(await read('/p/alone'))).toContain(BASE)
    expect(words(await read('/p/empty'))).toContain('This passage has no text yet.')
  })

  it('folds what a rule explains, and still shows it', async () => {
    await passage('stops', { A: '来电收悉,派兵', B: '来电收悉。派兵' })
    expect(words(await read('/p/stops'))).toContain('1 variant in 7 characters')
    const html = await read('/p/stops?ignore=punctuation')
    expect(words(html)).toContain('No variants')
    expect(html).toContain('<span class="folded">')
    expect(words(html)).toContain('1 difference treated as equal')
  })

  it('stays as it is at its permanent address when a witness gets a new version', async () => {
    const { A, B } = await passage('moving', { A: '甲乙丙', B: '甲丁丙' })
    const pinned = `/p/moving?versions=${A},${B}`
    expect(words(await read('/p/moving'))).toContain(pinned)
    await send('POST', '/v1/passages/moving/witnesses/B/versions', { body: { text: '甲乙丙' } })
    expect(words(await read('/p/moving'))).toContain('These 2 witnesses are identical')
    expect(words(await read(pinned))).toContain('1 variant in 3 characters')
  })

  it('compares two states of one witness', async () => {
    const first = await passage('states', { A: '甲乙丙' })
    const second = await json<{ version: string }>(
      send('POST', '/v1/passages/states/witnesses/A/versions', { body: { text: '甲丁丙' } }),
    )
    const html = await read(`/p/states?versions=${first.A},${second.version}`)
    expect(words(html)).toContain('1 variant in 3 characters')
  })

  it('asked for another engine, says that today’s has answered', async () => {
    const pinned = `/p/troops?versions=${versions.A},${versions.C}`
    expect(words(await read(`${pinned}&engine=2`))).not.toContain('You asked for engine')
    expect(words(await read(`${pinned}&engine=9`))).toContain('You asked for engine 9')
  })

  it('marks the stretch the reader came for', async () => {
    const html = await read(`/p/troops?versions=${versions.C}&highlight=C:1-3#highlight`)
    expect(html).toContain('<mark id="highlight"><span class="words">七八</span></mark>')
    const both = await read('/p/troops?witnesses=A,C&highlight=C:1-3')
    expect(both).toMatch(/<ins[^>]*>.*?<mark id="highlight"><span class="words">七八<\/span><\/mark><\/ins>/)
  })

  it('gives a form the spelling that people copy', async () => {
    const response = await get('/p/troops?witnesses=A&witnesses=C&base=A&view=inline&unit=grapheme')
    expect(response.status).toBe(302)
    expect(response.headers.get('Location')).toBe('/p/troops?witnesses=A,C&unit=grapheme')
  })

  const wrong = [
    { path: '/p/nothing', status: 404, says: 'There is no passage “nothing”.' },
    { path: '/p/..%2f..%2fhead', status: 404, says: 'There is no passage' },
    { path: '/p/%F0%9F%98%80', status: 404, says: 'There is no passage' },
    { path: '/p/troops?witnesses=A,Q', status: 404, says: 'no witness “Q”' },
    { path: '/p/troops?witnesses=D', status: 404, says: 'no witness “D” with a text' },
    { path: '/p/troops?versions=abc', status: 404, says: 'There is no version “abc”' },
    { path: `/p/troops?versions=${'0'.repeat(44)}`, status: 404, says: 'There is no version' },
    { path: '/p/troops?base=C&witnesses=A,B', status: 422, says: 'The base “C” is not among' },
    { path: '/p/troops?view=columns', status: 422, says: 'There is no view “columns”' },
    { path: '/p/troops?unit=letter', status: 422, says: 'There is no unit “letter”' },
    { path: '/p/troops?ignore=noise', status: 422, says: 'There is no rule “noise”' },
    { path: '/p/troops?highlight=A', status: 422, says: '“A” is not a span' },
    { path: '/t/t99', status: 404, says: 'There is no telegram “t99”' },
    { path: '/t/%00', status: 404, says: 'There is no telegram' },
    { path: '/compare?view=%3Cscript%3E', status: 422, says: 'There is no view “&lt;script&gt;”' },
  ]
  for (const { path, status, says } of wrong) {
    it(`${path}: ${status}, in words`, async () => {
      const response = await get(path)
      const html = await response.text()
      expect([response.status, words(html)]).toEqual([status, expect.stringContaining(says)])
      expect(html).toContain(`<h1>${status === 404 ? 'Not found' : 'This did not work'}</h1>`)
    })
  }

  it('an address that nothing answers is a page for a browser', async () => {
    const response = await get('/nowhere', { Accept: 'text/html' })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
  })
})

describe('adding a version through the form', () => {
  const good = { token: 'local-dev-token', siglum: 'E', label: 'A fifth', note: '', text: '派九个师。\r\n完' }
  const witnesses = async () =>
    (await json<{ witnesses: { siglum: string }[] }>(get('/v1/passages/written'))).witnesses.map(({ siglum }) => siglum)

  beforeAll(async () => {
    await passage('written', { A: '派五六个师。\n完' })
  })

  const refused = [
    { name: 'no token', fields: { token: '' }, status: 401, says: 'A token is needed' },
    { name: 'a wrong token', fields: { token: 'guess' }, status: 401, says: 'not the one of this installation' },
    {
      name: 'a token of no header',
      fields: { token: '令牌\n' },
      status: 401,
      says: 'not the one of this installation',
    },
    { name: 'no text', fields: { text: '' }, status: 422, says: 'The text is empty.' },
    { name: 'no siglum', fields: { siglum: '' }, status: 422, says: 'cannot be a siglum' },
    {
      name: 'a siglum that looks like another',
      fields: { siglum: 'А' },
      status: 422,
      says: 'looks like the siglum “A”',
    },
    { name: 'an absurd siglum', fields: { siglum: '../A' }, status: 422, says: 'cannot be a siglum' },
    { name: 'a new witness without a label', fields: { label: ' ' }, status: 422, says: 'is a new witness' },
    { name: 'a siglum that is taken', fields: { siglum: 'A' }, status: 409, says: 'already the siglum of another' },
    { name: 'a label that is too long', fields: { label: '长'.repeat(301) }, status: 413, says: 'at most 300' },
  ]
  for (const { name, fields, status, says } of refused) {
    it(`${name}: ${status}, explained on the page, what was typed comes back, nothing is stored`, async () => {
      const response = await form('/p/written/versions', { ...good, ...fields })
      const html = await response.text()
      expect([response.status, words(html)]).toEqual([status, expect.stringContaining(says)])
      expect(html).toContain('role="alert"')
      if (!('text' in fields)) expect(html).toContain('派九个师。\n完</textarea>')
      expect(html).not.toContain('local-dev-token')
      expect(await witnesses()).toEqual(['A'])
    })
  }

  it('a text over the limit: 413', async () => {
    const response = await form('/p/written/versions', { ...good, text: 'x'.repeat(1_000_001) })
    expect(response.status).toBe(413)
    expect(await witnesses()).toEqual(['A'])
  })

  it('what is no UTF-8, or no form: 400 and 415', async () => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const body of ['text=%FF', 'text=%ED%A0%80', 'text=%', new Uint8Array([0x74, 0x3d, 0xff])]) {
      const response = await send('POST', '/p/written/versions', { token: null, body, headers: type })
      expect(response.status).toBe(400)
    }
    const response = await send('POST', '/p/written/versions', { token: null, body: { text: 'x' } })
    expect(response.status).toBe(415)
    expect(await response.text()).toContain('<h1>This did not work</h1>')
  })

  it('an installation without a token is read-only, and says so', async () => {
    const env = { WRITE_TOKEN: undefined }
    expect(words(await (await send('GET', '/p/written', { env })).text())).toContain('This installation is read-only.')
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await send('POST', '/p/written/versions', {
      env,
      token: null,
      body: 'token=x&text=x',
      headers: type,
    })
    expect(response.status).toBe(403)
  })

  it('stores the text with its line breaks, and leads to the comparison', async () => {
    const response = await form('/p/written/versions?lang=zh', good)
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/p/written?witnesses=A,E&lang=zh')
    expect(words(await read('/p/written?witnesses=A,E'))).toContain('1 variant in 8 characters')
    const stored = await json<{ witnesses: { siglum: string; label: string; current: { version: string } }[] }>(
      get('/v1/passages/written'),
    )
    const added = stored.witnesses.find(({ siglum }) => siglum === 'E')!
    expect(added.label).toBe('A fifth')
    expect(await read(`/v1/versions/${added.current.version}/text`)).toBe('派九个师。\n完')
  })

  it('adds a new version to a witness that is there, without asking for its label', async () => {
    const response = await form('/p/written/versions', { ...good, siglum: 'A', label: '', text: '派六个师。\n完' })
    expect(response.headers.get('Location')).toBe('/p/written?witnesses=E,A&base=E')
  })

  it('shows a text alone that is too long to compare, and still the others without it', async () => {
    await passage('long', { A: '派五六个师', B: '派七八个师' })
    const response = await form('/p/long/versions', { ...good, siglum: 'C', text: '长'.repeat(500_001) })
    expect(response.headers.get('Location')).toBe('/p/long?witnesses=C')
    expect((await get('/p/long?witnesses=C')).status).toBe(200)
    expect((await get('/p/long?witnesses=A,C')).status).toBe(413)
    expect(words(await read('/p/long'))).toContain('1 variant in 5 characters')
  })

  it('starts from the text of a witness where the reader asks for it', async () => {
    expect(await read('/p/troops?start=C')).toContain(`\n${OTHER}</textarea>`)
    expect((await get('/p/troops?start=Q')).status).toBe(404)
  })
})

describe('pasted texts', () => {
  const two = [
    ['siglum', 'A'],
    ['text', BASE],
    ['siglum', 'B'],
    ['text', OTHER],
  ]

  it('are compared on the page, and come back in the form', async () => {
    const response = await form('/compare', two)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(words(html)).toContain('2 variants in 16 characters')
    expect(html).toContain(`\n${OTHER}</textarea>`)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('obey the view and the rules', async () => {
    const html = await (await form('/compare', [...two, ['view', 'side-by-side'], ['ignore', 'punctuation']])).text()
    expect(html).toContain('<th scope="col"><b class="siglum">B</b>')
    expect(html).toMatch(/value="punctuation" checked/)
  })

  it('are shown by what a button beside the result says, and compared by what the form says', async () => {
    const show = 'view=table&significance=accidental&part=2'
    const html = await (await form('/compare', [...two, ['view', 'graph'], ['unit', 'word'], ['show', show]])).text()
    expect(html).toContain('<section class="alignment"')
    expect(html).toMatch(/name="view" value="table" checked/)
    expect(html).toMatch(/name="unit" value="word" checked/)
    expect(html).toMatch(/value="view=table&amp;significance=accidental" aria-current="page"/)
    expect((await form('/compare', [...two, ['show', 'view=<script>']])).status).toBe(422)
  })

  it('come with a sentence on where they are compared, which only a script changes', async () => {
    const html = await read('/compare')
    expect(html).toContain('<span id="sent">They are sent to this site, compared and forgotten.</span>')
    expect(html).toMatch(/<span id="here" hidden(="")?>/)
    const policy = (await get('/compare')).headers.get('Content-Security-Policy')
    expect(policy).toContain("worker-src 'self'")
    expect(policy).not.toContain('connect-src')
  })

  it('get room for one more', async () => {
    const html = await (await form('/compare', [...two, ['more', '1']])).text()
    expect(html.match(/<textarea/g)).toHaveLength(3)
    expect(html).toContain('name="siglum" value="C"')
  })

  const refused = [
    { name: 'one text', fields: two.slice(0, 2), status: 422, says: 'at least two texts' },
    { name: 'nothing', fields: [], status: 422, says: 'at least two texts' },
    {
      name: 'two texts with the same siglum',
      fields: [...two, ['siglum', 'A'], ['text', 'x']],
      status: 422,
      says: 'have the siglum “A”',
    },
    { name: 'no language', fields: [['language', 'not a tag'], ...two], status: 422, says: 'is not a language tag' },
    { name: 'a text too long', fields: [...two, ['text', 'x'.repeat(500_001)]], status: 413, says: 'too long' },
    {
      name: 'too many',
      fields: Array.from({ length: 201 }, () => ['text', 'x']),
      status: 413,
      says: 'At most 200 texts',
    },
    { name: 'an unknown rule', fields: [...two, ['ignore', 'noise']], status: 422, says: 'no rule “noise”' },
  ]
  for (const { name, fields, status, says } of refused) {
    it(`${name}: ${status}`, async () => {
      const response = await form('/compare', fields)
      expect([response.status, words(await response.text())]).toEqual([status, expect.stringContaining(says)])
    })
  }
})

describe('pasted texts, stored', () => {
  const good = [
    ['siglum', 'A'],
    ['language', ''],
    ['text', `${BASE}\r\n完`],
    ['siglum', 'B'],
    ['language', 'zh-Hant'],
    ['text', OTHER],
    ['title', '志愿军'],
    ['id', 'kept'],
    ['in', 'zh-Hans'],
    ['token', 'local-dev-token'],
  ]
  const but = (fields: Record<string, string>) => good.map(([name, value]) => [name!, fields[name!] ?? value!])
  const refused = [
    { name: 'no token', fields: { token: '' }, status: 401, says: 'A token is needed' },
    { name: 'a wrong token', fields: { token: 'guess' }, status: 401, says: 'not the one of this installation' },
    { name: 'no title', fields: { title: ' ' }, status: 422, says: 'Title: this field is required.' },
    { name: 'a title too long', fields: { title: '长'.repeat(301) }, status: 413, says: 'Title: at most 300' },
    { name: 'no id', fields: { id: '' }, status: 422, says: '“” cannot be an id' },
    { name: 'an absurd id', fields: { id: '../p' }, status: 422, says: '“../p” cannot be an id' },
    { name: 'an id that is taken', fields: { id: 'troops' }, status: 409, says: 'already another passage “troops”' },
    { name: 'no language', fields: { in: '' }, status: 422, says: 'Language: this field is required.' },
    { name: 'no language tag', fields: { in: 'not a tag' }, status: 422, says: '“not a tag” is not a language tag' },
    { name: 'two texts with the same siglum', fields: { siglum: 'A' }, status: 422, says: 'have the siglum “A”' },
    { name: 'one text', fields: { text: '' }, status: 422, says: 'at least two texts' },
  ]
  for (const { name, fields, status, says } of refused)
    it(`${name}: ${status}, explained on the page, what was typed comes back, nothing is stored`, async () => {
      const response = await form('/compare/passage', but(fields as Record<string, string>))
      const html = await response.text()
      expect([response.status, words(html)]).toEqual([status, expect.stringContaining(says)])
      expect(html).toContain('role="alert"')
      expect(words(html)).toContain('Nothing was stored.')
      expect(html).not.toContain('local-dev-token')
      if (!('text' in fields)) expect(html).toContain(`\n${OTHER}</textarea>`)
      expect((await get('/v1/passages/kept')).status).toBe(404)
    })

  it('two sigla that look alike: 422, explained on the page', async () => {
    const response = await form(
      '/compare/passage',
      good.map(([name, value]) => [name!, value === 'B' ? 'А' : value!]),
    )
    expect([response.status, words(await response.text())]).toEqual([422, expect.stringContaining('the siglum “А”')])
  })

  it('a siglum that a comparison takes and an address does not: 422', async () => {
    const odd = good.map(([name, value]) => [name!, value === 'B' ? '“B”' : value!])
    const response = await form('/compare/passage', odd)
    expect([response.status, words(await response.text())]).toEqual([
      422,
      expect.stringContaining('““B”” cannot be a siglum'),
    ])
  })

  it('an installation without a token is read-only, and offers no form', async () => {
    const env = { WRITE_TOKEN: undefined }
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(good as string[][]).toString()
    expect((await send('POST', '/compare/passage', { env, token: null, body, headers })).status).toBe(403)
    const compared = await send('POST', '/compare', { env, token: null, body, headers })
    expect(await compared.text()).not.toContain('/compare/passage')
  })

  it('are a passage with a witness and a version of each, and lead to its page as they were shown', async () => {
    const response = await form('/compare/passage?lang=zh', [...good, ['show', 'view=table'], ['ignore', 'width']])
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      '/p/kept?view=table&ignore=width&lang=zh',
    ])
    const { title, language, witnesses } = await json<{
      title: string
      language: string
      witnesses: { siglum: string; label: string; language: string; current: { version: string } }[]
    }>(get('/v1/passages/kept'))
    expect({ title, language }).toEqual({ title: '志愿军', language: 'zh-Hans' })
    expect(witnesses.map(({ siglum, label, language }) => ({ siglum, label, language }))).toEqual([
      { siglum: 'A', label: '文本 A', language: 'zh-Hans' },
      { siglum: 'B', label: '文本 B', language: 'zh-Hant' },
    ])
    expect(await read(`/v1/versions/${witnesses[0]!.current.version}/text`)).toBe(`${BASE}\n完`)
    expect((await get('/compare/passage')).headers.get('Location')).toBe('/compare')
  })
})

describe('a hostile text stays text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</textarea><script>',
    ']]>&lt;&#0;',
    'abc\u202edef',
    `a${'\u0301'.repeat(10_000)}`,
    '👩‍👩‍👧‍👦 𠮷',
  ]
  for (const [index, text] of hostile.entries()) {
    it(JSON.stringify(text.slice(0, 30)), async () => {
      const id = `hostile-${index}`
      await passage(id, { A: text, B: `${text}乙`, C: `甲${text}` })
      for (const query of [
        '',
        '?view=side-by-side',
        '?witnesses=A,B',
        '?start=A',
        '?view=reading',
        '?view=table',
        '?view=graph',
        '?view=list&cite=1',
      ]) {
        const response = await get(`/p/${id}${query}`)
        const html = await response.text()
        expect(response.status).toBe(200)
        expect(unscripted(html)).not.toMatch(/<script|<img/)
        expect(html.isWellFormed()).toBe(true)
        // An element with a direction is isolated: what a directional control in a text turns around ends with that text.
        expect(html).toMatch(/class="(?:text prose|text|entry text)"[^>]* dir="ltr"/)
      }
    })
  }
})
