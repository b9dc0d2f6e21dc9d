/**
 * Embeds over HTTP: a page for a frame, a fragment to paste, and the JSON that the element fetches. Each shows what the page
 * of the same address shows, and any site may frame it.
 */
import { type Context, Hono } from 'hono'
import { ELEMENT_FILE, FRAME_SCRIPT, FRAME_SCRIPT_HASH, FRAME_STYLE, FRAME_STYLE_HASH } from '../embed/built.ts'
import { type ComparisonData, comparisonFigure, type FigureOptions } from '../embed/figure.ts'
import { type TelegramData, telegramFigure } from '../embed/telegram-figure.ts'
import { type Branch, escapeHtml, h, htmlOf } from '../embed/tree.ts'
import { WORDS } from '../embed/words.ts'
import { asset } from '../http/assets.ts'
import type { AppEnv } from '../http/env.ts'
import { type ProblemName, problem } from '../http/problem.ts'
import { entityTag, respond, respondJson } from '../http/respond.ts'
import { faultOf } from '../present/fault.ts'
import { type ReaderOf, readerOf } from '../present/reader.ts'
import { SHARED, type SharedStrings } from '../present/strings.ts'
import { comparisonData, fragment, type Look, lookOf, pageOf, telegramData, themed } from './embed-data.ts'

type EmbedContext = Context<AppEnv>
type EmbedReader = ReaderOf<SharedStrings>

const readerFor = (c: EmbedContext): EmbedReader =>
  readerOf(new URL(c.req.url), c.req.header('Accept-Language') ?? null, SHARED)

/** In anybody's frame; runs and looks as its own two lines say, and nothing else. They are named by hash, since the page is kept. */
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
): Omit<FigureOptions, keyof Look | 'heading' | 'accessed'> {
  const { searchParams } = new URL(c.req.url)
  return {
    words: WORDS[reader.language],
    page: pageOf(reader.origin, path, searchParams),
  }
}

embeds.get('/embed/p/:file', (c) => {
  const { id, form } = named(c.req.param('file'))
  return embed(c, form, `/p/${encodeURIComponent(id)}`, async (reader) => {
    const { searchParams } = new URL(c.req.url)
    const data = await comparisonData(c.var.store, id, searchParams, reader.t)
    return { data, title: data.title, figure: (options) => comparisonFigure(data, options) }
  })
})

embeds.get('/embed/t/:file', (c) => {
  const { id, form } = named(c.req.param('file'))
  return embed(c, form, `/t/${encodeURIComponent(id)}`, async (reader) => {
    const data = await telegramData(c.var.store, id, reader.t)
    return { data, title: data.title[reader.language], figure: (options) => telegramFigure(data, options) }
  })
})

interface Embedded {
  readonly data: ComparisonData | TelegramData
  readonly title: string
  readonly figure: (options: FigureOptions) => Branch
}

async function embed(
  c: EmbedContext,
  form: Form,
  path: string,
  read: (reader: EmbedReader) => Promise<Embedded>,
): Promise<Response> {
  // Whoever fetches data is a program, and is told in English what is wrong, as by the rest of the API.
  const reader = form === 'json' ? { ...readerFor(c), t: SHARED.en } : readerFor(c)
  try {
    const look = lookOf(new URL(c.req.url).searchParams, reader.t)
    if (form === 'json') {
      const { data } = await read(reader)
      return await respondJson(c, data)
    }
    const options: FigureOptions & Look = {
      ...look,
      ...optionsFor(c, reader, path),
      heading: form === 'frame' ? 'h1' : 'p',
      // Static HTML is kept for longer than a day.
      accessed: form === 'frame' ? reader.today : null,
    }
    const { title, figure } = await read(reader)
    const drawn = themed(figure(options), options)
    return form === 'html'
      ? await written(c, reader, fragment(reader.origin, drawn), FRAGMENT_POLICY)
      : await written(c, reader, frame(reader, title, drawn, options.theme), FRAME_POLICY)
  } catch (error) {
    const fault = faultOf(error, reader)
    if (fault === null) throw error
    if (form === 'json') throw problem(problemFor(fault.status), fault.detail)
    return failed(reader, form, path, fault)
  }
}

/** What a page says with a status, the API says with a name. */
const PROBLEMS_BY_STATUS: Readonly<Record<number, ProblemName>> = {
  404: 'unknown-address',
  413: 'over-limit',
  429: 'too-many-requests',
}
const problemFor = (status: number): ProblemName => PROBLEMS_BY_STATUS[status] ?? 'invalid-value'

function frame({ t }: EmbedReader, title: string, body: Branch, theme: Look['theme']): string {
  // Links open outside the frame, since the pages they lead to stand in nobody's.
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${theme ?? 'light dark'}"><base target="_blank"><style>${FRAME_STYLE}</style>`
  return `<!doctype html><html lang="${t.tag}"${theme === null ? '' : ` class="${theme}"`}><head>${head}</head><body>${htmlOf(h('main', {}, body))}<script>${FRAME_SCRIPT}</script></body></html>`
}

async function written(c: EmbedContext, reader: EmbedReader, html: string, policy: string): Promise<Response> {
  // Shared caches do not look at Accept-Language: only an address that says its language is for them.
  const cache = `${reader.chosen ? 'public' : 'private'}, max-age=60`
  const headers = { 'Content-Security-Policy': policy, Vary: 'Accept-Language' }
  return respond(c, { etag: await entityTag(html), cache, headers }, 'text/html; charset=utf-8', () => html)
}

/** An embed whose target is gone says so where it stands, and leads to where more is to be found. */
function failed(reader: EmbedReader, form: Form, path: string, fault: { status: number; detail: string }): Response {
  const url = reader.origin + path
  const words = WORDS[reader.language]
  const figure = h(
    'figure',
    { class: 'variorum', lang: words.tag },
    h('p', {}, h('bdi', {}, fault.detail), ' ', h('a', { href: url }, words.open)),
  )
  const html = form === 'html' ? fragment(reader.origin, figure) : frame(reader, reader.t.error.title, figure, null)
  return new Response(html, {
    status: fault.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': form === 'html' ? FRAGMENT_POLICY : FRAME_POLICY,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
    },
  })
}

/** Today's script, for those who want whatever is newest; asked for again after an hour. */
embeds.get('/embed.js', (c) => asset(c, ELEMENT_FILE, 'public, max-age=3600'))
embeds.get('/:file{embed-[0-9a-f]+\\.(?:js|css)}', (c) => asset(c, c.req.param('file')))
