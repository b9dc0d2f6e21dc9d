/** A Worker does what the sources do, though it does not carry their lists, patterns and long strings. */
import { readdirSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'rolldown/utils'
import { expect, test } from 'vitest'
import { bundle, ROOT } from '../../src/cli/bundle.ts'
import { allLiftedLiterals, isCarried, withoutLiterals } from '../../src/cli/lift-literals.ts'
import { evaluatedIn, type Node } from '../../src/cli/syntax.ts'
import { languagesWithRules } from '../../src/text/languages/index.ts'

const SRC = join(ROOT, 'src')
const LONG = "'a string of more than forty characters, to be sure'"
const LIST = `['alpha', 'beta', 'gamma', 'delta', 'epsilon']`

const cases: readonly (readonly [what: string, source: string, left: string])[] = [
  ['a constant', `const A = ${LIST}\nconst f = () => A`, 'const f = () => $literal(0)'],
  ['with a type', `const A: X = ${LIST} as const\nconst f = () => A[1]`, 'const f = () => $literal(0)[1]'],
  ['as a member', `const A = ${LIST}\nconst f = () => ({ A, B: 1 })`, 'const f = () => ({ A: $literal(0), B: 1 })'],
  [
    'of another',
    `const A = ${LIST}\nconst B = new Set([...A, 'zeta and whatever else'])\nconst f = () => B`,
    'const f = () => $literal(1)',
  ],
  ['a short one', `const A = ['alpha']\nconst f = () => A`, `const A = ['alpha']\nconst f = () => A`],
  [
    'read by the module',
    `const A = ${LIST}\nexport const B = A.map(f)`,
    `const A = ${LIST}\nexport const B = A.map(f)`,
  ],
  [
    'read by what the module reads',
    `const A = ${LIST}\nconst B = f(A)\ng(B)`,
    `const A = ${LIST}\nconst B = f(A)\ng(B)`,
  ],
  ['exported', `export const A = ${LIST}\nconst f = () => A`, `export const A = ${LIST}\nconst f = () => A`],
  ['exported by name', `const A = ${LIST}\nexport { A as B }`, `const A = ${LIST}\nexport { A as B }`],
  ['hidden', `const A = ${LIST}\nconst f = (A) => A`, `const A = ${LIST}\nconst f = (A) => A`],
  [
    'only a type',
    `const A = ${LIST}\ntype T = typeof A\nconst f = (a: T) => b.A`,
    'type T = typeof A\nconst f = (a: T) => b.A',
  ],
  [
    'with functions',
    `const A = [['alpha', 'beta', 'gamma'], ['delta', 'epsilon'], (a) => a]\nconst f = () => A`,
    'const A = $once(() => ([...$literal(0), (a) => a]))\nconst f = () => A()',
  ],
  [
    'of what once makes',
    `export const A = once(() => ({ one: g, two: 'alpha beta gamma', three: /delta|epsilon|zeta/gu }))`,
    'export const A = once(() => ({ one: g, ...$literal(0), get three() { return $literal(1) } }))',
  ],
  [
    'a sentence of an object',
    `export const A = { a: { unit: 'words', reason: ${LONG} } }`,
    "export const A = { a: { unit: 'words', get reason() { return $literal(0) } } }",
  ],
  ['a string', `const f = () => g(${LONG}, 'short')`, "const f = () => g($literal(0), 'short')"],
  ['read at once', `g(${LONG})`, `g(${LONG})`],
  ['of a schema', `const f = () => v.check((s) => s, ${LONG})`, `const f = () => v.check((s) => s, ${LONG})`],
  [
    'beside short ones',
    `const A = ${LIST}\nexport const B = once(() => ({ f: (a) => A[a], A, g }))`,
    'export const B = once(() => ({ f: (a) => $literal(0)[a], A: $literal(0), g }))',
  ],
  [
    'a part of a template',
    `const f = (n) => \`\${n} is more than forty characters \\u2013 to be sure.\``,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source
    'const f = (n) => `${n}${$literal(0)}`',
  ],
  ['a list in a function', `const f = () => ${LIST}`, `const f = () => ${LIST}`],
]

test.each(cases)('%s', (_, source, left) => {
  const without = withoutLiterals('/src/a.ts', source).source
  expect(without.replace(/^import .*\n|^const \$literal = .*\n/gm, '').trim()).toBe(left)
})

test('values are those of the source', () => {
  const source = `const A = [new Set(['a', 'b']), new Map([['a', -1]]), /[\\d/]+/gu, { b: null, c: \`d\` }, 'e f'.split(' ')]\nconst f = () => A`
  expect(withoutLiterals('/src/a.ts', source).literals).toEqual([
    [
      { '/set/': ['a', 'b'] },
      { '/map/': [['a', -1]] },
      { '/pattern/': ['[\\d/]+', 'gu'] },
      { b: null, c: 'd' },
      ['e', 'f'],
    ],
  ])
})

/** Names that a module reads, but for those of types. */
function namesRead(path: string, source: string): Set<string> {
  const names = new Set<string>()
  const visit = (node: Node): void => {
    if (node.type === 'Identifier') names.add(String(node.name))
    for (const [child] of evaluatedIn(node, 'module')) visit(child)
  }
  visit(parseSync(path, source).program as unknown as Node)
  return names
}

test('no module of the project reads a constant that it lost', () => {
  let lost = 0
  for (const path of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((name) => join(SRC, name))) {
    if (!isCarried(path)) continue
    const source = readFileSync(path, 'utf8')
    const left = withoutLiterals(path, source).source
    for (const [, name] of source.matchAll(/^const (\w+)(?=[ :])/gm)) {
      if (new RegExp(`^const ${name}(?=[ :])`, 'm').test(left)) continue
      lost++
      expect(namesRead(path, left), path).not.toContain(name)
    }
  }
  expect(lost).toBeGreaterThan(100)
})

/** The paths of a module and of all that it imports by a relative name. */
function withImports(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const [, name] of readFileSync(path, 'utf8').matchAll(/ from '(\.[^']+)'/g))
    withImports(join(path, '..', name!), found)
  return found
}

// It runs in an isolate of its own, which may never get a request that brings the asset.
test('a Durable Object carries its literals', () => {
  const paths = [...withImports(join(SRC, 'store/coordinator/durable-object.ts'))]
  expect(paths).toContain(join(SRC, 'store/coordinator/grants.ts'))
  expect(paths.filter(isCarried)).toEqual([])
})

/** Members by name, patterns by their sources, functions by their numbers of parameters. */
const shown = (value: unknown): unknown =>
  typeof value === 'function'
    ? `ƒ ${value.length}`
    : value instanceof RegExp
      ? String(value)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([member, inner]) => [member, shown(inner)])
            .sort()
        : value

test('a bundle has the literals once they are provided, and throws where they are missing or of another build', async () => {
  const file = join(tmpdir(), `variorum-literals-${process.pid}.mjs`)
  const literals = allLiftedLiterals()
  const code = await bundle('tests/cli/literals-bundled.ts', literals)
  await writeFile(file, code)
  try {
    const bundled = await import(/* @vite-ignore */ pathToFileURL(file).href)
    expect(code).not.toContain('nemanden')
    expect(() => bundled.languagesWithRules()).toThrow('build:assets')
    bundled.provideLiterals(literals)
    expect(shown(bundled.languagesWithRules())).toEqual(shown(languagesWithRules()))
  } finally {
    await rm(file)
  }
})

test('a module whose literals are not provided carries them', async () => {
  const [without, carrying] = await Promise.all([
    bundle('tests/cli/literals-bundled.ts', allLiftedLiterals()),
    bundle('tests/cli/literals-bundled.ts'),
  ])
  expect(without.length).toBeLessThan(carrying.length - 20_000)
})
