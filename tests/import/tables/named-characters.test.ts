/** The Worker's named characters are those of the package `entities`, though the Worker does not carry them. */
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodeHTMLStrict } from 'entities'
import { htmlDecodeTree } from 'entities/decode'
import { expect, test } from 'vitest'
import { ASSETS, bundle } from '../../../src/cli/bundle.ts'
import { ENCODING_TABLES_FILE } from '../../../src/embed/built.ts'

const { namedCharacters } = JSON.parse(readFileSync(join(ASSETS, ENCODING_TABLES_FILE), 'utf8'))

test('the asset is the tree of the package', () => {
  expect(namedCharacters).toEqual([...htmlDecodeTree])
})

test('a bundled module knows no name before they are provided, and then every one', async () => {
  const file = join(tmpdir(), `variorum-named-characters-${process.pid}.mjs`)
  await writeFile(file, await bundle('tests/import/tables/named-characters-bundled.ts'))
  try {
    const bundled = await import(/* @vite-ignore */ pathToFileURL(file).href)
    const names = ['eacute', 'AMP', 'notin', 'NotEqualTilde', 'CounterClockwiseContourIntegral', 'zwj', 'fjlig', 'Zopf', 'none']
    const text = names.map((name) => `&${name};&${name}`).join(' ')
    expect(bundled.decodeHTMLStrict('&eacute;')).toBe('&eacute;')
    bundled.provideNamedCharacters(namedCharacters)
    expect(bundled.decodeHTMLStrict(text)).toBe(decodeHTMLStrict(text))
    expect(decodeHTMLStrict(text)).toContain('é')
    expect(() => bundled.provideNamedCharacters(namedCharacters.slice(1))).toThrow('13493 words, not 13494')
  } finally {
    await rm(file)
  }
})
