/** A Worker reads Markdown as the sources do, though it has a tree of its own in place of the package for trees. */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { htmlDecodeTree } from 'entities/decode'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../src/cli/bundle.ts'
import { AS_USUAL } from '../../src/import/extract.ts'
import { fromMarkdown } from '../../src/import/markdown.ts'

const FILE = join(tmpdir(), `variorum-markdown-${process.pid}.mjs`)
let inWorker: typeof fromMarkdown

beforeAll(async () => {
  const code = await bundle('tests/import/markdown-bundled.ts')
  // The package's own: a place in a tree by which a parser reads on.
  expect(code).not.toContain('TreeBuffer')
  await writeFile(FILE, code)
  const bundled = await import(/* @vite-ignore */ pathToFileURL(FILE).href)
  bundled.provideNamedCharacters([...htmlDecodeTree])
  inWorker = bundled.fromMarkdown
})
afterAll(() => rm(FILE))

const WRITTEN = [
  '# A *title* #\n\nText with **strong *and* light**, `code`, \\*escaped\\*, &amp; and <https://x.org>.',
  'A title\n=====\n\n> quoted\n> - item [link][a]\n>   1. deep ![image](b.png "t")\n\n[a]: http://x.org "Title"',
  '```js\n*no markup*\n```\n\n    indented\n\n<div>\n*html* &eacute;\n</div>\n\n<!-- note -->\n\n***',
  'Word[^1] and [^2].\n\n[^1]: Note *one*\n    goes on.\n\n[^2]: Two\n\n- a\n- b\n\n  c\n+ d',
  '[not][there] [*inner* `x`][gone] [a\\]b]\n\n![x][y]\n\n[y]: <z>',
]

test.each(WRITTEN)('%j', (source) => {
  for (const notes of ['foot', 'inline', 'none'] as const)
    expect(inWorker(source, { ...AS_USUAL, notes })).toEqual(fromMarkdown(source, { ...AS_USUAL, notes }))
})

const PIECES = [
  ...[
    '*',
    '**',
    '_',
    '`',
    '``',
    '[',
    ']',
    '](',
    ')',
    '![',
    '[a]',
    '[^n]',
    '[^n]: ',
    '\\',
    '&amp;',
    '&#20013;',
    '<b>',
    '<!--',
  ],
  ...[
    '-->',
    '<http://a.b>',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '# ',
    '===\n',
    '---\n',
    '```\n',
    '[a]: b\n',
    '字',
    'word ',
  ],
]

test('random pieces', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, (source) => {
      expect(inWorker(source)).toEqual(fromMarkdown(source))
    }),
    { numRuns: 3_000 },
  )
})

test('lists and emphasis as deep as the parser goes, and many children', () => {
  for (const source of ['- '.repeat(300), '*a '.repeat(900), '> '.repeat(300), 'x\n\n'.repeat(40_000)])
    expect(inWorker(source)).toEqual(fromMarkdown(source))
})
