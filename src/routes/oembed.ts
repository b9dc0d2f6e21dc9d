/** oEmbed 1.0: a pasted link becomes a frame, in systems that ask for it. */

import * as v from 'valibot'
import { frameCode } from '../embeds/frame-code.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { originOf, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { chooseLanguage } from '../present/language.ts'
import { pageQueryOf } from '../present/page-query.ts'
import { selectionOf } from '../present/selection-view.ts'
import { ServiceError } from '../service/error.ts'
import { findPassage } from '../service/passages.ts'
import { findTelegram } from '../service/telegrams/reading.ts'
import type { Store } from '../store/store.ts'
import { inLanguage } from '../text/localized.ts'

/** In CSS pixels. */
const [WIDTH, HEIGHT] = [640, 480]
/** In seconds: what the frame shows may change, the frame itself hardly. */
const CACHE_AGE = 86_400

const pixels = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,5}$/, 'Expected a whole number of pixels.'),
    v.transform(Number),
    v.description('In CSS pixels.'),
  ),
)

const query = v.object({
  url: v.pipe(
    v.string('Expected the address of a page.'),
    v.description('A page of a passage, a telegram or a checked quotation of this host.'),
  ),
  maxwidth: pixels,
  maxheight: pixels,
  format: v.pipe(v.optional(v.string(), 'json'), v.description('json; there is no other.')),
})

const oembed = v.strictObject({
  version: v.literal('1.0'),
  type: v.literal('rich'),
  title: v.string(),
  provider_name: v.string(),
  provider_url: v.string(),
  cache_age: v.number(),
  width: v.number(),
  height: v.number(),
  html: v.string(),
})

const QUOTATION = '/quotation'
/** Code points of a quotation in the title of its frame. */
const TITLE = 80

/** The title of the thing that a page of this host shows. @throws ServiceError where it shows nothing */
async function titleOf(store: Store, kind: string | undefined, id: string, page: URL): Promise<string> {
  const language = chooseLanguage(page.searchParams.get('lang'), null)
  if (kind === undefined) return [...(page.searchParams.get('quotation') ?? '')].slice(0, TITLE).join('')
  if (kind === 't') return (await findTelegram(store, id)).title[language]
  const passage = await findPassage(store, id)
  await selectionOf(store, passage, pageQueryOf(page.searchParams))
  return inLanguage(passage.title, language)
}

export const getOembed: Route = {
  method: 'GET',
  path: '/oembed',
  summary: 'An embeddable frame for a page of this host (oEmbed 1.0)',
  query,
  representations: [],
  responses: { 200: { description: 'Of type rich: a sandboxed frame', schema: oembed } },
  problems: ['unknown-address', 'unknown-format'],
  async handle(c) {
    const { url, maxwidth = WIDTH, maxheight = HEIGHT, format } = readQuery(c.req.url, query)
    if (format !== 'json')
      throw problem('unknown-format', 'This service writes oEmbed as JSON only.', { pointer: '?format' })
    const origin = originOf(c.req.raw)
    const page = URL.canParse(url) ? new URL(url) : null
    const [, kind, id] = /^\/([pt])\/([^/]+)$/.exec(page?.pathname ?? '') ?? []
    const isOurs = page?.host === new URL(origin).host && /^https?:$/.test(page.protocol)
    const isQuotation = page?.pathname === QUOTATION && (page.searchParams.get('quotation') ?? '').trim() !== ''
    if (!isOurs || (id === undefined && !isQuotation)) throw new ServiceError('unknown-page', { address: url }, 'url')
    const title = await titleOf(c.var.store, kind, id ?? '', page).catch((error: unknown) => {
      throw error instanceof ServiceError ? new ServiceError('unknown-page', { address: url }, 'url') : error
    })
    const [width, height] = [Math.min(WIDTH, maxwidth), Math.min(HEIGHT, maxheight)]
    return respondJson(
      c,
      {
        version: '1.0',
        type: 'rich',
        title,
        provider_name: 'Variorum',
        provider_url: `${origin}/`,
        cache_age: CACHE_AGE,
        width,
        height,
        html: frameCode(`${origin}/embed${page.pathname}${page.search}`, title, width, height),
      },
      { cache: 'public, max-age=3600' },
    )
  },
}
