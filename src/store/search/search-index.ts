/**
 * The search index on KV: which versions may contain the searched words. All of it is derived and can be made again from the versions
 * (`npm run reindex`).
 *
 *     search/new/{generation}/{version}   append-only: this version is to be indexed
 *     search/recent-letters               letters of the versions that are in no shard yet, one line of them each
 *     search/{generation}/shard/{n}       term → versions, by number (search/shard.ts)
 *     search/{generation}/versions        number → version and length, of fixed width: nothing is parsed
 *     search/manifest                     the generation in use
 *
 * A write adds two keys: its line in `search/new`, before the version is listed, and `search/recent-letters` with one line more. Two writers at
 * once may each miss the other there: a query that finds `search/recent-letters` made by a writer minutes ago has it made again in the
 * background, from the list in `search/new`. A race can delay a version, never lose it: everything that was ever announced is checked a
 * few times a day.
 *
 * Compaction makes the shards of a new generation beside the old ones and changes the manifest last: a worker that dies before has
 * changed nothing, one that dies after leaves in `search/recent-letters` what the shards have too, which is reported once. A generation is
 * deleted when the one after the next is made: no reader uses it any more.
 *
 * A query reads three times: the manifest with the recent versions, the shards of its terms with the table, the texts of the best. A
 * whole text has terms in every shard: they are read slice by slice, so that never all are in memory.
 */
import { type Keys, writtenTerm } from '../../search/letters.ts'
import { leastOf } from '../../search/probes.ts'
import { type Sample, sharesOf } from '../../search/sample.ts'
import { lookUp, merge, SHARDS, shardOf } from '../../search/shard.ts'
import { isVersionId, textKey, versionKey } from '../keys.ts'
import { getMany, listKeys, unescapeBom } from '../kv/bulk.ts'
import type { Later } from '../log/staleness.ts'
import {
  type IndexLine,
  newIndexLine,
  rowInTable,
  rowOfLine,
  rowsInTable,
  shardAdditions,
  termsOfLine,
  unitsOfLines,
  versionsInTable,
} from './index-lines.ts'

interface Manifest {
  readonly generation: string
  /** The one before, which writers elsewhere may still write for. */
  readonly before: string
  readonly built: number
  /** Versions in its table. */
  readonly count: number
}

interface Recent {
  readonly built: number
  /** Made from the list, and not only from what its writer knew. */
  readonly settled: boolean
  readonly versions: readonly IndexLine[]
}

/** A version that may have what is looked for. */
export interface Candidate {
  readonly version: string
  readonly length: number
  /** How many of the probes it has; of a sample, what it shares of the best stretch. */
  readonly score: number
}

const FIRST: Manifest = { generation: '0', before: '0', built: 0, count: 0 }
/** So many wait until they are worth as many writes as there are shards … */
const COMPACT_AT = 128
/** … or so much: UTF-16 units of their letters. All that waits is read by every search, and KV keeps 25 MB under a key. */
const COMPACT_UNITS = 500_000
/** Milliseconds until the list is asked what writers missed of each other: when it must show all, and else a few times a day. */
const UNSETTLED_AGE = 120_000
const SETTLED_AGE = 6 * 3_600_000
/** Versions whose texts are held in memory at once. */
const BATCH = 40

const MANIFEST = 'search/manifest'
const RECENT = 'search/recent-letters'
/** With terms in place of letters, as earlier versions wrote it: made again from `search/new`, and deleted. */
const FORMER_RECENT = 'search/recent'
const NEW = 'search/new/'
const newPrefix = (generation: string) => `${NEW}${generation}/`
const shardKey = (generation: string, n: number) => `search/${generation}/shard/${n}`
const tableKey = (generation: string) => `search/${generation}/versions`

export interface SearchIndex {
  /** Two writes. */
  add(versions: readonly { readonly version: string; readonly text: string }[]): Promise<void>
  /** Those that have enough of the probes, the best first. Two reads; `complete` false where a shard was missing. */
  candidates(
    probes: readonly string[],
  ): Promise<{ readonly candidates: readonly Candidate[]; readonly complete: boolean }>
  /** Those that have a stretch of a text, the best first. Six reads. */
  sharing(sample: Sample): Promise<{ readonly candidates: readonly Candidate[]; readonly complete: boolean }>
  /** The same as long as the index has the same versions. One bulk read. */
  mark(): Promise<string>
  /** Takes the recent versions into the shards; how many. */
  compact(): Promise<number>
  /** Makes everything again from the versions; how many. */
  rebuild(): Promise<number>
}

export function searchIndex(
  kv: KVNamespace,
  now: () => number,
  later: Later,
  parse: (json: string) => unknown = JSON.parse,
): SearchIndex {
  /** Of one request, because folding a character applies every rule. */
  const keys: Keys = new Map()

  async function state(): Promise<{ manifest: Manifest; recent: Recent | null }> {
    const values = await getMany(kv, [MANIFEST, RECENT])
    const [manifest, recent] = [values.get(MANIFEST) ?? null, values.get(RECENT) ?? null]
    return {
      manifest: manifest === null ? FIRST : (JSON.parse(manifest) as Manifest),
      recent: recent === null ? null : (parse(recent) as Recent),
    }
  }

  /** The versions that the lines in `search/new` name, of the generations that a writer may still use, or of all. */
  async function announced({ generation, before }: Manifest, ever: boolean): Promise<string[]> {
    const prefixes = ever ? [NEW] : [...new Set([FIRST.generation, before, generation])].map(newPrefix)
    const lists = await Promise.all(prefixes.map((prefix) => listKeys(kv, prefix)))
    return lists.flatMap((keys) => keys.map(({ name }) => name.slice(name.lastIndexOf('/') + 1)))
  }

  async function readLines(versions: readonly string[]): Promise<IndexLine[]> {
    const lines: IndexLine[] = []
    for (let at = 0; at < versions.length; at += BATCH) {
      const batch = versions.slice(at, at + BATCH)
      const texts = await getMany(kv, batch.map(textKey))
      for (const version of batch) {
        const text = texts.get(textKey(version)) ?? null
        if (text !== null) lines.push(newIndexLine(version, unescapeBom(text), keys))
      }
    }
    return lines
  }

  async function putRecent(lines: readonly IndexLine[], settled: boolean): Promise<void> {
    const recent: Recent = { built: now(), settled, versions: lines }
    // Derived: when another writer was there within the second, the list brings it right.
    await kv.put(RECENT, JSON.stringify(recent)).catch(() => undefined)
  }

  /** The recent ones as they should be: what is known and announced, and is in no shard. */
  async function settled(manifest: Manifest, known: readonly IndexLine[], ever = false): Promise<IndexLine[]> {
    const table = new Set(versionsInTable(await tableOf(manifest)))
    const lines = new Map(known.filter(({ version }) => !table.has(version)).map((line) => [line.version, line]))
    const missing = [...new Set(await announced(manifest, ever))].filter((id) => !table.has(id) && !lines.has(id))
    for (const line of await readLines(missing)) lines.set(line.version, line)
    return [...lines.values()].sort((a, b) => (a.version < b.version ? -1 : 1))
  }

  async function refresh(manifest: Manifest, known: readonly IndexLine[], ever = false): Promise<IndexLine[]> {
    const lines = await settled(manifest, known, ever)
    await putRecent(lines, true)
    return lines
  }

  /** The recent ones where none are kept: in a new store, or in one of an earlier version. */
  async function linesAnnounced(manifest: Manifest): Promise<IndexLine[]> {
    const lines = await settled(manifest, [])
    if (lines.length > 0) later(kv.delete(FORMER_RECENT).catch(() => undefined))
    return lines
  }

  /** For readers; what has grown old is made again behind the answer. */
  async function current(): Promise<{ manifest: Manifest; lines: readonly IndexLine[] }> {
    const { manifest, recent } = await state()
    if (recent === null) {
      const lines = await linesAnnounced(manifest)
      await putRecent(lines, true)
      return { manifest, lines }
    }
    if (now() - recent.built > (recent.settled ? SETTLED_AGE : UNSETTLED_AGE))
      later(refresh(manifest, recent.versions, recent.settled).catch(() => undefined))
    return { manifest, lines: recent.versions }
  }

  async function tableOf({ generation, count }: Manifest): Promise<string> {
    return count === 0 ? '' : ((await kv.get(tableKey(generation))) ?? '')
  }

  /** Shards and table first, the manifest last. */
  async function publish(manifest: Manifest, shards: readonly string[], table: string): Promise<void> {
    const generation = `${now().toString(36)}-${crypto.randomUUID().slice(0, 8)}`
    for (const [n, shard] of shards.entries()) await kv.put(shardKey(generation, n), shard)
    await kv.put(tableKey(generation), table)
    const current = (await state()).manifest
    if (current.generation !== manifest.generation) {
      // Another compaction was done meanwhile: what it did not know is still announced.
      for (const key of [...shards.keys()].map((n) => shardKey(generation, n))) await kv.delete(key)
      await kv.delete(tableKey(generation))
      return
    }
    const next: Manifest = { generation, before: manifest.generation, built: now(), count: rowsInTable(table) }
    await kv.put(MANIFEST, JSON.stringify(next))
    await putRecent(await settled(next, []), true)
    if (manifest.before === FIRST.generation || manifest.before === manifest.generation) return
    const outdated = [...shards.keys()].map((n) => shardKey(manifest.before, n))
    for (const key of [...outdated, tableKey(manifest.before)]) await kv.delete(key)
  }

  async function compact(): Promise<number> {
    const { manifest, recent } = await state()
    const lines = await settled(manifest, recent?.versions ?? [])
    if (lines.length === 0) return 0
    const table = await tableOf(manifest)
    const additions = shardAdditions(lines, rowsInTable(table))
    const shards: string[] = []
    for (let n = 0; n < SHARDS; n++) {
      const shard = manifest.count === 0 ? '' : await kv.get(shardKey(manifest.generation, n))
      // Without one of them the new generation would forget what it had.
      if (shard === null) throw new Error(`Shard ${n} of generation ${manifest.generation} is missing: reindex.`)
      shards.push(merge(shard, additions[n]!))
    }
    await publish(manifest, shards, table + lines.map(rowOfLine).join(''))
    return lines.length
  }

  return {
    async add(versions) {
      const { manifest, recent } = await state()
      // Before anything is written: a line more, without those that are only announced, would hide these from every search.
      const others = recent?.versions ?? (await linesAnnounced(manifest))
      for (const { version } of versions) await kv.put(newPrefix(manifest.generation) + version, version)
      const known = new Map(others.map((line) => [line.version, line]))
      for (const { version, text } of versions) known.set(version, newIndexLine(version, text, keys))
      const lines = [...known.values()]
      await putRecent(lines, false)
      const [before, units] = [others, lines].map(unitsOfLines) as [number, number]
      const isFull = lines.length >= COMPACT_AT || units >= COMPACT_UNITS
      // Once, and every so often again, should a worker have died over it: not while one is at work.
      const isDue = (before < COMPACT_UNITS && units >= COMPACT_UNITS) || lines.length % 32 < versions.length
      if (isFull && isDue) later(compact().catch(() => undefined))
    },

    async candidates(probes) {
      const { manifest, lines } = await current()
      const scores = new Map<string, Candidate>()
      const looked = probes.map(writtenTerm)
      for (const { version, length, letters } of lines) {
        let score = 0
        for (const term of looked) if (letters.includes(term)) score++
        if (score > 0) scores.set(version, { version, length, score })
      }
      let complete = true
      if (manifest.count > 0) {
        const places = probes.map((probe) => shardKey(manifest.generation, shardOf(probe)))
        const values = await getMany(kv, [...places, tableKey(manifest.generation)])
        const counts = new Uint8Array(manifest.count)
        probes.forEach((probe, i) => {
          const shard = values.get(places[i]!) ?? null
          if (shard === null) complete = false
          else for (const number of lookUp(shard, probe)) counts[number]!++
        })
        const table = values.get(tableKey(manifest.generation)) ?? ''
        if (rowsInTable(table) !== manifest.count) complete = false
        else
          for (let number = 0; number < counts.length; number++) {
            if (counts[number]! < leastOf(probes.length)) continue
            const row = rowInTable(table, number)
            scores.set(row.version, { ...row, score: counts[number]! })
          }
      }
      const candidates = [...scores.values()].filter(({ score }) => score >= leastOf(probes.length)).sort(bestFirst)
      return { candidates, complete }
    },

    async sharing(sample) {
      const { manifest, lines } = await current()
      const { generation, count } = manifest
      const table = await tableOf(manifest)
      let complete = rowsInTable(table) === count
      const stored = complete ? count : 0
      const having: number[][] = sample.probes.map(() => [])
      // A short text asks for few of them.
      const asked = stored === 0 ? [] : [...new Set(sample.probes.map(shardOf))].sort((a, b) => a - b)
      for (let first = 0; first < asked.length; first += SLICE) {
        const slice = new Set(asked.slice(first, first + SLICE))
        const shards = await getMany(
          kv,
          [...slice].map((n) => shardKey(generation, n)),
        )
        sample.probes.forEach((probe, i) => {
          const n = shardOf(probe)
          if (!slice.has(n)) return
          const shard = shards.get(shardKey(generation, n)) ?? null
          if (shard === null) complete = false
          else having[i] = lookUp(shard, probe)
        })
      }
      const places = new Map(sample.probes.map((probe, i) => [probe, i]))
      lines.forEach((line, i) => {
        for (const term of termsOfLine(line)) having[places.get(term) ?? -1]?.push(stored + i)
      })
      const shares = sharesOf(sample, stored + lines.length, having)
      const found = new Map<string, Candidate>()
      shares.forEach((score, number) => {
        if (score === 0) return
        const { version, length } = number < stored ? rowInTable(table, number) : lines[number - stored]!
        found.set(version, { version, length, score })
      })
      return { candidates: [...found.values()].sort(bestFirst), complete }
    },

    async mark() {
      const { manifest, lines } = await current()
      return [manifest.generation, ...lines.map(({ version }) => version).sort()].join(' ')
    },

    compact,

    async rebuild() {
      const { manifest } = await state()
      const ids = (await listKeys(kv, versionKey('')))
        .map(({ name }) => name.slice(versionKey('').length))
        .filter(isVersionId)
      let shards: string[] = Array.from({ length: SHARDS }, () => '')
      let table = ''
      for (let at = 0; at < ids.length; at += REBUILT_AT_ONCE) {
        const lines = await readLines(ids.slice(at, at + REBUILT_AT_ONCE))
        const additions = shardAdditions(lines, rowsInTable(table))
        shards = shards.map((shard, n) => merge(shard, additions[n]!))
        table += lines.map(rowOfLine).join('')
      }
      await publish(manifest, shards, table)
      return rowsInTable(table)
    },
  }
}

/** Shards in memory at once: of 10,000 versions, some 19 MB of the 25 that a bulk read may bring. */
const SLICE = 16

const bestFirst = (a: Candidate, b: Candidate): number => b.score - a.score || (a.version < b.version ? -1 : 1)

/** Of a rebuild, between two merges. */
const REBUILT_AT_ONCE = 2_000
