/**
 * `npm run build:package`: makes the npm package `variorum` in dist/package: JavaScript, types, a command, no dependencies. The
 * repository's own package stays private.
 */
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { ROOT } from './bundle.ts'

const run = promisify(execFile)
const PACKAGE = join(ROOT, 'dist/package')

export async function buildPackage(out = PACKAGE): Promise<void> {
  const { version, license } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await build({
    entryPoints: { index: join(ROOT, 'src/package/index.ts'), bin: join(ROOT, 'src/package/bin.ts') },
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    target: ['node20', 'es2022'],
    charset: 'utf8',
    chunkNames: 'engine-[hash]',
    define: { VARIORUM_VERSION: JSON.stringify(version) },
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  const bin = join(out, 'bin.js')
  await writeFile(bin, `#!/usr/bin/env node\n${await readFile(bin, 'utf8')}`)
  await chmod(bin, 0o755)
  await run(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    ...['-p', join(ROOT, 'tsconfig.package.json'), '--outDir', join(out, 'types')],
  ])
  await cp(join(ROOT, 'src/package/README.md'), join(out, 'README.md'))
  await cp(join(ROOT, 'LICENSE'), join(out, 'LICENSE'))
  await cp(join(ROOT, 'src/text/tables/LICENCES.md'), join(out, 'LICENCES-OF-TABLES.md'))
  const manifest = {
    name: 'variorum',
    version,
    description: 'Compares versions of a text: variants, classes, moves, repeats, in every script',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: {
      '.': { types: './types/package/index.d.ts', default: './index.js' },
      './package.json': './package.json',
    },
    types: './types/package/index.d.ts',
    bin: { variorum: 'bin.js' },
    files: ['*.js', 'types', 'LICENCES-OF-TABLES.md'],
  }
  await writeFile(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (import.meta.main) {
  await buildPackage()
  console.log(`Built ${PACKAGE}`)
}
