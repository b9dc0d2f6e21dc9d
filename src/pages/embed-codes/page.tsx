import { comparisonFigure, type FigureOptions } from '../../embed/figure.ts'
import { telegramFigure } from '../../embed/telegram-figure.ts'
import { WORDS } from '../../embed/words.ts'
import { shorten } from '../../present/comparison-query.ts'
import { faultOf } from '../../present/fault.ts'
import { PageError } from '../../present/page-error.ts'
import { comparisonData, type Look, lookOf, pageOf, telegramData, themed } from '../../routes/embed-data.ts'
import type { Store } from '../../store/store.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { SHOWS_EMBEDS } from '../ui/serve-page.ts'
import { EmbedCodesPage, type Embeddable } from './embed-codes.tsx'

interface Loaded {
  readonly url: string
  readonly look: Look
  readonly shown: Embeddable | null
  readonly fault: { readonly status: number; readonly detail: string } | null
}

export const embedCodesPage: Page<Loaded> = {
  path: '/embed',
  policy: SHOWS_EMBEDS,
  async load(c, reader) {
    const { searchParams } = new URL(c.req.url)
    const url = searchParams.get('url')?.trim() ?? ''
    const look = lookOf(searchParams, reader.t)
    if (url === '') return { url, look, shown: null, fault: null }
    try {
      return { url, look, shown: await embeddable(c.var.store, url, look, reader), fault: null }
    } catch (error) {
      const fault = faultOf(error, reader)
      if (fault === null) throw error
      return { url: shorten(url), look, shown: null, fault }
    }
  },
  view: ({ fault, ...loaded }, reader) => <EmbedCodesPage reader={reader} {...loaded} error={fault?.detail ?? null} />,
  status: ({ fault }) => fault?.status ?? 200,
}

/** @throws PageError 404, 413, 422 */
async function embeddable(store: Store, address: string, look: Look, reader: Reader): Promise<Embeddable> {
  const { t, origin, language } = reader
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null
  const [, kind, id] = /^\/([pt])\/([^/]+)$/.exec(url?.host === new URL(origin).host ? url.pathname : '') ?? []
  if (url === null || id === undefined) throw new PageError(422, t.embed.notOurs)
  for (const name of ['highlight', 'lang']) url.searchParams.delete(name)
  const options: FigureOptions = {
    ...look,
    words: WORDS[language],
    heading: 'p',
    page: pageOf(origin, url.pathname, url.searchParams),
    accessed: null,
  }
  const at = { path: url.pathname, query: Object.fromEntries(url.searchParams) }
  if (kind === 't') {
    const data = await telegramData(store, id, t)
    return { ...at, title: data.title[language], language: t.tag, figure: themed(telegramFigure(data, options), look) }
  }
  const data = await comparisonData(store, id, url.searchParams, t)
  return { ...at, title: data.title, language: data.language, figure: themed(comparisonFigure(data, options), look) }
}
