/** Reading follows the length of the file, in every format: twice the file, twice the steps. */
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../src/import/extract.ts'
import { DOCX, readFile } from '../../src/import/files.ts'
import { tei } from './fixtures.ts'
import { countSteps } from './steps.ts'
import { docx } from './zip-files.ts'

type Make = (n: number) => string | Uint8Array
const times =
  (piece: string, head = '', tail = '') =>
  (n: number) =>
    head + piece.repeat(n) + tail
const inTei =
  (piece: string, head = '', tail = '') =>
  (n: number) =>
    tei(head + piece.repeat(n) + tail)

const CASES: readonly (readonly [name: string, type: string, make: Make])[] = [
  ['text of colons', 'text/plain', times('：')],
  ['lines after what looks like front matter', 'text/markdown', times('x\n', '---\n')],
  ['brackets that open', 'text/markdown', times('[')],
  ['brackets that open and close', 'text/markdown', (n) => '['.repeat(n) + ']'.repeat(n)],
  ['images that never end', 'text/markdown', times('![a](')],
  ['stars', 'text/markdown', times('*a* **b')],
  ['spaces', 'text/markdown', times(' ', 'a', 'b')],
  ['quotes in each other', 'text/markdown', times('> ', '', 'x')],
  ['lists in each other', 'text/markdown', times('- ', '', 'x')],
  ['definitions', 'text/markdown', times('[a]: b\n', 'x\n\n')],
  ['notes', 'text/markdown', (n) => `${'[^a] '.repeat(n)}\n\n${'[^a]: x\n\n'.repeat(n)}`],
  ['headings', 'text/markdown', times('# a #\n')],
  ['elements that never end', 'text/html', times('<b>', '', 'x')],
  ['ruby that never ends', 'text/html', times('<ruby>a<rt>b')],
  ['deletions in each other', 'text/html', times('<del>a', 'x')],
  ['signs that are no tags', 'text/html', times('<', 'a')],
  ['references that are none', 'text/html', times('&a')],
  ['entries', 'text/xml', inTei('<p><app><lem wit="#A">b</lem><rdg wit="#B">d</rdg></app></p>')],
  ['entries at one anchor', 'text/xml', inTei('<app from="#a" to="#a"><rdg wit="#B">c</rdg></app>', '<anchor xml:id="a"/>b')],
  ['corrections by many hands', 'text/xml', inTei('a<del hand="#h">x</del>')],
  ['punctuation on lines of its own', 'text/xml', inTei('<w>a</w>\n<pc>.</pc>\n', '<p>', '</p>')],
  ['milestones of many units', 'text/xml', (n) => tei(Array.from({ length: n }, (_, i) => `<milestone unit="u${i}" n="${i}"/>a`).join(''))],
  ['forms of an entry', 'text/xml', inTei('<form>a</form>', '<entry>', '</entry>')],
  ['quotations in a paragraph', 'text/xml', inTei('<quote>a</quote>', '<p>', '</p>')],
  ['notes', 'text/xml', inTei('a<note>b</note>')],
  ['changes', DOCX, (n) => docx(Array.from({ length: n }, (_, i) => `<w:p><w:ins><w:r><w:t>${i * 7919}</w:t></w:r></w:ins></w:p>`).join(''))],
] // biome-ignore format: a table

/** Steps inside a pattern cannot be counted: one that is quadratic takes minutes over these, and the test's own time runs out. */
const LONG = 500_000
const RUNS: readonly (readonly [name: string, type: string, content: string])[] = [
  ['spaces in a heading', 'text/markdown', `# a${' '.repeat(LONG)}b`],
  ['wide spaces in a heading', 'text/markdown', `# a${'\u3000'.repeat(LONG)}b`],
  ['signs of a heading', 'text/markdown', `# a${'#'.repeat(LONG)}b`],
  ['spaces in a heading with a line under it', 'text/markdown', `a${' '.repeat(LONG)}b\n===`],
  ['brackets of witnesses', 'text/xml', tei(`<p>a<app><lem>b</lem><rdg wit="${'【'.repeat(LONG)}">c</rdg></app></p>`)],
  ['spaces in a place', 'text/xml', tei(`<p n="1">a</p><listApp><app loc="1${'&#x3000;'.repeat(LONG)}2"><lem>a</lem><rdg wit="#A">b</rdg></app></listApp>`)],
  ['parts of a place', 'text/xml', tei(`<p n="1">a</p><listApp><app loc="${'1.'.repeat(LONG / 2)}"><lem>a</lem><rdg wit="#A">b</rdg></app></listApp>`)],
] // biome-ignore format: a table

test.each(RUNS)('%s (%s)', async (_, type, content) => {
  const read = await readFile(new TextEncoder().encode(content), type, null)
  expect(read.text).toContain('a')
})

describe('steps', () => {
  const steps = (type: string, content: string | Uint8Array) =>
    countSteps(async () => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
      await readFile(bytes, type, null).catch((error: unknown) => expect(error).toBeInstanceOf(ImportError))
    })

  test.each(CASES)('%s (%s)', async (_, type, make) => {
    // Tables are made at the first use.
    await steps(type, make(10))
    const [once, twice] = [await steps(type, make(3_000)), await steps(type, make(6_000))]
    expect(twice / once).toBeLessThan(2.6)
  })

  test('are counted: a square is seen', async () => {
    const square = (n: number) =>
      countSteps(async () => Array.from({ length: n }, (_, i) => 'x'.repeat(n).indexOf('y', i)))
    expect((await square(400)) / (await square(200))).toBeGreaterThan(3)
  })
})

test('twenty thousand witnesses are refused as they are counted', async () => {
  const file = new TextEncoder().encode(
    tei('<p>x</p>').replace('<listWit>', `<listWit>${'<witness xml:id="w"/>'.repeat(20_000)}`),
  )
  await expect(readFile(file, 'text/xml', null)).rejects.toMatchObject({ kind: 'limit' })
})
