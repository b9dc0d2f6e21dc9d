/** The npm package, built, packed and used from an empty folder, as after an installation. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../src/cli/bundle.ts'
import { installPackage, run } from './installed.ts'

let folder: string
let installed: string

beforeAll(async () => {
  folder = await installPackage()
  installed = join(folder, 'node_modules/variorum')
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** A command with its exit status, which is an answer and no failure. */
const variorum = async (args: readonly string[], input = '') => {
  const child = run(process.execPath, [join(installed, 'bin.js'), ...args], { cwd: folder })
  child.child.stdin!.end(input)
  return child.then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code as number, stdout: stdout as string, stderr: stderr as string }),
  )
}

describe('the package', () => {
  test('has the shape that bundlers, Node and TypeScript expect, and no dependencies', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true })
    expect(messages).toEqual([])
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
    expect(manifest.dependencies).toBeUndefined()
    const code = await readFile(join(installed, 'index.js'), 'utf8')
    expect(code).not.toContain('node:')
  })

  test('needs nothing that Node 20 and browsers lack', async () => {
    const files = (await readdir(installed)).filter((name) => name.endsWith('.js'))
    expect(files.length).toBeGreaterThan(1)
    for (const name of files) {
      const code = await readFile(join(installed, name), 'utf8')
      expect(
        code.match(/\b(?:Map|Object)\.groupBy\b|\bnew Set\([^)]*\)\.(?:union|difference)\b|Promise\.withResolvers/g),
      ).toBeNull()
      if (name !== 'bin.js') expect(code.match(/\bprocess\.|\brequire\(|\bBuffer\b/g)).toBeNull()
    }
  })

  test('types resolve as TypeScript resolves a package', async () => {
    await writeFile(
      join(folder, 'use.ts'),
      `import { collate, compare, findRepeats, formats, tokenise, type Comparison } from 'variorum'
       const comparison: Comparison = compare([{ siglum: 'A', text: 'a' }, { siglum: 'B', text: 'b' }], { ignore: ['case'] })
       const variants: number = comparison.summary.variants
       // @ts-expect-error: a misspelt unit
       compare([], { unit: 'words' })
       export { variants, collate, findRepeats, formats, tokenise }`,
    )
    const args = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', '', 'use.ts']
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], { cwd: folder }).catch(
      (error) => {
        throw new Error(error.stdout)
      },
    )
  })

  test('compares, collates, finds repeats and writes every format', async () => {
    await writeFile(
      join(folder, 'use.js'),
      `import { collate, compare, findRepeats, formats, tokenise } from 'variorum'
       const witnesses = [{ siglum: 'A', text: '派五六个师' }, { siglum: 'B', text: '派七八个师' }]
       const comparison = compare(witnesses)
       const { table } = collate({ witnesses: [{ id: 'A', content: 'the cat' }, { id: 'B', tokens: [{ t: 'the ', k: 1 }] }] })
       const { repeats } = findRepeats([{ id: 'x', text: '天下大勢分久必合，天下大勢分久必合' }], { minLength: 8, similarity: 1 })
       console.log(JSON.stringify({
         readings: comparison.segments.filter((s) => s.relation === 'variant').map((s) => s.readings.map((r) => r.text)),
         table, repeats: repeats.length, tokens: tokenise('a b', { unit: 'word' }).count,
         formats: Object.entries(formats).map(([name, write]) => [name, write(comparison, witnesses).length > 0]),
       }))`,
    )
    const { stdout } = await run(process.execPath, ['use.js'], { cwd: folder })
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({ readings: [['五六', '七八']], repeats: 1, tokens: 3 })
    expect(answer.table).toEqual([
      [['the '], [{ t: 'the ', k: 1 }]],
      [['cat'], []],
    ])
    expect(answer.formats.length).toBeGreaterThan(8)
    for (const [name, written] of answer.formats) expect([name, written]).toEqual([name, true])
  })
})

describe('the command', () => {
  beforeAll(async () => {
    await writeFile(join(folder, 'a.txt'), 'The big cat sat.\n')
    await writeFile(join(folder, 'b.txt'), 'The big cat sat!\n')
    await writeFile(join(folder, 'c.txt'), 'The big dog sat.\n')
    await writeFile(join(folder, 'latin1.txt'), Buffer.from([0xe9, 0x0a]))
  })

  test.each([
    [['compare', 'a.txt', 'a.txt'], 0, 'No variants'],
    [['compare', 'a.txt', 'c.txt'], 1, 'cat'],
    [['compare', 'a.txt', 'b.txt', '--significance', 'substantive'], 0, ''],
    [['compare', 'a.txt', 'b.txt', '--ignore', 'punctuation'], 0, ''],
    [['compare', 'a.txt', 'c.txt', '--format', 'json', '--sigla', 'X,Y'], 1, '"siglum": "X"'],
    [['compare', 'a.txt', 'c.txt', '--format', 'tei'], 1, '<TEI'],
    [['--help'], 0, 'Usage'],
    [['--version'], 0, '.'],
  ])('%j → %i', async (args, status, printed) => {
    const answer = await variorum(args)
    expect(answer).toMatchObject({ status, stderr: '' })
    expect(answer.stdout).toContain(printed)
  })

  test.each([
    [[], 'Say what to do'],
    [['compare', 'a.txt'], 'at least two'],
    [['compare', 'a.txt', 'none.txt'], 'none.txt cannot be read'],
    [['compare', 'a.txt', 'latin1.txt'], 'not UTF-8'],
    [['compare', 'a.txt', 'c.txt', '--format', 'pdf'], '--format takes one of'],
    [['compare', 'a.txt', 'c.txt', '--ignore', 'cases'], '--ignore takes one of'],
    [['compare', 'a.txt', 'c.txt', '--sigla', 'A'], '--sigla'],
    [['compare', 'a.txt', 'c.txt', '--ingore', 'case'], 'ingore'],
    [['collate', 'a.txt'], 'not JSON'],
  ])('%j → 2: %s', async (args, told) => {
    const answer = await variorum(args)
    expect(answer).toMatchObject({ status: 2, stdout: '' })
    expect(answer.stderr).toContain(told)
  })

  test('collate reads what CollateX reads, also from the standard input', async () => {
    const request = JSON.stringify({
      witnesses: [
        { id: 'A', content: 'a b' },
        { id: 'B', content: 'a c' },
      ],
    })
    const { stdout, status } = await variorum(['collate', '-'], request)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      witnesses: ['A', 'B'],
      table: [
        [['a '], ['a ']],
        [['b'], ['c']],
      ],
    })
    expect((await variorum(['collate', '-'], '{}')).stderr).toContain("Expecting 'witnesses' array")
  })
})
