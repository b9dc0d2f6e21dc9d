/** Reads the files of a corpus, each in its shape. */
import * as v from 'valibot'

/** What is wrong in which file of the corpus. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError'

  constructor(file: string, fault: string) {
    super(`kv-seed/${file}: ${fault}`)
  }
}

/** @throws CorpusError for a file that is missing, not JSON, or of another shape */
export function parseFile<T>(files: ReadonlyMap<string, string>, path: string, shape: v.GenericSchema<unknown, T>): T {
  const content = files.get(path)
  if (content === undefined) throw new CorpusError(path, 'the file is missing')
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new CorpusError(path, `no JSON: ${(error as Error).message}`)
  }
  const result = v.safeParse(shape, json)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new CorpusError(path, `at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
}

/** All files of a folder, by name; each is named after the id that it gives. */
export function parseFolder<T extends { id: string }>(
  files: ReadonlyMap<string, string>,
  folder: string,
  shape: v.GenericSchema<unknown, T>,
): T[] {
  const paths = [...files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.json')).sort()
  return paths.map((path) => {
    const value = parseFile(files, path, shape)
    if (path !== `${folder}/${value.id}.json`) throw new CorpusError(path, `the file gives the id ${value.id}`)
    return value
  })
}

/** The words of a fault. */
export const expectedButFound = (where: string, expected: string, actual: string): string =>
  `${where}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`
