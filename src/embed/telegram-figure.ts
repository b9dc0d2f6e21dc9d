/** Draws a telegram as a figure: sender, recipient, date, words, and the variants of its wording. */

import type { Direction } from '../text/direction.ts'
import { comparisonBody, heading, summary } from './figure.ts'
import type { ComparisonData, FigureOptions } from './figure-data.ts'
import { type Branch, h, type Tree } from './tree.ts'

export interface TelegramData {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  /** Only statements that are certain enough to be shown as facts; empty where no person is named. */
  readonly senders: readonly string[]
  readonly recipients: readonly string[]
  readonly via: readonly string[]
  /** The three in English, where they are recorded so. */
  readonly english?: Readonly<Record<'senders' | 'recipients' | 'via', readonly string[]>>
  /** As recorded, and as people write them. Uncertain dates are marked; contradictory ones are side by side. */
  readonly dates: readonly {
    readonly property: 'dated' | 'sent' | 'received'
    readonly value: string
    readonly written: TelegramData['title']
    readonly sure: boolean
  }[]
  /** The words of the account; `path` leads to their place. */
  readonly quotations: readonly {
    readonly text: string
    readonly language: string | null
    readonly direction: Direction
    readonly where: string
    readonly path: string
  }[]
  /** The passage that holds its wording, compared. */
  readonly wording: ComparisonData | null
}

/** A telegram is always a stored one, so it has a page. */
type TelegramManner = FigureOptions & { readonly page: string }

export function telegramFigure(data: TelegramData, manner: TelegramManner): Branch {
  const { words, page } = manner
  const other = words.tag === 'en' ? 'zh' : 'en'
  const own = other === 'zh' ? 'en' : 'zh'
  const names = own === 'en' && data.english !== undefined ? data.english : data
  const people = [names.senders, names.via, names.recipients].filter((group, index) => index !== 1 || group.length > 0)
  return h(
    'figure',
    { class: 'variorum', part: 'figure', lang: words.tag },
    h(
      'figcaption',
      { part: 'caption' },
      heading(data.title[own], null, manner),
      h('p', { lang: other === 'zh' ? 'zh-Hans' : 'en' }, h('bdi', {}, data.title[other])),
      h(
        'p',
        { class: 'people', part: 'people' },
        ...people.flatMap((group, index): Tree[] => [
          index > 0 && ' → ',
          group.length === 0
            ? words.notNamed
            : h('bdi', { lang: languageOf(group) }, group.join(own === 'zh' ? '、' : ', ')),
        ]),
      ),
      data.dates.length > 0 &&
        h(
          'ul',
          { class: 'dates', part: 'dates' },
          ...data.dates.map(({ property, written, sure }) =>
            h('li', {}, `${words[property]} `, h('b', {}, `${sure ? '' : words.perhaps}${written[own]}`)),
          ),
        ),
      data.wording !== null && summary(data.wording, manner),
    ),
    // Where its whole wording follows, quotations from it would say the same twice.
    ...(data.wording === null ? quotations(data, manner) : comparisonBody(data.wording, manner)),
    data.wording === null && h('p', { class: 'source', part: 'source' }, h('a', { href: page }, page)),
  )
}

const quotations = ({ quotations }: TelegramData, { page }: TelegramManner): readonly Tree[] =>
  quotations.map(({ text, language, direction, where, path }) =>
    h(
      'blockquote',
      { class: 'text', part: 'quotation', lang: language, dir: direction },
      h('bdi', {}, text),
      ' ',
      h('a', { class: 'where', href: sameHost(path, page), lang: 'en' }, where),
    ),
  )

/** A path from an answer never leads to another host, nor to a script. */
export function sameHost(path: string, page: string): string {
  const url = new URL(path, page)
  return url.origin === new URL(page).origin ? url.href : page
}

const languageOf = (names: readonly string[]) => (/\p{Script=Han}/u.test(names.join('')) ? 'zh-Hans' : 'en')
