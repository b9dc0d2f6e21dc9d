/** Files at addresses fixed by convention, and what the head of every page says. */
import { beforeAll, describe, expect, it } from 'vitest'
import { get, passage } from '../routes/service.ts'

beforeAll(async () => {
  await passage('here', { A: '派五六个师' })
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
