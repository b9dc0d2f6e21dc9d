/**
 * Is everything in a store what it says it is? Every hash, every name and every span is looked at. Reads all keys, in bulk; for
 * a person who wants to be sure, not for a request.
 */
import type { Evidence } from '../provenance/telegram.ts'
import { slice, type Text, textOf } from '../text/codepoints.ts'
import { sha256 } from './hash.ts'
import { namesId, textKey, versionId, versionKey } from './keys.ts'
import type { Entry, Head } from './log.ts'
import type { Version } from './store.ts'
import { getMany, listKeys, unshielded } from './values.ts'

export interface Verified {
  /** Of each first part of a key, how many were looked at. */
  readonly counts: Readonly<Record<string, number>>
  /** One line each: the key, and what is wrong with it. */
  readonly faults: readonly string[]
}

export async function verify(kv: KVNamespace): Promise<Verified> {
  const keys = (await listKeys(kv, '')).map((key) => key.name)
  const values = await getMany(kv, keys)
  const faults: string[] = []
  const counts: Record<string, number> = {}
  const texts = new Map<string, Text>()

  const read = <T>(key: string): T | null => {
    const value = values.get(key) ?? null
    return value === null ? null : (JSON.parse(value) as T)
  }

  function textOfVersion(version: string): Text | null {
    const key = textKey(version)
    if (texts.has(key)) return texts.get(key)!
    const value = values.get(key) ?? null
    if (value === null) return null
    const text = textOf(unshielded(value))
    texts.set(key, text)
    return text
  }

  async function checkVersion(id: string): Promise<string | null> {
    const version = read<Version>(versionKey(id))!
    if ((await versionId(version.passage, version.siglum, version.sha256)) !== id) return 'says it is another version'
    const text = textOfVersion(id)
    if (text === null) return 'has no text'
    if ((await sha256(text.string)) !== version.sha256) return 'has a text of another hash'
    if (text.length !== version.length) return `says ${version.length} code points, has ${text.length}`
    const { derivedFrom } = version
    if (derivedFrom === null) return null
    const source = textOfVersion(derivedFrom.version)
    if (source === null) return `derives from ${derivedFrom.version}, which has no text`
    return derivedFrom.end > source.length ? `derives from beyond the end of ${derivedFrom.version}` : null
  }

  function checkEvidence({ version, start, end, text }: Evidence): string | null {
    const source = textOfVersion(version)
    if (source === null) return `rests on ${version}, which has no text`
    return slice(source, start, end) === text
      ? null
      : `rests on [${start}, ${end}) of ${version}, which is not its text`
  }

  function checkEntry({ kind, value }: Entry): string | null {
    if (kind === 'names') return values.has(`names/${value}`) ? null : `names a list ${value} that is not there`
    if (kind === 'version') {
      const { version } = value as Version
      return read(versionKey(version)) === null ? `lists ${version}, which is not there` : null
    }
    // Wherever evidence stands in what is recorded, it is known by its members.
    for (const evidence of evidenceIn(value)) {
      const fault = checkEvidence(evidence)
      if (fault !== null) return fault
    }
    return null
  }

  async function check(key: string): Promise<string | null> {
    const [kind, id = ''] = key.split('/')
    if (kind === 'text') return (await sha256(unshielded(values.get(key)!))).startsWith(id) ? null : 'has another hash'
    if (kind === 'names') return (await namesId(values.get(key)!)) === id ? null : 'has another hash'
    if (kind === 'version') return checkVersion(id)
    if (kind === 'record') return checkEntry(read<Entry>(key)!)
    if (kind !== 'head') return null
    return (
      read<Head<Entry>>(key)!
        .entries.map(checkEntry)
        .find((fault) => fault !== null) ?? null
    )
  }

  for (const key of keys) {
    const kind = key.split('/')[0]!
    counts[kind] = (counts[kind] ?? 0) + 1
    const fault = await check(key).catch((error: Error) => `cannot be read: ${error.message}`)
    if (fault !== null) faults.push(`${key} ${fault}`)
  }
  return { counts, faults }
}

function* evidenceIn(value: unknown): Generator<Evidence> {
  if (value === null || typeof value !== 'object') return
  if ('version' in value && 'start' in value && 'end' in value && 'text' in value) yield value as Evidence
  else for (const part of Object.values(value)) yield* evidenceIn(part)
}
