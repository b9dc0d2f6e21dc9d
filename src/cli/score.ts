/**
 * `npm run score -- [--cases DIR] [--floors] [options]`: starts the service on a free port with its KV in memory, runs the benchmark
 * scorer of `../shared/score` against it and stops it. The scorer's options pass through (`--verbose ID`, `--only repeats` …). With
 * `--floors` it fails where a figure falls below tests/bench/floors.json, or a promise is broken. Without `../shared` it prints a message
 * and exits with success.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bundle.ts'
import { serve } from './local.ts'

const SCORER = join(ROOT, '../shared/score/score.mjs')
const CASES = join(ROOT, '../shared/cases')
const RESULT = join(ROOT, 'dist/score.json')
const FLOORS = join(ROOT, 'tests/bench/floors.json')

interface Score {
  readonly sources: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>
  readonly violations: readonly unknown[]
  readonly failures: readonly unknown[]
}

/** What is below its floor, a line each. A source that was not scored has none. */
function belowFloors({ sources, violations, failures }: Score): string[] {
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Record<string, number>>
  const low = Object.entries(floors).flatMap(([source, figures]) =>
    Object.entries(figures).flatMap(([path, floor]) => {
      const [group, figure] = path.split('.') as [string, string]
      const value = sources[source]?.[group]?.[figure]
      return value === undefined || value >= floor ? [] : [`${source}: ${path} is ${value.toFixed(4)}, below ${floor}`]
    }),
  )
  if (violations.length > 0) low.push(`${violations.length} promises broken: ${JSON.stringify(violations[0])}`)
  if (failures.length > 0) low.push(`${failures.length} requests failed: ${JSON.stringify(failures[0])}`)
  return low
}

function run(url: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const scorer = spawn(process.execPath, [SCORER, '--url', url, ...args], { stdio: 'inherit' })
    scorer.on('exit', (code) => resolve(code ?? 1))
    scorer.on('error', reject)
  })
}

if (!existsSync(SCORER)) {
  console.log(`There is no scorer at ${SCORER}, so there is nothing to score with.`)
  process.exit(0)
}
const gate = process.argv.includes('--floors')
const args = process.argv.slice(2).filter((arg) => arg !== '--floors')
if (!args.includes('--cases')) args.push('--cases', CASES)
if (gate) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  args.push('--json', RESULT)
}
const { url, close } = await serve(0, null, null)
const status = await run(url, args)
await close()
const low = gate && status === 0 ? belowFloors(JSON.parse(readFileSync(RESULT, 'utf8')) as Score) : []
for (const line of low) console.error(line)
process.exit(status || (low.length > 0 ? 1 : 0))
