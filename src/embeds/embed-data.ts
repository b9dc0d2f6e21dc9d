/** Reads what an embed shows from the store, and draws the figure. The page of embed codes uses the same functions. */

import { ELEMENT_FILE, FIGURE_FILE, FIGURE_INTEGRITY } from '../embed/built.ts'
import { comparisonFigure } from '../embed/figure.ts'
import { type ComparisonData, EMBED_VIEWS, type EmbedView, type FigureOptions } from '../embed/figure-data.ts'
import { placeFigure } from '../embed/place-figure.ts'
import type { TelegramData } from '../embed/telegram-figure.ts'
import { type Branch, htmlOf } from '../embed/tree.ts'
import { address } from '../present/address.ts'
import { DATE_PROPERTIES, writeDate } from '../present/dates.ts'
import { addressQuery, type PageQuery, pageQueryOf, VIEWS, withoutPresentation } from '../present/page-query.ts'
import { quotations } from '../present/quotations.ts'
import { selectionOf, selectWording, viewSelection, wordingShape } from '../present/selection-view.ts'
import { SHARED } from '../present/strings.ts'
import { type LocalizedTelegram, telegramIn } from '../provenance/localized.ts'
import { chosen, isDoubtful, isWithdrawn } from '../provenance/preferred.ts'
import type { Telegram } from '../provenance/telegram.ts'
import { checkOneOf } from '../service/comparison-query.ts'
import { ENGINE_MAJOR } from '../service/comparisons/pinned-address.ts'
import { permalinkPath, pinnedOf, type Selection } from '../service/comparisons/selection.ts'
import { ServiceError } from '../service/error.ts'
import { findPassage, findPassageInForce, passageIn, recordLanguage } from '../service/passages.ts'
import { readInFull, readTelegram } from '../service/telegrams/reading.ts'
import type { Passage, Store } from '../store/store.ts'
import { directionOf } from '../text/direction.ts'
import { inLanguage } from '../text/localized.ts'

export const ELEMENT_PATH = `/${ELEMENT_FILE}`
const FIGURE_PATH = `/${FIGURE_FILE}`

export interface Look {
  readonly view: EmbedView
  readonly theme: 'light' | 'dark' | null
  readonly labels: boolean
  readonly vertical: boolean
  /** Number of the one variant place that is shown; null: all. */
  readonly place: string | null
}

/** A page's other views are shown in the text. @throws ServiceError `not-one-of` for a view that neither an embed nor a page has */
export function lookOf(query: URLSearchParams): Look {
  const view = query.get('view') || EMBED_VIEWS[0]
  const known = EMBED_VIEWS.find((one) => one === view)
  if (known === undefined) checkOneOf(VIEWS, view, 'view')
  const theme = query.get('theme')
  return {
    view: known ?? EMBED_VIEWS[0],
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    labels: query.get('labels') !== 'off',
    vertical: query.get('writing') === 'vertical',
    place: query.get('place') || null,
  }
}

/** An embed before its texts are read: all that shapes it, and what reads and compares them. */
export interface PreparedEmbed<Data> {
  readonly of: readonly (string | null)[]
  /** @throws ServiceError */
  readonly read: () => Promise<Data>
}

/** An embed of a passage shows what its page shows. @throws ServiceError */
export async function prepareComparison(
  store: Store,
  id: string,
  query: URLSearchParams,
): Promise<PreparedEmbed<ComparisonData>> {
  const isPinned = query.has('versions') || query.has('decisions')
  const passage = await (isPinned ? findPassage : findPassageInForce)(store, id)
  const asked = withoutPresentation(pageQueryOf(withoutLook(query)))
  const selection = await selectionOf(store, passage, asked)
  if (selection === null) throw new ServiceError('no-text', { passage: passage.id }, 'passage')
  return {
    of: [JSON.stringify(passage), permalinkPath(selection)],
    read: () => readComparisonData(store, passage, selection, asked),
  }
}

/** The whole comparison, or one place of it. @throws ServiceError `unknown-variant` */
export function figureOf(data: ComparisonData, look: Look, options: FigureOptions): Branch {
  if (look.place === null) return comparisonFigure(data, options)
  const figure = placeFigure(data, look.place, options)
  if (figure === null) throw new ServiceError('unknown-variant', { id: look.place }, 'place')
  return figure
}

function withoutLook(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  for (const name of ['view', 'place']) rest.delete(name)
  return rest
}

async function readComparisonData(
  store: Store,
  passage: Passage,
  selection: Selection,
  asked: PageQuery,
): Promise<ComparisonData> {
  const { shown } = await viewSelection(store, selection, asked)
  const { comparison, texts, labels, directions } = shown
  const { versions, names, rules, decisions = null } = pinnedOf(selection)
  return {
    title: inLanguage(passage.title, recordLanguage(passage.language)),
    language: passage.language,
    labels: Object.fromEntries(labels),
    ...inEnglish(passage, [...labels.keys()]),
    comparison,
    directions: Object.fromEntries(directions),
    text: texts.get(comparison.options.base)!.string,
    permalink: address(
      `/p/${encodeURIComponent(passage.id)}`,
      addressQuery({ ...asked, versions, names, rules, decisions, base: null, engine: ENGINE_MAJOR }),
    ),
  }
}

/** An embed of a telegram: its people and dates without what was withdrawn, its evidence also where it was carried. @throws ServiceError */
export async function prepareTelegram(store: Store, id: string): Promise<PreparedEmbed<TelegramData>> {
  const reading = await readTelegram(store, id)
  const wording = await selectWording(store, reading)
  return {
    of: [reading.digest, ...wordingShape(wording)],
    async read() {
      const [{ telegram }, shown] = await Promise.all([
        readInFull(store, reading),
        wording && readComparisonData(store, wording.passage, wording.selection, wording.query),
      ])
      return telegramDataOf(telegram, shown)
    },
  }
}

/** What a passage of Chinese texts is called in English, where that is recorded. */
function inEnglish(passage: Passage, sigla: readonly string[]): Pick<ComparisonData, 'english'> {
  if (recordLanguage(passage.language) === 'en' || typeof passage.title === 'string') return {}
  const { title, witnesses } = passageIn(passage, 'en')
  const labels = sigla.map((siglum) => [siglum, witnesses.find((one) => one.siglum === siglum)?.label ?? ''] as const)
  return { english: { title, labels: Object.fromEntries(labels) } }
}

function telegramDataOf(stored: LocalizedTelegram, wording: ComparisonData | null): TelegramData {
  const telegram = telegramIn(stored, 'zh')
  const peopleIn = (of: Telegram, property: string) => [...new Set(chosen(of, property).map(({ value }) => value))]
  const people = (property: string) => peopleIn(telegram, property)
  const english = telegramIn(stored, 'en')
  const dates = telegram.statements.flatMap((statement) => {
    const property = DATE_PROPERTIES.find((one) => one === statement.property)
    if (property === undefined || isWithdrawn(statement)) return []
    const { value } = statement
    const written = (language: 'zh' | 'en') => writeDate(value, { language, t: SHARED[language] })
    return [{ property, value, written: { zh: written('zh'), en: written('en') }, sure: !isDoubtful(statement) }]
  })
  return {
    id: telegram.id,
    title: telegram.title,
    senders: people('sender'),
    via: people('via'),
    recipients: people('recipient'),
    english: {
      senders: peopleIn(english, 'sender'),
      via: peopleIn(english, 'via'),
      recipients: peopleIn(english, 'recipient'),
    },
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
    wording,
  }
}

/** The address of the page that shows the same, for readers. */
export function pageAddress(origin: string, path: string, query: URLSearchParams): string {
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
