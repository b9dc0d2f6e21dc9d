/** `npm run fuzz -- --size 2000 --seed 1`: requests from the OpenAPI document against the real local server; ends with 1 where an answer is wrong. */
import { parseArgs } from 'node:util'
import { serve } from '../../src/cli/local.ts'
import { fuzz } from './fuzz.ts'

const { values } = parseArgs({
  options: { size: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const [size, seed] = [Number(values.size), Number(values.seed)]
const { url, close } = await serve(0, 'local-dev-token', null)
const start = performance.now()
const { requests, statuses, faults } = await fuzz(url, 'local-dev-token', { size, seed })
const seconds = (performance.now() - start) / 1000
await close()
console.log(`${requests} requests, seed ${seed}, ${seconds.toFixed(0)} s; by status: ${JSON.stringify(statuses)}`)
for (const fault of faults) console.log(fault)
console.log(`${faults.length} wrong answers`)
process.exit(faults.length === 0 ? 0 : 1)
