/** Passages, alone or with their first witnesses. */
import { idKey } from '../keys.ts'
import { hasKey } from '../kv/bulk.ts'
import { equalJson, findEntry, nextTimestamp, pageOf } from '../log/entries.ts'
import type { NewWitness, Passage, PassageRecord, Store, Stored } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageHead, toPassage } from './passage-entries.ts'
import { checkDerivation } from './versions.ts'
import { entriesOfWitnesses, hasWitness } from './witnesses.ts'

/** The index and a list are asked, not the head: KV would go on missing, for a minute, a key that was looked up just before it was made. */
export async function knownPassage({ kv, passages }: PassageContext, id: string): Promise<PassageHead | null> {
  const isKnown = (await passages.ids()).includes(id) || (await hasKey(kv, await idKey('passage', id)))
  return isKnown ? ((await passages.read(id)) ?? passages.reread(id)) : null
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
      return alike ? { value: toPassage(known)!, created: false } : 'conflict'
    }
    for (const { version } of witnesses) if (version?.derivedFrom) await checkDerivation(kv, version.derivedFrom)
    const at = nextTimestamp(now, known)
    const texts = await entriesOfWitnesses(context, id, witnesses, at)
    const head = await passages.append(id, [{ kind: 'passage', slot: '', at, value: record }, ...texts], known)
    const first = findEntry(head, 'passage', '')!
    return equalJson(first.value, record) ? { value: toPassage(head)!, created: first.at === at } : 'conflict'
  }

  return {
    async listPassages(page) {
      return pageOf(page, await passages.ids(), async (ids) =>
        (await passages.readMany(ids)).flatMap((head) => toPassage(head) ?? []),
      )
    },

    async getPassage(id) {
      return toPassage(await passages.read(id))
    },

    createPassage: (passage) => createPassageWith(passage, []),
    createPassageWith,
  }
}
