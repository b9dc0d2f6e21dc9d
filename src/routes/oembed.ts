/** oEmbed 1.0: what a writer pastes as a link becomes a frame, in systems that ask for it. */
import * as v from 'valibot'
import { escapeHtml } from '../embed/tree.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { originOf, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { STRINGS } from '../pages/strings.ts'
import { comparisonQueryOf } from '../present/comparison-query.ts'
import { chooseLanguage } from '../present/language.ts'
import { PageError } from '../present/page-error.ts'
import { ID } from '../service/identifiers.ts'
import type { Store } from '../store/store.ts'

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
    v.description('A page of a passage or a telegram of this host.'),
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

/** The title of the thing that a page of this host shows; null where there is none. */
async function titleOf(store: Store, kind: string, id: string, page: URL): Promise<string | null> {
  if (!ID.test(id)) return null
  const language = chooseLanguage(page.searchParams.get('lang'), null)
  if (kind === 't') return (await store.getTelegram(id))?.title[language] ?? null
  const passage = await store.getPassage(id)
  if (passage === null) return null
  try {
    const { witnesses, versions } = comparisonQueryOf(page.searchParams, STRINGS.en)
    const known = passage.witnesses.filter(({ current }) => current !== null).map(({ siglum }) => siglum)
    return versions !== null || (witnesses ?? []).every((siglum) => known.includes(siglum)) ? passage.title : null
  } catch (error) {
    if (error instanceof PageError) return null
    throw error
  }
}

export const getOembed: Route = {
  method: 'GET',
  path: '/oembed',
  summary: 'A frame for a page of this host (oEmbed 1.0)',
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
    const title =
      page?.host === new URL(origin).host && /^https?:$/.test(page.protocol) && kind !== undefined && id !== undefined
        ? await titleOf(c.var.store, kind, id, page)
        : null
    if (page === null || title === null)
      throw problem('unknown-address', 'This is no page of a passage or a telegram of this host.', { pointer: '?url' })
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

/**
 * The frame as it is pasted. It may run its own script, and its links may open pages that are free of the sandbox; it may
 * not reach the page around it.
 */
export const frameCode = (src: string, title: string, width: number | string, height: number): string =>
  `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="${width}" height="${height}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" frameborder="0"></iframe>`
