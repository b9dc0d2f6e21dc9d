/**
 * Is everything in a store what it says it is? Every hash, every name, every span, every summary is looked at, a page of
 * keys at a time, so that a request can do a part of it and a person all of it.
 *
 * What a writer leaves who dies half-way is no fault: a text or a version that nothing lists, an id without records, a thing
 * without a head.
 */
import type { Evidence } from '../../provenance/telegram.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { sha256 } from '../hash.ts'
import {
  fileKey,
  idKey,
  idPrefix,
  type Kind,
  LIST_KINDS,
  type ListKind,
  listId,
  listKey,
  mapKey,
  textKey,
  versionId,
  versionKey,
} from '../keys.ts'
import { getMany, listPage, listValues, unescapeBom } from '../kv/bulk.ts'
import { currentOf, type Entry, type Head, recordKey, resolve } from '../log/log.ts'
import type { Document, Version } from '../store.ts'
import { PRECEDENCE, SUCCESSIONS } from '../things/precedence.ts'

export interface Verified {
  /** Of each first part of a key, how many were looked at. */
  readonly counts: Readonly<Record<string, number>>
  /** One line each: the key, and what is wrong with it. */
  readonly faults: readonly string[]
}

/** Keys in a page of a whole run. */
const PAGE = 500
/** Texts read at a time: the longest that are stored still fit into an isolate. */
const TEXTS = 10

/** Reads all keys; for a person who wants to be sure, not for a request. */
export async function verify(kv: KVNamespace): Promise<Verified> {
  const counts: Record<string, number> = {}
  const faults: string[] = []
  let cursor: string | null = null
  do {
    const page: Verified & { cursor: string | null } = await verifyPage(kv, { limit: PAGE, cursor })
    for (const [kind, count] of Object.entries(page.counts)) counts[kind] = (counts[kind] ?? 0) + count
    faults.push(...page.faults)
    cursor = page.cursor
  } while (cursor !== null)
  return { counts, faults }
}

/** `limit` keys, and what they name. One list for the page, one for each summary in it, and bulk gets. */
export async function verifyPage(
  kv: KVNamespace,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<Verified & { readonly cursor: string | null }> {
  const page = await listPage(kv, { limit, cursor })
  const metadata = new Map(page.keys.map((key) => [key.name, key.metadata]))
  const keys = [...metadata.keys()]
  /** Not read with the others: files are no text, and what search has made of texts is its own affair. */
  const isBytes = (key: string) => key.startsWith('file/') || key.startsWith('search/')
  const plain = keys.filter((key) => !isBytes(key))
  const isText = (key: string) => key.startsWith('text/')
  const values = await getMany(
    kv,
    plain.filter((key) => !isText(key)),
  )

  /** Missing is null; what was not asked for before is an error of this file. */
  const read = <T>(key: string): T | null => {
    if (!values.has(key)) throw new Error(`${key} was not read`)
    const value = values.get(key) ?? null
    return value === null ? null : (JSON.parse(value) as T)
  }
  async function fetch(wanted: readonly string[], atOnce?: number): Promise<void> {
    const missing = wanted.filter((key) => !values.has(key))
    for (const [key, value] of await getMany(kv, missing, atOnce)) values.set(key, value)
  }

  // What the values of this page name is read too, in two steps: versions and lists, then texts.
  const parsed = plain.flatMap((key) => {
    try {
      return isText(key) ? [] : [JSON.parse(values.get(key) ?? 'null') as unknown]
    } catch {
      return []
    }
  })
  const entries = parsed.flatMap(entriesOf)
  await fetch(entries.flatMap(keysNamed))
  const evidence = parsed.flatMap((value) => [...evidenceIn(value)])
  const versions = [
    ...keys.filter((key) => key.startsWith('version/')).map((key) => key.slice('version/'.length)),
    ...parsed.flatMap((value) => derivedFromOf(value) ?? []),
    ...evidence.map(({ version }) => version),
  ]
  await fetch([...versions.map((version) => textKey(String(version))), ...keys.filter(isText)], TEXTS)

  const texts = new Map<string, Text | null>()
  function textOfVersion(version: string): Text | null {
    const key = textKey(version)
    const known = texts.get(key)
    if (known !== undefined) return known
    const value = values.get(key) ?? null
    const text = value === null ? null : textOf(unescapeBom(value))
    texts.set(key, text)
    return text
  }

  async function checkVersion(id: string): Promise<string | null> {
    const version = read<Version>(versionKey(id))!
    if ((await versionId(version.passage, version.siglum, version.sha256)) !== id) return 'says it is another version'
    const text = textOfVersion(id)
    if (text === null) return 'has no text'
    if ((await sha256(text.string)) !== version.sha256) return 'has a text of another hash'
    if (text.length !== version.length) return `says ${version.length} code points, has ${text.length}`
    if (!isInstant(version.created)) return `says it was made at ${version.created}, which is no time`
    const { derivedFrom } = version
    if (derivedFrom === null) return null
    const source = textOfVersion(derivedFrom.version)
    if (source === null) return `derives from ${derivedFrom.version}, which has no text`
    const { start, end } = derivedFrom
    if (!(0 <= start && start <= end)) return `derives from [${start}, ${end}), which is no span`
    return end > source.length ? `derives from beyond the end of ${derivedFrom.version}` : null
  }

  function checkEvidence({ version, start, end, text }: Evidence): string | null {
    const source = textOfVersion(version)
    if (source === null) return `rests on ${version}, which has no text`
    return slice(source, start, end) === text
      ? null
      : `rests on [${start}, ${end}) of ${version}, which is not its text`
  }

  function checkEntry({ kind, value }: Entry): string | null {
    if (isListKind(kind))
      return values.get(listKey(kind, value as string)) ? null : `names a list ${value} that is not there`
    if (kind === 'version') {
      const { version } = value as Version
      return read(versionKey(version)) === null ? `lists ${version}, which is not there` : null
    }
    if (kind === 'document') {
      const { id, versions } = value as Document
      if (!values.get(mapKey(id))) return `is of a document without a map`
      const lost = versions.find((version) => read(versionKey(version)) === null)
      return lost === undefined ? null : `lists ${lost}, which is not there`
    }
    // Wherever evidence stands in what is recorded, it is known by its members.
    for (const one of evidenceIn(value)) {
      const fault = checkEvidence(one)
      if (fault !== null) return fault
    }
    return null
  }

  async function checkRecord(key: string): Promise<string | null> {
    const record = read<Entry | Entry[]>(key)!
    const prefix = key.slice(0, key.lastIndexOf('/') + 1)
    if ((await recordKey(prefix, record)) !== key) return 'is not what was recorded'
    const light = metadata.get(key)
    if (light && JSON.stringify(light) !== JSON.stringify(record)) return 'says something else in its metadata'
    const [, kind, part] = key.split('/') as [string, Kind, string]
    if ((await kv.get(idPrefix(kind) + part)) === null) return 'is of a thing without an id'
    return firstFault(entriesOf(record).map(checkEntry))
  }

  /** A head tells what is present of the records that count; a history all of them, but for those that came after it. */
  async function checkSummary(key: string): Promise<string | null> {
    const [first, kind, part] = key.split('/') as ['head' | 'history', Kind, string]
    const { entries, built, past } = read<Head<Entry>>(key)!
    const fault = firstFault(entries.map(checkEntry))
    if (fault !== null) return fault
    const records = await listValues<Entry | Entry[]>(kv, `record/${kind}/${part}/`)
    const all = resolve(records.flatMap(entriesOf), PRECEDENCE[kind])
    const present = currentOf(all, SUCCESSIONS[kind])
    // A head from before histories has no `past`, and all of it.
    const come = first === 'head' && past !== undefined ? present : all
    const other = entries.find(
      ({ kind, value }) =>
        kind === 'version' && values.get(versionKey((value as Version).version)) !== JSON.stringify(value),
    )
    if (other) return `lists ${other.slot}, which says something else`
    const said = new Set(all.map((entry) => JSON.stringify(entry)))
    const extra = entries.find((entry) => !said.has(JSON.stringify(entry)))
    if (extra) return `tells of ${nameOf(extra)}, which no record counts`
    const told = new Set(entries.map((entry) => JSON.stringify(entry)))
    const isDue = ({ at }: Entry) => first === 'head' || Date.parse(at) < built
    const missed = come.find((entry) => !told.has(JSON.stringify(entry)) && isDue(entry))
    if (missed) return `misses ${nameOf(missed)}`
    if (first === 'head' && past === false && present.length < all.length) return 'knows of nothing past'
    const inOrder = come.filter((entry) => told.has(JSON.stringify(entry)))
    return JSON.stringify(entries) === JSON.stringify(inOrder) ? null : 'is out of order'
  }

  async function checkIndex(key: string): Promise<string | null> {
    const kind = key.slice('index/'.length) as Kind
    if (!(kind in PRECEDENCE)) return 'is of nothing'
    const { ids } = read<{ ids: string[] }>(key)!
    const known = (await listValues<string>(kv, idPrefix(kind))).sort()
    const missed = known.find((id) => !ids.includes(id))
    if (missed !== undefined) return `misses ${missed}`
    const extra = ids.find((id) => !known.includes(id))
    return extra === undefined ? null : `tells of ${extra}, which is not there`
  }

  async function check(key: string): Promise<string | null> {
    const [first, second = '', third] = key.split('/')
    switch (first) {
      case 'text':
        return textKey(`${'0'.repeat(12)}${await sha256(unescapeBom(values.get(key) ?? ''))}`).startsWith(key)
          ? null
          : 'has another hash'
      case 'file': {
        const bytes = new Uint8Array((await kv.get(key, 'arrayBuffer')) ?? new ArrayBuffer(0))
        return fileKey(await sha256(bytes)) === key ? null : 'has another hash'
      }
      case 'names':
      case 'rules':
        return (await listId(values.get(key) ?? '')) === second ? null : 'has another hash'
      case 'search':
        return null
      case 'map':
        return read(key) === null ? 'is empty' : null
      case 'version':
        return checkVersion(second)
      case 'id':
        return (await idKey(second as Kind, read<string>(key)!)) === key ? null : `says ${read(key)}, which is another`
      case 'record':
        return checkRecord(key)
      case 'head':
      case 'history':
        return checkSummary(key)
      case 'index':
        return third === undefined ? checkIndex(key) : 'is no key of this store'
      default:
        return 'is no key of this store'
    }
  }

  const counts: Record<string, number> = {}
  const faults: string[] = []
  for (const key of keys) {
    const kind = key.split('/')[0]!
    counts[kind] = (counts[kind] ?? 0) + 1
    const fault = await check(key).catch((error: Error) => `cannot be read: ${error.message}`)
    if (fault !== null) faults.push(`${key} ${fault}`)
  }
  return { counts, faults, cursor: page.list_complete ? null : page.cursor }
}

const isListKind = (kind: string): kind is ListKind => (LIST_KINDS as readonly string[]).includes(kind)
const firstFault = (faults: readonly (string | null)[]): string | null => faults.find((fault) => fault !== null) ?? null
const nameOf = ({ kind, slot }: Entry): string => (slot === '' ? kind : `${kind} ${slot}`)
const isInstant = (time: string): boolean => !Number.isNaN(Date.parse(time)) && new Date(time).toISOString() === time

/** The facts of a record or of a summary; of anything else none. */
function entriesOf(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf)
  if (value === null || typeof value !== 'object') return []
  if ('entries' in value) return entriesOf(value.entries)
  return 'kind' in value && 'slot' in value && 'at' in value ? [value as Entry] : []
}

/** What a fact names that is no text. */
function keysNamed({ kind, value }: Entry): string[] {
  if (isListKind(kind)) return [listKey(kind, value as string)]
  if (kind === 'version') return [versionKey((value as Version).version)]
  if (kind !== 'document') return []
  const { id, versions } = value as Document
  return [mapKey(id), ...versions.map(versionKey)]
}

function derivedFromOf(value: unknown): string | null {
  return (value as Version | null)?.derivedFrom?.version ?? null
}

function* evidenceIn(value: unknown): Generator<Evidence> {
  if (value === null || typeof value !== 'object') return
  if ('version' in value && 'start' in value && 'end' in value && 'text' in value) yield value as Evidence
  else for (const part of Object.values(value)) yield* evidenceIn(part)
}
