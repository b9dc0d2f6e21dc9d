/**
 * `npm run repair`: makes again what can be derived in the store of this machine, and lists what it made and what faults remain. Stop
 * the service before.
 */
import '../text/tables/bundled.ts'
import { join } from 'node:path'
import { repair } from '../store/upkeep/repair.ts'
import { verify } from '../store/upkeep/verify.ts'
import { ROOT } from './bundle.ts'
import { withFolder } from './local.ts'

const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')
const { mended, faults } = await withFolder(data, async (kv) => {
  const mended = await repair(kv, Date.now)
  return { mended, faults: (await verify(kv)).faults }
})

for (const line of mended) console.log(line)
for (const fault of faults) console.error(fault)
console.log(mended.length === 0 ? 'There was nothing to make again.' : `${mended.length} made again.`)
if (faults.length > 0) console.error(`${faults.length} can only come from a backup.`)
process.exit(faults.length === 0 ? 0 : 1)
