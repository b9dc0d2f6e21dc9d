/** Stores the witnesses of a passage. */
import { confusableWith } from '../../text/confusable.ts'
import { ConfusableSiglumError } from '../errors.ts'
import { sha256 } from '../hash.ts'
import { versionId } from '../keys.ts'
import { writerOfOnce } from '../kv/put-once.ts'
import { equalJson, findEntry } from '../log/entries.ts'
import { claimDigest, type NewEntry, settlesAt } from '../log/entry.ts'
import type { Grant } from '../log/log.ts'
import type { NewWitness, Store, WitnessRecord } from '../store.ts'
import type { PassageContext } from './context.ts'
import { type PassageEntry, type PassageHead, rootClaim, toPassage } from './passage-entries.ts'
import { pastVersion } from './versions.ts'
import { writeVersion } from './write-version.ts'

/** What a witness claims its siglum for, under the claim of its passage. */
function witnessClaim(root: string, { siglum, label, language, source }: WitnessRecord): Promise<string> {
  return claimDigest([root, siglum, label, language, source])
}

/**
 * Stores the versions of the witnesses of a new passage, and gives the entries that list witnesses and versions, which are still to be
 * recorded. A text that several of them have is written once.
 *
 * @param root claim of the passage
 */
export async function entriesOfWitnesses(
  { kv, search }: PassageContext,
  passage: string,
  witnesses: readonly NewWitness[],
  root: string,
  grant: Grant,
): Promise<NewEntry<PassageEntry>[]> {
  const entries: NewEntry<PassageEntry>[] = []
  const texts: { version: string; text: string }[] = []
  const putText = writerOfOnce(kv)
  const settles = settlesAt({ kind: 'passage', slot: '', at: grant.recorded, value: null, ...grant })
  for (const { witness, version } of witnesses) {
    const { siglum, label, language, source } = witness
    const claim = await witnessClaim(root, witness)
    entries.push({ kind: 'witness', slot: siglum, claim, of: root, value: { siglum, label, language, source } })
    if (version === null) continue
    const place = { passage, siglum, of: claim, settles }
    const entry = await writeVersion(kv, place, version, await sha256(version.text), grant, putText)
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
        return equalJson(there.value, record) ? { value: toPassage(known, now())!, created: false } : 'conflict'
      const sigla = toPassage(known, now())!.witnesses.map((one) => one.siglum)
      const alike = confusableWith(siglum, sigla)
      if (alike !== null) throw new ConfusableSiglumError(alike)
      const root = rootClaim(known)
      const claim = await witnessClaim(root, record)
      const grant = await passages.claim(passage, known, [{ slot: `witness ${siglum}`, claim }])
      if (grant === null) return 'conflict'
      const entry: NewEntry<PassageEntry> = { kind: 'witness', slot: siglum, claim, of: root, value: record }
      const head = await passages.append(passage, [entry], known, grant)
      const first = findEntry(head, 'witness', siglum)
      if (first === null || !equalJson(first.value, record)) return 'conflict'
      return { value: toPassage(head, now())!, created: first.recorded === grant.recorded }
    },
  }
}
