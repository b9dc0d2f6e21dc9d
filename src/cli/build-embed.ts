/**
 * `node src/cli/build-embed.ts`: makes src/embed/built.ts, the scripts and styles that browsers get, each a string. It is kept in
 * the repository, so that the Worker is the same module for the server, the tests and a deployment, with no build before any of
 * them; a test holds it against its sources.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { FIGURE_STYLE, FRAME_STYLE } from '../embed/style.ts'
import { ROOT } from './bundle.ts'

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
    plugins: [
      {
        name: 'style',
        setup(build) {
          build.onLoad({ filter: /embed\/style\.ts$/ }, async () => ({
            contents: `export const FIGURE_STYLE = ${JSON.stringify(await css(FIGURE_STYLE))}`,
          }))
        },
      },
    ],
  })
  return outputFiles[0]!.text.trim()
}

/** The text of src/embed/built.ts. */
export async function builtModule(): Promise<string> {
  const element = await script('src/embed/define.ts', 'esm')
  const frame = await script('src/embed/frame.ts', 'iife')
  const page = await script('src/pages/enhance.ts', 'esm')
  const figureStyle = await css(FIGURE_STYLE)
  const own = await css(FRAME_STYLE)
  const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
  const constants: Record<string, readonly [comment: string, value: string]> = {
    ELEMENT: ['The script of the element, with its style.', element],
    ELEMENT_VERSION: ['Tells one from another in an address that is kept for ever.', short(element)],
    ELEMENT_INTEGRITY: ['For `<script integrity>`.', digest('sha384', element)],
    FIGURE: ['The style of a figure, for pages that take the static form.', figureStyle],
    FIGURE_VERSION: ['', short(figureStyle)],
    FIGURE_INTEGRITY: ['', digest('sha384', figureStyle)],
    FRAME: ['What a frame adds to that style, its script, and what its policy calls the two.', own],
    FRAME_STYLE_HASH: ['', digest('sha256', figureStyle + own)],
    FRAME_SCRIPT: ['', frame],
    FRAME_SCRIPT_HASH: ['', digest('sha256', frame)],
    ENHANCE: ['What pages do beyond what they do without a script.', page],
    ENHANCE_VERSION: ['', short(page)],
  }
  return [
    '/** Made by src/cli/build-embed.ts; not to be edited. */',
    ...Object.entries(constants).flatMap(([name, [comment, value]]) => [
      ...(comment === '' ? [] : [`/** ${comment} */`]),
      `export const ${name} = ${JSON.stringify(value)}`,
    ]),
    '',
  ].join('\n')
}

if (import.meta.main) await writeFile(BUILT, await builtModule())
