/** `/d/{document}/places?a=…&b=…`: two places of one text, compared, with links to what can be done next. */
import { type AnyComparisonFormat, FORMATS } from '../../formats/index.ts'
import { isWritable } from '../../http/auth.ts'
import { buildOf } from '../../http/env.ts'
import { chargeWork } from '../../http/rate.ts'
import { CACHE, entityTag, respond } from '../../http/respond.ts'
import { address } from '../../present/address.ts'
import { type ComparisonView, viewOf } from '../../present/comparison-view.ts'
import { addressQuery, type PageQuery, pageQueryOf } from '../../present/page-query.ts'
import { partShown } from '../../present/parts.ts'
import { lastMember } from '../../service/comparison-query.ts'
import { checkTexts, comparedTexts } from '../../service/comparisons/compared.ts'
import { findDocument } from '../../service/documents/shape.ts'
import { ServiceError } from '../../service/error.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import { inLanguage } from '../../text/localized.ts'
import { ENGINE } from '../../variants/compare.ts'
import { Address, CopyButton } from '../comparison/cite.tsx'
import { Views } from '../comparison-views/controls.tsx'
import { Facets } from '../comparison-views/facets.tsx'
import { Overview } from '../comparison-views/overview.tsx'
import { Position } from '../comparison-views/position.tsx'
import { Result } from '../comparison-views/result.tsx'
import { ComparisonSummary } from '../comparison-views/summary.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { MakePassage, placesPath } from './repeats.tsx'

interface Loaded {
  readonly document: string
  readonly title: string
  /** Code points of the text. */
  readonly spans: readonly (readonly [number, number])[]
  readonly shown: ComparisonView
  readonly choice: PageQuery
  /** Id of the passage that can be made from them; null where the address names none. */
  readonly repeat: string | null
  readonly passages: ReadonlyMap<string, string>
  readonly writable: boolean
}

export const placesPage: Page<Loaded> = {
  path: '/d/:document/places',
  async load(c, reader) {
    const { store } = c.var
    const document = await findDocument(store, c.req.param('document')!)
    const { searchParams } = new URL(c.req.url)
    const form = lastMember(searchParams, 'form')
    const repeat = lastMember(searchParams, 'repeat')
    const [passage, made] = await Promise.all([
      store.getPassage(document.id),
      repeat === null ? null : store.getPassage(repeat),
    ])
    const of = [ENGINE, JSON.stringify([document, passage, made])]
    if (form === null) return { of, read }
    const format = formatOf(form)
    // Its title is in the reader's language.
    const etag = await entityTag('places', buildOf(c.env), c.req.url, reader.language, ...of)
    const headers = { Vary: 'Accept-Language' }
    return respond(c, { etag, cache: CACHE.revalidate, headers }, format.mediaType, async () =>
      inForm(format, await read()),
    )

    async function read(): Promise<Loaded> {
      const choice = pageQueryOf(searchParams)
      const [own] = await store.readVersions(document.versions.slice(0, 1))
      const text = textOf(own?.text ?? '')
      const spans = ['a', 'b'].map((name) => readSpan(searchParams.get(name), text.length))
      const witnesses = spans.map(([start, end], i) => {
        return { siglum: 'AB'[i]!, text: slice(text, start, end), language: passage?.language ?? null }
      })
      await chargeWork(c, checkTexts(witnesses, choice.base), 2)
      const { filter, highlight } = choice
      const labels = new Map(spans.map(([start, end], i) => ['AB'[i]!, reader.t.document.span(start, end)]))
      return {
        document: document.id,
        title: passage === null ? document.id : inLanguage(passage.title, reader.language),
        spans,
        shown: { ...viewOf(comparedTexts(witnesses, choice, [])), filter, highlight, labels },
        choice,
        repeat,
        passages: new Map(made === null ? [] : [[made.id, inLanguage(made.title, reader.language)]]),
        writable: isWritable(c.env ?? {}),
      }
    }
  },
  view: (loaded, reader) => <Places reader={reader} {...loaded} />,
}

/** @throws ServiceError `not-one-of` */
function formatOf(extension: string): AnyComparisonFormat {
  const format = FORMATS.find((one) => one.extension === extension)
  if (format !== undefined) return format
  throw new ServiceError('not-one-of', { value: extension, offered: FORMATS.map((one) => one.extension) }, 'form')
}

/** The comparison as a file. */
function inForm(format: AnyComparisonFormat, { shown, title }: Loaded) {
  const { significance, classes } = shown.filter
  return format.render(shown.comparison, shown.texts, {
    title,
    witnesses: new Map([...shown.labels].map(([siglum, label]) => [siglum, { label, source: title }])),
    print: { ...(significance !== null && { significance }), ...(classes.length > 0 && { classes }) },
  })
}

const Places = (props: Loaded & { readonly reader: Reader }) => {
  const { reader, document, title, spans, shown, choice, repeat, passages, writable } = props
  const { t, link } = reader
  const [a, b] = spans.map(([start, end]) => `${start}-${end}`)
  const query = (other: Partial<PageQuery> = {}) => ({ a, b, repeat, ...addressQuery({ ...choice, ...other }) })
  const at = (other: Partial<PageQuery>) => link(placesPath(document), query({ cited: null, part: 1, ...other }))
  const url = reader.origin + address(placesPath(document), { a, b })
  const named = spans.map(([start, end]) => t.document.span(start, end))
  return (
    <Layout reader={reader} title={`${t.document.comparison}, ${title} — Variorum`} noindex wide text="text">
      <p class="crumb">
        <a href={link(`/d/${document}`)}>{t.document.back}</a>
      </p>
      <h1>{t.document.comparison}</h1>
      <p>
        <bdi>{title}</bdi>
        {t.colon}A {named[0]} · B {named[1]}
      </p>
      <div class="overall">
        <ComparisonSummary reader={reader} shown={shown} faceted />
        <Facets reader={reader} shown={shown} at={(filter) => at({ filter })} />
      </div>
      <Overview reader={reader} shown={shown} />
      <div class="toolbar no-print">
        <div class="manners">
          <Views reader={reader} here={choice.view} at={(view) => at({ view })} />
        </div>
        <Position reader={reader} shown={shown} />
      </div>
      <Result
        reader={reader}
        shown={shown}
        view={choice.view}
        part={partShown(shown, choice)}
        partAt={(part) => at({ part })}
      />
      {repeat !== null && <MakePassage {...{ reader, document, passages, writable }} id={repeat} />}
      <section class="cite" aria-labelledby="cite">
        <h2 id="cite">{t.document.citePlaces}</h2>
        <p>
          <CopyButton reader={reader} from="reference" name={t.document.citePlaces} />{' '}
          <span id="reference">
            <bdi>{title}</bdi>, A {named[0]}, B {named[1]}. {shown.comparison.engine}. {url} ({reader.today}).
          </span>
        </p>
        <Address reader={reader} url={url} />
        <ul aria-label={t.document.forms}>
          {FORMATS.map(({ extension, label, mediaType }) => (
            <li>
              <a
                href={address(placesPath(document), { ...query({ view: 'inline' }), form: extension })}
                type={mediaType}
              >
                {t.formLabels[label] ?? label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

/** `32-4940`: code points of the text. @throws ServiceError `no-span` */
function readSpan(value: string | null, length: number): readonly [number, number] {
  const found = /^(\d{1,7})-(\d{1,7})$/.exec(value ?? '')
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || start >= end || end > length) throw new ServiceError('no-span', { start, end, length })
  return [start, end]
}
