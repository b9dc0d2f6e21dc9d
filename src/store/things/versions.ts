/** Versions: each a text under its hash, a record of its own under its id, and an entry in the log of its passage. */
import { textOf } from '../../text/codepoints.ts'
import { sha256 } from '../hash.ts'
import { isVersionId, textKey, versionId, versionKey } from '../keys.ts'
import { escapeBom, getMany, hasKey, unescapeBom } from '../kv/bulk.ts'
import { equalJson, findEntry, nextTimestamp } from '../log/entries.ts'
import { type Derivation, DerivationError, type NewVersion, type Store, type Version } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, versionsIn } from './passage-entries.ts'

type Versions = Pick<Store, 'addVersion' | 'listVersions' | 'getVersion' | 'getVersions' | 'readVersions'>

/** @throws DerivationError where the version is not stored, or the span does not lie inside it */
export async function checkDerivation(kv: KVNamespace, { version, start, end }: Derivation): Promise<void> {
  const source = isVersionId(version) ? await kv.get<Version>(versionKey(version), 'json') : null
  if (source === null) throw new DerivationError('/version', `There is no version ${version}.`)
  const whole = `version ${version} has the code points 0 to ${source.length}`
  if (!Number.isInteger(start) || start < 0) throw new DerivationError('/start', `${start} is no start: ${whole}.`)
  if (!Number.isInteger(end) || end < start || end > source.length) {
    throw new DerivationError('/end', `[${start}, ${end}) is no span: ${whole}.`)
  }
}

/**
 * Writes the text and the version that names it, and gives the entry that lists it, which is still to be recorded.
 * A text is written before its version, and that before its entry, so a writer that dies in between leaves no name without a text.
 */
export async function putVersion(
  kv: KVNamespace,
  passage: string,
  siglum: string,
  wanted: NewVersion,
  created: string,
  digest: string,
): Promise<PassageEntry & { kind: 'version' }> {
  const { text, note = null, responsible = null, derivedFrom = null, lacunae = [], references = [] } = wanted
  const id = await versionId(passage, siglum, digest)
  const value: Version = {
    version: id,
    passage,
    siglum,
    length: textOf(text).length,
    sha256: digest,
    created,
    note,
    responsible,
    derivedFrom: derivedFrom && { version: derivedFrom.version, start: derivedFrom.start, end: derivedFrom.end },
    ...(lacunae.length > 0 && { lacunae }),
    ...(references.length > 0 && { references }),
  }
  await kv.put(textKey(id), escapeBom(text))
  await kv.put(versionKey(id), JSON.stringify(value))
  return { kind: 'version', slot: id, at: created, value }
}

/** A version that is not the current one of its witness, or null where the passage has no such version. */
export async function pastVersion(
  { kv, passages }: PassageContext,
  passage: string,
  head: PassageHead,
  id: string,
): Promise<(PassageEntry & { kind: 'version' }) | null> {
  if (!head.past || !(await hasKey(kv, versionKey(id)))) return null
  const known = (entries: readonly PassageEntry[]) => findEntry({ entries }, 'version', id)
  // Written and not listed: a history that is late, or a writer that died before the record.
  return known(await passages.history(passage, head)) ?? known(await passages.recount(passage))
}

export function versionStore(context: PassageContext): Versions {
  const { kv, now, passages, search } = context

  return {
    async addVersion(passage, siglum, wanted) {
      const { text, derivedFrom = null } = wanted
      const has = (head: PassageHead | null) => findEntry(head, 'witness', siglum) !== null
      const read = await passages.read(passage)
      // The witness may have been added a moment ago at another place: only the records may say that there is none.
      const known = has(read) ? read : await passages.reread(passage)
      if (known === null || !has(known)) return null
      if (derivedFrom !== null) await checkDerivation(kv, derivedFrom)

      const digest = await sha256(text)
      const id = await versionId(passage, siglum, digest)
      const there = findEntry(known, 'version', id) ?? (await pastVersion(context, passage, known, id))
      if (there !== null) return { value: there.value, created: false }

      const created = wanted.created ?? nextTimestamp(now, known)
      const entry = await putVersion(kv, passage, siglum, wanted, created, digest)
      const version = entry.value
      await search.add([{ version: id, text }])
      const head = await passages.append(passage, [entry], known)
      // Another writer may have stored the same text a moment before, with a note of their own: theirs is the version.
      const first = findEntry(head, 'version', id)!.value
      const mine = equalJson(first, version)
      if (!mine) await kv.put(versionKey(id), JSON.stringify(first))
      return { value: first, created: mine }
    },

    async listVersions(passage, siglum) {
      const head = await passages.read(passage)
      return head === null ? [] : versionsIn(await passages.history(passage, head), siglum)
    },

    async getVersion(version) {
      return isVersionId(version) ? kv.get<Version>(versionKey(version), 'json') : null
    },

    async getVersions(versions) {
      const values = await getMany(kv, versions.filter(isVersionId).map(versionKey))
      return versions.map((id) => {
        const version = values.get(versionKey(id)) ?? null
        return version === null ? null : (JSON.parse(version) as Version)
      })
    },

    async readVersions(versions) {
      const known = versions.filter(isVersionId)
      const values = await getMany(kv, [...known.map(versionKey), ...known.map(textKey)])
      return versions.map((id) => {
        const version = values.get(versionKey(id)) ?? null
        const text = values.get(textKey(id)) ?? null
        return version === null || text === null
          ? null
          : { version: JSON.parse(version) as Version, text: unescapeBom(text) }
      })
    },
  }
}
