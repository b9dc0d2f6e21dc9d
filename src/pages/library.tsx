/** Pages of whole documents: search, import, the repeats of a document, two places of it. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { isWritable } from '../http/auth.ts'
import type { AppEnv } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { chargeWork } from '../http/rate.ts'
import { readSentFile, type SentFile } from '../http/upload.ts'
import { filled } from '../http/validation.ts'
import { LIMITS } from '../limits.ts'
import { searchQuery } from '../routes/search.ts'
import { search } from '../routes/searching.ts'
import { slice, textOf } from '../text/codepoints.ts'
import { faultOf, type PageContext, page, passingPage, readerFor, SENDS, seeOther } from './answer.ts'
import { mannerOf, shorten } from './choice.ts'
import { comparedTexts } from './compare-texts.ts'
import { Result, Summary } from './comparison.tsx'
import { DocumentPage } from './document.tsx'
import { ImportPage } from './import.tsx'
import { Layout } from './layout.tsx'
import { PageError } from './page-error.ts'
import type { Reader } from './reader.ts'
import { SearchPage } from './search.tsx'
import { textOfArea } from './text-field.ts'
import { checkToken } from './writing.ts'

export const library = new Hono<AppEnv>()

const A_PAGE = 20

library.get('/search', async (c) => {
  const reader = readerFor(c)
  const { t } = reader
  const { searchParams } = new URL(c.req.url)
  const words = searchParams.get('q') ?? ''
  const manner = mannerOf(searchParams, t)
  const empty = {
    reader,
    words: words.toWellFormed(),
    manner,
    found: null,
    titles: new Map(),
    complete: true,
    cursor: null,
  }
  if (words.trim() === '') return page(c, <SearchPage {...empty} error={null} />)
  if (!v.is(filled('query'), words))
    return passingPage(<SearchPage {...empty} words="" error={t.searching.tooLong(LIMITS.query.value)} />, 413)
  await chargeWork(c, 0, 0)
  const said = searchParams.get('cursor')
  const [score, version] = said !== null && v.is(searchQuery.entries.cursor, said) ? said.split('.') : []
  const cursor = version === undefined ? null : { score: Number(score), version }
  const answer = await search(c.var.store, { words, rules: manner.ignore, limit: A_PAGE, cursor })
  if (answer === null) return passingPage(<SearchPage {...empty} error={t.searching.noLetters} />, 422)
  const passages = [...new Set(answer.found.map(({ version }) => version.passage))]
  const known = await Promise.all(passages.map((id) => c.var.store.getPassage(id)))
  const titles = new Map(known.flatMap((passage) => (passage === null ? [] : [[passage.id, passage.title] as const])))
  const next = answer.cursor && `${answer.cursor.score}.${answer.cursor.version}`
  const { found, complete } = answer
  return page(c, <SearchPage {...empty} found={found} titles={titles} complete={complete} cursor={next} error={null} />)
})

library.get('/import', (c) => {
  const writable = isWritable(c.env ?? {})
  return page(c, <ImportPage reader={readerFor(c)} writable={writable} text="" title="" error={null} />, SENDS)
})

library.post('/import', async (c) => {
  const reader = readerFor(c)
  let sent: SentFile | null = null
  try {
    sent = await readSentFile(c.req.raw)
    const { fields } = sent
    c.set('writer', await checkToken({ get: (name) => fields.get(name) ?? null }, c.env, reader.t, 'documents'))
    const text = textOfArea(fields.get('text') ?? '')
    const file = sent.bytes.length > 0 || text === '' ? sent : { ...sent, ...pasted(text) }
    if (file.bytes.length === 0) throw new PageError(422, reader.t.importing.nothing)
    const { documentOf } = await import('../routes/importing.ts')
    const title = fields.get('title')?.trim() || null
    if (title !== null && !v.is(filled('line'), title))
      throw new PageError(413, reader.t.error.tooLong(reader.t.importing.name, LIMITS.line.value))
    const stored = await c.var.store.addDocument(await documentOf(file, { title, language: null }))
    if (stored === 'conflict') throw new PageError(409, reader.t.importing.failed)
    return seeOther(reader.link(`/d/${stored.value.id}`))
  } catch (error) {
    const fault =
      faultOf(error, reader) ??
      (error instanceof Problem ? { status: error.response().status, detail: error.message } : null)
    if (fault === null || fault.status >= 500) throw error
    const [text, title] = [sent?.fields.get('text') ?? '', sent?.fields.get('title') ?? '']
    return passingPage(
      <ImportPage reader={reader} writable={isWritable(c.env ?? {})} text={text} title={title} error={fault.detail} />,
      fault.status,
    )
  }
})

const pasted = (text: string) => ({
  bytes: Uint8Array.from(new TextEncoder().encode(text)),
  mediaType: 'text/plain',
  charset: 'utf-8',
  name: null,
})

library.get('/d/:document', async (c) => {
  const reader = readerFor(c)
  const document = await documentOfPath(c, reader)
  const [versions, passage] = await Promise.all([
    c.var.store.getVersions(document.versions.slice(0, 1)),
    c.var.store.getPassage(document.id),
  ])
  await chargeWork(c, versions[0]?.length ?? 0, 2)
  const { findingsOf } = await import('../routes/importing.ts')
  const findings = await findingsOf(c.var.store, document)
  const known = await c.var.store.listTelegrams({ limit: LIMITS.page.value })
  const telegrams = new Map(known.items.map(({ id, title }) => [id, title[reader.language]]))
  const title = passage?.title ?? document.id
  return page(
    c,
    <DocumentPage reader={reader} document={document} title={title} findings={findings} telegrams={telegrams} />,
  )
})

library.get('/d/:document/places', async (c) => {
  const reader = readerFor(c)
  const { t, link } = reader
  const document = await documentOfPath(c, reader)
  const { searchParams } = new URL(c.req.url)
  const [own] = await c.var.store.readVersions(document.versions.slice(0, 1))
  const text = textOf(own?.text ?? '')
  const spans = ['a', 'b'].map((name) => spanOf(searchParams.get(name), text.length))
  const witnesses = spans.map((span, i) => {
    if (span === null) throw new PageError(422, t.document.badSpan)
    return { siglum: i === 0 ? 'A' : 'B', text: slice(text, span[0], span[1]), language: null }
  })
  await chargeWork(
    c,
    witnesses.reduce((sum, one) => sum + one.text.length, 0),
    2,
  )
  const manner = mannerOf(searchParams, t)
  const shown = comparedTexts(witnesses, manner, [], t)
  const said = spans.map((span) => (span === null ? '' : t.document.span(...span)))
  return page(
    c,
    <Layout reader={reader} title={`${t.document.comparison} — Variorum`} noindex wide>
      <h1>{t.document.comparison}</h1>
      <p>
        A: {said[0]} · B: {said[1]} · <a href={link(`/d/${document.id}`)}>{t.document.back}</a>
      </p>
      <Summary reader={reader} shown={shown} />
      <Result reader={reader} shown={shown} view={manner.view} />
    </Layout>,
  )
})

/** `32-4940`: code points of the text. Null for what is no span of it. */
function spanOf(value: string | null, length: number): [number, number] | null {
  const found = /^(\d{1,7})-(\d{1,7})$/.exec(value ?? '')
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  return found !== null && start < end && end <= length ? [start, end] : null
}

async function documentOfPath(c: PageContext, { t }: Reader) {
  const id = c.req.param('document') ?? ''
  const document = await c.var.store.getDocument(id)
  if (document === null) throw new PageError(404, t.document.unknown(shorten(id)))
  return document
}
