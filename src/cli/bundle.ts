import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { minify } from 'rolldown/utils'
import type { LiftedFromModules } from '../present/lifted-strings.ts'
import type { LiftedLiterals } from '../text/lifted.ts'
import { keptBuild } from './kept-build.ts'
import { isCarried, withoutLiterals } from './lift-literals.ts'
import { STRINGS_FILES, withoutStrings } from './lift-strings.ts'
import { undescribed } from './undescribed.ts'

export const ROOT = join(import.meta.dirname, '../..')
/** Packages of which the parser of Markdown needs little, with what takes their place. */
export const STAND_INS = {
  '@lezer/common': join(ROOT, 'src/import/markdown-tree.ts'),
  '@lezer/highlight': join(ROOT, 'src/import/no-highlight.ts'),
}
/** The files that browsers get, each under a name that says its content. */
export const ASSETS = join(ROOT, 'src/assets')

/**
 * Minifies a module from esbuild again: Oxc uses the same short names in every function, which gzip compresses, where esbuild numbers
 * them over the whole file. The Worker gets 3 % lighter after gzip, in a second; Terser reaches the same in twenty.
 */
export async function minified(code: string): Promise<string> {
  const { code: short, errors } = await minify('module.js', code, { module: true })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return short.trim()
}

/**
 * A Worker as one module, as it is deployed (build-worker.ts) and as it is served here: without what it loads from its assets.
 * @param entry what answers requests with src/app.ts, a path in the project
 * @param builtModule in place of src/embed/built.ts, to serve files of the folder `assets` that are not committed
 */
export async function bundleWorker(entry: string, builtModule: string | null = null, assets = ASSETS): Promise<string> {
  const built = builtModule ?? (await readFile(join(ROOT, BUILT_MODULE), 'utf8'))
  const { literals } = await liftedIn(built, assets)
  return keptBuild(['worker', entry, built, JSON.stringify(literals)], () =>
    bundle(entry, literals, [inPlaceOfBuilt(built)]),
  )
}

/**
 * Any other module for workerd.
 * @param literals that it gets before it needs them (src/text/lifted.ts): a module of the project that has others carries its own
 */
export async function bundle(
  entry: string,
  literals: LiftedLiterals = {},
  plugins: readonly Plugin[] = [],
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    target: 'es2024',
    jsx: 'transform',
    jsxFactory: '$element',
    jsxFragment: '$Fragment',
    inject: [join(ROOT, 'src/pages/ui/jsx.ts')],
    // Else the options of the compiler for JSX win.
    tsconfigRaw: { compilerOptions: { target: 'es2024', verbatimModuleSyntax: true } },
    conditions: ['workerd', 'worker', 'browser'],
    alias: STAND_INS,
    logLevel: 'warning',
    plugins: [...plugins, namedCharacters, enumsOfPackages, lightened(literals)],
  })
  return minified(outputFiles[0]!.text)
}

/** Modules of the project without what a Worker loads from its assets, or never reads. */
const lightened = (literals: LiftedLiterals): Plugin => ({
  name: 'lightened',
  setup: (build) =>
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (STRINGS_FILES.test(path)) return { contents: withoutStrings(path, source).source, loader: 'ts' }
      if (!isCarried(path)) return undefined
      const described = undescribed(path, source)
      const without = withoutLiterals(path, described)
      const contents = without.key in literals ? without.source : described
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    }),
})

/** What the asset holds that a built.ts names. */
async function liftedIn(builtModule: string, assets: string): Promise<LiftedFromModules> {
  const file = /^export const LIFTED_FILE = "([^"]+)"$/m.exec(builtModule)![1]!
  return JSON.parse(await readFile(join(assets, file), 'utf8'))
}

const BUILT_MODULE = 'src/embed/built.ts'
const inPlaceOfBuilt = (contents: string): Plugin => ({
  name: 'built',
  setup: (build) => build.onLoad({ filter: /embed\/built\.ts$/ }, () => ({ contents, loader: 'ts' })),
})

/**
 * Packages compiled from TypeScript hold each enum as an object that is filled at run time. Written as an enum again, the bundler puts its
 * numbers where they are used, and leaves the object out.
 */
const enumsOfPackages: Plugin = {
  name: 'enums of packages',
  setup: (build) =>
    build.onLoad({ filter: /\/node_modules\/(?:htmlparser2|entities|@lezer)\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /^(export )?var (\w+);\n\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \(\2 = \{\}\)\);$/gm,
        (_, exported = '', name, members) =>
          `${exported}enum ${name} {\n${members.replace(/^\s*\w+\[\w+\["(\w+)"\] = ([^\]]+)\] = "\1";/gm, '$1 = $2,')}}`,
      ),
      loader: 'ts',
    })),
}

/** The module of `entities` that carries the names of characters: see the file that takes its place. */
const namedCharacters: Plugin = {
  name: 'named characters',
  setup: (build) =>
    build.onResolve({ filter: /\/decode-data-html\.js$/ }, () => ({
      path: join(ROOT, 'src/import/tables/named-characters.ts'),
    })),
}
