/** Stores passages, alone or with their first witnesses. */
import { sha256 } from '../hash.ts'
import { idKey } from '../keys.ts'
import { hasKey } from '../kv/bulk.ts'
import { equalJson, findEntry, pageOf } from '../log/entries.ts'
import { claimDigest, recordedOf } from '../log/entry.ts'
import type { NewWitness, Passage, PassageRecord, Store, Stored } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, toPassage } from './passage-entries.ts'
import { entriesOfWitnesses, hasWitness } from './witnesses.ts'
import { checkDerivation } from './write-version.ts'

/** The index and a list are asked, not the head: KV would go on missing, for a minute, a key that was looked up just before it was made. */
export async function knownPassage({ kv, passages }: PassageContext, id: string): Promise<PassageHead | null> {
  const isKnown = (await passages.ids()).includes(id) || (await hasKey(kv, await idKey('passage', id)))
  return isKnown ? ((await passages.read(id)) ?? passages.reread(id)) : null
}

/** What a passage claims its id for: all that it is created with. A request to create the same passage makes the same claim. */
export async function passageClaim(record: PassageRecord, witnesses: readonly NewWitness[]): Promise<string> {
  const { id, title, language, description } = record
  const made = witnesses.map(async ({ witness: { siglum, label, language, source }, version }) => {
    return [siglum, label, language, source, version && (await sha256(version.text))]
  })
  return claimDigest([id, title, language, description, await Promise.all(made)])
}

/** A passage at an instant (RFC 3339): with the versions that were made by then, and not withdrawn then. */
function asOf(head: PassageHead, entries: readonly PassageEntry[], at: string): PassageHead {
  const isBefore = (entry: PassageEntry): boolean => {
    if (entry.kind === 'version') return entry.value.created <= at
    return entry.kind === 'withdrawal' || entry.kind === 'restoration' ? recordedOf(entry) <= at : true
  }
  return { ...head, entries: entries.filter(isBefore) }
}

export function passageStore(
  context: PassageContext,
): Pick<Store, 'listPassages' | 'getPassage' | 'createPassage' | 'createPassageWith'> {
  const { kv, now, passages } = context

  async function createPassageWith(
    { id, title, language, description }: PassageRecord,
    witnesses: readonly NewWitness[],
  ): Promise<Stored<Passage> | 'conflict'> {
    const record: PassageRecord = { id, title, language, description }
    const known = await knownPassage(context, id)
    const there = findEntry(known, 'passage', '')
    if (there !== null) {
      const has = await Promise.all(witnesses.map((witness) => hasWitness(context, known!, witness)))
      const alike = equalJson(there.value, record) && !has.includes(false)
      return alike ? { value: toPassage(known, now())!, created: false } : 'conflict'
    }
    for (const { version } of witnesses) if (version?.derivedFrom) await checkDerivation(kv, version.derivedFrom)
    const claim = await passageClaim(record, witnesses)
    const grant = await passages.claim(id, known, [{ slot: 'passage ', claim }])
    if (grant === null) return 'conflict'
    const entries = await entriesOfWitnesses(context, id, witnesses, claim, grant)
    const head = await passages.append(
      id,
      [{ kind: 'passage', slot: '', claim, value: record }, ...entries],
      known,
      grant,
    )
    const first = findEntry(head, 'passage', '')!
    if (first.claim !== claim) return 'conflict'
    return { value: toPassage(head, now())!, created: first.recorded === grant.recorded }
  }

  return {
    async listPassages(page) {
      return pageOf(page, await passages.ids(), async (ids) =>
        (await passages.readMany(ids)).map((head) => toPassage(head, now())),
      )
    },

    async getPassage(id, at) {
      const head = await passages.read(id)
      if (head === null || at === undefined) return toPassage(head, now())
      return toPassage(asOf(head, await passages.history(id, head), at), now())
    },

    createPassage: (passage) => createPassageWith(passage, []),
    createPassageWith,
  }
}
