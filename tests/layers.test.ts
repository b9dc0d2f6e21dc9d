/** The house of DESIGN: pure ← store ← routes and pages ← app. A file may only know what stands below it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = new URL('../src', import.meta.url).pathname

/** Pure: run in a Worker, in Node and in a browser; no framework, no KV, no clock. */
const PURE = [
  'text',
  'align',
  'variants',
  'repeats',
  'provenance',
  'formats',
  'collate',
  'import',
  'search',
  'editing',
  'quotations',
]
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  formats: ['diff'],
  import: ['@rgrove/parse-xml', 'htmlparser2', 'entities', '@lezer/common', '@lezer/markdown'],
}
const BELOW: Readonly<Record<string, readonly string[]>> = {
  text: [],
  align: ['text'],
  variants: ['text', 'align'],
  repeats: ['text', 'align'],
  provenance: ['text', 'align', 'variants'],
  formats: ['text', 'align', 'variants', 'provenance'],
  collate: ['text', 'align', 'variants', 'formats'],
  import: ['text', 'repeats', 'provenance'],
  search: ['text'],
  editing: ['text', 'align', 'variants'],
  quotations: ['text', 'variants', 'search'],
  store: [...PURE],
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, layer: name.split('/')[0]!, text: readFileSync(join(SRC, name), 'utf8') }))

/** What a file imports: folders of src by their layer, packages by their name. Types count too. */
function importsOf({ name, text }: { name: string; text: string }): string[] {
  return [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm)].map(
    (m) => {
      const target = (m[1] ?? m[2])!
      return target.startsWith('.') ? relative(SRC, join(SRC, dirname(name), target)) : target
    },
  )
}

describe('layers', () => {
  test.each(files.filter((f) => f.layer in BELOW).map((f) => [f.name, f] as const))(
    '%s knows only what is below',
    (_, file) => {
      const allowed = [file.layer, ...BELOW[file.layer]!]
      for (const target of importsOf(file)) {
        const ok = /\.tsx?$/.test(target)
          ? allowed.includes(target.split('/')[0]!)
          : (PACKAGES[file.layer] ?? []).includes(target) || (file.layer === 'store' && target === 'valibot')
        expect(ok, `${file.name} imports ${target}`).toBe(true)
      }
    },
  )

  test.each(files.filter((f) => PURE.includes(f.layer)).map((f) => [f.name, f] as const))(
    '%s is pure',
    (_, { text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      expect(code).not.toMatch(
        /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bKVNamespace\b|\bfetch\(|\bperformance\./,
      )
      expect(code.match(/^(?:export )?let .*/gm) ?? []).toEqual([])
    },
  )
})
