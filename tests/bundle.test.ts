/** What is shipped has a weight, and every dependency must earn its share. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../src/cli/bundle.ts'

/**
 * Kilobytes after gzip, tables of characters included: what stood when the scripts and style sheets of browsers had left it
 * (221), the next views had come, and a little room. The first aim was 150; engine, API, formats and the first pages came to
 * 136, standards and provenance, import, search, repeats, views and embeds to the rest. Lower it when something gets lighter;
 * raise it only with the reason here.
 */
const WORKER = 229

test(`the Worker weighs at most ${WORKER} kB`, async () => {
  const size = gzipSync(await bundle('src/worker.ts'), { level: 9 }).length / 1000
  console.log(`Worker: ${size.toFixed(1)} kB of ${WORKER} kB`)
  expect(size).toBeLessThanOrEqual(WORKER)
})
