/** What a document quotes, each quotation checked. */
import * as v from 'valibot'
import { documentPath } from '../addresses.ts'
import { type QuotationReport, quotationsCsv, quotationsTei } from '../formats/document-quotations.ts'
import { JSON_REPRESENTATION, type Representation } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { chargeQuestions } from '../http/rate.ts'
import { CACHE, entityTag, matchesEtag, notModified, originOf, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { positionQuery } from '../schemas/paging.ts'
import { foundQuotation } from '../schemas/responses/documents.ts'
import { quotationPlaces, quotationVerdict } from '../schemas/responses/quotations.ts'
import { cursor } from '../schemas/responses/values.ts'
import { findDocument } from '../service/documents/shape.ts'
import { quotationsOfDocument } from '../service/quotations/of-document.ts'
import { isStillOf, stateOf, watchedStore } from '../service/store-state.ts'

const CSV: Representation = { extension: '.csv', mediaType: 'text/csv; charset=utf-8' }
const TEI: Representation = {
  extension: '.tei.xml',
  mediaType: 'application/tei+xml',
  aliases: ['application/xml', 'text/xml'],
}

const checked = v.strictObject({
  ...foundQuotation.entries,
  verdict: v.pipe(v.nullable(quotationVerdict), v.description('Null where it was not checked.')),
  unchecked: v.pipe(v.nullable(v.picklist(['too-long', 'no-letters'])), v.description('Why it was not.')),
  places: quotationPlaces,
})

export const getDocumentQuotations: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/quotations',
  summary: 'What a document quotes, and whether each quotation is exact',
  description:
    'Each quotation is compared with all other stored texts: the document itself, and what was cut from it, are no source of what it quotes. ' +
    'Twenty a page; `Link: rel="next"` leads to the next page in every form.',
  query: positionQuery,
  representations: [JSON_REPRESENTATION, CSV, TEI],
  responses: {
    200: {
      description: 'A part of its quotations, in the order of the text',
      schema: v.strictObject({
        version: v.pipe(v.string(), v.description('The text of the document, which `start` and `end` count in.')),
        total: v.pipe(v.number(), v.description('How many quotations the text has.')),
        quotations: v.array(checked),
        cursor,
      }),
    },
  },
  problems: ['unknown-document', 'too-many-requests'],
  async handle(c) {
    const { representation } = c.var
    const { store, isWhole } = watchedStore(c.var.store)
    const from = Number(readQuery(c.req.url, positionQuery).cursor ?? 0)
    const document = await findDocument(store, c.req.param('id') ?? '')
    const state = await stateOf(store)
    const known = { etag: await entityTag(c.req.url, representation.extension, ...state), cache: CACHE.briefly }
    if (matchesEtag(c.req.raw, known.etag)) return notModified(known)
    const { version, language, quotations, total, next } = await quotationsOfDocument(store, document, from, (count) =>
      chargeQuestions(c, count),
    )
    const origin = originOf(c.req.raw)
    const path = `${documentPath(document.id)}/quotations`
    const link = `<${origin}${path}${representation.extension}?cursor=${next}>; rel="next"`
    const headers = next === null ? {} : { Link: link }
    const report: QuotationReport = {
      title: document.name ?? document.id,
      url: origin + documentPath(document.id),
      versionUrl: (id) => `${origin}/v1/versions/${id}`,
      version,
      language,
      quotations,
      from,
      total,
    }
    const body =
      representation === CSV
        ? quotationsCsv(report)
        : representation === TEI
          ? quotationsTei(report)
          : JSON.stringify({
              version,
              total,
              quotations,
              cursor: next === null ? null : String(next),
            })
    const etag = isWhole() && (await isStillOf(store, state)) ? known.etag : await entityTag(body)
    return respond(c, { ...known, etag, headers }, representation.mediaType, () => body)
  },
}
