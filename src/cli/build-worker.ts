/**
 * Builds the Worker as one module in dist/worker, before Wrangler deploys or serves it (`[build]` in wrangler.toml): the module that
 * `npm start` and the tests serve. Wrangler's own bundler would not leave out what src/cli/bundle.ts leaves out, nor shorten names.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleWorker, ROOT } from './bundle.ts'

const FOLDER = join(ROOT, 'dist/worker')

await mkdir(FOLDER, { recursive: true })
await writeFile(join(FOLDER, 'worker.js'), await bundleWorker('src/worker.ts'))
