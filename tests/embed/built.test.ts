/** What browsers get is what the sources say, and light enough for other people's pages. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { BUILT, built } from '../../src/cli/build-assets.ts'
import { ASSETS } from '../../src/cli/bundle.ts'
import {
  ELEMENT_FILE,
  ELEMENT_INTEGRITY,
  FIGURE_FILE,
  FIGURE_INTEGRITY,
  FRAME_SCRIPT,
  FRAME_SCRIPT_HASH,
  FRAME_STYLE_FILE,
  FRAME_STYLE_HASH,
} from '../../src/embed/built.ts'
import { SHARED } from '../../src/present/strings.ts'

const read = (name: string) => readFileSync(join(ASSETS, name), 'utf8')
const digest = (algorithm: string, text: string) =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`

const ELEMENT = read(ELEMENT_FILE)

test('src/embed/built.ts and src/assets are what `npm run build:assets` makes', async () => {
  const { module, files } = await built()
  expect(readFileSync(BUILT, 'utf8')).toBe(module)
  for (const [name, text] of files) expect(read(name), name).toBe(text)
}, 30_000)

test('every file, of today or older, is named by its content', () => {
  for (const name of readdirSync(ASSETS)) {
    const hash = createHash('sha256').update(read(name)).digest('hex').slice(0, 12)
    expect(name).toMatch(new RegExp(`^[a-z]+-${hash}\\.(?:js|css|svg|json|txt)$`))
  }
})

// Three elements and the figure of each; neither what compares texts is in it, nor the style, which it loads beside what it shows.
test('the script of the elements weighs at most 10 kB', async () => {
  const { files } = await built()
  const fileOf = (stem: string, extension: string) =>
    [...files].find(([name]) => name.startsWith(`${stem}-`) && name.endsWith(extension))!
  const [, element] = fileOf('embed', '.js')
  const size = gzipSync(element, { level: 9 }).length / 1000
  console.log(`Embed script: ${size.toFixed(1)} kB of 10 kB`)
  expect(size).toBeLessThanOrEqual(10)
  const [name, style] = fileOf('figure', '.js')
  expect(element).toContain(name)
  expect(style).toContain('.variorum')
}, 30_000)

// What is loaded for texts in Latin or Cyrillic letters is less than the tables of Chinese. The budget is 120.
test('what the element loads to compare texts of a page weighs at most 119 kB with the tables of Chinese', async () => {
  const { files } = await built()
  const sizeOf = (stem: string) => {
    const [name, text] = [...files].find(([name]) => name.startsWith(`${stem}-`))!
    return [name, gzipSync(text, { level: 9 }).length / 1000] as const
  }
  const [[engine, own], [han, tables], [hangul]] = [sizeOf('engine'), sizeOf('han'), sizeOf('hangul')]
  const [european, rules] = sizeOf('european')
  console.log(
    `Engine in a page: ${own.toFixed(1)} kB, with tables ${(own + tables).toFixed(1)} kB of 119 kB, with European rules ${(own + rules).toFixed(1)} kB`,
  )
  expect(own + tables).toBeLessThanOrEqual(119)
  expect(rules).toBeLessThan(tables)
  // Each is loaded by its content-addressed name, from the module that needs it.
  expect(files.get(engine)).toContain(han)
  expect(files.get(engine)).toContain(hangul)
  expect(files.get(engine)).toContain(european)
  expect([...files].find(([name]) => name.startsWith('embed-') && name.endsWith('.js'))![1]).toContain(engine)
}, 30_000)

// The page compares where the reader is, words of Chinese and Japanese included: a third of it is tables, 21 kB the desk, which edits there too. The aim is 170.
test('what `/compare` loads weighs at most 194 kB, tables of characters and words included, and is in one language', async () => {
  const { files } = await built()
  const scripts = [...files].filter(([name]) => name.startsWith('compare-')).map(([, text]) => text)
  const [en, zh] = [SHARED.en.unapplied.gone, SHARED.zh.unapplied.gone]
  expect(scripts.map((text) => [en, zh].map((words) => text.includes(words)))).toEqual([
    [true, false],
    [false, true],
  ])
  for (const text of scripts) {
    const size = gzipSync(text, { level: 9 }).length / 1000
    console.log(`Comparing in the browser: ${size.toFixed(1)} kB of 194 kB`)
    expect(size).toBeLessThanOrEqual(194)
  }
}, 30_000)

test('the digests are those of the files', () => {
  expect(ELEMENT_INTEGRITY).toBe(digest('sha384', ELEMENT))
  expect(FIGURE_INTEGRITY).toBe(digest('sha384', read(FIGURE_FILE)))
  expect(FRAME_STYLE_HASH).toBe(digest('sha256', read(FRAME_STYLE_FILE)))
  expect(FRAME_SCRIPT_HASH).toBe(digest('sha256', FRAME_SCRIPT))
})

test('nothing in it reads text as HTML, keeps anything, or calls for anything but what it shows', () => {
  expect(ELEMENT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|setHTML|\beval\b|Function\(/,
  )
  expect(ELEMENT).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB|sendBeacon|XMLHttpRequest|https?:\/\//)
  expect(ELEMENT.match(/fetch\(/g)).toHaveLength(1)
  expect(ELEMENT).toMatch(/credentials:["`]omit["`]/)
})

test('the class can be imported where there is no browser, and defines nothing', async () => {
  // By a path that the compiler does not follow: it checks this file for Node, and that one for browsers.
  const path = '../../src/embed/element.ts'
  const { VariorumComparison } = await import(path)
  expect(VariorumComparison.observedAttributes).toEqual(
    expect.arrayContaining(['src', 'view', 'witnesses', 'base', 'ignore', 'lang', 'theme', 'loading']),
  )
  expect('customElements' in globalThis).toBe(false)
})
