/**
 * Reads the parts of a ZIP that refer to each other: Open Packaging Conventions (ECMA-376, part 2), and the equivalents of ODT and
 * EPUB.
 */
import { ImportError } from './extract.ts'
import { attribute, elementsIn, localName, readXml } from './xml.ts'
import { inflate, zipEntries } from './zip.ts'

export interface Package {
  /** The text of a part; null where there is none of this name. @throws ImportError where it is no UTF-8 */
  read(name: string): Promise<string | null>
}

/** @throws ImportError */
export function packageOf(bytes: Uint8Array): Package {
  const entries = zipEntries(bytes)
  return {
    async read(name) {
      const entry = entries.get(name)
      return entry === undefined ? null : utf8(await inflate(bytes, entry), name)
    },
  }
}

function utf8(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new ImportError(`${name} is not UTF-8.`)
  }
}

export interface Related {
  /** The last part of the type's name: `officeDocument`, `footnotes`. */
  readonly type: string
  /** The name of the part. */
  readonly target: string
}

/** What a part says belongs to it; the package itself is ''. */
export async function relatedTo(file: Package, part: string): Promise<Related[]> {
  const slash = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  const source = await file.read(name)
  if (source === null) return []
  return [...elementsIn(readXml(source, name))].flatMap((element) => {
    const target = attribute(element, 'Target')
    if (localName(element) !== 'Relationship' || target === null || attribute(element, 'TargetMode') === 'External')
      return []
    const type = attribute(element, 'Type') ?? ''
    return [{ type: type.slice(type.lastIndexOf('/') + 1), target: resolved(part.slice(0, slash), target) }]
  })
}

/** A path against a folder: `../a` and `/a` as in an address. */
export function resolved(folder: string, path: string): string {
  const parts = path.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '')
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
