/** Files that crawlers, browsers and security researchers ask for at addresses fixed by convention. */
import type { Context } from 'hono'
import { DRAWN_ICONS_FILE, ICON_FILE } from '../../embed/built.ts'
import { assetData } from '../../http/assets.ts'
import type { AppEnv } from '../../http/env.ts'
import { Hono } from '../../http/hono.ts'
import { entityTag, originOf, respond } from '../../http/respond.ts'

export const siteFiles = new Hono<AppEnv>()

const DAY = 86_400

/** With a validator of its own: a client that has the file gets 304. */
const file = async (c: Context<AppEnv>, body: string, type: string, seconds = DAY) =>
  respond(c, { etag: await entityTag(body), cache: `public, max-age=${seconds}` }, type, () => body)

const image = async (c: Context<AppEnv>, name: 'FAVICON' | 'TOUCH_ICON', type: string) => {
  const { [name]: base64 } = await assetData<Record<typeof name, string>>(c.env.ASSETS, DRAWN_ICONS_FILE)
  return respond(c, { etag: await entityTag(base64), cache: `public, max-age=${DAY}` }, type, () =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  )
}

siteFiles.get('/favicon.ico', (c) => image(c, 'FAVICON', 'image/x-icon'))
siteFiles.get('/apple-touch-icon.png', (c) => image(c, 'TOUCH_ICON', 'image/png'))
siteFiles.get('/apple-touch-icon-precomposed.png', (c) => image(c, 'TOUCH_ICON', 'image/png'))

/** The API and what follows from query parameters is endless; the pages of things are not. */
siteFiles.get('/robots.txt', (c) =>
  file(
    c,
    [
      'User-agent: *',
      'Disallow: /v1/',
      'Disallow: /dts/',
      'Disallow: /*?',
      'Allow: /picture/',
      '',
      `Sitemap: ${originOf(c.req.raw)}/sitemap.xml`,
      '',
    ].join('\n'),
    'text/plain; charset=utf-8',
  ),
)

/** Addresses of one sitemap (sitemaps.org: at most 50,000). */
const MOST_ADDRESSES = 50_000
const A_LISTING = 1_000

/** @param pagePaths pages that show no single thing of the store; the passages and telegrams follow them */
export const sitemap = (pagePaths: readonly string[]) => async (c: Context<AppEnv>) => {
  const { store } = c.var
  const paths: string[] = [...pagePaths]
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.listPassages>> = await store.listPassages({ limit: A_LISTING, cursor })
    paths.push(...page.items.map(({ id }) => `/p/${encodeURIComponent(id)}`))
    cursor = page.cursor
  } while (cursor !== null && paths.length < MOST_ADDRESSES)
  cursor = null
  do {
    const page: Awaited<ReturnType<typeof store.listTelegrams>> = await store.listTelegrams({
      limit: A_LISTING,
      cursor,
    })
    paths.push(...page.items.map(({ id }) => `/t/${encodeURIComponent(id)}`))
    cursor = page.cursor
  } while (cursor !== null && paths.length < MOST_ADDRESSES)
  const origin = originOf(c.req.raw)
  const entries = paths.slice(0, MOST_ADDRESSES).map((path) => `<url><loc>${escapeXml(origin + path)}</loc></url>`)
  return file(
    c,
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
    'application/xml; charset=utf-8',
    3_600,
  )
}

/**
 * Days for which a security.txt is valid, from the beginning of today, so that the file is the same all day; RFC 9116 recommends less
 * than a year.
 */
const HOLDS = 180

/** RFC 9116. The contact is that of RFC 2142 for the host, unless the installation names another one. */
siteFiles.get('/.well-known/security.txt', (c) => {
  const origin = originOf(c.req.raw)
  const contact = c.env?.SECURITY_CONTACT || `mailto:security@${new URL(origin).hostname}`
  const expires = `${new Date(Date.now() + HOLDS * DAY * 1_000).toISOString().slice(0, 10)}T00:00:00Z`
  return file(
    c,
    [
      `Contact: ${contact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en, zh',
      `Canonical: ${origin}/.well-known/security.txt`,
      '',
    ].join('\n'),
    'text/plain; charset=utf-8',
  )
})

siteFiles.get('/manifest.webmanifest', (c) =>
  file(
    c,
    JSON.stringify({
      name: 'Variorum',
      short_name: 'Variorum',
      start_url: '/',
      display: 'browser',
      background_color: '#fdfbf6',
      theme_color: '#a3271c',
      icons: [
        { src: `/assets/${ICON_FILE}`, type: 'image/svg+xml', sizes: 'any' },
        { src: '/apple-touch-icon.png', type: 'image/png', sizes: '180x180' },
      ],
    }),
    'application/manifest+json',
  ),
)

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
