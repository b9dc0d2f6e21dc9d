import { join } from 'node:path'
import { build } from 'esbuild'

export const ROOT = join(import.meta.dirname, '../..')
/** The files that browsers get, each under a name that says its content. */
export const ASSETS = join(ROOT, 'src/assets')

/**
 * A Worker as one module, made with the conditions that Wrangler uses for a deployment. `entry` is a path in the project;
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
    loader: { '.txt': 'text', '.html': 'text' },
    logLevel: 'warning',
    plugins:
      builtModule === null
        ? []
        : [
            {
              name: 'built',
              setup: (build) =>
                build.onLoad({ filter: /embed\/built\.ts$/ }, () => ({ contents: builtModule, loader: 'ts' })),
            },
          ],
  })
  return outputFiles[0]!.text
}
