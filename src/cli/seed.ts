/**
 * `npm run seed`: puts the corpus into a KV of a Cloudflare account. The code that seeds on this machine fills a KV in memory, and its
 * contents become two files for Wrangler: records to put, and summaries to delete.
 *
 * What the account has already is not put again. Summaries (heads, indexes) are not put but deleted: the ones made here do not know
 * what the account's users have stored. The service makes them again from the records.
 *
 *     npm run seed               writes dist/seed/put.json and dist/seed/delete.json, and stops
 *     npm run seed -- --remote   and gives them to Wrangler, for the namespace of STORE in wrangler.toml, without what exists already
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bulkFiles } from './bulk.ts'
import { ROOT } from './bundle.ts'
import { SeedError, withSeededKv } from './local.ts'

const { values } = parseArgs({ options: { remote: { type: 'boolean', default: false } } })
const folder = join(ROOT, 'dist/seed')

const there = values.remote ? keysThere() : []
const { put, remove } = await withSeededKv((kv) => bulkFiles(kv, there)).catch((error: Error) => {
  console.error(error instanceof SeedError ? error.message : error.stack)
  process.exit(1)
})
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'put.json'), JSON.stringify(put, null, 1))
await writeFile(join(folder, 'delete.json'), JSON.stringify(remove, null, 1))
console.log(`${put.length} keys to put, ${remove.length} to delete, in ${folder}`)

if (values.remote) {
  // Records before the summaries that will be made from them.
  wrangler('put', join(folder, 'put.json'))
  wrangler('delete', join(folder, 'delete.json'), '--force')
}

/** All keys of the account's namespace. */
function keysThere(): string[] {
  const command = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const args = [command, 'kv', 'key', 'list', '--binding', 'STORE', '--remote']
  const json = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 30 })
  return (JSON.parse(json) as { name: string }[]).map(({ name }) => name)
}

function wrangler(verb: 'put' | 'delete', file: string, ...flags: string[]): void {
  const command = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const args = [command, 'kv', 'bulk', verb, file, '--binding', 'STORE', '--remote', ...flags]
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
}
