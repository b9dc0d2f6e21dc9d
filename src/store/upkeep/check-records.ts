/** Checks that records are as they were recorded, and that summaries match them. Each check returns the fault, or null. */
import type { Evidence } from '../../provenance/telegram.ts'
import { slice } from '../../text/codepoints.ts'
import { idPrefix, listKey, mapKey, type ThingKind, versionKey } from '../keys.ts'
import { listValues } from '../kv/bulk.ts'
import { type Entry, inOrder, recordKey } from '../log/entry.ts'
import type { Head } from '../log/log.ts'
import type { Document, Version } from '../store.ts'
import { type PassageEntry, standings } from '../things/passage-entries.ts'
import { ENTRY_KINDS, RULES_OF } from '../things/rules.ts'
import { type StoredVersion, settledPart, storedOf } from '../things/stored-version.ts'
import { entriesOf, evidenceOf, isListKind } from './named.ts'
import type { PageValues } from './page-values.ts'

const firstFault = (faults: readonly (string | null)[]): string | null => faults.find((fault) => fault !== null) ?? null
const nameOf = ({ kind, slot }: Entry): string => (slot === '' ? kind : `${kind} ${slot}`)

function checkEvidence(page: PageValues, { version, start, end, text }: Evidence): string | null {
  const source = page.text(version)
  if (source === null) return `rests on ${version}, which has no text`
  return slice(source, start, end) === text ? null : `rests on [${start}, ${end}) of ${version}, which is not its text`
}

function checkEntry(page: PageValues, entry: Entry): string | null {
  const { kind, value } = entry
  if (isListKind(kind))
    return page.raw(listKey(kind, value as string)) ? null : `names a list ${value} that is not there`
  if (kind === 'version') {
    const { version } = value as Version
    return page.raw(versionKey(version)) === null ? `lists ${version}, which is not there` : null
  }
  if (kind === 'document') {
    const { id, versions } = value as Document
    if (!page.raw(mapKey(id))) return `is of a document without a map`
    const lost = versions.find((version) => page.raw(versionKey(version)) === null)
    return lost === undefined ? null : `lists ${lost}, which is not there`
  }
  return firstFault(evidenceOf(entry, (key) => page.json(key)).map((one) => checkEvidence(page, one)))
}

/** @param metadata as the list of keys gave it: a copy of the record */
export async function checkRecord(
  kv: KVNamespace,
  page: PageValues,
  key: string,
  metadata: unknown,
): Promise<string | null> {
  const record = page.json<Entry | Entry[]>(key)!
  const prefix = key.slice(0, key.lastIndexOf('/') + 1)
  if ((await recordKey(prefix, record)) !== key) return 'is not what was recorded'
  if (metadata && JSON.stringify(metadata) !== JSON.stringify(record)) return 'says something else in its metadata'
  const [, kind, part] = key.split('/') as [string, ThingKind, string]
  if ((await kv.get(idPrefix(kind) + part)) === null) return 'is of a thing without an id'
  return firstFault(entriesOf(record).map((entry) => checkEntry(page, entry)))
}

/** A head has what is present of the records that count; a history all of them, but for those that came after it. */
export async function checkSummary(kv: KVNamespace, page: PageValues, key: string): Promise<string | null> {
  const [first, kind, part] = key.split('/') as ['head' | 'history', ThingKind, string]
  const isHead = first === 'head'
  const { entries, built, past, newest } = page.json<Head<Entry>>(key)!
  const fault = firstFault(entries.map((entry) => checkEntry(page, entry)))
  if (fault !== null) return fault
  const rules = RULES_OF[kind]
  const records = await listValues<Entry | Entry[]>(kv, `record/${kind}/${part}/`)
  const { counting } = rules.resolve(inOrder(records.flatMap(entriesOf)))
  const other = kind === 'passage' ? otherVersion(page, counting as readonly PassageEntry[], entries) : null
  if (other !== null) return `lists ${other}, which says something else`
  const present = rules.present([...counting])
  // A head from before histories has no `past`, and all that counts.
  const expected = (isHead && past !== undefined ? present : counting).map(rules.brief)
  const written = (all: readonly Entry[]) => all.map((entry) => JSON.stringify(rules.brief(entry)))
  const [counted, said] = [new Set(written(counting)), new Set(written(entries))]
  const extra = entries.find((entry) => !counted.has(JSON.stringify(rules.brief(entry))))
  if (extra) return `lists ${nameOf(extra)}, which is in no record that counts`
  // Summaries from before have no lists and telegrams but those in force.
  const isKept = ({ kind }: Entry) => newest !== undefined || !(isListKind(kind) || kind === 'telegram')
  const missed = expected.find((entry) => {
    const isDue = isHead || (isKept(entry) && Date.parse(entry.recorded ?? entry.at) < built)
    return isDue && !said.has(JSON.stringify(entry))
  })
  if (missed) return `misses ${nameOf(missed)}`
  const isPast = counting.some((entry) => isKept(entry) && !present.includes(entry))
  if (isHead && past === false && isPast) return 'knows of nothing past'
  const ordered = written(expected).filter((entry) => said.has(entry))
  return JSON.stringify(written(entries)) === JSON.stringify(ordered) ? null : 'is out of order'
}

/** Of the versions in a summary, one that says something else under its own key than the records do. */
function otherVersion(page: PageValues, counting: readonly PassageEntry[], entries: readonly Entry[]): string | null {
  const expected = new Map(standings(counting).map((standing) => [standing.entry.slot, storedOf(standing)]))
  for (const { kind, slot } of entries) {
    const version = kind === 'version' ? expected.get(slot) : undefined
    if (version === undefined) continue
    const stored = page.json<StoredVersion>(versionKey(slot))
    if (stored === null || JSON.stringify(settledPart(stored)) !== JSON.stringify(version)) return slot
  }
  return null
}

/** An index lists exactly the ids that have an id key. One list. */
export async function checkIndex(kv: KVNamespace, page: PageValues, key: string): Promise<string | null> {
  const kind = key.slice('index/'.length) as ThingKind
  if (!ENTRY_KINDS.includes(kind)) return 'is of nothing'
  const { ids } = page.json<{ ids: string[] }>(key)!
  const known = (await listValues<string>(kv, idPrefix(kind))).sort()
  const missed = known.find((id) => !ids.includes(id))
  if (missed !== undefined) return `misses ${missed}`
  const extra = ids.find((id) => !known.includes(id))
  return extra === undefined ? null : `lists ${extra}, which does not exist`
}
