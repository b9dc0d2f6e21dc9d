/**
 * Lists who added what, and when. There is no second journal: every record carries the name of the token it was written with, so
 * content and author cannot diverge, and neither is ever overwritten.
 */
import { idPrefix, isPart, recordPrefix, type ThingKind } from '../keys.ts'
import { getMany, listPage } from '../kv/bulk.ts'
import { type Entry, recordedOf } from '../log/entry.ts'
import { factOf, type Log } from '../log/log.ts'
import type { ListPage } from '../store.ts'
import { ENTRY_KINDS } from '../things/rules.ts'

export interface AuditEntry {
  /** When it was recorded. RFC 3339, UTC, in milliseconds. */
  readonly at: string
  /** Name of the token; null for what was there from the start, and for what no token wrote. */
  readonly by: string | null
  readonly thing: ThingKind
  /** Of the thing. */
  readonly id: string
  /** Of the fact: `version`, `witness`, `names` … */
  readonly kind: string
  /** Which of its kind: a siglum, a version's id; empty where a thing has only one. */
  readonly slot: string
  /** The claim that it made, or was made under, lost to an earlier one: it is kept and does not count. */
  readonly superseded: boolean
}

export interface AuditPage {
  /** Records; one may hold several facts that were written together. */
  readonly limit: number
  readonly cursor?: string | null
  /** Only this one, in the order of time; otherwise all, by thing. */
  readonly of?: { readonly thing: ThingKind; readonly id: string } | null
  /** Only facts that were superseded. */
  readonly superseded?: boolean
}

type Logs = Readonly<Record<ThingKind, Pick<Log<Entry>, 'readMany' | 'resolution'>>>

/**
 * One list, and a bulk get for values that do not fit into metadata; to know what was superseded, one list more for one thing, or a
 * bulk get of heads for many. @throws CursorError
 */
export async function audit(
  kv: KVNamespace,
  logs: Logs,
  { limit, cursor = null, of = null, superseded = false }: AuditPage,
): Promise<ListPage<AuditEntry>> {
  const prefix = of === null ? 'record/' : await recordPrefix(of.thing, of.id)
  const page = await listPage<Entry | Entry[]>(kv, { prefix, limit, cursor })
  const heavy = page.keys.filter((key) => !key.metadata).map((key) => key.name)
  const keys = page.keys.map(({ name }) => name.split('/') as [string, ThingKind, string])
  const digested = keys.filter(([, , part]) => !isPart(part)).map(([, thing, part]) => idPrefix(thing) + part)
  const values = await getMany(kv, [...heavy, ...digested])
  const parsed = <T>(key: string): T | null => JSON.parse(values.get(key) ?? 'null') as T | null
  const idOf = (thing: ThingKind, part: string) =>
    isPart(part) ? part : (parsed<string>(idPrefix(thing) + part) ?? part)

  const things = new Map(keys.map(([, thing, part]) => [`${thing} ${part}`, { thing, id: idOf(thing, part) }]))
  const lost = await lostFacts(logs, [...things.values()], of !== null)
  const items = page.keys.flatMap(({ name, metadata }, i): AuditEntry[] => {
    const [, thing, part] = keys[i]!
    const id = idOf(thing, part)
    const facts = [metadata ?? parsed<Entry | Entry[]>(name) ?? []].flat()
    return facts.map((fact) => {
      const { by = null, kind, slot } = fact
      const isLost = lost.get(`${thing} ${id}`)?.has(factOf(fact)) ?? false
      return { at: recordedOf(fact), by, thing, id, kind, slot, superseded: isLost }
    })
  })
  return {
    items: superseded ? items.filter((item) => item.superseded) : items,
    cursor: page.list_complete ? null : page.cursor,
  }
}

async function lostFacts(
  logs: Logs,
  things: readonly { thing: ThingKind; id: string }[],
  isOne: boolean,
): Promise<Map<string, Set<string>>> {
  const lost = new Map<string, Set<string>>()
  for (const kind of ENTRY_KINDS) {
    const ids = things.filter(({ thing }) => thing === kind).map(({ id }) => id)
    if (ids.length === 0) continue
    if (isOne) {
      for (const id of ids) lost.set(`${kind} ${id}`, new Set((await logs[kind].resolution(id)).superseded.map(factOf)))
      continue
    }
    const heads = await logs[kind].readMany(ids)
    for (const [i, head] of heads.entries()) lost.set(`${kind} ${ids[i]}`, new Set(head?.superseded ?? []))
  }
  return lost
}
