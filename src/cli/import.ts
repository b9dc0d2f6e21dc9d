/** `npm run import -- FOLDER`: restores an export into an empty store on this machine, with the same ids. */
import '../text/tables/bundled.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { ROOT } from './bundle.ts'
import { DumpError, restore } from './dump.ts'
import { withFolder } from './local.ts'

const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')
const folder = process.argv[2] ?? 'variorum-export'

const files = new Map<string, Uint8Array<ArrayBuffer>>()
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(await readFile(path)))
}

try {
  const count = await withFolder(data, (kv) => restore(kv, files))
  console.log(`${count} things restored into ${data}`)
} catch (error) {
  if (!(error instanceof DumpError)) throw error
  console.error(error.message)
  process.exit(1)
}
process.exit(0)
