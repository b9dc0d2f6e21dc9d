/**
 * Makes again what can be derived, and nothing else: heads, histories and indexes from the records, ids from what they are the ids of, a version
 * from the record that lists it and the reverse, a text from the span that it was cut from. Of what is recorded nothing is changed and
 * nothing deleted; what cannot be derived is for a backup.
 */
import { slice, textOf } from '../../text/codepoints.ts'
import { sha256 } from '../hash.ts'
import { headKey, historyKey, idKey, idPrefix, indexKey, type Kind, textKey, versionKey } from '../keys.ts'
import { escapeBom, getMany, listKeys, putValue, unescapeBom } from '../kv/bulk.ts'
import { currentOf, type Entry, type Head, type History, recordKey, resolve, slotOf } from '../log/log.ts'
import type { Version } from '../store.ts'
import { PRECEDENCE, SUCCESSIONS } from '../things/precedence.ts'
import { reconcileVersions } from '../things/reconcile-versions.ts'

/** Each key that was written, with what was done. Run it while nobody writes. */
export async function repair(kv: KVNamespace, now: () => number): Promise<readonly string[]> {
  const mended: string[] = []
  const put = async (key: string, value: unknown, what: string): Promise<void> => {
    await putValue(kv, key, value)
    mended.push(`${key} ${what}`)
  }
  const remake = async (key: string, summary: object): Promise<void> => {
    await kv.put(key, JSON.stringify(summary))
    mended.push(`${key} made again`)
  }
  for (const kind of Object.keys(PRECEDENCE) as Kind[]) {
    const records = await recordsByThing(kv, kind, put)
    const heads = await valuesUnder<Head<Entry>>(kv, `head/${kind}/`)
    const histories = await valuesUnder<History<Entry>>(kv, `history/${kind}/`)
    const ids = new Set<string>()
    for (const [key, id] of await valuesUnder<string>(kv, idPrefix(kind)))
      if (id !== null && (await idKey(kind, id)) === key) ids.add(id)

    const partOf = (key: string) => key.split('/')[2]!
    for (const part of new Set([...records.keys(), ...[...heads.keys(), ...histories.keys()].map(partOf)])) {
      const prefix = `record/${kind}/${part}/`
      const recorded = records.get(part) ?? []
      const head = heads.get(`head/${kind}/${part}`) ?? null
      const history = histories.get(`history/${kind}/${part}`) ?? null
      // Summaries are copies of what was recorded: where the record is gone, the copy is what there is.
      const known = new Set(recorded.map(slotOf))
      for (const entry of [...(history?.entries ?? []), ...(head?.entries ?? [])]) {
        if (known.has(slotOf(entry))) continue
        await put(await recordKey(prefix, entry), entry, 'recorded again, from a summary')
        known.add(slotOf(entry))
        recorded.push(entry)
      }
      const id = idOf(recorded)
      if (id === null) continue
      if (!ids.has(id)) await put(await idKey(kind, id), id, 'made again')
      ids.add(id)
      const entries = resolve(recorded, PRECEDENCE[kind])
      const present = currentOf(entries, SUCCESSIONS[kind])
      const past = present.length < entries.length
      if (JSON.stringify(present) !== JSON.stringify(head?.entries) || past !== head?.past)
        await remake(await headKey(kind, id), { built: now(), past, entries: present } satisfies Head<Entry>)
      const hasHistory = histories.has(`history/${kind}/${part}`)
      if (hasHistory && JSON.stringify(entries) !== JSON.stringify(history?.entries))
        await remake(await historyKey(kind, id), { built: now(), entries } satisfies History<Entry>)
      await mendVersions(kv, entries, mended)
    }

    const sorted = [...ids].sort()
    const index = await kv.get<{ ids: string[] }>(indexKey(kind), 'json').catch(() => null)
    if (sorted.length > 0 && JSON.stringify(index?.ids) !== JSON.stringify(sorted)) {
      await remake(indexKey(kind), { built: now(), changed: now(), ids: sorted })
    }
  }
  return mended
}

type Put = (key: string, value: unknown, what: string) => Promise<void>

/** All facts of a kind, by the part of the key that stands for the thing; a record whose value or copy beside the key is damaged is taken from the other. */
async function recordsByThing(kv: KVNamespace, kind: Kind, put: Put): Promise<Map<string, Entry[]>> {
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
      await put(name, right, 'made one with its copy again')
    const part = name.split('/')[2]!
    things.set(part, [...(things.get(part) ?? []), ...[right].flat()])
  }
  return things
}

/** Versions as the records that count have them, and texts that stand in another one. */
async function mendVersions(kv: KVNamespace, entries: readonly Entry[], mended: string[]): Promise<void> {
  const versions = entries.flatMap(({ kind, value }) => (kind === 'version' ? [value as Version] : []))
  for (const { version } of await reconcileVersions(kv, versions))
    mended.push(`${versionKey(version)} made again, from its record`)
  for (const version of versions) {
    if (version.derivedFrom === null) continue
    const { version: source, start, end } = version.derivedFrom
    const [own, whole] = await Promise.all([kv.get(textKey(version.version)), kv.get(textKey(source))])
    if (whole === null || (own !== null && (await sha256(unescapeBom(own))) === version.sha256)) continue
    const text = slice(textOf(unescapeBom(whole)), start, end)
    if ((await sha256(text)) !== version.sha256) continue
    await kv.put(textKey(version.version), escapeBom(text))
    mended.push(`${textKey(version.version)} cut again from ${source}`)
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
