/**
 * `npm run build:assets`: builds the scripts and styles for browsers. Each is a file in src/assets, named by its content;
 * src/embed/built.ts has the names and hashes, and what a frame carries in its page. Both are committed, so that the server, the tests
 * and a deployment need no build step; a test compares them with their sources. During development, `npm run dev` and the browser tests
 * use `buildFresh` instead, which leaves the repository as it is.
 *
 * Files are only added, never deleted: a page of another site may name an older file by its hash.
 */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { htmlDecodeTree } from 'entities/decode'
import { build } from 'esbuild'
import { ENCODING_TABLES } from '../import/tables/bundled.ts'
import { FAVICON, TOUCH_ICON } from '../pages/ui/icons.ts'
import type { ReaderLanguage } from '../present/language.ts'
import type { LiftedFromModules } from '../present/lifted-strings.ts'
import { openApiDocument, toolDescriptions } from '../routes/described.ts'
import { parseCorpus } from '../store/corpus/corpus.ts'
import { corpusParts } from '../store/corpus/parts.ts'
import { TABLES } from '../text/tables/bundled.ts'
import { ASSETS, minified, ROOT } from './bundle.ts'
import { CORPUS, readFolder } from './corpus-files.ts'
import { keptBuild } from './kept-build.ts'
import { allLiftedLiterals } from './lift-literals.ts'
import { allLiftedStrings, STRINGS_FILES } from './lift-strings.ts'

/** Replaces src/pages/ui/jsx.ts in the browser, where components become nodes and not HTML. */
const JSX_DOM = join(ROOT, 'src/client/jsx-dom.ts')

export const BUILT = join(ROOT, 'src/embed/built.ts')

const digest = (algorithm: 'sha256' | 'sha384', text: string) =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`

/** A style sheet with its imports, minified. `entry` is a path in the project. */
async function styleSheet(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
  })
  return outputFiles[0]!.text.trim()
}

/**
 * A module for browsers, with the style sheets that it imports as strings.
 * @param names of files that it loads when they are first needed, by the constant for each
 * @param language the one whose strings it carries, for a page in that language; null for those of both
 */
async function script(
  entry: string,
  format: 'esm' | 'iife',
  names: Readonly<Record<string, string>> = {},
  language: ReaderLanguage | null = null,
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    format,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
    define: Object.fromEntries(Object.entries(names).map(([constant, name]) => [constant, JSON.stringify(name)])),
    plugins: [
      {
        name: 'assets',
        setup(build) {
          build.onResolve({ filter: /^#jsx\/|\/ui\/jsx\.ts$/ }, () => ({ path: JSX_DOM }))
          // The names in built.ts follow from the content of these files, so they must not influence it, not even by the choice
          // of short names.
          build.onResolve({ filter: /embed\/built\.ts$/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
          // A script that loads the rules of languages itself does not carry them.
          if ('EUROPEAN_FILE' in names)
            build.onResolve({ filter: /\/european\.ts$/ }, () => ({
              path: join(ROOT, 'src/text/languages/european-later.ts'),
            }))
          if (language !== null)
            build.onLoad({ filter: STRINGS_FILES }, async ({ path }) => ({
              // The other set is used by nothing then, and left out.
              contents: (await readFile(path, 'utf8')).replace(
                '= { en, zh }',
                `= { en: ${language}, zh: ${language} }`,
              ),
              loader: 'ts',
            }))
          build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
            contents: await styleSheet(path.slice(ROOT.length)),
            loader: 'text',
          }))
        },
      },
    ],
  })
  const code = outputFiles[0]!.text.trim()
  return format === 'esm' ? minified(code) : code
}

/** A line of JSON each. */
async function corpusLines(): Promise<string[]> {
  const parts = await corpusParts(parseCorpus(await readFolder(CORPUS)))
  return parts.map((part) => JSON.stringify(part))
}

export interface Built {
  /** The text of src/embed/built.ts. */
  readonly module: string
  /** The files of today, by name. */
  readonly files: ReadonlyMap<string, string>
}

export async function built(): Promise<Built> {
  const files = new Map<string, string>()
  const file = (stem: string, extension: string, text: string) => {
    const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`
    files.set(name, text)
    return name
  }
  // Each names the next, so that a page which names one by its hash has all of them as they were.
  const han = file('han', 'js', await script('src/embed/han-tables.ts', 'esm'))
  const hangul = file('hangul', 'js', await script('src/embed/hangul-tables.ts', 'esm'))
  const european = file('european', 'js', await script('src/embed/european-languages.ts', 'esm'))
  const engine = file(
    'engine',
    'js',
    await script('src/embed/engine.ts', 'esm', { HAN_FILE: han, HANGUL_FILE: hangul, EUROPEAN_FILE: european }),
  )
  const figure = await styleSheet('src/embed/figure.css')
  const sheet = file('embed', 'css', figure)
  const look = file('figure', 'js', await script('src/embed/figure-style.ts', 'esm'))
  const element = await script('src/embed/define.ts', 'esm', {
    ENGINE_FILE: engine,
    FIGURE_STYLE_FILE: look,
    FIGURE_FILE: sheet,
  })
  const frame = await script('src/embed/frame.ts', 'iife')
  const own = await styleSheet('src/embed/frame.css')
  const constants: Record<string, readonly [comment: string, value: string]> = {
    ELEMENT_FILE: ['The script of the element, with its style.', file('embed', 'js', element)],
    ELEMENT_INTEGRITY: ['For `<script integrity>`.', digest('sha384', element)],
    FIGURE_STYLE_FILE: ['What it loads for the style of what it shows.', look],
    ENGINE_FILE: ['What the element loads to compare texts in a page.', engine],
    HAN_FILE: ['What that loads for texts in Han characters, kana or Hangul.', han],
    HANGUL_FILE: ['What it also loads for Korean.', hangul],
    EUROPEAN_FILE: ['What it loads for languages in Latin and Cyrillic letters.', european],
    FIGURE_FILE: ['The style of a figure, for pages that take the static form.', sheet],
    FIGURE_INTEGRITY: ['', digest('sha384', figure)],
    FRAME_STYLE_FILE: [
      'What a frame carries in its page, and what its policy calls the two.',
      file('frame', 'css', figure + own),
    ],
    FRAME_STYLE_HASH: ['', digest('sha256', figure + own)],
    FRAME_SCRIPT: ['', frame],
    FRAME_SCRIPT_HASH: ['', digest('sha256', frame)],
    PAGE_FILE: [
      'What pages do beyond what they do without a script.',
      file('page', 'js', await script('src/client/page.ts', 'esm')),
    ],
    DESK_FILE: ['The keys of the editor’s desk.', file('desk', 'js', await script('src/client/desk-page.ts', 'esm'))],
    PASTED_FILE: [
      'The script of `/compare`, and what it loads when it is first needed.',
      file('pasted', 'js', await script('src/client/pasted-texts.ts', 'esm')),
    ],
    COMPARE_FILE: ['', file('compare', 'js', await script('src/client/compare-in-browser.tsx', 'esm', {}, 'en'))],
    COMPARE_ZH_FILE: ['', file('compare', 'js', await script('src/client/compare-in-browser.tsx', 'esm', {}, 'zh'))],
    WORKBENCH_FILE: [
      'What it loads to read files and to write the comparison in other forms.',
      file('workbench', 'js', await script('src/client/workbench.ts', 'esm')),
    ],
    STYLE_FILE: ['The one style sheet of all pages.', file('style', 'css', await styleSheet('src/pages/style.css'))],
    TABLES_FILE: [
      'The tables of characters and words, which the Worker itself loads.',
      file('tables', 'json', JSON.stringify(TABLES)),
    ],
    ENCODING_TABLES_FILE: [
      'The tables of encodings and named characters, which it loads where a file may be sent.',
      file('encodings', 'json', JSON.stringify({ ...ENCODING_TABLES, namedCharacters: [...htmlDecodeTree] })),
    ],
    LIFTED_FILE: [
      'The strings of pages and the literals of modules, which it loads with its first request.',
      file(
        'lifted',
        'json',
        JSON.stringify({ strings: allLiftedStrings(), literals: allLiftedLiterals() } satisfies LiftedFromModules),
      ),
    ],
    OPENAPI_FILE: [
      'The OpenAPI document, and the tools of the Model Context Protocol as they are listed.',
      file('openapi', 'json', JSON.stringify(openApiDocument())),
    ],
    TOOLS_FILE: ['', file('tools', 'json', JSON.stringify(toolDescriptions()))],
    CORPUS_FILE: [
      'The corpus in parts, which the page `/seed` stores one after the other.',
      file('corpus', 'txt', `${(await corpusLines()).join('\n')}\n`),
    ],
    DRAWN_ICONS_FILE: [
      'The icon at fixed addresses, drawn.',
      file('icons', 'json', JSON.stringify({ FAVICON, TOUCH_ICON })),
    ],
    ICON_FILE: ['', file('icon', 'svg', (await readFile(join(ROOT, 'src/pages/ui/icon.svg'), 'utf8')).trim())],
  }
  const lines = Object.entries(constants).flatMap(([name, [comment, value]]) => [
    ...(comment === '' ? [] : [`/** ${comment} */`]),
    `export const ${name} = ${JSON.stringify(value)}`,
  ])
  return { module: ['/** Made by src/cli/build-assets.ts; not to be edited. */', ...lines, ''].join('\n'), files }
}

/**
 * The files and names of the sources as they are now, without touching the repository: the committed files and those of today in a
 * temporary folder.
 */
export async function buildFresh(): Promise<{ readonly module: string; readonly folder: string }> {
  const kept = await keptBuild(['assets'], async () => {
    const { module, files } = await built()
    return JSON.stringify({ module, files: [...files] })
  })
  const { module, files } = JSON.parse(kept) as { module: string; files: [name: string, text: string][] }
  const folder = await mkdtemp(join(tmpdir(), 'variorum-assets-'))
  await cp(ASSETS, folder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return { module, folder }
}

if (import.meta.main) {
  const { module, files } = await built()
  for (const [name, text] of files) await writeFile(join(ASSETS, name), text)
  await writeFile(BUILT, module)
}
