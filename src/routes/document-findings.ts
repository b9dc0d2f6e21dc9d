/** What was found in a document. */
import * as v from 'valibot'
import { cacheOf } from '../http/edge.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import { CACHE, entityTag, matchesEtag, notModified, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { positionQuery } from '../schemas/paging.ts'
import { proposedTelegram, quotation, repeatWithProposal, storedRepeat } from '../schemas/responses/documents.ts'
import { cursor } from '../schemas/responses/values.ts'
import { findingsOf, partOf } from '../service/documents/importing.ts'
import { findDocument } from '../service/documents/shape.ts'
import { isStillOf, stateOf, watchedStore } from '../service/store-state.ts'

const findingsQuery = v.object({
  of: v.pipe(
    v.optional(
      v.picklist(
        ['repeats', 'stored', 'quotations', 'telegrams'],
        'Expected repeats, stored, quotations or telegrams.',
      ),
      'repeats',
    ),
    v.description('Which list.'),
  ),
  ...positionQuery.entries,
})

export const getDocumentFindings: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/findings',
  summary: 'What was found in a document, one list a page at a time',
  description:
    'The lists of which the import has the beginning. What occurs in other texts too is searched for again at each request.',
  query: findingsQuery,
  responses: {
    200: {
      description: 'A part of the list',
      schema: v.strictObject({
        of: v.string(),
        entries: v.array(v.union([repeatWithProposal, storedRepeat, quotation, proposedTelegram])),
        cursor,
      }),
    },
  },
  problems: ['unknown-document', 'too-many-requests'],
  async handle(c) {
    const { of, cursor } = readQuery(c.req.url, findingsQuery)
    const document = await findDocument(c.var.store, c.req.param('id') ?? '')
    const state = await stateOf(c.var.store)
    const known = { etag: await entityTag(c.req.url, ...state), cache: CACHE.briefly }
    if (matchesEtag(c.req.raw, known.etag)) return notModified(known)
    const [own] = await c.var.store.getVersions(document.versions.slice(0, 1))
    await chargeWork(c, own?.length ?? 0, 2)
    const { store, isWhole } = watchedStore(c.var.store)
    const findings = await findingsOf(store, document, cacheOf(c))
    const { entries, next } = partOf<unknown>(
      of === 'stored' ? findings.stored.repeats : findings[of],
      Number(cursor ?? 0),
      400_000,
    )
    const body = JSON.stringify({ of, entries, cursor: next === null ? null : String(next) })
    const isKept = isWhole() && findings.stored.precise && (await isStillOf(c.var.store, state))
    const etag = isKept ? known.etag : await entityTag(body)
    return respond(c, { ...known, etag }, JSON_REPRESENTATION.mediaType, () => body)
  },
}
