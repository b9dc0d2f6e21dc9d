/**
 * Embeds over HTTP: a page for a frame, a fragment to paste, and the JSON that the element fetches. Each shows what the page of the
 * same address shows, and any site may frame it.
 */
import type { Context } from 'hono'
import { ELEMENT_FILE, FRAME_SCRIPT, FRAME_SCRIPT_HASH, FRAME_STYLE_FILE, FRAME_STYLE_HASH } from '../embed/built.ts'
import type { ComparisonData, FigureOptions } from '../embed/figure-data.ts'
import { type QuotationData, quotationFigure } from '../embed/quotation-figure.ts'
import { type TelegramData, telegramFigure } from '../embed/telegram-figure.ts'
import { type Branch, escapeHtml, h, htmlOf } from '../embed/tree.ts'
import { WORDS } from '../embed/words.ts'
import { asset, assetText } from '../http/assets.ts'
import { respondKept } from '../http/edge.ts'
import { type AppEnv, buildOf } from '../http/env.ts'
import { Hono } from '../http/hono.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { problem, problemOf } from '../http/problem.ts'
import { chargeWork } from '../http/rate.ts'
import { CACHE, entityTag } from '../http/respond.ts'
import { conformingHtml } from '../present/conforming-html.ts'
import { wordError } from '../present/error-words.ts'
import { type ReaderOf, readerOf } from '../present/reader.ts'
import { type Refusal, refusalOf } from '../present/refusal.ts'
import { SHARED, type SharedStrings } from '../present/strings.ts'
import { ServiceError } from '../service/error.ts'
import { isStillOf, stateOf, watchedStore } from '../service/store-state.ts'
import {
  figureOf,
  fragment,
  type Look,
  lookOf,
  type PreparedEmbed,
  pageAddress,
  prepareComparison,
  prepareTelegram,
  themed,
} from './embed-data.ts'
import { readQuotation } from './quotation-data.ts'

type EmbedContext = Context<AppEnv>
type EmbedReader = ReaderOf<SharedStrings>

const readerFor = (c: EmbedContext): EmbedReader =>
  readerOf(new URL(c.req.url), c.req.header('Accept-Language') ?? null, SHARED)

/**
 * Any page may frame it; it runs its own script and uses its own style and loads nothing else. The policy names both by hash, since the
 * page is cached.
 */
const FRAME_POLICY = `default-src 'none'; style-src '${FRAME_STYLE_HASH}'; script-src '${FRAME_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors *`
const FRAGMENT_POLICY = "default-src 'none'; frame-ancestors *"

type Form = 'frame' | 'html' | 'json'

export const embeds = new Hono<AppEnv>()

/** `t17`, `t17.html`, `t17.json`: no id ends like that. */
function named(file: string): { id: string; form: Form } {
  const [, id = '', extension] = /^(.*?)(?:\.(html|json))?$/s.exec(file) ?? []
  return { id, form: (extension as Form | undefined) ?? 'frame' }
}

function optionsFor(
  c: EmbedContext,
  reader: EmbedReader,
  path: string,
): Pick<FigureOptions, 'words'> & { readonly page: string } {
  const { searchParams } = new URL(c.req.url)
  return {
    words: WORDS[reader.language],
    page: pageAddress(reader.origin, path, searchParams),
  }
}

embeds.get('/embed/p/:file', (c) => {
  const { id, form } = named(c.req.param('file'))
  return embed(c, form, `/p/${encodeURIComponent(id)}`, async () => {
    const { searchParams } = new URL(c.req.url)
    const { of, read } = await prepareComparison(c.var.store, id, searchParams)
    return {
      of,
      async read() {
        const data = await read()
        return { data, title: data.title, figure: (options) => figureOf(data, options, options) }
      },
    }
  })
})

embeds.get('/embed/t/:file', (c) => {
  const { id, form } = named(c.req.param('file'))
  return embed(c, form, `/t/${encodeURIComponent(id)}`, async ({ language }) => {
    const { of, read } = await prepareTelegram(c.var.store, id)
    return {
      of,
      async read() {
        const data = await read()
        return { data, title: data.title[language], figure: (options) => telegramFigure(data, options) }
      },
    }
  })
})

/** As `/quotation`, which costs as much. */
embeds.get('/embed/:file{quotation(?:\\.(?:html|json))?}', (c) => {
  const { form } = named(c.req.param('file'))
  return embed(c, form, '/quotation', async ({ t }) => {
    const { store, isWhole } = watchedStore(c.var.store)
    const state = await stateOf(store)
    return {
      of: state,
      async read() {
        await chargeWork(c, 0, 0)
        const data = await readQuotation(store, new URL(c.req.url).searchParams)
        return {
          data,
          title: t.checkedQuotation,
          figure: (options) => quotationFigure(data, options),
          isWhole: isWhole() && (await isStillOf(store, state)),
        }
      },
    }
  })
})

type EmbedOptions = FigureOptions & Look & { readonly page: string }

interface Embedded {
  readonly data: ComparisonData | TelegramData | QuotationData
  readonly title: string
  readonly figure: (options: EmbedOptions) => Branch
  /** False where what was read has changed since the validator was made: the answer is then not kept. */
  readonly isWhole?: boolean
}

/** What the element fetches. An error is a problem, with the sentence that the element may show to readers. */
async function embedData(c: EmbedContext, prepare: () => Promise<PreparedEmbed<Embedded>>): Promise<Response> {
  try {
    const { of, read } = await prepare()
    lookOf(new URL(c.req.url).searchParams)
    const etag = await entityTag('embed', buildOf(c.env), c.req.url, ...of)
    return await respondKept(c, { etag, cache: CACHE.briefly }, JSON_REPRESENTATION.mediaType, async () => {
      const { data, isWhole = true } = await read()
      return { body: JSON.stringify(data), keep: isWhole }
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw problem(problemOf(error, undefined).problem, wordError(error, SHARED.en))
  }
}

/** Kept at the edge as a page is: under all that shapes it. */
async function embed(
  c: EmbedContext,
  form: Form,
  path: string,
  prepare: (reader: EmbedReader) => Promise<PreparedEmbed<Embedded>>,
): Promise<Response> {
  const reader = readerFor(c)
  if (form === 'json') return embedData(c, () => prepare(reader))
  try {
    const options: EmbedOptions = {
      ...lookOf(new URL(c.req.url).searchParams),
      ...optionsFor(c, reader, path),
      heading: form === 'frame' ? 'h1' : 'p',
      // Static HTML is kept for longer than a day.
      accessed: form === 'frame' ? reader.today : null,
    }
    const { of, read } = await prepare(reader)
    const { language, chosen } = reader
    const etag = await entityTag('embed', buildOf(c.env), c.req.url, language, options.accessed, ...of)
    const headers = {
      'Content-Security-Policy': form === 'html' ? FRAGMENT_POLICY : FRAME_POLICY,
      Vary: 'Accept-Language',
    }
    // Shared caches do not look at Accept-Language: only an address that says its language is for them.
    const cache = `${chosen ? 'public' : 'private'}, max-age=60`
    return await respondKept(c, { etag, cache, headers }, 'text/html; charset=utf-8', async () => {
      const { title, figure, isWhole = true } = await read()
      const drawn = themed(figure(options), options)
      const html =
        form === 'html'
          ? titled(title, fragment(reader.origin, drawn))
          : frame(reader, title, drawn, options.theme, await frameStyle(c))
      return { body: conformingHtml(html), keep: isWhole }
    })
  } catch (error) {
    const refusal = refusalOf(error, reader.t)
    if (refusal === null) throw error
    return await failed(c, reader, form, path, refusal)
  }
}

/** A document of the shortest kind; pasted into a page, both tags are passed over. */
const titled = (title: string, html: string) => `<!doctype html><title>${escapeHtml(title)}</title>${html}`

const frameStyle = (c: EmbedContext): Promise<string> => assetText(c.env.ASSETS, FRAME_STYLE_FILE)

function frame({ t }: EmbedReader, title: string, body: Branch, theme: Look['theme'], style: string): string {
  // Links open outside the frame, since the pages they lead to refuse to be framed.
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${theme ?? 'light dark'}"><base target="_blank"><style>${style}</style>`
  return `<!doctype html><html lang="${t.tag}"${theme === null ? '' : ` class="${theme}"`}><head>${head}</head><body>${htmlOf(h('main', {}, body))}<script>${FRAME_SCRIPT}</script></body></html>`
}

/** An embed whose target does not exist says so in its place, and links to the site. */
async function failed(
  c: EmbedContext,
  reader: EmbedReader,
  form: Form,
  path: string,
  refusal: Refusal,
): Promise<Response> {
  const url = reader.origin + path
  const words = WORDS[reader.language]
  const figure = h(
    'figure',
    { class: 'variorum', lang: words.tag },
    h('p', {}, h('bdi', {}, refusal.detail), ' ', h('a', { href: url }, words.open)),
  )
  const html =
    form === 'html'
      ? titled(reader.t.error.title, fragment(reader.origin, figure))
      : frame(reader, reader.t.error.title, figure, null, await frameStyle(c))
  return new Response(html, {
    status: refusal.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': form === 'html' ? FRAGMENT_POLICY : FRAME_POLICY,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
    },
  })
}

/** The newest script; browsers ask for it again after an hour. */
embeds.get('/embed.js', (c) => asset(c, ELEMENT_FILE, 'public, max-age=3600'))
embeds.get('/:file{(?:embed|engine|european|figure|han|hangul)-[0-9a-f]+\\.(?:js|css)}', (c) =>
  asset(c, c.req.param('file')),
)
