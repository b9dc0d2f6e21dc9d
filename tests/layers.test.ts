/**
 * The direction of imports: pure ← store ← service ← http ← routes and pages ← app. A file may import only what is below its folder, so
 * no two folders import each other.
 */
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
  store: [...PURE, 'limits.ts', 'bounded-cache.ts'],
}

/** Every folder of src, and every file beside them: each may import those before it. docs/architecture.md draws it. */
const ORDER = [
  ...['text', 'align', 'variants', 'repeats', 'provenance', 'search', 'quotations', 'editing'],
  ...['formats', 'collate', 'import', 'limits.ts', 'bounded-cache.ts', 'engine.ts', 'package'],
  ...['store', 'addresses.ts', 'service', 'http', 'schemas', 'present', 'embed', 'embeds'],
  ...['routes', 'pages', 'client', 'app.ts', 'worker.ts', 'cli'],
]

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
  test('every folder has its place', () => {
    expect(new Set(files.map(({ layer }) => layer))).toEqual(new Set(ORDER))
  })

  test('no folder imports one above it, so none is imported by what it imports', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => /\.tsx?$/.test(target))
        .map((target) => target.split('/')[0]!)
        .filter((layer) => ORDER.indexOf(layer) > ORDER.indexOf(file.layer))
        .map((layer) => `${file.name} imports ${layer}`),
    )
    expect(wrong).toEqual([])
  })

  test('no two folders beside each other import each other', () => {
    const folders = new Map<string, Set<string>>()
    for (const file of files)
      for (const target of importsOf(file).filter((name) => /\.tsx?$/.test(name))) {
        const [from, to] = [dirname(file.name), dirname(target)]
        // A folder and the folder it is in are one thing, seen from outside.
        if (`${from}/`.startsWith(`${to}/`) || `${to}/`.startsWith(`${from}/`) || from === '.' || to === '.') continue
        folders.set(from, (folders.get(from) ?? new Set()).add(to))
      }
    expect(folders.size).toBeGreaterThan(20)
    const mutual = [...folders].flatMap(([from, to]) =>
      [...to].filter((other) => folders.get(other)?.has(from)).map((other) => `${from} and ${other}`),
    )
    expect(mutual).toEqual([])
  })

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

  test.each(files.filter((f) => f.layer === 'service').map((f) => [f.name, f] as const))(
    '%s knows no HTTP',
    (_, { text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      expect(code).not.toMatch(/from 'hono|\bnew (?:Request|Response|Headers)\b|\bAppContext\b|\bstatus: \d/)
    },
  )

  test('no name is exported by two files', () => {
    const homes = new Map<string, string[]>()
    // In browsers it takes the place of pages/ui/jsx.ts, so its names are those.
    const own = files.filter(({ name }) => name !== 'client/jsx-dom.ts')
    for (const { name, text } of own) {
      // What a build script writes into another file is a template here.
      const code = text.replace(/`(?:[^`\\]|\\.)*`/g, '')
      for (const [, exported] of code.matchAll(
        /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|interface|type|class|enum) (\w+)/gm,
      ))
        homes.set(exported!, [...(homes.get(exported!) ?? []), name])
    }
    expect(homes.size).toBeGreaterThan(500)
    // Overloads are one function.
    expect([...homes].filter(([, names]) => new Set(names).size > 1)).toEqual([])
  })
})
