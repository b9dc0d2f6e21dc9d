/** `/d/{document}/places?a=…&b=…`: two places of one text, compared. */
import { chargeWork } from '../../http/rate.ts'
import { type ComparisonView, viewOf } from '../../present/comparison-view.ts'
import { type View, viewOptionsOf } from '../../present/page-query.ts'
import { checkTexts, comparedTexts } from '../../service/comparisons/compared.ts'
import { findDocument } from '../../service/documents/shape.ts'
import { ServiceError } from '../../service/error.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import { ENGINE } from '../../variants/compare.ts'
import { Result } from '../comparison-views/result.tsx'
import { ComparisonSummary } from '../comparison-views/summary.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Page } from '../ui/page.ts'

interface Loaded {
  readonly document: string
  /** As the page names them: `32–4940`. */
  readonly places: readonly string[]
  readonly shown: ComparisonView
  readonly view: View
}

export const placesPage: Page<Loaded> = {
  path: '/d/:document/places',
  async load(c, { t }) {
    const { store } = c.var
    const document = await findDocument(store, c.req.param('document')!)
    const { searchParams } = new URL(c.req.url)
    const options = viewOptionsOf(searchParams)
    return {
      of: [ENGINE, JSON.stringify(document)],
      async read() {
        const [own] = await store.readVersions(document.versions.slice(0, 1))
        const text = textOf(own?.text ?? '')
        const spans = ['a', 'b'].map((name) => readSpan(searchParams.get(name), text.length))
        const witnesses = spans.map(([start, end], i) => {
          return { siglum: i === 0 ? 'A' : 'B', text: slice(text, start, end), language: null }
        })
        await chargeWork(c, checkTexts(witnesses, options.base), 2)
        return {
          document: document.id,
          places: spans.map(([start, end]) => t.document.span(start, end)),
          shown: viewOf(comparedTexts(witnesses, options, [])),
          view: options.view,
        }
      },
    }
  },
  view: ({ document, places: [a, b], shown, view }, reader) => {
    const { t, link } = reader
    return (
      <Layout reader={reader} title={`${t.document.comparison} — Variorum`} noindex wide>
        <h1>{t.document.comparison}</h1>
        <p>
          A: {a} · B: {b} · <a href={link(`/d/${document}`)}>{t.document.back}</a>
        </p>
        <ComparisonSummary reader={reader} shown={shown} />
        <Result reader={reader} shown={shown} view={view} />
      </Layout>
    )
  },
}

/** `32-4940`: code points of the text. @throws ServiceError `no-span` */
function readSpan(value: string | null, length: number): readonly [number, number] {
  const found = /^(\d{1,7})-(\d{1,7})$/.exec(value ?? '')
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || start >= end || end > length) throw new ServiceError('no-span', { start, end, length })
  return [start, end]
}
