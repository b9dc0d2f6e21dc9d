/** Files at addresses fixed by convention, and what the head of every page says. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, passage } from '../routes/service.ts'

beforeAll(async () => {
  await passage('here', { A: '派五六个师' })
  await passage('two', { A: '派五六个师。对此应该害怕吗', B: '派七八个师。对此应当害怕吗' })
})

describe('files at fixed addresses', () => {
  for (const [path, type, begins] of [
    ['/favicon.ico', 'image/x-icon', [0, 0, 1, 0]],
    ['/apple-touch-icon.png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
  ] as const)
    it(path, async () => {
      const response = await get(path)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
      expect([...new Uint8Array(await response.arrayBuffer())].slice(0, 4)).toEqual(begins)
    })

  it('/robots.txt leads to a sitemap that has every passage', async () => {
    const robots = await (await get('/robots.txt')).text()
    const sitemap = /^Sitemap: (\S+)$/m.exec(robots)![1]!
    const response = await get(new URL(sitemap).pathname)
    expect(response.headers.get('Content-Type')).toContain('application/xml')
    const addresses = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, url]) => new URL(url!).pathname,
    )
    expect(addresses).toContain('/p/here')
    expect(addresses).toContain('/')
    for (const path of addresses) expect((await get(path)).status, path).toBe(200)
  })

  it('/.well-known/security.txt has what RFC 9116 asks for', async () => {
    const text = await (await get('/.well-known/security.txt')).text()
    expect(text).toMatch(/^Contact: (mailto:|https:)/m)
    const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)![1]!)
    expect(expires).toBeGreaterThan(Date.now())
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000)
  })

  it('/manifest.webmanifest names icons that are there', async () => {
    const { icons, start_url } = await (await get('/manifest.webmanifest')).json<{
      icons: { src: string }[]
      start_url: string
    }>()
    expect(icons.length).toBeGreaterThan(0)
    for (const path of [...icons.map(({ src }) => src), start_url]) expect((await get(path)).status, path).toBe(200)
  })
})

for (const path of [
  '/favicon.ico',
  '/apple-touch-icon.png',
  '/robots.txt',
  '/sitemap.xml',
  '/manifest.webmanifest',
  '/.well-known/security.txt',
  '/p/two/feed.atom',
  '/p/two/A/feed.atom',
])
  it(`${path} is not sent again to who has it`, async () => {
    const etag = (await get(path)).headers.get('ETag')
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await get(path, { 'If-None-Match': etag! })
    expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, ''])
  })

it('a feed is in the language of its reader, and Vary says so', async () => {
  const [en, zh] = [
    await get('/p/two/feed.atom', { 'Accept-Language': 'en' }),
    await get('/p/two/feed.atom', { 'Accept-Language': 'zh' }),
  ]
  expect(await en.text()).not.toBe(await zh.text())
  expect([en.headers.get('Vary'), en.headers.get('Cache-Control')]).toEqual(['Accept-Language', 'private, max-age=300'])
  const named = await get('/p/two/feed.atom?lang=zh')
  expect(named.headers.get('Cache-Control')).toBe('public, max-age=300')
})

describe('the picture of a link', () => {
  const metaOf = (html: string, name: string) =>
    new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1]
  const pathOf = (url: string) => url.replaceAll('&amp;', '&').replace(/^https?:\/\/[^/]+/, '')

  it('is drawn for the comparison, and for the one variant that the link names', async () => {
    const whole = await (await get('/p/two?lang=en')).text()
    const cited = await (await get('/p/two?cite=2&lang=en')).text()
    const pictures = [whole, cited].map((html) => pathOf(metaOf(html, 'og:image')!))
    expect(pictures).toEqual(['/picture/two.png', '/picture/two.png?cite=2'])
    const bodies = await Promise.all(
      pictures.map(async (path) => {
        const response = await get(path)
        expect([path, response.status, response.headers.get('Content-Type')]).toEqual([path, 200, 'image/png'])
        const etag = response.headers.get('ETag')!
        expect((await get(path, { 'If-None-Match': etag })).status).toBe(304)
        return [...new Uint8Array(await response.arrayBuffer())].join()
      }),
    )
    expect(bodies[0]).not.toBe(bodies[1])
    expect(metaOf(whole, 'og:description')).toContain('2 variants in 13 characters')
    expect(metaOf(cited, 'og:description')).toMatch(/^Variant 2: .+\] .+ B$/)
  })

  it('of what has no comparison is the icon, and of what is not there is an error', async () => {
    expect(pathOf(metaOf(await (await get('/p/here')).text(), 'og:image')!)).toBe('/apple-touch-icon.png')
    expect((await get('/picture/nothing.png')).status).toBe(404)
    expect((await get('/picture/two.png?witnesses=Q')).status).toBe(404)
  })
})

describe('the head of a page', () => {
  for (const path of ['/', '/p/here', '/compare', '/search', '/import', '/embed', '/names'])
    it(`${path} says what it is to those who show a link to it`, async () => {
      const html = await (await get(path)).text()
      for (const name of [
        'name="description"',
        'property="og:title"',
        'property="og:description"',
        'property="og:url"',
      ])
        expect(new RegExp(`<meta ${name} content="([^"]+)"`).exec(html)?.[1], name).toBeTruthy()
    })
})
