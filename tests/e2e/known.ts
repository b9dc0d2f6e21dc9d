/** What is there to be asked for, and what of it fits where. */
import { type Asked, ask, get } from './asking.ts'
import { HAN, MARK } from './hostile.ts'
import type { Draw } from './values.ts'

/** The corpus, and what `knownOf` adds to it. */
export interface Known {
  readonly origin: string
  readonly passages: readonly string[]
  readonly versions: readonly string[]
  readonly telegrams: readonly string[]
  /** By telegram. */
  readonly statements: ReadonlyMap<string, readonly string[]>
  readonly documents: readonly string[]
  readonly lists: readonly string[]
  /** Files that pages load, under the address of their content. */
  readonly assets: readonly string[]
}

/** Reads what there is, after importing a document and naming names, so that there is something of everything. */
export async function knownOf(origin: string, token: string): Promise<Known> {
  const json = async <T>(path: string) => JSON.parse((await ask(origin, get(path))).body) as T
  const post = (path: string, type: string, body: string): Asked => ({
    method: 'POST',
    path,
    headers: { 'Content-Type': type, Authorization: `Bearer ${token}` },
    body,
  })
  await ask(origin, post('/v1/documents', 'text/plain', `${HAN}\n“${HAN}”\n${HAN}\n`))
  const { id: replaces } = await json<{ id: string }>('/v1/passages/t08/names')
  const names = [{ id: 'mao', kind: 'person', forms: ['毛泽东', '毛澤東', 'Mao'] }]
  await ask(origin, post('/v1/passages/t08/names', 'application/json', JSON.stringify({ names, replaces })))
  const { passages } = await json<{
    passages: { id: string; witnesses: { current: { version: string } | null }[] }[]
  }>('/v1/passages?limit=1000')
  const { telegrams } = await json<{ telegrams: { id: string; statements: { id: string }[] }[] }>(
    '/v1/telegrams?limit=1000',
  )
  const { documents } = await json<{ documents: { id: string }[] }>('/v1/documents')
  const { id: list } = await json<{ id: string }>('/v1/passages/t08/names')
  const page = (await ask(origin, get('/import'))).body + (await ask(origin, get('/p/t17'))).body
  return {
    origin,
    passages: passages.map(({ id }) => id),
    versions: passages.flatMap(({ witnesses }) => witnesses.flatMap(({ current }) => current?.version ?? [])),
    telegrams: telegrams.map(({ id }) => id),
    statements: new Map(telegrams.map(({ id, statements }) => [id, statements.map((one) => one.id)])),
    documents: documents.map(({ id }) => id),
    lists: [list],
    assets: [...new Set(page.match(/\/assets\/[\w.-]+/g) ?? [])],
  }
}

/** What is there under a name: of a part of a path, a member of a query, a field of a form, a member of a body. */
export function fitting(name: string, { pick, below }: Draw, known: Known): string | null {
  const versions = () => pick(known.versions)
  switch (name) {
    case 'id':
    case 'passage':
      return pick(known.passages)
    case 'resource':
      return `${known.origin}/p/${pick(known.passages)}`
    case 'telegram':
      return pick(known.telegrams)
    case 'document':
      return pick(known.documents)
    case 'list':
    case 'names':
      return pick(known.lists)
    case 'asset':
      return pick(known.assets)
    case 'version':
      return versions()
    case 'versions':
      return Array.from({ length: 2 + below(2) }, versions).join()
    case 'siglum':
    case 'start':
    case 'ref':
      return pick(['A', 'B', 'C'])
    case 'witnesses':
      return pick(['A,C', 'A,B', 'C,A,B', 'A'])
    case 'base':
      return pick(['A', 'C'])
    case 'ignore':
      return pick(['punctuation', 'case,width', 'script,variant-character,punctuation'])
    case 'unit':
      return pick(['grapheme', 'word', 'whitespace'])
    case 'view':
      return pick(['inline', 'side-by-side', 'reading', 'table', 'graph', 'list'])
    case 'class':
      return pick(['punctuation', 'script', 'wording'])
    case 'significance':
      return pick(['substantive', 'accidental'])
    case 'writing':
      return 'vertical'
    case 'part':
      return pick(['1', '2'])
    case 'cite':
      return pick(['v1', 'v3'])
    case 'highlight':
      return 'A:0-4'
    case 'limit':
    case 'page':
      return pick(['1', '5', '20'])
    case 'q':
      return pick(['电报', '毛泽东', '五六个师', HAN])
    case 'url':
      return known.origin + pick(['/p/t17', '/p/t17?witnesses=A,C', `/t/${pick(known.telegrams)}`])
    case 'a':
    case 'b':
      return pick(['0-10', '4-20', '2-24'])
    case 'at':
      return pick(['2026-01-02T03:04:05.006Z', '2030-01-01T00:00:00.000Z'])
    case 'theme':
      return pick(['light', 'dark'])
    case 'moves':
      return pick(['true', 'false'])
    case 'name':
      return pick(['conflict', 'over-limit'])
    case 'engine':
      return '1'
    case 'format':
      return 'json'
    case 'maxwidth':
    case 'maxheight':
    case 'minLength':
      return pick(['8', '20', '400'])
    case 'similarity':
      return '0.8'
    case 'nav':
      return pick(['children', 'parents'])
    case 'down':
      return pick(['1', '-1'])
    case 'passages':
      return pick(['all', 'none'])
    case 'show':
      return pick(['view=table&part=2', 'view=graph', 'significance=substantive&class=punctuation'])
    case 'language':
    case 'in':
      return pick(['zh-Hans', 'en', 'grc'])
    case 'text':
      return pick([HAN, HAN.replace('五六', '七八'), `${HAN}${HAN}`, MARK])
    case 'title':
    case 'label':
    case 'note':
      return pick([HAN, MARK, 'L'])
    default:
      return null
  }
}
