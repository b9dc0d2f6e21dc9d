/**
 * `npm run score -- --cases DIR [options]`: starts the service on a free port with its KV in memory, runs the benchmark
 * scorer of `../shared/score` against it and stops it. The scorer's options pass through (`--verbose ID`, `--json FILE` …).
 * Where `../shared` is not there, it says so and ends well.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bundle.ts'
import { serve } from './local.ts'

const SCORER = join(ROOT, '../shared/score/score.mjs')
const CASES = join(ROOT, '../shared/cases')

if (!existsSync(SCORER)) {
  console.log(`There is no scorer at ${SCORER}, so there is nothing to score with.`)
  process.exit(0)
}

const given = process.argv.slice(2)
const args = given.includes('--cases') ? given : ['--cases', CASES, ...given]
const { url, close } = await serve(0, null, null)
const status = await new Promise<number>((resolve, reject) => {
  const run = spawn(process.execPath, [SCORER, '--url', url, ...args], { stdio: 'inherit' })
  run.on('exit', (code) => resolve(code ?? 1))
  run.on('error', reject)
})
await close()
process.exit(status)
