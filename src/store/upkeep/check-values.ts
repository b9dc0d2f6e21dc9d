/** Checks that the value of a key is what the key says: texts, versions, lists, files, ids. Each check returns the fault, or null. */
import { sha256 } from '../hash.ts'
import { fileKey, idKey, listId, type ThingKind, textKey, versionId, versionKey } from '../keys.ts'
import { unescapeBom } from '../kv/bulk.ts'
import type { StoredVersion } from '../things/stored-version.ts'
import type { PageValues } from './page-values.ts'

const OTHER_HASH = 'has another hash'
const isInstant = (time: string): boolean => !Number.isNaN(Date.parse(time)) && new Date(time).toISOString() === time

/** A text has the hash that is its key. */
export async function verifyText(page: PageValues, key: string): Promise<string | null> {
  const digest = await sha256(unescapeBom(page.raw(key) ?? ''))
  return textKey(`${'0'.repeat(12)}${digest}`).startsWith(key) ? null : OTHER_HASH
}

/** A file has the hash that is its key. One get. */
export async function checkFile(kv: KVNamespace, key: string): Promise<string | null> {
  const bytes = new Uint8Array((await kv.get(key, 'arrayBuffer')) ?? new ArrayBuffer(0))
  return fileKey(await sha256(bytes)) === key ? null : OTHER_HASH
}

/** A list, or the words of evidence. */
export async function checkList(page: PageValues, key: string): Promise<string | null> {
  return (await listId(page.raw(key) ?? '')) === key.slice(key.indexOf('/') + 1) ? null : OTHER_HASH
}

/** An id key spells the id that it is made from. */
export async function checkId(page: PageValues, key: string): Promise<string | null> {
  const [, kind] = key.split('/') as [string, ThingKind]
  const id = page.json<string>(key)!
  return (await idKey(kind, id)) === key ? null : `says ${id}, which is another`
}

/** A version has the id of its content, its text, and a source in which its span is. */
export async function verifyVersion(page: PageValues, id: string): Promise<string | null> {
  const version = page.json<StoredVersion>(versionKey(id))!
  if ((await versionId(version.passage, version.siglum, version.sha256)) !== id) return 'says it is another version'
  const text = page.text(id)
  if (text === null) return 'has no text'
  if ((await sha256(text.string)) !== version.sha256) return 'has a text of another hash'
  if (text.length !== version.length) return `says ${version.length} code points, has ${text.length}`
  if (!isInstant(version.created)) return `was made at ${version.created}, which is not a time`
  const { derivedFrom } = version
  if (derivedFrom === null) return null
  const source = page.text(derivedFrom.version)
  if (source === null) return `derives from ${derivedFrom.version}, which has no text`
  const { start, end } = derivedFrom
  if (!(0 <= start && start <= end)) return `derives from [${start}, ${end}), which is not a span`
  return end > source.length ? `derives from beyond the end of ${derivedFrom.version}` : null
}
