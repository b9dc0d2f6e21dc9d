/** `npm run fuzz:core -- --size 50000 --seed 1`: random inputs through the pure core; ends with 1 where an invariant breaks. */
import '../../src/text/tables/bundled.ts'
import { parseArgs } from 'node:util'
import { fuzzCore } from './core.ts'

const { values } = parseArgs({
  options: { size: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const start = performance.now()
const wrong = fuzzCore({ size: Number(values.size), seed: Number(values.seed) })
for (const line of wrong) console.log(line)
const seconds = Math.round((performance.now() - start) / 1000)
console.log(`${values.size} random inputs, seed ${values.seed}, ${seconds} s: ${wrong.length} wrong`)
process.exit(wrong.length === 0 ? 0 : 1)
