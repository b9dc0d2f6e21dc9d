/**
 * What the Worker does before its first request, by counts: the free plan gives a request 10 ms of CPU, and the first of an isolate waits for
 * all of this.
 */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { bundleWorker } from '../src/cli/bundle.ts'

/** Put before the Worker: counts what it makes while its modules are evaluated. */
const COUNTING = `
const counts = { intl: 0, bytes: 0 };
const names = ['Collator', 'DateTimeFormat', 'DisplayNames', 'ListFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'Segmenter'];
const made = names.map((name) => [name, Intl[name]]);
for (const [name, Made] of made) Intl[name] = new Proxy(Made, { construct: (of, args) => (counts.intl++, new of(...args)) });
const { toLocaleString } = Number.prototype;
Number.prototype.toLocaleString = function (...args) { counts.intl++; return toLocaleString.apply(this, args); };
const arrays = ['Uint8Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float64Array'].map((name) => [name, globalThis[name]]);
for (const [name, Made] of arrays)
  globalThis[name] = new Proxy(Made, { construct: (of, args, target) => { const array = Reflect.construct(of, args, target); counts.bytes += array.byteLength; return array; } });
globalThis.__counted = () => {
  for (const [name, Made] of made) Intl[name] = Made;
  for (const [name, Made] of arrays) globalThis[name] = Made;
  Number.prototype.toLocaleString = toLocaleString;
  return counts;
};
`

test('nothing is decoded, and no formatter made, before there is a request', async () => {
  const worker = join(tmpdir(), `variorum-startup-${process.pid}.mjs`)
  const counting = join(tmpdir(), `variorum-counting-${process.pid}.mjs`)
  await Promise.all([writeFile(worker, await bundleWorker('src/worker.ts')), writeFile(counting, COUNTING)])
  try {
    await import(/* @vite-ignore */ pathToFileURL(counting).href)
    // The large tables are not there yet: a module that decodes one of them while it is loaded fails here.
    await import(/* @vite-ignore */ pathToFileURL(worker).href)
    const { intl, bytes } = (globalThis as unknown as { __counted(): { intl: number; bytes: number } }).__counted()
    expect(intl).toBe(0)
    // the table of kinds of signs has 64 kB
    expect(bytes).toBeLessThan(128 * 1024)
  } finally {
    await Promise.all([rm(worker), rm(counting)])
  }
}, 60_000)
