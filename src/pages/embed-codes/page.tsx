import type { FigureOptions } from '../../embed/figure-data.ts'
import { quotationFigure } from '../../embed/quotation-figure.ts'
import { telegramFigure } from '../../embed/telegram-figure.ts'
import { WORDS } from '../../embed/words.ts'
import {
  figureOf,
  type Look,
  lookOf,
  type PreparedEmbed,
  pageAddress,
  prepareComparison,
  prepareTelegram,
  themed,
} from '../../embeds/embed-data.ts'
import { readQuotation } from '../../embeds/quotation-data.ts'
import type { AppContext } from '../../http/env.ts'
import { chargeWork } from '../../http/rate.ts'
import { shorten } from '../../present/error-words.ts'
import { type Refusal, refusalOf } from '../../present/refusal.ts'
import { ServiceError } from '../../service/error.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { SHOWS_EMBEDS } from '../ui/serve-page.ts'
import { EmbedCodesPage, type Embeddable } from './embed-codes.tsx'

interface Loaded {
  readonly url: string
  readonly look: Look
  readonly shown: Embeddable | null
  readonly refusal: Refusal | null
}

export const embedCodesPage: Page<Loaded> = {
  path: '/embed',
  policy: SHOWS_EMBEDS,
  async load(c, reader) {
    const { searchParams } = new URL(c.req.url)
    const url = searchParams.get('url')?.trim() ?? ''
    const look = lookOf(searchParams)
    if (url === '') return { of: [], read: async () => ({ url, look, shown: null, refusal: null }) }
    const refused = (error: unknown): Loaded => {
      const refusal = refusalOf(error, reader.t)
      if (refusal === null) throw error
      return { url: shorten(url), look, shown: null, refusal }
    }
    try {
      const { of, read } = await prepareEmbeddable(c, url, look, reader)
      return {
        of,
        read: () => read().then((shown): Loaded => ({ url, look, shown, refusal: null }), refused),
      }
    } catch (error) {
      const loaded = refused(error)
      return { of: [], read: async () => loaded }
    }
  },
  view: ({ refusal, ...loaded }, reader) => (
    <EmbedCodesPage reader={reader} {...loaded} error={refusal?.detail ?? null} />
  ),
  status: ({ refusal }) => refusal?.status ?? 200,
}

/** @throws ServiceError */
async function prepareEmbeddable(
  c: AppContext,
  address: string,
  look: Look,
  { t, origin, language }: Reader,
): Promise<PreparedEmbed<Embeddable>> {
  const { store } = c.var
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null
  const path = url?.host === new URL(origin).host ? url.pathname : ''
  const [, kind, id] = /^\/(?:([pt])\/([^/]+)|quotation)$/.exec(path) ?? []
  if (url === null || (id === undefined && path !== '/quotation'))
    throw new ServiceError('invalid-value', { expected: 'Expected a page of this host.', value: address }, 'url')
  for (const name of ['highlight', 'lang']) url.searchParams.delete(name)
  const options: FigureOptions & { readonly page: string } = {
    ...look,
    words: WORDS[language],
    heading: 'p',
    page: pageAddress(origin, url.pathname, url.searchParams),
    accessed: null,
  }
  const at = { path: url.pathname, query: Object.fromEntries(url.searchParams) }
  if (id === undefined) {
    await chargeWork(c, 0, 0)
    const data = await readQuotation(store, url.searchParams)
    const figure = themed(quotationFigure(data, options), look)
    const shown: Embeddable = { ...at, kind: 'quotation', title: data.words, language: t.tag, figure }
    return { of: [JSON.stringify(data)], read: async () => shown }
  }
  if (kind === 't') {
    const { of, read } = await prepareTelegram(store, id)
    return {
      of,
      async read() {
        const data = await read()
        const figure = themed(telegramFigure(data, options), look)
        return { ...at, kind: 'comparison', title: data.title[language], language: t.tag, figure }
      },
    }
  }
  const { of, read } = await prepareComparison(store, id, url.searchParams)
  return {
    of,
    async read() {
      const data = await read()
      // Numbers are those of these very versions.
      const pinned = new URL(data.permalink!, origin)
      const exact = { path: pinned.pathname, query: Object.fromEntries(pinned.searchParams) }
      const page = pageAddress(origin, pinned.pathname, pinned.searchParams)
      const one = look.place !== null
      return {
        ...(one ? exact : at),
        kind: one ? 'place' : 'comparison',
        title: (language === 'en' && data.english?.title) || data.title,
        language: data.language,
        figure: themed(figureOf(data, look, one ? { ...options, page } : options), look),
      }
    },
  }
}
