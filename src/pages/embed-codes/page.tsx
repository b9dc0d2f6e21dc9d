import { comparisonFigure, type FigureOptions } from '../../embed/figure.ts'
import { telegramFigure } from '../../embed/telegram-figure.ts'
import { WORDS } from '../../embed/words.ts'
import {
  type Look,
  lookOf,
  type PreparedEmbed,
  pageAddress,
  prepareComparison,
  prepareTelegram,
  themed,
} from '../../embeds/embed-data.ts'
import { shorten } from '../../present/error-words.ts'
import { type Refusal, refusalOf } from '../../present/refusal.ts'
import { ServiceError } from '../../service/error.ts'
import type { Store } from '../../store/store.ts'
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
      const { of, read } = await prepareEmbeddable(c.var.store, url, look, reader)
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
  store: Store,
  address: string,
  look: Look,
  { t, origin, language }: Reader,
): Promise<PreparedEmbed<Embeddable>> {
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null
  const [, kind, id] = /^\/([pt])\/([^/]+)$/.exec(url?.host === new URL(origin).host ? url.pathname : '') ?? []
  if (url === null || id === undefined)
    throw new ServiceError('invalid-value', { expected: 'Expected a page of this host.', value: address }, 'url')
  for (const name of ['highlight', 'lang']) url.searchParams.delete(name)
  const options: FigureOptions = {
    ...look,
    words: WORDS[language],
    heading: 'p',
    page: pageAddress(origin, url.pathname, url.searchParams),
    accessed: null,
  }
  const at = { path: url.pathname, query: Object.fromEntries(url.searchParams) }
  if (kind === 't') {
    const { of, read } = await prepareTelegram(store, id)
    return {
      of,
      async read() {
        const data = await read()
        const figure = themed(telegramFigure(data, options), look)
        return { ...at, title: data.title[language], language: t.tag, figure }
      },
    }
  }
  const { of, read } = await prepareComparison(store, id, url.searchParams)
  return {
    of,
    async read() {
      const data = await read()
      return {
        ...at,
        title: (language === 'en' && data.english?.title) || data.title,
        language: data.language,
        figure: themed(comparisonFigure(data, options), look),
      }
    },
  }
}
