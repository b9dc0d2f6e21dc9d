/** The figure of a comparison as a resource: HTML without a script, as `/embed/p/{passage}.html` answers. */
import { comparisonFigure } from '../../embed/figure.ts'
import { WORDS } from '../../embed/words.ts'
import { fragment, lookOf, pageAddress, prepareComparison, themed } from '../../embeds/embed-data.ts'
import { readerOf } from '../../present/reader.ts'
import { SHARED } from '../../present/strings.ts'
import type { Store } from '../../store/store.ts'

const ADDRESS = /^\/embed\/p\/([^/]+)\.html$/

/** Null where the address is none of a figure. @throws ServiceError where it shows nothing */
export async function readFigure(store: Store, uri: string, origin: string): Promise<string | null> {
  const url = URL.canParse(uri) ? new URL(uri) : null
  const file = url?.origin === origin ? ADDRESS.exec(url.pathname)?.[1] : undefined
  if (url === null || file === undefined) return null
  const reader = readerOf(url, null, SHARED)
  const look = lookOf(url.searchParams)
  const data = await (await prepareComparison(store, decodeURIComponent(file), url.searchParams)).read()
  const page = pageAddress(origin, `/p/${file}`, url.searchParams)
  const options = { ...look, words: WORDS[reader.language], page, heading: 'p', accessed: null } as const
  return fragment(origin, themed(comparisonFigure(data, options), options))
}
