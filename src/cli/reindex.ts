/**
 * `npm run reindex`: makes the search index again from the versions. Changes nothing else, and search keeps working.
 *
 *     npm run reindex                                        what `npm start` has stored on this machine
 *     WRITE_TOKEN=… npm run reindex -- https://my.host       a deployed service, which rebuilds it itself
 */
import '../text/tables/bundled.ts'
import { join } from 'node:path'
import { searchIndex } from '../store/search/search-index.ts'
import { ROOT } from './bundle.ts'
import { withFolder } from './local.ts'

const [host] = process.argv.slice(2)
const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')
const count = host === undefined ? await withFolder(data, rebuilt) : await asked(host)
console.log(`${count} versions are indexed.`)

function rebuilt(kv: KVNamespace): Promise<number> {
  return searchIndex(kv, Date.now, () => undefined).rebuild()
}

async function asked(host: string): Promise<number> {
  const headers = { Authorization: `Bearer ${process.env.WRITE_TOKEN ?? ''}` }
  const answer = await fetch(new URL('/v1/search/index', host), { method: 'POST', headers })
  if (!answer.ok) {
    console.error(await answer.text())
    process.exit(1)
  }
  return ((await answer.json()) as { versions: number }).versions
}
