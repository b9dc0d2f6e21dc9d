/**
 * Makes again what can be derived: heads, histories and indexes from the records, id keys from the ids, a version from the record that
 * lists it and the reverse, a text from the span that it was cut from. No record is changed or deleted; what cannot be derived must come
 * from a backup.
 */
import type { LocalizedStatement as Statement, LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import { sha256 } from '../hash.ts'
import {
  changeKey,
  digestKey,
  headKey,
  historyKey,
  idKey,
  idPrefix,
  indexKey,
  isPart,
  type ThingKind,
  textKey,
  versionKey,
  wordsKey,
} from '../keys.ts'
import { escapeBom, getMany, listKeys, putValue, unescapeBom } from '../kv/bulk.ts'
import { type Entry, inOrder, recordedOf, recordKey, slotOf } from '../log/entry.ts'
import type { Head, History } from '../log/log.ts'
import type { Resolution } from '../log/rules.ts'
import type { Version } from '../store.ts'
import type { PassageEntry } from '../things/passage-entries.ts'
import { reconcileVersions } from '../things/reconcile-versions.ts'
import { ENTRY_KINDS, RULES_OF } from '../things/rules.ts'
import { evidenceIn } from '../things/words.ts'

/** Writes a value that was made again, and notes what was done. */
class Mending {
  readonly done: string[] = []
  readonly kv: KVNamespace
  readonly now: () => number

  constructor(kv: KVNamespace, now: () => number) {
    this.kv = kv
    this.now = now
  }

  async put(key: string, value: unknown, what: string): Promise<void> {
    await putValue(this.kv, key, value)
    this.done.push(`${key} ${what}`)
  }

  async remake(key: string, summary: object): Promise<void> {
    await this.kv.put(key, JSON.stringify(summary))
    this.done.push(`${key} made again`)
  }
}

/** Each key that was written, with what was done. Run it while there is no writer. */
export async function repair(kv: KVNamespace, now: () => number): Promise<readonly string[]> {
  const mending = new Mending(kv, now)
  for (const kind of ENTRY_KINDS) {
    const before = mending.done.length
    const records = await recordsByThing(mending, kind)
    const heads = await valuesUnder<Head<Entry>>(kv, `head/${kind}/`)
    const histories = await valuesUnder<History<Entry>>(kv, `history/${kind}/`)
    const ids = new Set<string>()
    for (const [key, id] of await valuesUnder<string>(kv, idPrefix(kind)))
      if (id !== null && (await idKey(kind, id)) === key) ids.add(id)

    const partOf = (key: string) => key.split('/')[2]!
    for (const part of new Set([...records.keys(), ...[...heads.keys(), ...histories.keys()].map(partOf)])) {
      const head = heads.get(`head/${kind}/${part}`) ?? null
      const history = histories.has(`history/${kind}/${part}`)
        ? (histories.get(`history/${kind}/${part}`) ?? 'unreadable')
        : null
      const id = await mendThing(mending, kind, part, records.get(part) ?? [], head, history, ids)
      if (id !== null) ids.add(id)
    }

    const sorted = [...ids].sort()
    const index = await kv.get<{ ids: string[] }>(indexKey(kind), 'json').catch(() => null)
    // A digest of heads that were made again is one no longer.
    if (mending.done.length > before && (await kv.get(digestKey(kind))) !== null)
      await mending.remake(changeKey(kind), { at: now(), name: `repair ${now()}` })
    if (sorted.length > 0 && JSON.stringify(index?.ids) !== JSON.stringify(sorted))
      await mending.remake(indexKey(kind), { built: now(), changed: now(), ids: sorted })
  }
  return mending.done
}

/** One passage or telegram; its id, where the records have it. @param ids those that are known */
async function mendThing(
  mending: Mending,
  kind: ThingKind,
  part: string,
  recorded: Entry[],
  head: Head<Entry> | null,
  history: History<Entry> | 'unreadable' | null,
  ids: ReadonlySet<string>,
): Promise<string | null> {
  const { now } = mending
  const prefix = `record/${kind}/${part}/`
  const summaries = [...(history === null || history === 'unreadable' ? [] : history.entries), ...(head?.entries ?? [])]
  await recordAgain(mending, prefix, recorded, summaries)
  // Decisions do not say of which passage they are; their key does, where the id is a plain one.
  const id = idOf(recorded) ?? (kind === 'decisions' && isPart(part) ? part : null)
  if (id === null) return null
  if (!ids.has(id)) await mending.put(await idKey(kind, id), id, 'made again')
  const rules = RULES_OF[kind]
  const ordered = inOrder(recorded)
  const resolution = rules.resolve(ordered)
  const present = rules.present([...resolution.counting])
  const entries = present.map(rules.brief)
  const past = present.length < resolution.counting.length
  if (JSON.stringify(entries) !== JSON.stringify(head?.entries) || past !== head?.past) {
    const newest = recordedOf(ordered.at(-1)!)
    await mending.remake(await headKey(kind, id), { built: now(), past, newest, entries } satisfies Head<Entry>)
  }
  const all = resolution.counting.map(rules.brief)
  const isRight = history !== 'unreadable' && JSON.stringify(all) === JSON.stringify(history?.entries)
  if (history !== null && !isRight)
    await mending.remake(await historyKey(kind, id), { built: now(), entries: all } satisfies History<Entry>)
  if (kind === 'passage') await mendVersions(mending, resolution as unknown as Resolution<PassageEntry>)
  else await mendWords(mending, resolution.counting)
  return id
}

/** Summaries are copies of what was recorded: where the record is gone, the copy is what there is, if it has all of it. */
async function recordAgain(
  mending: Mending,
  prefix: string,
  recorded: Entry[],
  copies: readonly Entry[],
): Promise<void> {
  const known = new Set(recorded.map(slotOf))
  for (const copy of copies) {
    if (known.has(slotOf(copy))) continue
    const entry = copy.brief ? await inFull(mending.kv, copy) : copy
    if (entry === null) continue
    await mending.put(await recordKey(prefix, entry), entry, 'recorded again, from a summary')
    known.add(slotOf(entry))
    recorded.push(entry)
  }
}

/** A version of a summary with what it says of itself under its own key. */
async function inFull(kv: KVNamespace, { brief: _, ...entry }: Entry): Promise<Entry | null> {
  const { version } = entry.value as Version
  const stored = await kv.get<Version>(versionKey(version), 'json').catch(() => null)
  if (stored === null) return null
  const { note, lacunae, references } = stored
  return {
    ...entry,
    value: { ...(entry.value as Version), note, ...(lacunae && { lacunae }), ...(references && { references }) },
  }
}

/**
 * All facts of a kind, by the part of the key that names the thing. Where the value or the metadata of a record is damaged, the other
 * is used.
 */
async function recordsByThing(mending: Mending, kind: ThingKind): Promise<Map<string, Entry[]>> {
  const { kv } = mending
  const things = new Map<string, Entry[]>()
  const keys = await listKeys<Entry | Entry[]>(kv, `record/${kind}/`)
  const values = await getMany(
    kv,
    keys.map(({ name }) => name),
  )
  for (const { name, metadata } of keys) {
    const prefix = name.slice(0, name.lastIndexOf('/') + 1)
    const isRight = async (record: Entry | Entry[] | null | undefined) =>
      record != null && (await recordKey(prefix, record).catch(() => null)) === name
    const value = parsed<Entry | Entry[]>(values.get(name) ?? null)
    const copy = metadata ?? null
    const right = (await isRight(value)) ? value : (await isRight(copy)) ? copy : null
    if (right === null) continue
    if (right !== value || (copy !== null && JSON.stringify(copy) !== JSON.stringify(value)))
      await mending.put(name, right, 'made one with its copy again')
    const part = name.split('/')[2]!
    things.set(part, [...(things.get(part) ?? []), ...[right].flat()])
  }
  return things
}

/** Versions as the records have them, and texts that are in another one. */
async function mendVersions({ kv, done }: Mending, resolution: Resolution<PassageEntry>): Promise<void> {
  for (const version of await reconcileVersions(kv, resolution))
    done.push(`${versionKey(version)} made again, from its record`)
  for (const { kind, value } of resolution.counting) {
    if (kind !== 'version' || value.derivedFrom === null) continue
    const { version: source, start, end } = value.derivedFrom
    const [own, whole] = await Promise.all([kv.get(textKey(value.version)), kv.get(textKey(source))])
    if (whole === null || (own !== null && (await sha256(unescapeBom(own))) === value.sha256)) continue
    const text = slice(textOf(unescapeBom(whole)), start, end)
    if ((await sha256(text)) !== value.sha256) continue
    await kv.put(textKey(value.version), escapeBom(text))
    done.push(`${textKey(value.version)} cut again from ${source}`)
  }
}

/** The words of evidence, which are in the texts that it is cut from. */
async function mendWords({ kv, done }: Mending, counting: readonly Entry[]): Promise<void> {
  for (const entry of counting) {
    const { words: id } = entry as { readonly words?: string }
    if (id === undefined || (await kv.get(wordsKey(id))) !== null) continue
    const spans = evidenceIn(entry.value as Telegram | Statement)
    const texts = await getMany(
      kv,
      spans.map(({ version }) => textKey(version)),
    )
    const words = spans.map(({ version, start, end }) =>
      slice(textOf(unescapeBom(texts.get(textKey(version)) ?? '')), start, end),
    )
    const content = JSON.stringify(words)
    if (!(await sha256(content)).startsWith(id)) continue
    await kv.put(wordsKey(id), content)
    done.push(`${wordsKey(id)} cut again from the texts`)
  }
}

async function valuesUnder<T>(kv: KVNamespace, prefix: string): Promise<Map<string, T | null>> {
  const names = (await listKeys(kv, prefix)).map(({ name }) => name)
  return new Map([...(await getMany(kv, names))].map(([key, value]) => [key, parsed<T>(value)]))
}

function parsed<T>(json: string | null): T | null {
  try {
    return json === null ? null : (JSON.parse(json) as T)
  } catch {
    return null
  }
}

/** A passage and a telegram say their own ids. */
function idOf(entries: readonly Entry[]): string | null {
  const thing = entries.find(({ kind }) => kind === 'passage' || kind === 'telegram')
  return (thing?.value as { id?: string } | undefined)?.id ?? null
}
