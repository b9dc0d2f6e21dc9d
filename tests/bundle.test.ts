/** What is shipped has a weight, and every dependency must earn its share. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../src/cli/bundle.ts'

/** Kilobytes after gzip, tables of characters included. */
const WORKER = 150

test(`the Worker weighs at most ${WORKER} kB`, async () => {
  const size = gzipSync(await bundle('src/worker.ts'), { level: 9 }).length / 1000
  console.log(`Worker: ${size.toFixed(1)} kB of ${WORKER} kB`)
  expect(size).toBeLessThanOrEqual(WORKER)
})
