/** What browsers get is what the sources say, and light enough for other people's pages. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { BUILT, builtModule } from '../../src/cli/build-embed.ts'
import { ELEMENT, ELEMENT_INTEGRITY, FIGURE, FRAME, FRAME_STYLE_HASH } from '../../src/embed/built.ts'

test('src/embed/built.ts is what `npm run build:embed` makes', async () => {
  expect(readFileSync(BUILT, 'utf8')).toBe(await builtModule())
}, 30_000)

test('the script of the element weighs at most 10 kB', () => {
  const size = gzipSync(ELEMENT, { level: 9 }).length / 1000
  console.log(`Embed script: ${size.toFixed(1)} kB of 10 kB`)
  expect(size).toBeLessThanOrEqual(10)
})

test('the digests are those of the files', () => {
  expect(ELEMENT_INTEGRITY).toBe(`sha384-${createHash('sha384').update(ELEMENT).digest('base64')}`)
  expect(FRAME_STYLE_HASH).toBe(
    `sha256-${createHash('sha256')
      .update(FIGURE + FRAME)
      .digest('base64')}`,
  )
})

test('nothing in it reads text as HTML, keeps anything, or calls for anything but what it shows', () => {
  expect(ELEMENT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|setHTML|\beval\b|Function\(/,
  )
  expect(ELEMENT).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB|sendBeacon|XMLHttpRequest|https?:\/\//)
  expect(ELEMENT.match(/fetch\(/g)).toHaveLength(1)
  expect(ELEMENT).toContain('credentials:"omit"')
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
