/** Witnesses of a passage. */
import { sha256 } from '../hash.ts'
import { versionId } from '../keys.ts'
import { equalJson, findEntry, nextTimestamp } from '../log/entries.ts'
import type { NewWitness, Store, WitnessRecord } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, toPassage } from './passage-entries.ts'
import { pastVersion, putVersion } from './versions.ts'

/** Stores the versions of new witnesses, and gives the entries that list witnesses and versions, which are still to be recorded. */
export async function entriesOfWitnesses(
  { kv, search }: PassageContext,
  passage: string,
  witnesses: readonly NewWitness[],
  at: string,
): Promise<PassageEntry[]> {
  const entries: PassageEntry[] = []
  const texts: { version: string; text: string }[] = []
  for (const { witness, version } of witnesses) {
    const { siglum, label, language, source } = witness
    entries.push({ kind: 'witness', slot: siglum, at, value: { siglum, label, language, source } })
    if (version === null) continue
    const entry = await putVersion(kv, passage, siglum, version, at, await sha256(version.text))
    entries.push(entry)
    texts.push({ version: entry.slot, text: version.text })
  }
  // Search knows a version before it is listed, so that whatever is listed can be found.
  if (texts.length > 0) await search.add(texts)
  return entries
}

/** Whether a passage has a witness with this text, now or in the past. */
export async function hasWitness(
  context: PassageContext,
  head: PassageHead,
  { witness, version }: NewWitness,
): Promise<boolean> {
  const { siglum, label, language, source } = witness
  if (!equalJson(findEntry(head, 'witness', siglum)?.value, { siglum, label, language, source })) return false
  if (version === null) return true
  const { id: passage } = findEntry(head, 'passage', '')!.value
  const id = await versionId(passage, siglum, await sha256(version.text))
  return (findEntry(head, 'version', id) ?? (await pastVersion(context, passage, head, id))) !== null
}

export function witnessStore({ now, passages }: PassageContext): Pick<Store, 'addWitness'> {
  return {
    async addWitness(passage, { siglum, label, language, source }) {
      const record: WitnessRecord = { siglum, label, language, source }
      const known = (await passages.read(passage)) ?? (await passages.reread(passage))
      if (known === null) return null
      const there = findEntry(known, 'witness', siglum)
      if (there !== null)
        return equalJson(there.value, record) ? { value: toPassage(known)!, created: false } : 'conflict'
      const entry: PassageEntry = { kind: 'witness', slot: siglum, at: nextTimestamp(now, known), value: record }
      const head = await passages.append(passage, [entry], known)
      const first = findEntry(head, 'witness', siglum)!
      return equalJson(first.value, record) ? { value: toPassage(head)!, created: first.at === entry.at } : 'conflict'
    },
  }
}
