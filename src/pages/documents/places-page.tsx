/** `/d/{document}/places?a=…&b=…`: two places of one text, compared. */
import { chargeWork } from '../../http/rate.ts'
import { comparedTexts } from '../../present/compared-texts.ts'
import { type View, viewOptionsOf } from '../../present/comparison-query.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import { PageError } from '../../present/page-error.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import { Result } from '../comparison-views/result.tsx'
import { Summary } from '../comparison-views/summary.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Page } from '../ui/page.ts'
import { documentOfPath } from './load.ts'

interface Loaded {
  readonly document: string
  /** As the page names them: `32–4940`. */
  readonly places: readonly string[]
  readonly shown: ComparisonView
  readonly view: View
}

export const placesPage: Page<Loaded> = {
  path: '/d/:document/places',
  async load(c, reader) {
    const { t } = reader
    const document = await documentOfPath(c, reader)
    const { searchParams } = new URL(c.req.url)
    const [own] = await c.var.store.readVersions(document.versions.slice(0, 1))
    const text = textOf(own?.text ?? '')
    const spans = ['a', 'b'].map((name) => {
      const span = spanOf(searchParams.get(name), text.length)
      if (span === null) throw new PageError(422, t.document.badSpan)
      return span
    })
    const witnesses = spans.map(([start, end], i) => ({
      siglum: i === 0 ? 'A' : 'B',
      text: slice(text, start, end),
      language: null,
    }))
    await chargeWork(
      c,
      witnesses.reduce((sum, one) => sum + one.text.length, 0),
      2,
    )
    const options = viewOptionsOf(searchParams, t)
    return {
      document: document.id,
      places: spans.map(([start, end]) => t.document.span(start, end)),
      shown: comparedTexts(witnesses, options, [], t),
      view: options.view,
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
        <Summary reader={reader} shown={shown} />
        <Result reader={reader} shown={shown} view={view} />
      </Layout>
    )
  },
}

/** `32-4940`: code points of the text. Null for what is no span of it. */
function spanOf(value: string | null, length: number): readonly [number, number] | null {
  const found = /^(\d{1,7})-(\d{1,7})$/.exec(value ?? '')
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  return found !== null && start < end && end <= length ? [start, end] : null
}
