/**
 * `npm run fuzz -- --size 100000 --seed 1 --clients 8`: requests from the OpenAPI document and the pages against the real local server;
 * ends with 1 where an answer is wrong, or something was never asked for. A wrong answer has a number:
 *
 *     npm run fuzz -- --seed 1 --only 4711                         that request alone
 *     npm run fuzz -- --seed 1 --size 4712 --clients 1             all up to it, one after the other, where it needs what others wrote
 */
import { parseArgs } from 'node:util'
import { serve } from '../../src/cli/local.ts'
import { fuzz } from './fuzz.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    clients: { type: 'string', default: '8' },
    only: { type: 'string' },
  },
})
const seed = Number(values.seed)
const alone = values.only !== undefined
const [from, size, clients] = alone
  ? [Number(values.only), 1, 1]
  : [values.from, values.size, values.clients].map(Number)
const { url, close } = await serve(0, 'local-dev-token', null)
const start = performance.now()
const seconds = () => (performance.now() - start) / 1000
const { requests, statuses, targets, faults } = await fuzz(url, 'local-dev-token', {
  ...{ size: size!, seed, from: from!, clients: clients! },
  progress: (done, wrong) =>
    console.log(`${done} of ${size}, ${seconds().toFixed(0)} s, ${Math.round(done / seconds())}/s, ${wrong} wrong`),
})
await close()

for (const { name, requests, granted, slowest } of targets)
  if (!alone || requests > 0)
    console.log(
      `${name.padEnd(64)}${String(requests).padStart(7)} asked${String(granted).padStart(7)} granted${slowest.toFixed(0).padStart(7)} ms at most`,
    )
console.log(`${requests} requests, seed ${seed}, ${seconds().toFixed(0)} s; by status: ${JSON.stringify(statuses)}`)
for (const fault of faults) console.log(fault)
const never = alone ? [] : targets.filter(({ granted }) => granted === 0)
for (const { name } of never) console.log(`never granted: ${name}`)
console.log(`${faults.length} wrong answers`)
process.exit(faults.length + never.length === 0 ? 0 : 1)
