/** A Worker says what the sources say, in both languages, though it carries no plain string of a page. */
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { ASSETS, bundle } from '../../src/cli/bundle.ts'
import { allLiftedStrings, withoutStrings } from '../../src/cli/lift-strings.ts'
import { LIFTED_FILE } from '../../src/embed/built.ts'
import { STRINGS } from '../../src/pages/strings.ts'
import { awaitStrings, provideStrings } from '../../src/present/lifted-strings.ts'

const lifted = (object: string) => {
  const source = `const en = ${object}\nconst zh: Words<typeof en> = {}\nexport const SET = { en, zh }`
  const result = withoutStrings('/src/pages/some/strings.ts', source)
  return [/= (\{.*)$/m.exec(result.source)![1]!.replace(/\s+/g, ' '), result.lifted.en]
}

const cases: readonly (readonly [object: string, left: string, lifted: object])[] = [
  ["{ a: 'A', 'b-c': \"it's\", d: `d` }", '{ }', { a: 'A', 'b-c': "it's", d: 'd' }],
  ["{ a: 'A, ' + 'B', list: ['x', 'y'] as const }", '{ }', { a: 'A, B', list: ['x', 'y'] }],
  [
    "{ a: 'A', f: (n: number) => n + ' of a', z: 'Z' }",
    "{ f: (n: number) => n + ' of a', }",
    { a: 'A', f: null, z: 'Z' },
  ],
  [
    "{ of: { a: 'A', f: (s: string) => s, b: { c: 'C' } satisfies X } }",
    '{ of: { f: (s: string) => s, } }',
    { of: { a: 'A', f: null, b: { c: 'C' } } },
  ],
  ["{ of: { a: 'A', ...OTHERS, b: 'B' }, z: 'Z' }", "{ of: { a: 'A', ...OTHERS, b: 'B' }, }", { of: null, z: 'Z' }],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source
    '{ f: (n: number, of: string) => `${n} of ${of}.`, g: (n) => n + `1`, h: () => `h` }',
    '{ g: (n) => n + `1`, }',
    { f: { '/template/': ['', 0, ' of ', 1, '.'] }, g: null, h: { '/template/': ['h'] } },
  ],
  ["{ same: NAME, text: NAME + 'x' }", "{ same: NAME, text: NAME + 'x' }", { same: null, text: null }],
]

test.each(cases)('%s', (object, left, strings) => {
  const [source, data] = lifted(object)
  expect(source).toBe(left)
  expect(data).toEqual(strings)
  expect(Object.keys(data as object)).toEqual(Object.keys(strings))
})

test('a file of another shape is refused', () => {
  expect(() => withoutStrings('/src/pages/some/strings.ts', "export const en = { a: 'A' }")).toThrow('one set')
  expect(() => lifted('{ ...OTHERS }')).toThrow('Not plain members: { ...OTHERS }')
})

/** What a function says of `given`, or that it says nothing of such values. */
function saidOf(value: (...given: readonly unknown[]) => unknown, ...given: readonly unknown[]): unknown {
  try {
    return value(...given)
  } catch {
    return 'ƒ'
  }
}

/** Strings as they are, functions by what they say of numbers and of words. */
const said = (value: unknown): unknown =>
  typeof value === 'function'
    ? [saidOf(value as () => unknown, 1, 2, 3, 4), saidOf(value as () => unknown, 'α', 'β', undefined, 'δ')]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([member, inner]) => [member, said(inner)])
      : value

test('a bundle has all strings in their order once they are provided, and none before', async () => {
  const file = join(tmpdir(), `variorum-strings-${process.pid}.mjs`)
  const code = await bundle('tests/cli/strings-bundled.ts')
  await writeFile(file, code)
  try {
    const bundled = await import(/* @vite-ignore */ pathToFileURL(file).href)
    expect(bundled.lacksStrings()).toBe(true)
    for (const words of [STRINGS.en.telegram.datesIntro, STRINGS.zh.telegram.datesIntro])
      expect(code).not.toContain(words)
    bundled.provideStrings(allLiftedStrings())
    expect(bundled.lacksStrings()).toBe(false)
    for (const language of ['en', 'zh'] as const)
      expect(said(bundled.STRINGS[language])).toEqual(said(STRINGS[language]))
    expect(bundled.STRINGS.zh.telegram.wayPlaces(3)).toBe(STRINGS.zh.telegram.wayPlaces(3))
  } finally {
    await rm(file)
  }
})

test('strings of another build are refused by name, and not taken apart without end', () => {
  const set = { en: { list: { of: String } }, zh: { list: { of: String } } }
  awaitStrings('some', set)
  provideStrings({ some: { en: '{ "list": "a list" }', zh: '{ "list": { "of": null } }' } })
  expect(() => set.en).toThrow(/"list".*build:assets/)
  expect(set.zh).toEqual({ list: { of: String } })
})

test('the asset holds a set for each language of each page', () => {
  const { strings: sets } = JSON.parse(readFileSync(join(ASSETS, LIFTED_FILE), 'utf8'))
  expect(Object.keys(sets)).toEqual(Object.keys(allLiftedStrings()))
  expect(Object.keys(sets).length).toBeGreaterThan(15)
})
