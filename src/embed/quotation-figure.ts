/** Draws a checked quotation as a figure: its words with every departure from the source, the verdict, and the source. */
import type { Direction } from '../text/direction.ts'
import type { FigureOptions } from './figure-data.ts'
import { sameHost } from './telegram-figure.ts'
import { type Branch, h, type Tree } from './tree.ts'

interface InBoth {
  readonly en: string
  readonly zh: string
}

export interface QuotationData {
  /** As it was asked, without what could not be shown. */
  readonly words: string
  readonly direction: Direction
  /** One of the names of the API. */
  readonly verdict: string
  /** The verdict for readers, and whether it is from what was named; null where nothing was. */
  readonly told: InBoth
  readonly attribution: InBoth | null
  /** The best place; null where there is none. */
  readonly place: {
    readonly title: InBoth
    readonly language: string | null
    readonly siglum: string
    /** Code points of the version. */
    readonly start: number
    readonly end: number
    /** Leads to the words in their text. */
    readonly path: string
    readonly telegrams: readonly string[]
    readonly before: string
    readonly after: string
    /** What both have; or what the source has and what the quotation has instead. */
    readonly parts: readonly (string | readonly [source: string, quoted: string])[]
  } | null
}

export function quotationFigure(data: QuotationData, { words, page, labels }: FigureOptions): Branch {
  const { place } = data
  const language = words.tag === 'en' ? 'en' : 'zh'
  const said = (text: string): Tree => labels && h('span', { class: 'said', lang: words.tag }, text)
  const parts = (place?.parts ?? [data.words]).flatMap((part): Tree[] => {
    if (typeof part === 'string') return [part]
    const [source, quoted] = part
    return [
      source !== '' && h('del', { part: 'del' }, said(words.sourceHas), h('span', { class: 'words' }, source)),
      quoted !== '' && h('ins', { part: 'ins' }, said(words.quotationHas), h('span', { class: 'words' }, quoted)),
    ]
  })
  const around = (text: string): Tree => text !== '' && h('span', { class: 'around' }, text)
  const at = (path: string, ...children: readonly Tree[]): Tree =>
    page === null ? h('span', {}, ...children) : h('a', { href: sameHost(path, page) }, ...children)
  return h(
    'figure',
    { class: `variorum quotation ${data.verdict}`, part: 'figure', lang: words.tag },
    h(
      'blockquote',
      { class: 'text', part: 'text', lang: place?.language, dir: data.direction },
      around(place?.before ?? ''),
      ...parts,
      around(place?.after ?? ''),
    ),
    h(
      'figcaption',
      { part: 'caption' },
      h(
        'p',
        { part: 'verdict' },
        h('b', {}, data.told[language]),
        data.attribution !== null && ` ${data.attribution[language]}`,
      ),
      place !== null &&
        h(
          'p',
          { part: 'place' },
          at(place.path, h('bdi', {}, place.title[language]), ` ${place.siglum} ${place.start}–${place.end}`),
          ...place.telegrams.flatMap((id): Tree[] => [' ', at(`/t/${encodeURIComponent(id)}`, id)]),
        ),
      page !== null && h('p', { class: 'source', part: 'source' }, h('a', { href: page }, words.openCheck)),
    ),
  )
}
