/**
 * Verifies a store: every hash, name, span and summary is checked, a page of keys at a time, so that one request can check a part and
 * an operator all of it.
 *
 * What an interrupted write leaves is no fault: a text or a version that nothing lists, an id without records, a thing without a head.
 */
import { textKey } from '../keys.ts'
import { listPage } from '../kv/bulk.ts'
import { checkIndex, checkRecord, checkSummary } from './check-records.ts'
import { checkFile, checkId, checkList, verifyText, verifyVersion } from './check-values.ts'
import { derivedFromOf, entriesOf, keysNamed, spansIn } from './named.ts'
import { PageValues } from './page-values.ts'

export interface Verified {
  /** Of each first part of a key, how many were looked at. */
  readonly counts: Readonly<Record<string, number>>
  /** One line each: the key, and what is wrong with it. */
  readonly faults: readonly string[]
}

/** Keys in a page of a whole run. */
const PAGE = 500
/** Texts read at a time: the longest that are stored still fit into an isolate. */
const TEXTS = 10

/** Reads all keys; for an operator, not for a request. */
export async function verify(kv: KVNamespace): Promise<Verified> {
  const counts: Record<string, number> = {}
  const faults: string[] = []
  let cursor: string | null = null
  do {
    const page: Verified & { cursor: string | null } = await verifyPage(kv, { limit: PAGE, cursor })
    for (const [kind, count] of Object.entries(page.counts)) counts[kind] = (counts[kind] ?? 0) + count
    faults.push(...page.faults)
    cursor = page.cursor
  } while (cursor !== null)
  return { counts, faults }
}

/** `limit` keys, and what they name. One list for the page, one for each summary in it, and bulk gets. */
export async function verifyPage(
  kv: KVNamespace,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<Verified & { readonly cursor: string | null }> {
  const list = await listPage(kv, { limit, cursor })
  const metadata = new Map(list.keys.map((key) => [key.name, key.metadata]))
  const keys = [...metadata.keys()]
  const page = await valuesOf(kv, keys)
  const counts: Record<string, number> = {}
  const faults: string[] = []
  for (const key of keys) {
    const kind = key.split('/')[0]!
    counts[kind] = (counts[kind] ?? 0) + 1
    const fault = await check(kv, page, key, metadata.get(key)).catch(
      (error: Error) => `cannot be read: ${error.message}`,
    )
    if (fault !== null) faults.push(`${key} ${fault}`)
  }
  return { counts, faults, cursor: list.list_complete ? null : list.cursor }
}

/** The values of keys, then what they name, in two steps: versions and lists, then texts. */
async function valuesOf(kv: KVNamespace, keys: readonly string[]): Promise<PageValues> {
  const page = new PageValues(kv)
  /** Not read with the others: files are not text, and the search index has checks of its own. */
  const plain = keys.filter((key) => !key.startsWith('file/') && !key.startsWith('search/'))
  const isText = (key: string) => key.startsWith('text/')
  await page.fetch(plain.filter((key) => !isText(key)))
  const parsed = plain.flatMap((key) => {
    try {
      return isText(key) ? [] : [page.json<unknown>(key)]
    } catch {
      return []
    }
  })
  await page.fetch(parsed.flatMap(entriesOf).flatMap(keysNamed))
  const versions = [
    ...keys.filter((key) => key.startsWith('version/')).map((key) => key.slice('version/'.length)),
    ...parsed.flatMap((value) => derivedFromOf(value) ?? []),
    ...parsed.flatMap((value) => [...spansIn(value)]).map(({ version }) => version),
  ]
  await page.fetch([...versions.map((version) => textKey(String(version))), ...keys.filter(isText)], TEXTS)
  return page
}

async function check(kv: KVNamespace, page: PageValues, key: string, metadata: unknown): Promise<string | null> {
  const [first, second = '', third] = key.split('/')
  switch (first) {
    case 'text':
      return verifyText(page, key)
    case 'file':
      return checkFile(kv, key)
    case 'names':
    case 'rules':
    case 'words':
    case 'decisions':
      return checkList(page, key)
    case 'search':
      return null
    case 'map':
      return page.json(key) === null ? 'is empty' : null
    case 'version':
      return verifyVersion(page, second)
    case 'id':
      return checkId(page, key)
    case 'record':
      return checkRecord(kv, page, key, metadata)
    case 'head':
    case 'history':
      return checkSummary(kv, page, key)
    case 'index':
      return third === undefined ? checkIndex(kv, page, key) : 'is not a key of this store'
    case 'change':
    case 'digest':
      return page.json(key) === null ? 'is empty' : null
    default:
      return 'is not a key of this store'
  }
}
