/**
 * Who added what, and when. There is no second book: every record carries the name of the token it was written with, so what is
 * stored and who stored it cannot part, and neither is ever overwritten.
 */
import { idPrefix, isPart, type Kind, recordPrefix } from '../keys.ts'
import { getMany, listPage } from '../kv/bulk.ts'
import type { Entry } from '../log/log.ts'
import type { Page } from '../store.ts'

export interface AuditEntry {
  /** RFC 3339, UTC, in milliseconds. */
  readonly at: string
  /** Name of the token; null for what was there from the start, and for what no token wrote. */
  readonly by: string | null
  readonly thing: Kind
  /** Of the thing. */
  readonly id: string
  /** Of the fact: `version`, `witness`, `names` … */
  readonly kind: string
  /** Which of its kind: a siglum, a version's id; empty where a thing has only one. */
  readonly slot: string
}

export interface AuditPage {
  /** Records; one may hold several facts that were written together. */
  readonly limit: number
  readonly cursor?: string | null
  /** Only this one, in the order of time; otherwise all, by thing. */
  readonly of?: { readonly thing: Kind; readonly id: string } | null
}

/** One list, and a bulk get for what does not fit beside its key. @throws CursorError */
export async function audit(
  kv: KVNamespace,
  { limit, cursor = null, of = null }: AuditPage,
): Promise<Page<AuditEntry>> {
  const prefix = of === null ? 'record/' : await recordPrefix(of.thing, of.id)
  const page = await listPage<Entry | Entry[]>(kv, { prefix, limit, cursor })
  const heavy = page.keys.filter((key) => !key.metadata).map((key) => key.name)
  const keys = page.keys.map(({ name }) => name.split('/') as [string, Kind, string])
  const digested = keys.filter(([, , part]) => !isPart(part)).map(([, thing, part]) => idPrefix(thing) + part)
  const values = await getMany(kv, [...heavy, ...digested])
  const parsed = <T>(key: string): T | null => JSON.parse(values.get(key) ?? 'null') as T | null

  const items = page.keys.flatMap(({ name, metadata }, i): AuditEntry[] => {
    const [, thing, part] = keys[i]!
    const id = isPart(part) ? part : (parsed<string>(idPrefix(thing) + part) ?? part)
    const facts = [metadata ?? parsed<Entry | Entry[]>(name) ?? []].flat()
    return facts.map(({ at, by = null, kind, slot }) => ({ at, by, thing, id, kind, slot }))
  })
  return { items, cursor: page.list_complete ? null : page.cursor }
}
