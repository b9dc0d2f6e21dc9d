/**
 * Many writers in bad weather, around the real local KV: every acknowledged version is there at the end, or this ends with 1.
 *
 *     node tests/bench/faults.ts --writers 1000 --seed 1 --failures 0.05 --lag 60000
 */
import { parseArgs } from 'node:util'
import { askWorker } from '../../src/cli/local.ts'
import type { Outcome } from '../store/writers.ts'

const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string', default: '0.05' },
    lag: { type: 'string', default: '60000' },
  },
})
const [writers, seed, failures, lag] = [values.writers, values.seed, values.failures, values.lag].map(Number) as [
  number,
  number,
  number,
  number,
]

const start = performance.now()
const question = { writers, seed, severity: { failures, lag } }
const { met, dangling, ...outcome } = await askWorker<Outcome>('tests/bench/faults-worker.ts', question)
const late = dangling.filter((fault) => /^(head|history|index)\//.test(fault))
console.log(`${writers} writers, seed ${seed}, ${Math.round((performance.now() - start) / 1000)} s`)
console.log(
  `${outcome.acknowledged} acknowledged after ${outcome.attempts} attempts; faults met: ${JSON.stringify(met)}`,
)
const bad = {
  'acknowledged versions that cannot be read': outcome.lost,
  'acknowledged versions that are not listed': outcome.unlisted,
  'witnesses whose history depends on the reader': outcome.disagreeing,
  'names without what they name': dangling.filter((fault) => !late.includes(fault)),
  'faults after repair': outcome.faults,
  'retries that created something': Array(outcome.createdAgain).fill(''),
}
for (const [what, found] of Object.entries(bad))
  console.log(`${found.length} ${what}${found[0] ? `: ${found[0]}` : ''}`)
console.log([`${late.length} late summaries before repair`, ...late].join('\n  '))
process.exit(Object.values(bad).some((found) => found.length > 0) ? 1 : 0)
