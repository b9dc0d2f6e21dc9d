/** Verifies the store, a page of keys at a time. */
import * as v from 'valibot'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { cursor } from '../schemas/responses/values.ts'
import { CursorError } from '../store/kv/bulk.ts'

/** Each head in a page costs a list, and each text is read: this stays within what one request may ask of KV. */
const MOST = 200

const query = v.object({
  limit: v.pipe(
    v.optional(v.string(), '50'),
    v.regex(/^\d{1,3}$/, `Expected a whole number from 1 to ${MOST}.`),
    v.transform(Number),
    v.minValue(1, 'Expected at least 1.'),
    v.maxValue(MOST, `Expected at most ${MOST}.`),
  ),
  cursor: v.pipe(v.optional(v.nullable(v.string()), null), v.description('The `cursor` of the page before.')),
})

export const getVerification: Route = {
  method: 'GET',
  path: '/v1/verify',
  summary: 'Verify the store',
  description: `Checks every hash, name, span, head and index of a page of keys; a complete run has all pages until \`cursor\` is null. A
summary that another location has just rewritten may be reported as a fault for a minute.`,
  token: 'admin',
  query,
  responses: {
    200: {
      description: 'What was checked, and what is wrong',
      schema: v.strictObject({
        counts: v.record(v.string(), v.number()),
        faults: v.pipe(v.array(v.string()), v.description('Each a key and what is wrong with it.')),
        cursor,
      }),
    },
  },
  async handle(c) {
    const page = await c.var.store.verify(readQuery(c.req.url, query)).catch((error: unknown) => {
      if (!(error instanceof CursorError)) throw error
      throw problem('invalid-value', error.message, { pointer: '?cursor' })
    })
    return respondJson(c, page, { cache: CACHE.never })
  },
}
