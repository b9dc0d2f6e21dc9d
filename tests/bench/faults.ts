/**
 * Many writers in bad weather, around the real local KV: every acknowledged version is there at the end, and no name has the text of
 * another, or this ends with 1. Once with KV alone and once with a coordinator.
 *
 *     node tests/bench/faults.ts --writers 1000 --pairs 20 --seed 1 --failures 0.05 --lag 60000 --skew 600000
 */
import { parseArgs } from 'node:util'
import { askWorker } from '../../src/cli/local.ts'
import type { Rivalry } from '../store/rivals.ts'
import type { Outcome } from '../store/writers.ts'

const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '200' },
    pairs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string', default: '0.05' },
    lag: { type: 'string', default: '60000' },
    skew: { type: 'string', default: '600000' },
  },
})
const [writers, pairs, seed, failures, lag, skew] = Object.values(values).map(Number) as [
  number,
  number,
  number,
  number,
  number,
  number,
]
const severity = { failures, lag, skew }
const WORKER = 'tests/bench/faults-worker.ts'
let isBad = false

for (const coordinated of [false, true]) {
  console.log(coordinated ? '\nWith a coordinator' : 'With KV alone')
  await report(`${writers} writers`, async () => {
    const question = { writers, seed, severity, coordinated, pairs: 0 }
    const { met, dangling, ...outcome } = await askWorker<Outcome>(WORKER, question)
    const late = dangling.filter((fault) => /^(head|history|index)\//.test(fault))
    console.log(`${outcome.acknowledged} acknowledged after ${outcome.attempts} attempts, ${JSON.stringify(met)}`)
    console.log(`${late.length} late summaries before repair`)
    return {
      'acknowledged versions that cannot be read': outcome.lost,
      'acknowledged versions that are not listed': outcome.unlisted,
      'witnesses whose history depends on the reader': outcome.disagreeing,
      'names without what they name': dangling.filter((fault) => !late.includes(fault)),
      'faults after repair': outcome.faults,
      'retries that created something': Array(outcome.createdAgain).fill(''),
    }
  })
  await report(`${pairs} pairs of rivals`, async () => {
    const outcome = await askWorker<Rivalry>(WORKER, { writers: 0, seed, severity, coordinated, pairs })
    console.log(`${outcome.told} told that they have a name, ${outcome.provisional} of them provisionally`)
    return {
      'texts read under the name of another': outcome.foreign,
      'names that are not decided': outcome.undecided,
      'losers that the audit does not list': outcome.unlisted,
      'provisional claims with a coordinator': coordinated ? Array(outcome.provisional).fill('') : [],
      'faults beside late summaries': outcome.faults.filter((fault) => !/^(head|history|index)\//.test(fault)),
    }
  })
}
process.exit(isBad ? 1 : 0)

async function report(what: string, work: () => Promise<Record<string, readonly string[]>>): Promise<void> {
  const start = performance.now()
  for (const [name, found] of Object.entries(await work())) {
    console.log(`${found.length} ${name}${found[0] ? `: ${found[0]}` : ''}`)
    if (found.length > 0) isBad = true
  }
  console.log(`${what}, seed ${seed}, ${Math.round((performance.now() - start) / 1000)} s`)
}
