/**
 * Large inputs in a process of their own with the heap of an isolate: what does not fit is refused, and nothing dies. An isolate counts
 * typed arrays with its heap, which the heap of Node does not: they are looked at as they are made (array-buffers.ts).
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** Megabytes of an isolate. */
const ISOLATE = 128

test.each([
  ['compare', 'a tenth of the characters another', 600_000, 200],
  ['compare', 'every second sign lost', 600_000, 413],
  ['compare', 'characters without anything in common, two hundred texts', 400_000, 200],
  // As much as the limits admit, and more than they do, of texts that differ in very many places.
  ['compare', 'a ninth of the characters another', 1_000_000, 200],
  ['compare', 'a third of the characters another', 1_000_000, 413],
  ['compare', 'a tenth of the characters another, twenty texts', 1_000_000, 413],
  ['compare', 'a tenth of the characters another, two hundred texts', 1_000_000, 200],
  ['compare', 'lines in reverse order', 1_000_000, 200],
  // Without any anchor: one window as long as the texts.
  ['compare', 'characters without anything in common', 1_000_000, 200],
  ['compare', 'characters without anything in common', 390_000, 200],
  ['collate', 'random words, two hundred texts', 60_000, 200],
  ['collate', 'characters without anything in common', 240_000, 200],
  ['collate', 'characters without anything in common', 500_000, 413],
  ['collate', 'a tenth of the characters another', 400_000, 200],
  ['repeats', 'words that differ in one letter', 1_250_000, 200],
  ['documents', 'period "ab "', 1_000_000, 200],
] as const)(
  '%s: %s, %d units, fits into 128 MB with its arrays or is refused',
  async (operation, kind, length, status) => {
    const question = JSON.stringify([operation, kind, length, length, 60])
    const child = join(import.meta.dirname, 'worst-child.ts')
    const flags = ['--expose-gc', `--max-old-space-size=${ISOLATE}`]
    const { stdout } = await run(process.execPath, [...flags, child, question])
    const point = JSON.parse(stdout) as { status: number; all: number }
    expect(point).toMatchObject({ status })
    expect(point.all).toBeLessThan(ISOLATE)
  },
  120_000,
)
