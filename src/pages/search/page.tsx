import * as v from 'valibot'
import { chargeWork } from '../../http/rate.ts'
import { LIMITS } from '../../limits.ts'
import { viewOptionsOf } from '../../present/comparison-query.ts'
import { searchQuery } from '../../routes/search.ts'
import { search } from '../../service/search.ts'
import { filled } from '../../service/validation.ts'
import type { Page } from '../ui/page.ts'
import { SearchPage, type SearchProps } from './search.tsx'

const RESULTS_A_PAGE = 20

type Loaded = Omit<SearchProps, 'reader'> & { readonly status: number }

export const searchPage: Page<Loaded> = {
  path: '/search',
  async load(c, { t }) {
    const { searchParams } = new URL(c.req.url)
    const asked = searchParams.get('q') ?? ''
    const manner = viewOptionsOf(searchParams, t)
    const words = asked.toWellFormed()
    const empty = {
      words,
      manner,
      found: null,
      titles: new Map(),
      complete: true,
      cursor: null,
      error: null,
      status: 200,
    }
    if (asked.trim() === '') return empty
    if (!v.is(filled('query'), asked))
      return { ...empty, words: '', error: t.searching.tooLong(LIMITS.query.value), status: 413 }
    await chargeWork(c, 0, 0)
    const given = searchParams.get('cursor')
    const [score, version] = given !== null && v.is(searchQuery.entries.cursor, given) ? given.split('.') : []
    const cursor = version === undefined ? null : { score: Number(score), version }
    const answer = await search(c.var.store, { words: asked, rules: manner.ignore, limit: RESULTS_A_PAGE, cursor })
    if (answer === null) return { ...empty, error: t.searching.noLetters, status: 422 }
    const passages = [...new Set(answer.found.map(({ version }) => version.passage))]
    const known = await Promise.all(passages.map((id) => c.var.store.getPassage(id)))
    const titles = new Map(known.flatMap((passage) => (passage === null ? [] : [[passage.id, passage.title] as const])))
    const next = answer.cursor && `${answer.cursor.score}.${answer.cursor.version}`
    const { found, complete } = answer
    return { ...empty, found, titles, complete, cursor: next }
  },
  view: ({ status: _, ...loaded }, reader) => <SearchPage reader={reader} {...loaded} />,
  status: ({ status }) => status,
}
