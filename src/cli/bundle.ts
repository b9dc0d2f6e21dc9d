import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { minify } from 'rolldown/utils'
import { liftStrings } from './lift-strings.ts'
import { undescribed } from './undescribed.ts'

export const ROOT = join(import.meta.dirname, '../..')
/** The files that browsers get, each under a name that says its content. */
export const ASSETS = join(ROOT, 'src/assets')

/**
 * A module of esbuild's, made shorter once more: Oxc gives the same short names in one function as in the next, which gzip finds, where
 * esbuild counts them over the whole file. Of the Worker 3 % less after gzip, in a second; Terser makes as much of it in twenty.
 */
export async function minified(code: string): Promise<string> {
  const { code: short, errors } = await minify('module.js', code, { module: true })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return short.trim()
}

/**
 * A Worker as one module, as it is deployed (build-worker.ts) and as it is served here. `entry` is a path in the project;
 * `builtModule` takes the place of src/embed/built.ts, to serve files that are not committed.
 */
export async function bundle(entry: string, builtModule: string | null = null): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    alias: { '@lezer/highlight': join(ROOT, 'src/import/no-highlight.ts') },
    logLevel: 'warning',
    plugins: [
      namedCharacters,
      undescribed,
      liftStrings,
      ...(builtModule === null ? [] : [inPlaceOfBuilt(builtModule)]),
    ],
  })
  return minified(outputFiles[0]!.text)
}

const inPlaceOfBuilt = (contents: string): Plugin => ({
  name: 'built',
  setup: (build) => build.onLoad({ filter: /embed\/built\.ts$/ }, () => ({ contents, loader: 'ts' })),
})

/** The module of `entities` that carries the names of characters: see the file that takes its place. */
const namedCharacters: Plugin = {
  name: 'named characters',
  setup: (build) =>
    build.onResolve({ filter: /\/decode-data-html\.js$/ }, () => ({
      path: join(ROOT, 'src/import/tables/named-characters.ts'),
    })),
}
