/** The page for an error: what went wrong, and links to go on. */
import { Layout } from './layout.tsx'
import type { Reader } from './reader.ts'

interface Props {
  readonly reader: Reader
  readonly status: number
  readonly detail: string
  /** The thing that the address is of, where that is there and only the rest of the address is wrong. */
  readonly thing?: string | null
  /** What was asked for, to be searched for; null where it is not that which is missing. */
  readonly words?: string | null
}

export const ErrorPage = ({ reader, status, detail, thing = null, words = null }: Props) => {
  const { t, link } = reader
  const title = status === 404 ? t.error.notFound : t.error.title
  return (
    <Layout reader={reader} title={`${title} — Variorum`} noindex>
      <h1>{title}</h1>
      <p class="lead">
        <bdi>{detail}</bdi>
      </p>
      <p class="aside">{t.error.heading(status)}</p>
      <ul class="ways-on">
        {thing !== null && (
          <li>
            <a href={link(thing)}>{t.error.thing}</a>
          </li>
        )}
        <li>
          <a href={link('/')}>{t.error.back}</a>
        </li>
        <li>
          <a href={link('/names')}>{t.names.title}</a>
        </li>
      </ul>
      <search>
        <form class="panel search" method="get" action={link('/search')}>
          <div class="field">
            <label for="q">{t.search}</label>
            <input id="q" type="search" name="q" value={words ?? ''} dir="auto" autocomplete="off" required />
            <button type="submit">{t.searching.find}</button>
          </div>
          {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
        </form>
      </search>
    </Layout>
  )
}
