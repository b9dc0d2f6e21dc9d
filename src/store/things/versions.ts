/** Stores versions: each a text under its hash, a value of its own under its id, and an entry in the log of its passage. */

import { CorruptTextError, SupersededError } from '../errors.ts'
import { sha256 } from '../hash.ts'
import { isVersionId, textKey, versionId, versionKey } from '../keys.ts'
import { getMany, hasKey, unescapeBom } from '../kv/bulk.ts'
import { equalJson, findEntry } from '../log/entries.ts'
import { claimOf, settlesAt } from '../log/entry.ts'
import type { NewVersion, Store, Stored, Version } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, rootClaim, type Standing, standings } from './passage-entries.ts'
import { reconcileVersions } from './reconcile-versions.ts'
import { readStored, type StoredVersion, settledPart, storedOf, toVersion } from './stored-version.ts'
import { checkDerivation, writeVersion } from './write-version.ts'

type Versions = Pick<
  Store,
  'addVersion' | 'withdrawVersion' | 'listVersions' | 'getVersion' | 'getVersions' | 'readVersions'
>

/** A version that is not the current one of its witness, or null where the passage has no such version. */
export async function pastVersion(
  { kv, passages }: PassageContext,
  passage: string,
  head: PassageHead,
  id: string,
): Promise<Standing | null> {
  if (!head.past || !(await hasKey(kv, versionKey(id)))) return null
  const known = (entries: readonly PassageEntry[]) => standings(entries).find(({ entry }) => entry.slot === id)
  // Written and not listed: a history that is late, or a writer that died before the record.
  return known(await passages.history(passage, head)) ?? known(await passages.recount(passage)) ?? null
}

export function versionStore(context: PassageContext): Versions {
  const { kv, now, later, passages, search } = context

  /** Versions as they are, each with all its members; one bulk read where the history has them without some. */
  async function versionsOf(of: readonly Standing[], head: PassageHead): Promise<Version[]> {
    const root = findEntry(head, 'passage', '')
    const brief = of.filter(({ entry }) => entry.brief).map(({ entry }) => versionKey(entry.slot))
    const stored = await getMany(kv, brief)
    return of.map((standing) => {
      const json = stored.get(versionKey(standing.entry.slot)) ?? null
      const { note, lacunae, references } = json === null ? standing.entry.value : (JSON.parse(json) as StoredVersion)
      const said = { note, ...(lacunae && { lacunae }), ...(references && { references }) }
      const settles = settlesAt(root, findEntry(head, 'witness', standing.entry.value.siglum))
      return toVersion({ ...storedOf(standing), ...said, settles }, now())
    })
  }

  /** All of a passage, each version as it is. */
  async function standingsOf(passage: string, head: PassageHead): Promise<Standing[]> {
    return standings(await passages.history(passage, head))
  }

  /** Records what happened to a version, and marks it under its key. */
  async function recordEvent(
    passage: string,
    head: PassageHead,
    event: (recorded: string) => PassageEntry,
    version: string,
  ): Promise<Version> {
    const grant = await passages.claim(passage, head, [])
    const known = { ...head, entries: await passages.history(passage, head) }
    await passages.append(passage, [event(grant!.recorded)], known, grant!)
    await passages.recount(passage)
    const { counting } = await passages.resolution(passage)
    const own = standings(counting).filter(({ entry }) => entry.slot === version)
    await reconcileVersions(kv, { counting, superseded: [] }, Date.parse(grant!.recorded))
    const [stored] = await versionsOf(own, head)
    if (stored === undefined) throw new Error(`Version ${version} is not among the records of ${passage}.`)
    return stored
  }

  async function restore(
    passage: string,
    head: PassageHead,
    version: string,
    { note = null, responsible = null }: NewVersion,
  ): Promise<Version> {
    const event = (recorded: string): PassageEntry => ({
      kind: 'restoration',
      slot: `${version} ${recorded}`,
      at: recorded,
      of: rootClaim(head),
      value: { version, note, responsible },
    })
    return recordEvent(passage, head, event, version)
  }

  /** Whether the claims that versions were written under have lost; one bulk read of heads, for those that are not settled yet. */
  async function settle(read: readonly (StoredVersion | null)[]): Promise<(StoredVersion | null)[]> {
    const open = read.filter((version) => version?.settles !== undefined) as StoredVersion[]
    if (open.length === 0) return [...read]
    const ids = [...new Set(open.map(({ passage }) => passage))]
    const heads = new Map((await passages.readMany(ids)).map((head, i) => [ids[i]!, head]))
    return read.map((version) => {
      if (version?.settles === undefined) return version
      const witness = findEntry(heads.get(version.passage) ?? null, 'witness', version.siglum)
      const lost = witness !== null && claimOf(witness) !== version.of
      const settled: StoredVersion = lost ? { ...version, superseded: true } : version
      if (version.settles <= now() && witness !== null) {
        const value = JSON.stringify(settledPart(settled))
        later(kv.put(versionKey(version.version), value).catch(() => undefined))
      }
      return settled
    })
  }

  async function readMany(versions: readonly string[], values: ReadonlyMap<string, string | null>) {
    const stored = versions.map((id) => {
      const value = values.get(versionKey(id)) ?? null
      return value === null ? null : (JSON.parse(value) as StoredVersion)
    })
    return (await settle(stored)).map((version) => (version?.superseded ? null : version))
  }

  return {
    async addVersion(passage, siglum, wanted) {
      const { text, derivedFrom = null, restore: isRestored = true } = wanted
      const has = (head: PassageHead | null) => findEntry(head, 'witness', siglum) !== null
      const read = await passages.read(passage)
      // The witness may have been added a moment ago at another place: only the records may say that there is none.
      const known = has(read) ? read : await passages.reread(passage)
      const witness = findEntry(known, 'witness', siglum)
      if (known === null || witness === null) return null
      if (derivedFrom !== null) await checkDerivation(kv, derivedFrom)

      const digest = await sha256(text)
      const id = await versionId(passage, siglum, digest)
      const current = findEntry(known, 'version', id)
      if (current !== null) return whole(standings(known.entries, siglum).find(({ entry }) => entry.slot === id)!)
      const past = await pastVersion(context, passage, known, id)
      if (past !== null)
        return isRestored ? { value: await restore(passage, known, id, wanted), created: false } : whole(past)

      const root = findEntry(known, 'passage', '')
      const grant = (await passages.claim(passage, known, []))!
      const place = { passage, siglum, of: claimOf(witness), settles: settlesAt(root, witness) }
      const entry = await writeVersion(kv, place, wanted, digest, grant)
      await search.add([{ version: id, text }])
      const head = await passages.append(passage, [entry], known, grant)
      // Another writer may have stored the same text a moment before, with a note of their own: theirs is the version.
      const first = findEntry(head, 'version', id)
      if (first === null) throw new SupersededError(passage, siglum)
      const mine = first.recorded === grant.recorded && equalJson(first.value.note, entry.value.note)
      const own = head.entries.filter((one) => one.slot === id)
      if (!mine) await reconcileVersions(kv, { counting: own, superseded: [] }).catch(() => [])
      const [standing] = standings(own)
      return { value: toVersion({ ...storedOf(standing!), settles: place.settles }, now()), created: mine }

      async function whole(standing: Standing): Promise<Stored<Version>> {
        const [value] = await versionsOf([standing], known!)
        return { value: value!, created: false }
      }
    },

    async withdrawVersion(version, { reason, responsible }) {
      const stored = isVersionId(version) ? await readStored(kv, version) : null
      if (stored === null) return null
      const head = (await passages.read(stored.passage)) ?? (await passages.reread(stored.passage))
      if (head === null) return null
      const standing = (await standingsOf(stored.passage, head)).find(({ entry }) => entry.slot === version)
      if (standing === undefined) return null
      if (standing.withdrawn !== null) {
        const isSame = standing.withdrawn.reason === reason && standing.withdrawn.responsible === responsible
        return isSame ? { value: (await versionsOf([standing], head))[0]!, created: false } : 'conflict'
      }
      const event = (recorded: string): PassageEntry => ({
        kind: 'withdrawal',
        slot: `${version} ${recorded}`,
        at: recorded,
        of: rootClaim(head),
        value: { version, reason, responsible },
      })
      return { value: await recordEvent(stored.passage, head, event, version), created: true }
    },

    async listVersions(passage, siglum) {
      const head = await passages.read(passage)
      return head === null ? [] : versionsOf(standings(await passages.history(passage, head), siglum), head)
    },

    async getVersion(version) {
      const [stored] = isVersionId(version) ? await settle([await readStored(kv, version)]) : [null]
      return stored ? toVersion(stored, now()) : null
    },

    async getVersions(versions) {
      const values = await getMany(kv, versions.filter(isVersionId).map(versionKey))
      return (await readMany(versions, values)).map((stored) => stored && toVersion(stored, now()))
    },

    async readVersions(versions) {
      const known = versions.filter(isVersionId)
      const values = await getMany(kv, [...known.map(versionKey), ...known.map(textKey)])
      const read = await readMany(versions, values)
      return Promise.all(
        read.map(async (stored) => {
          const value = stored === null ? null : (values.get(textKey(stored.version)) ?? null)
          if (stored === null || value === null) return null
          const text = unescapeBom(value)
          if ((await sha256(text)) !== stored.sha256) throw new CorruptTextError(stored.version)
          return { version: toVersion(stored, now()), text }
        }),
      )
    },
  }
}
