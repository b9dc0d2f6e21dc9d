/** `/search`: words in all that is stored, each place a way into the comparison that shows it. */

import type { ViewOptions } from '../../present/page-query.ts'
import type { Found } from '../../service/search.ts'
import { directionOf } from '../../text/direction.ts'
import { RuleFields } from '../comparison-views/controls.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'

export interface SearchProps {
  readonly reader: Reader
  readonly words: string
  readonly manner: ViewOptions
  /** Null before anything was asked. */
  readonly found: readonly Found[] | null
  readonly titles: ReadonlyMap<string, string>
  readonly complete: boolean
  readonly cursor: string | null
  readonly error: string | null
}

export const SearchPage = ({ reader, words, manner, found, titles, complete, cursor, error }: SearchProps) => {
  const { t, link } = reader
  const { searching } = t
  const title = words === '' ? searching.title : `${words} — ${searching.title}`
  return (
    <Layout reader={reader} title={`${title} — Variorum`} here="search" canonical="/search">
      <h1>{searching.title}</h1>
      <p class="lead">{searching.intro}</p>
      <search>
        <form class="panel search" method="get" action={link('/search')}>
          <div class="field">
            <label for="q">{searching.words}</label>
            <input id="q" type="search" name="q" value={words} dir="auto" autocomplete="off" required />
          </div>
          {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
          <details open={manner.ignore.length > 0}>
            <summary>{t.comparison.rules}</summary>
            <RuleFields reader={reader} manner={manner} />
          </details>
          <button type="submit">{searching.find}</button>
        </form>
      </search>
      {words !== '' && (
        <p>
          <a href={link('/quotation', { quotation: words })}>{searching.quotation}</a>
        </p>
      )}
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>{error}</p>
        </div>
      )}
      {found !== null && (
        <section aria-labelledby="results">
          <h2 id="results">{found.length === 0 ? searching.none : searching.results(found.length)}</h2>
          {!complete && <p>{searching.partial}</p>}
          <ol class="found">
            {found.map((one) => (
              <Result reader={reader} found={one} title={titles.get(one.version.passage)} />
            ))}
          </ol>
          {cursor !== null && (
            <p>
              <a href={link('/search', { q: words, ignore: manner.ignore.join(',') || null, cursor })}>
                {searching.next}
              </a>
            </p>
          )}
        </section>
      )}
    </Layout>
  )
}

const Result = ({ reader, found, title }: { reader: Reader; found: Found; title: string | undefined }) => {
  const { t, link } = reader
  const { version, passage, siglum } = found.version
  return (
    <li>
      <h3>
        <bdi>{title ?? passage}</bdi> <span class="aside">{siglum}</span>{' '}
        <small>
          {t.searching.match[found.match]}
          {found.similarity < 1 && ` · ${Math.round(found.similarity * 100)} %`}
        </small>
      </h3>
      {found.places.map(({ start, end, before, text, after }) => (
        <p>
          <span class="text" lang={/\p{Script=Han}/u.test(text) ? 'zh' : undefined} dir={directionOf(null, text)}>
            {before}
            <mark>{text}</mark>
            {after}
          </span>{' '}
          <a
            href={link(`/p/${encodeURIComponent(passage)}`, {
              versions: version,
              highlight: `${siglum}:${start}-${end}`,
            })}
          >
            {t.searching.open(start, end)}
          </a>
        </p>
      ))}
    </li>
  )
}
