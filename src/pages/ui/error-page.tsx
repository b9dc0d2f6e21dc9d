/** What a reader is told when something did not work. */
import { Layout } from './layout.tsx'
import type { Reader } from './reader.ts'

export const ErrorPage = ({ reader, status, detail }: { reader: Reader; status: number; detail: string }) => {
  const { t, link } = reader
  return (
    <Layout reader={reader} title={`${t.error.title} — Variorum`} noindex>
      <h1>{t.error.title}</h1>
      <p class="lead">
        <bdi>{detail}</bdi>
      </p>
      <p class="aside">{t.error.heading(status)}</p>
      <p>
        <a href={link('/')}>{t.error.back}</a>
      </p>
    </Layout>
  )
}
