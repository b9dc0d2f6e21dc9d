/** `npm run export [-- FOLDER]`: writes everything that `npm start` has stored on this machine as plain files. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from './bundle.ts'
import { dump } from './dump.ts'
import { withFolder } from './local.ts'

const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')
const folder = process.argv[2] ?? 'variorum-export'

const there = await readdir(folder).catch(() => [])
if (there.length > 0) {
  console.error(`${folder} is not empty: choose another folder, so that nothing of two exports is mixed.`)
  process.exit(1)
}
const files = await withFolder(data, dump)
for (const [path, content] of files) {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), content)
}
console.log(`${files.size} files in ${folder}`)
process.exit(0)
