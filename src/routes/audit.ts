/** The audit trail: who wrote what, and when. */
import * as v from 'valibot'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { pageQuery } from '../schemas/paging.ts'
import { id } from '../schemas/requests.ts'
import { cursor } from '../schemas/responses/values.ts'
import { CursorError } from '../store/kv/bulk.ts'
import { ENTRY_KINDS } from '../store/things/rules.ts'

const query = v.object({
  ...pageQuery.entries,
  passage: v.pipe(v.optional(v.nullable(id), null), v.description('Only of this passage, oldest first.')),
  telegram: v.pipe(v.optional(v.nullable(id), null), v.description('Only of this telegram, oldest first.')),
  superseded: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'false'),
    v.transform((said) => said === 'true'),
    v.description('Only claims that lost to an earlier one, and what was written under them.'),
  ),
})

const entry = v.strictObject({
  at: v.string(),
  by: v.pipe(v.nullable(v.string()), v.description('Name of the token; null for the seeded corpus.')),
  thing: v.picklist(ENTRY_KINDS),
  id: v.string(),
  kind: v.pipe(v.string(), v.description('What was recorded: `passage`, `witness`, `version`, `names` …')),
  slot: v.pipe(v.string(), v.description('Which of its kind: a siglum, the id of a version.')),
  superseded: v.pipe(
    v.boolean(),
    v.description(
      'A record that lost its name to an earlier one, or was written under such a record: it is kept, and does not count.',
    ),
  ),
})

export const getAudit: Route = {
  method: 'GET',
  path: '/v1/audit',
  summary: 'Every record, and who wrote it',
  description: 'Every record with the name of the token that wrote it, by passage and telegram, then by time.',
  token: 'admin',
  query,
  responses: { 200: { description: 'A page of records', schema: v.strictObject({ entries: v.array(entry), cursor }) } },
  async handle(c) {
    const { limit, cursor, passage, telegram, superseded } = readQuery(c.req.url, query)
    const of = passage !== null ? ({ thing: 'passage', id: passage } as const) : null
    const or = telegram !== null ? ({ thing: 'telegram', id: telegram } as const) : null
    const page = await c.var.store.audit({ limit, cursor, of: of ?? or, superseded }).catch((error: unknown) => {
      if (!(error instanceof CursorError)) throw error
      throw problem('invalid-value', error.message, { pointer: '?cursor' })
    })
    // For the holder of the token only: no cache may keep it.
    return respondJson(c, { entries: page.items, cursor: page.cursor }, { cache: CACHE.never })
  },
}
