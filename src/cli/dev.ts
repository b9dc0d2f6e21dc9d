/**
 * `npm run dev`: serves with the corpus, and restarts from the sources whenever one of them changes: the Worker, the style sheets and
 * the scripts of browsers. Nothing has to be built or committed for that. Data are kept in the same folder as with `npm start`.
 */

import { watch } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildFresh } from './build-assets.ts'
import { ROOT } from './bundle.ts'
import { CORPUS } from './corpus-files.ts'
import { serve } from './local.ts'

/** Editors write a file in several steps. */
const SETTLES_MS = 150

const port = Number(process.env.PORT || 8787)
const token = process.env.WRITE_TOKEN || 'local-dev-token'
const data = process.env.VARIORUM_DATA || join(ROOT, '.variorum')

let fresh = await buildFresh()
const serving = await serve(port, token, data, CORPUS, {}, fresh.folder, null, fresh.module)
console.log(`Variorum  ${serving.url}`)
console.log(`Writes    Authorization: Bearer ${token}`)
console.log('Watches   src/')

let timer: NodeJS.Timeout | null = null
let building: Promise<void> = Promise.resolve()

async function rebuild(): Promise<void> {
  const started = performance.now()
  try {
    const next = await buildFresh()
    await serving.replace(next.module, next.folder)
    await rm(fresh.folder, { recursive: true, force: true })
    fresh = next
    console.log(`Rebuilt   in ${Math.round(performance.now() - started)} ms`)
  } catch (error) {
    // esbuild has said what is wrong and where; what ran before goes on.
    console.error(`Not rebuilt: ${(error as Error).message.split('\n')[0]}`)
  }
}

const watcher = watch(join(ROOT, 'src'), { recursive: true }, (_, name) => {
  if (name === null || name.startsWith('assets') || name.startsWith('cli') || name.endsWith('built.ts')) return
  if (timer !== null) clearTimeout(timer)
  timer = setTimeout(() => {
    building = building.then(rebuild)
  }, SETTLES_MS)
})

async function leave(): Promise<void> {
  watcher.close()
  await serving.close()
  await rm(fresh.folder, { recursive: true, force: true })
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.removeAllListeners(signal)
  process.once(signal, leave)
}
