/**
 * `npm run build:embed`: makes the scripts and styles that browsers get. Each is a file in src/assets, named by its
 * content; src/embed/built.ts has their names and hashes, and what a frame carries in its page. Both are kept in the
 * repository, so that there is no build before the server, the tests or a deployment; a test holds them against their sources.
 *
 * Nothing is ever deleted: a page elsewhere may name a file of another day by its hash.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { FIGURE_STYLE, FRAME_STYLE } from '../embed/style.ts'
import { ICON, STYLE } from '../pages/style.ts'
import { ASSETS, ROOT } from './bundle.ts'

const NODES = join(ROOT, 'src/pages/enhance-nodes.ts')

export const BUILT = join(ROOT, 'src/embed/built.ts')

const digest = (algorithm: 'sha256' | 'sha384', text: string) =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`

const css = async (style: string) => (await transform(style, { loader: 'css', minify: true })).code.trim()

/** A module for browsers; the style sheet that it brings is as short as the script. */
async function script(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    format,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
    // Components become nodes here, not HTML.
    alias: { 'hono/jsx/jsx-runtime': NODES, 'hono/html': NODES },
    plugins: [
      {
        name: 'style',
        setup(build) {
          // Its names follow from these files, and must not come into them, not even into the choice of short names.
          build.onResolve({ filter: /embed\/built\.ts$/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
          build.onLoad({ filter: /embed\/style\.ts$/ }, async () => ({
            contents: `export const FIGURE_STYLE = ${JSON.stringify(await css(FIGURE_STYLE))}`,
          }))
        },
      },
    ],
  })
  return outputFiles[0]!.text.trim()
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
  const element = await script('src/embed/define.ts', 'esm')
  const frame = await script('src/embed/frame.ts', 'iife')
  const figure = await css(FIGURE_STYLE)
  const own = await css(FRAME_STYLE)
  const constants: Record<string, readonly [comment: string, value: string]> = {
    ELEMENT_FILE: ['The script of the element, with its style.', file('embed', 'js', element)],
    ELEMENT_INTEGRITY: ['For `<script integrity>`.', digest('sha384', element)],
    FIGURE_FILE: ['The style of a figure, for pages that take the static form.', file('embed', 'css', figure)],
    FIGURE_INTEGRITY: ['', digest('sha384', figure)],
    FRAME_STYLE: ['What a frame carries in its page, and what its policy calls the two.', figure + own],
    FRAME_STYLE_HASH: ['', digest('sha256', figure + own)],
    FRAME_SCRIPT: ['', frame],
    FRAME_SCRIPT_HASH: ['', digest('sha256', frame)],
    PAGE_FILE: [
      'What pages do beyond what they do without a script.',
      file('page', 'js', await script('src/pages/enhance.ts', 'esm')),
    ],
    OWN_FILE: [
      'What `/compare` does in a browser, and what it loads for that when it is first wanted.',
      file('own', 'js', await script('src/pages/enhance-own.ts', 'esm')),
    ],
    COMPARE_FILE: ['', file('compare', 'js', await script('src/pages/enhance-compare.tsx', 'esm'))],
    STYLE_FILE: ['The one style sheet of all pages.', file('style', 'css', await css(STYLE))],
    ICON_FILE: ['', file('icon', 'svg', ICON)],
  }
  const lines = Object.entries(constants).flatMap(([name, [comment, value]]) => [
    ...(comment === '' ? [] : [`/** ${comment} */`]),
    `export const ${name} = ${JSON.stringify(value)}`,
  ])
  return { module: ['/** Made by src/cli/build-embed.ts; not to be edited. */', ...lines, ''].join('\n'), files }
}

if (import.meta.main) {
  const { module, files } = await built()
  for (const [name, text] of files) await writeFile(join(ASSETS, name), text)
  await writeFile(BUILT, module)
}
