import * as v from 'valibot'
import { chargeWork } from '../../http/rate.ts'
import type { ReaderLanguage } from '../../present/language.ts'
import { viewOptionsOf } from '../../present/page-query.ts'
import { refusalOf } from '../../present/refusal.ts'
import { checkOneOf, IGNORABLE, lastMember, orderedRules } from '../../service/comparison-query.ts'
import { readCursor, readSearch, selectForSearch } from '../../service/search.ts'
import { digestsForSearch, findRecords, NO_RECORDS, recordsForSearch } from '../../service/search-records.ts'
import { checked, filled } from '../../service/validation.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Page, PreparedPage } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import type { PageContext } from '../ui/serve-page.ts'
import { SEARCH_KINDS, SearchPage, type SearchProps } from './search.tsx'

const RESULTS_A_PAGE = 20

type Loaded = Omit<SearchProps, 'reader'> & {
  readonly status: number
  /** Whether the records are those that the page is known by. */
  readonly isSame: boolean
}

export const searchPage: Page<Loaded> = {
  path: '/search',
  async load(c, reader) {
    const { searchParams } = new URL(c.req.url)
    const asked = searchParams.get('q') ?? ''
    const manner = viewOptionsOf(searchParams)
    const kind = lastMember(searchParams, 'kind')
    const nothing = {
      manner,
      kind: kind === null ? null : checkOneOf(SEARCH_KINDS, kind, 'kind'),
      found: null,
      records: [],
      titles: new Map(),
      complete: true,
      cursor: null,
      error: null,
      status: 200,
      isSame: true,
    }
    const empty: Loaded = { ...nothing, words: asked.toWellFormed() }
    if (asked.trim() === '') return { of: [], read: async () => empty }
    try {
      return await prepared(c, asked, searchParams.get('cursor'), empty, reader.language)
    } catch (error) {
      const refusal = refusalOf(error, reader.t)
      if (refusal === null || refusal.status === 429) throw error
      const words = refusal.status === 413 ? '' : empty.words
      return { of: [], read: async () => ({ ...empty, words, error: refusal.detail, status: refusal.status }) }
    }
  },
  isWhole: ({ isSame }) => isSame,
  view: ({ status: _, isSame: __, ...loaded }, reader: Reader) => <SearchPage reader={reader} {...loaded} />,
  status: ({ status }) => status,
}

/** @throws ServiceError for words that are too long, or have nothing to look for */
async function prepared(
  c: PageContext,
  asked: string,
  cursor: string | null,
  empty: Loaded,
  language: ReaderLanguage,
): Promise<PreparedPage<Loaded>> {
  const { store } = c.var
  const { q: words } = checked(v.object({ q: filled('query') }), { q: asked })
  await chargeWork(c, 0, 0)
  const from = cursor === null ? null : readCursor(cursor)
  const rules = orderedRules(empty.manner.ignore.map((name) => checkOneOf(IGNORABLE, name, 'ignore')))
  const [selection, digests] = await Promise.all([
    selectForSearch(store, { words, rules, limit: RESULTS_A_PAGE, cursor: from }),
    from === null ? digestsForSearch(store) : [],
  ])
  const readTitles = async () => {
    const versions = await store.getVersions(selection.versions)
    const names = [...new Set(versions.flatMap((version) => version?.passage ?? []))]
    const known = (await Promise.all(names.map((id) => store.getPassage(id)))).filter((passage) => passage !== null)
    return new Map(known.map(({ id, title }) => [id, inLanguage(title, language)] as const))
  }
  // Places in texts continue from page to page; records are few, and their digests cover every title.
  const before = from === null ? null : await readTitles()
  return {
    of: [selection.digest, ...digests, ...[...(before ?? [])].flat()],
    async read() {
      const titles = before ?? (await readTitles())
      const { found } = await readSearch(store, selection)
      const recorded = from === null ? await recordsForSearch(store, digests) : NO_RECORDS
      const complete = selection.complete && recorded.complete
      const records = findRecords(recorded, words)
      return { ...empty, found, records, titles, complete, isSame: recorded.isSame, cursor: selection.cursor }
    },
  }
}
