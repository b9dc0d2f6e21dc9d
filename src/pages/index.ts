/** All pages, in the order in which their addresses are tried. */
import type { Context } from 'hono'
import { asset } from '../http/assets.ts'
import type { AppEnv } from '../http/env.ts'
import { Hono } from '../http/hono.ts'
import { chargeWork } from '../http/rate.ts'
import { refusalOf } from '../present/refusal.ts'
import { ServiceError } from '../service/error.ts'
import { comparisonPage } from './comparison/page.tsx'
import { pictures } from './comparison/picture.ts'
import { deskPage } from './desk/page.tsx'
import { documentPage } from './documents/document-page.tsx'
import { placesPage } from './documents/places-page.tsx'
import { embedCodesPage } from './embed-codes/page.tsx'
import { importPage } from './import/page.tsx'
import { namePage, namesPage } from './names/page.tsx'
import { pastedTextsPage } from './pasted-texts/page.tsx'
import { quotationPage } from './quotation/page.tsx'
import { readingRoomPage } from './reading-room/page.tsx'
import { searchPage } from './search/page.tsx'
import { seedingPage } from './seeding/page.tsx'
import { telegramPage } from './telegram/page.tsx'
import { ErrorPage } from './ui/error-page.tsx'
import { mountPage, type Page } from './ui/page.ts'
import { passingPage, readerFor } from './ui/serve-page.ts'
import { siteFiles, sitemap } from './ui/site-files.ts'
import { feeds } from './versions/feed.ts'
import { versionsPage } from './versions/page.tsx'

export const PAGES: readonly Page[] = [
  readingRoomPage,
  deskPage,
  comparisonPage,
  versionsPage,
  telegramPage,
  namesPage,
  namePage,
  searchPage,
  quotationPage,
  seedingPage,
  importPage,
  documentPage,
  placesPage,
  pastedTextsPage,
  embedCodesPage,
]

export const pages = new Hono<AppEnv>()

pages.onError((error, c) => {
  const reader = readerFor(c)
  const refusal = refusalOf(error, reader.t)
  // The application answers errors that are not errors of the request.
  if (refusal === null) throw error
  return passingPage(ErrorPage({ reader, ...refusal, ...waysOn(c.req.url, error) }), refusal.status)
})

/** Errors that say that the thing of the address does not exist. */
const UNKNOWN: readonly string[] = ['unknown-passage', 'unknown-telegram', 'unknown-document', 'unknown-page']

/** From an error to the thing that the address is of; where that itself is missing, to a search for it. */
function waysOn(address: string, error: unknown) {
  const { pathname, searchParams } = new URL(address)
  const [path, id] = /^\/[pdt]\/([^/]+)/.exec(pathname) ?? []
  if (path === undefined || id === undefined || !(error instanceof ServiceError)) return {}
  if (UNKNOWN.includes(error.name)) return { words: readableId(id) }
  searchParams.delete('lang')
  return path === pathname && searchParams.size === 0 ? {} : { thing: path }
}

const readableId = (id: string): string | null => {
  try {
    return decodeURIComponent(id).slice(0, 100).toWellFormed()
  } catch {
    return null
  }
}

/** A form is charged before it is read, since what it asks for is not known yet. */
pages.use(async (c, next) => {
  if (c.req.method === 'POST') await chargeWork(c, 0, 0)
  await next()
})

// Before the pages: `feed.atom` is no siglum.
pages.route('/', feeds)
pages.route('/', pictures)
for (const page of PAGES) mountPage(pages, page)
pages.route('/', siteFiles)
pages.get(
  '/sitemap.xml',
  sitemap(PAGES.filter((page) => !page.isUnlisted && !page.path.includes(':')).map(({ path }) => path)),
)

pages.get('/assets/:file{(?:page|own|desk|pasted|compare|workbench|style|icon)-[0-9a-f]+\\.(?:js|css|svg)}', (c) =>
  asset(c, c.req.param('file')),
)

/** For unknown addresses, where the request accepts a page. */
export function unknownPage(c: Context<AppEnv>): Promise<Response> {
  const reader = readerFor(c)
  return passingPage(ErrorPage({ reader, status: 404, detail: reader.t.error.unknownPage }), 404)
}
