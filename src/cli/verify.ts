/** `npm run verify`: verifies everything that `npm start` has stored on this machine, and lists the faults. */
import '../text/tables/bundled.ts'
import { join } from 'node:path'
import { verify } from '../store/upkeep/verify.ts'
import { ROOT } from './bundle.ts'
import { withFolder } from './local.ts'

const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')
const { counts, faults } = await withFolder(data, verify)

for (const [kind, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)} ${kind}`)
for (const fault of faults) console.error(fault)
const verdict = Object.keys(counts).length === 0 ? 'Nothing is stored.' : 'All is as it says.'
console.log(faults.length === 0 ? verdict : `${faults.length} are not what they say.`)
process.exit(faults.length === 0 ? 0 : 1)
