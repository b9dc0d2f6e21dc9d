/** What is shipped has a weight, and every dependency must earn its share. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../src/cli/bundle.ts'
import { allLiftedLiterals } from '../src/cli/lift-literals.ts'
import { FREQUENCIES, RUSSIAN_PAIRS } from '../src/import/tables/frequencies.ts'
import { SCRIPT_CLASSES } from '../src/text/tables/script.ts'
import { VARIANT_CLASSES } from '../src/text/tables/variants.ts'
import { WORD_TABLE } from '../src/text/tables/words.ts'

/**
 * Kilobytes after gzip of the module that is deployed, without the data that it loads from its assets: tables of characters, words and
 * encodings, strings of pages, lists, patterns and sentences of modules, what describes the API. Lower it when something gets lighter.
 */
const WORKER = 319

test(`the Worker weighs at most ${WORKER} kB`, async () => {
  // As it is once the assets are built, whether or not they are.
  const worker = await bundle('src/worker.ts', allLiftedLiterals())
  const size = gzipSync(worker, { level: 9 }).length / 1000
  console.log(`Worker: ${size.toFixed(1)} kB of ${WORKER} kB`)
  expect(size).toBeLessThanOrEqual(WORKER)
  // Tables are loaded where they are needed: none of them is carried along by an import.
  for (const table of [SCRIPT_CLASSES, VARIANT_CLASSES, WORD_TABLE, RUSSIAN_PAIRS, FREQUENCIES.zh.at(-1)!])
    expect(worker.includes(table.slice(0, 500))).toBe(false)
})
