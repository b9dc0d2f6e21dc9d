/**
 * `<variorum-comparison src="https://host/p/t17?witnesses=A,C">fallback</variorum-comparison>`: the comparison that the page at `src`
 * shows. Without `src`, the element compares the texts between its tags in the page and sends nothing anywhere:
 *
 *     <variorum-comparison ignore="punctuation">
 *       <p data-siglum="A" lang="la">arma virumque cano</p>
 *       <p data-siglum="B" lang="la">arma uirumque canam</p>
 *     </variorum-comparison>
 *
 * Importing this file defines nothing; `define.ts` does.
 */
import { addressOf, dataAt, mirror, VariorumElement } from './base.ts'
import { comparisonFigure } from './figure.ts'
import { type ComparisonData, EMBED_VIEWS, type EmbedView, type FigureOptions } from './figure-data.ts'
import { textsWithin } from './inline-texts.ts'
import { type TelegramData, telegramFigure } from './telegram-figure.ts'
import type { Tree } from './tree.ts'

/** The file with the engine, beside this one; its name is put here when both are built. */
declare const ENGINE_FILE: string

const ASKED = ['src', 'witnesses', 'base', 'ignore', 'caption'] as const
const SHOWN = ['view', 'writing', 'lang', 'theme', 'labels'] as const

export class VariorumComparison extends VariorumElement<ComparisonData | TelegramData> {
  static override readonly asked: readonly string[] = ASKED
  static override readonly shown: readonly string[] = SHOWN
  static readonly observedAttributes: readonly string[] = [...ASKED, ...SHOWN, 'loading']

  /** The page at `src`, with what the attributes say in place of its query; null where `src` is no such page. */
  protected override get page(): URL | null {
    const url = addressOf(this.getAttribute('src'))
    if (url === null || !PAGE.test(url.pathname)) return null
    url.pathname = url.pathname.replace(PAGE, '/$1/$2')
    for (const name of ['witnesses', 'base', 'ignore', 'view', 'writing', 'lang']) {
      const value = this.getAttribute(name)
      if (value !== null) url.searchParams.set(name, value)
    }
    // Other witnesses than those of an address that names exact versions are the current ones.
    if (this.hasAttribute('witnesses')) url.searchParams.delete('versions')
    url.search = url.search.replaceAll('%2C', ',')
    return url
  }

  protected override async read(signal: AbortSignal): Promise<ComparisonData | TelegramData> {
    const { page } = this
    if (page !== null) {
      const url = new URL(page)
      url.pathname = url.pathname.replace(PAGE, '/embed/$1/$2.json')
      for (const name of ['view', 'writing', 'lang', 'highlight', 'place']) url.searchParams.delete(name)
      url.hash = ''
      return dataAt(url, signal)
    }
    const texts = this.hasAttribute('src') ? [] : textsWithin(this)
    if (texts.length < 2)
      throw new TypeError('src is not the address of a page of a passage or telegram, and there are no two texts')
    const { compareTexts } = (await import(new URL(ENGINE_FILE, import.meta.url).href)) as typeof import('./engine.ts')
    return compareTexts(texts, {
      title: this.getAttribute('caption') ?? '',
      ignore: this.getAttribute('ignore') ?? '',
      base: this.getAttribute('base'),
    })
  }

  protected get manner(): FigureOptions {
    const { page } = this
    const asked = (page?.searchParams.get('view') ?? this.getAttribute('view')) as EmbedView
    return {
      words: this.words,
      view: EMBED_VIEWS.includes(asked) ? asked : EMBED_VIEWS[0],
      labels: this.getAttribute('labels') !== 'off',
      heading: 'p',
      page: page?.href ?? null,
      accessed: new Date().toISOString().slice(0, 10),
      vertical: (page?.searchParams.get('writing') ?? this.getAttribute('writing')) === 'vertical',
    }
  }

  protected override figure(data: ComparisonData | TelegramData): Tree {
    if ('comparison' in data) return comparisonFigure(data, this.manner)
    return telegramFigure(data, { ...this.manner, page: this.page!.href })
  }
}

/** Addresses of a passage or a telegram, also of their embeds. */
const PAGE = /(?:\/embed)?\/([pt])\/([^/]+?)(?:\.html)?$/

mirror(VariorumComparison, [...ASKED, 'view', 'writing', 'theme', 'labels', 'loading'])
