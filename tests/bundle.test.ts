/** What is shipped has a weight, and every dependency must earn its share. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../src/cli/bundle.ts'

/**
 * Kilobytes after gzip, without the tables of characters and words, which the Worker loads from its assets. The aim is 320: engine, API and
 * pages are within it, and the readers of TEI, HTML, Markdown, Word and undeclared encodings (88) are what is over it. Lower it when something
 * gets lighter; raise it only with the reason here.
 */
const WORKER = 387

test(`the Worker weighs at most ${WORKER} kB`, async () => {
  const size = gzipSync(await bundle('src/worker.ts'), { level: 9 }).length / 1000
  console.log(`Worker: ${size.toFixed(1)} kB of ${WORKER} kB`)
  expect(size).toBeLessThanOrEqual(WORKER)
})
