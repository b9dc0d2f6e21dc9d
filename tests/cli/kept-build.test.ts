import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keptBuild } from '../../src/cli/kept-build.ts'

const root = mkdtempSync(join(tmpdir(), 'variorum-kept-'))
afterAll(() => rmSync(root, { recursive: true }))
for (const folder of ['src/assets', 'kv-seed']) mkdirSync(join(root, folder), { recursive: true })
for (const file of ['package.json', 'package-lock.json']) writeFileSync(join(root, file), '{}')

test('a build is made once from the same sources, and again when one of them changed', async () => {
  let times = 0
  const made = (of: string) => keptBuild([of], async () => `made ${++times}`, root)
  writeFileSync(join(root, 'src/a.ts'), 'one')
  expect(await made('x')).toBe('made 1')
  expect(await made('x')).toBe('made 1')
  expect(await made('y')).toBe('made 2')
  writeFileSync(join(root, 'src/a.ts'), 'two')
  expect(await made('x')).toBe('made 3')
  writeFileSync(join(root, 'src/b.ts'), '')
  expect(await made('x')).toBe('made 4')
  // what a build makes is none of its sources
  writeFileSync(join(root, 'src/assets/built.js'), '')
  expect(await made('x')).toBe('made 4')
})
