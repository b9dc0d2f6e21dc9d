/**
 * Embeds over HTTP: a page for a frame, a fragment to paste, and what the element fetches. Each shows what the page of the
 * same address shows, and may stand in anybody's page.
 */
import { type Context, Hono } from 'hono'
import {
  ELEMENT_FILE,
  ELEMENT_INTEGRITY,
  FIGURE_FILE,
  FIGURE_INTEGRITY,
  FRAME_SCRIPT,
  FRAME_SCRIPT_HASH,
  FRAME_STYLE,
  FRAME_STYLE_HASH,
} from '../embed/built.ts'
import { type ComparisonData, comparisonFigure, EMBED_VIEWS, type EmbedView, type Manner } from '../embed/figure.ts'
import { type TelegramData, telegramFigure } from '../embed/telegram-figure.ts'
import { type Branch, escapeHtml, h, htmlOf } from '../embed/tree.ts'
import { WORDS } from '../embed/words.ts'
import { asset } from '../http/assets.ts'
import type { AppEnv } from '../http/env.ts'
import { type ProblemName, problem } from '../http/problem.ts'
import { entityTag, respond, respondJson } from '../http/respond.ts'
import { chosen } from '../provenance/preferred.ts'
import type { Telegram } from '../provenance/telegram.ts'
import { ENGINE_MAJOR } from '../routes/pinned.ts'
import { ID } from '../schemas/requests.ts'
import type { Passage, Store } from '../store/store.ts'
import { faultOf, readerFor } from './answer.ts'
import { bare, type Choice, choiceOf, queryOf, shorten } from './choice.ts'
import { comparedPassage } from './compared.ts'
import { DATE_PROPERTIES, daysOf, isDoubtful, writeDays } from './dates.ts'
import { quotations } from './evidence.tsx'
import { PageError } from './page-error.ts'
import { address, type Reader } from './reader.ts'
import { STRINGS, VIEWS } from './strings.ts'

type EmbedContext = Context<AppEnv>

export const ELEMENT_PATH = `/${ELEMENT_FILE}`
const FIGURE_PATH = `/${FIGURE_FILE}`

export { ELEMENT_INTEGRITY, FIGURE_INTEGRITY }

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

export interface Look {
  readonly view: EmbedView
  readonly theme: 'light' | 'dark' | null
  readonly labels: boolean
  readonly vertical: boolean
}

/** @throws PageError 422 for a view that neither an embed nor a page has. A page's other views are shown in the text. */
export function lookOf(query: URLSearchParams, t: Reader['t']): Look {
  const view = query.get('view') || EMBED_VIEWS[0]
  const known = EMBED_VIEWS.find((one) => one === view)
  if (known === undefined && !VIEWS.some((one) => one === view))
    throw new PageError(422, t.error.unknownView(shorten(view)))
  const theme = query.get('theme')
  return {
    view: known ?? EMBED_VIEWS[0],
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    labels: query.get('labels') !== 'off',
    vertical: query.get('writing') === 'vertical',
  }
}

/** What an embed of a passage needs. @throws PageError 404, 413, 422 */
export async function comparisonData(
  store: Store,
  id: string,
  query: URLSearchParams,
  t: Reader['t'],
): Promise<ComparisonData> {
  const passage = await passageOf(store, id, t)
  const choice = bare(choiceOf(withoutLook(query), t))
  const data = await dataOf(store, passage, choice, t)
  if (data === null) throw new PageError(404, t.comparison.noWitness)
  return data
}

export async function passageOf(store: Store, id: string, t: Reader['t']): Promise<Passage> {
  const passage = ID.test(id) ? await store.getPassage(id) : null
  if (passage === null) throw new PageError(404, t.error.unknownPassage(shorten(id)))
  return passage
}

function withoutLook(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  rest.delete('view')
  return rest
}

async function dataOf(store: Store, passage: Passage, choice: Choice, t: Reader['t']): Promise<ComparisonData | null> {
  const compared = await comparedPassage(store, passage, choice, t)
  if (compared === null) return null
  const { comparison, texts, labels } = compared.shown
  const versions = compared.versions.map(({ version }) => version)
  return {
    title: passage.title,
    language: passage.language,
    labels: Object.fromEntries(labels),
    comparison,
    text: texts.get(comparison.options.base)!.string,
    permalink: address(
      `/p/${encodeURIComponent(passage.id)}`,
      queryOf({ ...choice, versions, base: null, engine: ENGINE_MAJOR }),
    ),
  }
}

/** @throws PageError 404 */
export async function telegramOf(store: Store, id: string, t: Reader['t']): Promise<Telegram> {
  const telegram = ID.test(id) ? await store.getTelegram(id) : null
  if (telegram === null) throw new PageError(404, t.error.unknownTelegram(shorten(id)))
  return telegram
}

export async function telegramData(store: Store, id: string, t: Reader['t']): Promise<TelegramData> {
  const telegram = await telegramOf(store, id, t)
  const passage = telegram.passage === null ? null : await store.getPassage(telegram.passage)
  const people = (property: string) => [...new Set(chosen(telegram, property).map(({ value }) => value))]
  const dates = telegram.statements.flatMap((statement) => {
    const property = DATE_PROPERTIES.find((one) => one === statement.property)
    if (property === undefined || statement.withdrawn) return []
    const days = daysOf(statement.value)
    const written = (language: 'zh' | 'en') =>
      days === null ? statement.value : writeDays(days, { language, t: STRINGS[language] })
    const { value } = statement
    return [{ property, value, written: { zh: written('zh'), en: written('en') }, sure: !isDoubtful(statement) }]
  })
  return {
    id: telegram.id,
    title: telegram.title,
    senders: people('sender'),
    via: people('via'),
    recipients: people('recipient'),
    dates: dates.filter(
      (one, index) =>
        dates.findIndex(({ property, value }) => property === one.property && value === one.value) === index,
    ),
    quotations: quotations(telegram.evidence).map(({ text, places: [place] }) => {
      const { passage, siglum, start, end, version } = place!
      return {
        text,
        language: /\p{Script=Han}/u.test(text) ? 'zh-Hans' : null,
        where: `${passage} ${siglum} ${start}–${end}`,
        path: address(
          `/p/${encodeURIComponent(passage)}`,
          { versions: version, highlight: `${siglum}:${start}-${end}` },
          'highlight',
        ),
      }
    }),
    wording: passage && (await dataOf(store, passage, choiceOf(new URLSearchParams(), t), t)),
  }
}

/** The address of the page that shows the same, for readers. */
export function pageOf(origin: string, path: string, query: URLSearchParams): string {
  const kept = Object.fromEntries([...query].filter(([name]) => name !== 'theme' && name !== 'labels'))
  return origin + address(path, kept)
}

function mannerFor(c: EmbedContext, reader: Reader, path: string): Omit<Manner, keyof Look | 'heading' | 'accessed'> {
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
    return { data, title: data.title, figure: (manner) => comparisonFigure(data, manner) }
  })
})

embeds.get('/embed/t/:file', (c) => {
  const { id, form } = named(c.req.param('file'))
  return embed(c, form, `/t/${encodeURIComponent(id)}`, async (reader) => {
    const data = await telegramData(c.var.store, id, reader.t)
    return { data, title: data.title[reader.language], figure: (manner) => telegramFigure(data, manner) }
  })
})

interface Embedded {
  readonly data: ComparisonData | TelegramData
  readonly title: string
  readonly figure: (manner: Manner) => Branch
}

async function embed(
  c: EmbedContext,
  form: Form,
  path: string,
  read: (reader: Reader) => Promise<Embedded>,
): Promise<Response> {
  // Whoever fetches data is a program, and is told in English what is wrong, as by the rest of the API.
  const reader = form === 'json' ? { ...readerFor(c), t: STRINGS.en } : readerFor(c)
  try {
    const look = lookOf(new URL(c.req.url).searchParams, reader.t)
    if (form === 'json') {
      const { data } = await read(reader)
      return await respondJson(c, data)
    }
    const manner: Manner & Look = {
      ...look,
      ...mannerFor(c, reader, path),
      heading: form === 'frame' ? 'h1' : 'p',
      // Static HTML is kept for longer than a day.
      accessed: form === 'frame' ? reader.today : null,
    }
    const { title, figure } = await read(reader)
    const drawn = themed(figure(manner), manner)
    return form === 'html'
      ? await written(c, reader, fragment(reader.origin, drawn), FRAGMENT_POLICY)
      : await written(c, reader, frame(reader, title, drawn, manner.theme), FRAME_POLICY)
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

export const themed = (figure: Branch, { theme }: Look): Branch =>
  theme === null ? figure : { ...figure, attributes: { ...figure.attributes, class: `variorum ${theme}` } }

/** A fragment brings the address of its style, which a page may leave out: it reads without. */
export function fragment(origin: string, figure: Branch): string {
  const style = `<link rel="stylesheet" href="${origin}${FIGURE_PATH}" integrity="${FIGURE_INTEGRITY}" crossorigin="anonymous">`
  return `${style}\n${htmlOf(figure)}\n`
}

function frame({ t }: Reader, title: string, body: Branch, theme: Look['theme']): string {
  // Links open outside the frame, since the pages they lead to stand in nobody's.
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${theme ?? 'light dark'}"><base target="_blank"><style>${FRAME_STYLE}</style>`
  return `<!doctype html><html lang="${t.tag}"${theme === null ? '' : ` class="${theme}"`}><head>${head}</head><body>${htmlOf(h('main', {}, body))}<script>${FRAME_SCRIPT}</script></body></html>`
}

async function written(c: EmbedContext, reader: Reader, html: string, policy: string): Promise<Response> {
  // Shared caches do not look at Accept-Language: only an address that says its language is for them.
  const cache = `${reader.chosen ? 'public' : 'private'}, max-age=60`
  const headers = { 'Content-Security-Policy': policy, Vary: 'Accept-Language' }
  return respond(c, { etag: await entityTag(html), cache, headers }, 'text/html; charset=utf-8', () => html)
}

/** An embed whose target is gone says so where it stands, and leads to where more is to be found. */
function failed(reader: Reader, form: Form, path: string, fault: { status: number; detail: string }): Response {
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
