/** What an embed shows, read from the store, and the figure that is drawn of it. The page of embed codes shows the same. */
import { ELEMENT_FILE, FIGURE_FILE, FIGURE_INTEGRITY } from '../embed/built.ts'
import { type ComparisonData, EMBED_VIEWS, type EmbedView } from '../embed/figure.ts'
import type { TelegramData } from '../embed/telegram-figure.ts'
import { type Branch, htmlOf } from '../embed/tree.ts'
import { address } from '../present/address.ts'
import { comparedPassage } from '../present/compared-passage.ts'
import {
  type ComparisonQuery,
  comparisonQueryOf,
  queryOf,
  shorten,
  VIEWS,
  withoutPresentation,
} from '../present/comparison-query.ts'
import { DATE_PROPERTIES, daysOf, isDoubtful, writeDays } from '../present/dates.ts'
import { PageError } from '../present/page-error.ts'
import { quotations } from '../present/quotations.ts'
import { SHARED, type SharedStrings } from '../present/strings.ts'
import { chosen } from '../provenance/preferred.ts'
import type { Telegram } from '../provenance/telegram.ts'
import { ENGINE_MAJOR } from '../service/comparisons/pinned-address.ts'
import { ID } from '../service/identifiers.ts'
import type { Passage, Store } from '../store/store.ts'
import { directionOf } from '../text/direction.ts'

export const ELEMENT_PATH = `/${ELEMENT_FILE}`
const FIGURE_PATH = `/${FIGURE_FILE}`

export interface Look {
  readonly view: EmbedView
  readonly theme: 'light' | 'dark' | null
  readonly labels: boolean
  readonly vertical: boolean
}

/** @throws PageError 422 for a view that neither an embed nor a page has. A page's other views are shown in the text. */
export function lookOf(query: URLSearchParams, t: SharedStrings): Look {
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
  t: SharedStrings,
): Promise<ComparisonData> {
  const passage = await passageOf(store, id, t)
  const choice = withoutPresentation(comparisonQueryOf(withoutLook(query), t))
  const data = await dataOf(store, passage, choice, t)
  if (data === null) throw new PageError(404, t.error.noText(passage.id))
  return data
}

export async function passageOf(store: Store, id: string, t: SharedStrings): Promise<Passage> {
  const passage = ID.test(id) ? await store.getPassage(id) : null
  if (passage === null) throw new PageError(404, t.error.unknownPassage(shorten(id)))
  return passage
}

function withoutLook(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  rest.delete('view')
  return rest
}

async function dataOf(
  store: Store,
  passage: Passage,
  choice: ComparisonQuery,
  t: SharedStrings,
): Promise<ComparisonData | null> {
  const compared = await comparedPassage(store, passage, choice, t)
  if (compared === null) return null
  const { comparison, texts, labels, directions } = compared.shown
  const versions = compared.versions.map(({ version }) => version)
  return {
    title: passage.title,
    language: passage.language,
    labels: Object.fromEntries(labels),
    comparison,
    directions: Object.fromEntries(directions),
    text: texts.get(comparison.options.base)!.string,
    permalink: address(
      `/p/${encodeURIComponent(passage.id)}`,
      queryOf({ ...choice, versions, base: null, engine: ENGINE_MAJOR }),
    ),
  }
}

/** @throws PageError 404 */
export async function telegramOf(store: Store, id: string, t: SharedStrings): Promise<Telegram> {
  const telegram = ID.test(id) ? await store.getTelegram(id) : null
  if (telegram === null) throw new PageError(404, t.error.unknownTelegram(shorten(id)))
  return telegram
}

export async function telegramData(store: Store, id: string, t: SharedStrings): Promise<TelegramData> {
  const telegram = await telegramOf(store, id, t)
  const passage = telegram.passage === null ? null : await store.getPassage(telegram.passage)
  const people = (property: string) => [...new Set(chosen(telegram, property).map(({ value }) => value))]
  const dates = telegram.statements.flatMap((statement) => {
    const property = DATE_PROPERTIES.find((one) => one === statement.property)
    if (property === undefined || statement.withdrawn) return []
    const days = daysOf(statement.value)
    const written = (language: 'zh' | 'en') =>
      days === null ? statement.value : writeDays(days, { language, t: SHARED[language] })
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
        direction: directionOf(null, text),
        where: `${passage} ${siglum} ${start}–${end}`,
        path: address(
          `/p/${encodeURIComponent(passage)}`,
          { versions: version, highlight: `${siglum}:${start}-${end}` },
          'highlight',
        ),
      }
    }),
    wording: passage && (await dataOf(store, passage, comparisonQueryOf(new URLSearchParams(), t), t)),
  }
}

/** The address of the page that shows the same, for readers. */
export function pageOf(origin: string, path: string, query: URLSearchParams): string {
  const kept = Object.fromEntries([...query].filter(([name]) => name !== 'theme' && name !== 'labels'))
  return origin + address(path, kept)
}

export const themed = (figure: Branch, { theme }: Look): Branch =>
  theme === null ? figure : { ...figure, attributes: { ...figure.attributes, class: `variorum ${theme}` } }

/** A fragment brings the address of its style, which a page may leave out: it reads without. */
export function fragment(origin: string, figure: Branch): string {
  const style = `<link rel="stylesheet" href="${origin}${FIGURE_PATH}" integrity="${FIGURE_INTEGRITY}" crossorigin="anonymous">`
  return `${style}\n${htmlOf(figure)}\n`
}
