/** Documents: imported files, kept byte for byte, with where each run of their text was read from. */
import * as v from 'valibot'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, respond, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { pageQuery, positionQuery } from '../schemas/paging.ts'
import { document } from '../schemas/responses/documents.ts'
import { cursor } from '../schemas/responses/values.ts'
import { findDocument } from '../service/documents/shape.ts'
import type { Document } from '../store/store.ts'
import { grouped } from '../text/grouped.ts'

const documentAsked = (c: AppContext): Promise<Document> => findDocument(c.var.store, c.req.param('id') ?? '')

export const listDocuments: Route = {
  method: 'GET',
  path: '/v1/documents',
  summary: 'All imported files, by id',
  query: pageQuery,
  responses: {
    200: { description: 'A page of documents', schema: v.strictObject({ documents: v.array(document), cursor }) },
  },
  async handle(c) {
    const { items, cursor } = await c.var.store.listDocuments(readQuery(c.req.url, pageQuery))
    return respondJson(c, { documents: items, cursor })
  },
}

export const getDocument: Route = {
  method: 'GET',
  path: '/v1/documents/{id}',
  summary: 'What is known of an imported file',
  responses: { 200: { description: 'The document', schema: document } },
  problems: ['unknown-document'],
  async handle(c) {
    return respondJson(c, await documentAsked(c), { cache: CACHE.forever })
  },
}

const run = v.pipe(
  v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
  v.description('[start, end) of the text was read from [from, to) of the decoded file, all in code points.'),
)

const departure = v.pipe(
  v.strictTuple([v.string(), v.number(), v.number()]),
  v.description('The kind, and [from, to) of the decoded file, in code points.'),
)
/** Of each list in an answer. */
const MAP_PART = 8_000

export const getDocumentMap: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/map',
  summary: 'From where in the file each run of the text was read, and what of the file is not in the text',
  description:
    'Where a run is as long as what it was read from, the two have the same characters; otherwise the whole run corresponds to the whole of it. ' +
    `At most ${grouped(MAP_PART)} entries of each list at once.`,
  query: positionQuery,
  responses: {
    200: {
      description: 'The runs, which cover the text, and the departures in the order of the file',
      schema: v.strictObject({
        part: v.pipe(v.nullable(v.string()), v.description('The file inside the file; null for the file itself.')),
        runs: v.array(run),
        leftOut: v.array(departure),
        changed: v.array(departure),
        cursor,
      }),
    },
  },
  problems: ['unknown-document'],
  async handle(c) {
    const from = Number(readQuery(c.req.url, positionQuery).cursor ?? 0)
    const { id } = await documentAsked(c)
    const map = await c.var.store.readMap(id)
    if (map === null) throw problem('internal-error', `The map of document "${id}" is missing.`)
    const { part, runs, leftOut = [], changed = [] } = map
    const to = from + MAP_PART
    const next = Math.max(runs.length, leftOut.length, changed.length) > to ? String(to) : null
    const [ofRuns, ofLeftOut, ofChanged] = [runs, leftOut, changed].map((list) => list.slice(from, to))
    const answer = { part, runs: ofRuns, leftOut: ofLeftOut, changed: ofChanged, cursor: next }
    return respondJson(c, answer, { cache: CACHE.forever })
  },
}

const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"

export const getDocumentFile: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/original',
  summary: 'The file as it was imported, byte for byte',
  description: 'Sent as a download: an imported file must not run, or look like a page of this host.',
  representations: [],
  responses: { 200: { description: 'The bytes', mediaTypes: ['*/*'] } },
  problems: ['unknown-document'],
  async handle(c) {
    const found = await documentAsked(c)
    const headers = {
      'Content-Disposition': `attachment; filename*=UTF-8''${fileName(found)}`,
      'X-Content-Type-Options': 'nosniff',
    }
    const charset = found.encoding === null ? '' : `; charset=${found.encoding}`
    const of = { etag: await entityTag('original', found.sha256, found.mediaType), cache: CACHE.forever, headers }
    const response = await respond(c, of, found.mediaType + charset, async () => {
      const bytes = await c.var.store.readFile(found)
      if (bytes === null) throw problem('internal-error', `The file of document "${found.id}" is missing.`)
      return bytes
    })
    // A 304 has no body that could run, and what it says would replace what was kept.
    if (response.status === 200) response.headers.set('Content-Security-Policy', SANDBOX)
    return response
  },
}

/** RFC 8187: what is no letter, digit or plain sign is escaped. */
const fileName = ({ name, id }: Document) =>
  encodeURIComponent(name ?? id).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
