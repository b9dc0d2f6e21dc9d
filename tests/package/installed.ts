/** The npm package, built, packed and unpacked into an empty folder, as an installation has it. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildPackage } from '../../src/cli/build-package.ts'

export const run = promisify(execFile)

/** The folder, with the package in its `node_modules`. */
export async function installPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'variorum-package-'))
  const built = join(folder, 'built')
  await buildPackage(built)
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: built })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  const installed = join(folder, 'node_modules/variorum')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', join(folder, filename), '--strip-components', '1', '-C', installed])
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  return folder
}
