/**
 * Gives every form of every text of the corpus to programs that others wrote: `node tests/validators/run.ts [name…]`. What is not
 * installed is skipped aloud; install.sh installs it. No part of `npm test`, since TeX alone takes minutes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FORMATS } from '../../src/formats/index.ts'
import type { Print } from '../../src/formats/print.ts'
import '../../src/text/tables/bundled.ts'
import { SCRIPT_CASES } from '../formats/scripts.ts'
import { htmlOfService, teiOfService } from './answers.ts'
import { mcpConformance } from './mcp.ts'
import { pythonReaders } from './python-readers.ts'
import { run, VALIDATORS, type Validator } from './tools.ts'
import { typedClient } from './typed-client.ts'
import { applyPatches, bibliographies } from './whole.ts'

const PRINTS: readonly Partial<Print>[] = [{}, { apparatus: 'positive', wording: 'zh', significance: 'substantive' }]

const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'variorum-outputs-'))
const files: string[] = []
for (const { name, comparison, texts, about } of SCRIPT_CASES)
  PRINTS.forEach((print, k) => {
    for (const { extension, render } of FORMATS) {
      const file = join(folder, `${name.replace(/[^a-z]+/gi, '-')}-${k}${extension}`)
      writeFileSync(file, render(comparison, texts, { ...about, print }))
      files.push(file)
    }
  })

const counts = { passed: 0, failed: 0, skipped: 0 }
function count(name: string, file: string, fault: string | null) {
  counts[fault === null ? 'passed' : 'failed']++
  if (fault !== null) console.error(`FAILED ${name}: ${file}\n${fault}`)
}

const isInstalled = ({ needs }: Validator) =>
  needs.every((need) =>
    need.includes(' ') ? run('sh', ['-c', need], '.').ok : run('sh', ['-c', `command -v ${need}`], '.').ok,
  )

for (const validator of VALIDATORS) {
  if (wanted.length > 0 && !wanted.some((name) => validator.name.startsWith(name))) continue
  if (!isInstalled(validator)) {
    console.error(`SKIPPED ${validator.name}: not installed here (tests/validators/install.sh)`)
    counts.skipped++
    continue
  }
  const own = files.filter((file) => file.endsWith(validator.extension))
  if (own.length === 0) throw new Error(`${validator.name} was given no file`)
  for (const file of own) count(validator.name, file, validator.check(file))
  console.error(`${validator.name}: ${own.length} files`)
}
for (const whole of [
  applyPatches,
  bibliographies,
  typedClient,
  teiOfService,
  htmlOfService,
  pythonReaders,
  mcpConformance,
])
  if (wanted.length === 0 || wanted.includes(whole.name))
    for (const { name, file, fault } of await whole(folder)) {
      if (fault === 'skipped') {
        console.error(`SKIPPED ${name}: not installed here`)
        counts.skipped++
      } else count(name, file, fault)
    }

if (counts.failed === 0) rmSync(folder, { recursive: true })
else console.error(`The files are in ${folder}`)
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 ? 0 : 1)
