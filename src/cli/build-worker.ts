/**
 * What Wrangler runs before it deploys or serves (`[build]` in wrangler.toml): the Worker as one module in dist/worker, the same that
 * `npm start` and the tests serve. Wrangler's own bundler would know neither what is left out nor the shorter names.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle, ROOT } from './bundle.ts'

const FOLDER = join(ROOT, 'dist/worker')

await mkdir(FOLDER, { recursive: true })
await writeFile(join(FOLDER, 'worker.js'), await bundle('src/worker.ts'))
