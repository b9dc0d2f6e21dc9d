/**
 * `<variorum-quotation src="https://host/quotation" telegram="t08">words</variorum-quotation>`: checks the words between the tags, or
 * those of the attribute `quotation`, against what the host stores: whether they are exact, how they depart, and where they are from.
 * The words are sent to the host.
 */
import { addressOf, dataAt, mirror, VariorumElement } from './base.ts'
import { type QuotationData, quotationFigure } from './quotation-figure.ts'
import type { Tree } from './tree.ts'

const ASKED = ['src', 'quotation', 'telegram'] as const
const SHOWN = ['lang', 'theme', 'labels'] as const

export class VariorumQuotation extends VariorumElement<QuotationData> {
  static override readonly asked: readonly string[] = ASKED
  static override readonly shown: readonly string[] = SHOWN
  static readonly observedAttributes: readonly string[] = [...ASKED, ...SHOWN, 'loading']

  protected override get page(): URL | null {
    const url = addressOf(this.getAttribute('src'))
    if (url === null || !PAGE.test(url.pathname)) return null
    url.pathname = url.pathname.replace(PAGE, '/quotation')
    const own = this.getAttribute('quotation') ?? url.searchParams.get('quotation') ?? this.textContent
    url.searchParams.set('quotation', own.replace(/\s+/g, ' ').trim())
    for (const name of ['telegram', 'lang']) {
      const value = this.getAttribute(name)
      if (value !== null) url.searchParams.set(name, value)
    }
    return url
  }

  protected override async read(signal: AbortSignal): Promise<QuotationData> {
    const { page } = this
    if (page === null) throw new TypeError('there is no quotation, or no service to ask')
    const url = new URL(page)
    url.pathname = '/embed/quotation.json'
    url.searchParams.delete('lang')
    return dataAt(url, signal)
  }

  protected override figure(data: QuotationData): Tree {
    return quotationFigure(data, {
      words: this.words,
      view: 'inline',
      labels: this.getAttribute('labels') !== 'off',
      heading: 'p',
      page: this.page?.href ?? null,
      accessed: null,
      vertical: false,
    })
  }
}

const PAGE = /^\/(?:embed\/)?quotation(?:\.html)?$/

mirror(VariorumQuotation, [...ASKED, 'theme', 'labels', 'loading'])
