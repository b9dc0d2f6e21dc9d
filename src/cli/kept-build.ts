/**
 * Keeps what a build made from the same sources, in node_modules/.cache: building takes seconds, and two dozen test files start a server of
 * their own. A key names everything that a build reads, so what is kept is never out of date; the folder may be deleted at any time.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
/** What a build reads, but for the built files themselves. */
const SOURCES = ['src', 'kv-seed', 'package.json', 'package-lock.json']
const BUILT = join('src', 'assets')

/**
 * What `make` made of the same sources before, or makes now.
 * @param of what else the result depends on
 * @param root the folder of the project
 */
export async function keptBuild(of: readonly string[], make: () => Promise<string>, root = ROOT): Promise<string> {
  const folder = join(root, 'node_modules/.cache/variorum')
  const hash = createHash('sha256').update(JSON.stringify([process.version, of]))
  for (const path of await sourceFiles(root)) hash.update(path).update(await readFile(join(root, path)))
  const file = join(folder, hash.digest('hex').slice(0, 32))
  try {
    return await readFile(file, 'utf8')
  } catch {}
  const made = await make()
  try {
    await mkdir(folder, { recursive: true })
    // renamed when it is whole: another process may be reading
    await writeFile(`${file}.${process.pid}`, made)
    await rename(`${file}.${process.pid}`, file)
  } catch {
    // a folder that cannot be written is no fault: nothing is kept
  }
  return made
}

async function sourceFiles(root: string): Promise<string[]> {
  const lists = await Promise.all(
    SOURCES.map(async (path) => {
      const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => null)
      if (entries === null) return [path]
      return entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    }),
  )
  return lists
    .flat()
    .filter((path) => !path.startsWith(BUILT))
    .sort()
}
