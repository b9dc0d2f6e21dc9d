/**
 * The store on Workers KV. Texts, versions and lists are content-addressed and written once; what belongs to a passage or a telegram is
 * an append-only log (log/log.ts). A text is written before the version that names it, and that before the record that lists it, so a
 * writer that dies in between leaves no name that points at nothing.
 */

import type { Coordinate } from './coordinator/client.ts'
import { versionKey } from './keys.ts'
import { getMany } from './kv/bulk.ts'
import { type Memory, remembering } from './kv/remembering.ts'
import { type By, type LogContext, log, type Seeding } from './log/log.ts'
import { readOnce } from './log/read-once.ts'
import type { Later } from './log/staleness.ts'
import { searchIndex } from './search/search-index.ts'
import type { NameList, Store } from './store.ts'
import type { PassageContext } from './things/context.ts'
import { decisionLog, decisionStore } from './things/decisions.ts'
import { documentStore } from './things/documents.ts'
import { listStore } from './things/lists.ts'
import { PASSAGE_RULES, type PassageEntry, toPassage } from './things/passage-entries.ts'
import { passageStore } from './things/passages.ts'
import { reconcileVersions } from './things/reconcile-versions.ts'
import { telegramLog, telegramStore } from './things/telegrams.ts'
import { versionStore } from './things/versions.ts'
import { witnessStore } from './things/witnesses.ts'
import { audit } from './upkeep/audit.ts'
import { verifyPage } from './upkeep/verify.ts'

const MINUTE = 60_000
/** Versions that a check of the store reads at most: one bulk get. */
const CHECKED = 100

/** Summaries that one request may make again beside what it was asked for. */
const REFRESHES = 10

export interface StoreOptions {
  /** The binding COORDINATOR, where it is on. */
  readonly coordinate?: Coordinate | null
  /** Where a corpus is stored. */
  readonly seeding?: Seeding | null
  /** There is no other writer, and every write is visible at once (log/log.ts). */
  readonly alone?: boolean
  /** For one request: it reads each thing at most once. */
  readonly once?: boolean
  /** Of the isolate, for one namespace: what never changes is read once. */
  readonly memory?: Memory | null
}

/**
 * The store for one request.
 *
 * @param now   milliseconds since 1970: `Date.now`
 * @param later work that may outlast the answer: `ctx.waitUntil`
 * @param by    name of the token that is written with, asked when something is written
 */
export function kvStore(
  namespace: KVNamespace,
  now: () => number,
  later: Later = () => undefined,
  by: By = () => undefined,
  { coordinate = null, seeding = null, alone = false, once = false, memory = null }: StoreOptions = {},
): Store {
  const { kv, knows, parse } =
    memory === null ? { kv: namespace, knows: () => false, parse: JSON.parse } : remembering(namespace, memory)
  const logs: LogContext = { kv, parse, now, later, by, coordinate, seeding, alone, refreshes: { left: REFRESHES } }
  const all = log<PassageEntry>(logs, 'passage', PASSAGE_RULES, (_, resolution, since) =>
    reconcileVersions(kv, resolution, since),
  )
  const passages = once ? readOnce(all, now) : all
  const search = searchIndex(kv, now, later, parse)
  const context: PassageContext = { kv, now, later, passages, search }
  const lists = listStore(context)
  const telegramRecords = once ? readOnce(telegramLog(logs), now) : telegramLog(logs)
  const telegrams = telegramStore(logs, telegramRecords)
  const decisions = once ? readOnce(decisionLog(logs), now) : decisionLog(logs)
  const toNames = ({ id, entries }: { id: string; entries: NameList['names'] }): NameList => ({ id, names: entries })

  return {
    ...passageStore(context),
    ...witnessStore(context),
    ...versionStore(context),
    ...documentStore(context),
    ...lists,
    ...telegrams,
    ...decisionStore(logs, decisions, knows),

    namesOf: async (passage) => toNames(await lists.listInForce('names', passage)),
    async getNames(id) {
      const list = await lists.getList('names', id)
      return list && toNames(list)
    },

    charge: async () => undefined,
    candidates: search.candidates,
    sharing: search.sharing,
    indexMark: search.mark,
    reindex: search.rebuild,

    digestOfKind: (kind, of) => {
      const records = { passage: passages, telegram: telegramRecords, decisions }[kind]
      return of === 'heads' ? records.digestOfHeads() : records.digest()
    },

    // What is checked is what is stored.
    audit: (page) => audit(namespace, { passage: passages, telegram: telegramRecords, decisions }, page),
    verify: (page) => verifyPage(namespace, page),

    async check() {
      const [ids, { items }] = await Promise.all([passages.ids(), telegrams.listTelegrams({ limit: 1 })])
      // Another one each time: who asks every minute has soon looked at all of them.
      const id = ids[Math.floor(now() / MINUTE) % Math.max(1, ids.length)]
      const head = id === undefined ? null : await passages.read(id)
      const versions = (toPassage(head, now())?.witnesses ?? []).flatMap(({ current }) => current?.version ?? [])
      const read = await getMany(kv, versions.slice(0, CHECKED).map(versionKey))
      return {
        seeded: items.length > 0,
        complete: (id === undefined || head !== null) && ![...read.values()].includes(null),
      }
    },
  }
}
