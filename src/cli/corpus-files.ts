import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Where the corpus lies: `kv-seed/` of the project. */
export const CORPUS = join(import.meta.dirname, '../../kv-seed')

/** The contents of all files of a folder, by path within it. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8'))
  }
  return files
}
