/** Prints the golden cases that fail: node tests/golden/check.ts [folder of a copy of src]. Exit code 1 where one does. */
import { join } from 'node:path'
import { goldenCases, retell } from './golden.ts'

const source = process.argv[2] ?? join(import.meta.dirname, '../../src')
await import(join(source, 'text/tables/bundled.ts'))
const { compare } = await import(join(source, 'variants/compare.ts'))
const failed = goldenCases().filter(({ text }) => {
  try {
    return retell(text, compare) !== text
  } catch {
    return true
  }
})
for (const { file, line, rule, text } of failed) {
  if (process.argv.includes('--quiet')) break
  console.log(`${file}:${line} ${rule}\n  ${text}\n  ${retell(text, compare)}`)
}
process.exitCode = failed.length > 0 ? 1 : 0
