/** Documents: files that were imported, kept byte for byte, with what was found in them. */
import * as v from 'valibot'
import { documentPath } from '../addresses.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, respond, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { readSentFile } from '../http/upload.ts'
import { LIMITS } from '../limits.ts'
import { document, quotation, repeatWithProposal, storedRepeat } from '../schemas/documents.ts'
import { pageQuery } from '../schemas/paging.ts'
import { language } from '../schemas/requests.ts'
import { cursor, version } from '../schemas/responses.ts'
import { filled } from '../service/validation.ts'
import type { Document } from '../store/store.ts'

/** The types that `src/import/files.ts` reads, told here so that only an import loads what reads them. */
const FILES = [
  'text/plain',
  'text/markdown',
  'text/html',
  'application/xhtml+xml',
  'application/tei+xml',
  'application/xml',
  'text/xml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]

const importQuery = v.object({
  passages: v.pipe(
    v.optional(v.picklist(['all', 'none'], 'Expected all or none.'), 'none'),
    v.description('Whether the passages that are proposed are stored at once; otherwise they are only offered.'),
  ),
  title: v.pipe(
    v.optional(v.nullable(filled('line')), null),
    v.description('Otherwise the one that the file has, or its name.'),
  ),
  language: v.pipe(
    v.optional(v.nullable(language), null),
    v.description('BCP 47; otherwise as the file says, or its script.'),
  ),
})

const imported = v.strictObject({
  document,
  version: v.pipe(version, v.description('The text of the document, which all offsets below count in.')),
  versions: v.pipe(
    v.array(v.string()),
    v.description('All that were made of it: an edition in TEI has one for each witness.'),
  ),
  repeats: v.pipe(v.array(repeatWithProposal), v.description('What is most worth reading first.')),
  precise: v.boolean(),
  reason: v.optional(v.string()),
  stored: v.pipe(
    v.strictObject({
      repeats: v.array(storedRepeat),
      precise: v.boolean(),
      reason: v.optional(v.pipe(v.string(), v.description('Only where precise is false.'))),
    }),
    v.description(
      `Passages of the document that stand in stored versions too. It is held against the ${LIMITS.importLookedInto.value} versions that share ` +
        'most with it; not against its very own text stored otherwise, nor against what was cut from it.',
    ),
  ),
  quotations: v.pipe(v.array(quotation), v.description('In reading order: offered as evidence of telegrams.')),
  passages: v.pipe(v.array(v.string()), v.description('Of the proposed passages, those that were stored now.')),
})

export const importDocument: Route = {
  method: 'POST',
  path: '/v1/documents',
  summary: 'Import a file',
  description:
    'The bytes of a file, whose type the header says, or a form with one file. The file is kept as it is; its text becomes a version of a ' +
    'passage of its own, by the id of the document. What repeats in it, or stands in stored versions too, is offered as passages, each ' +
    '`proposal` ready for POST /v1/passages; ' +
    'what it quotes is offered as evidence. The charset is the one given, else found: UTF-8, UTF-16 with a mark, GB18030, Big5. The same ' +
    'file again changes nothing.',
  token: 'documents',
  query: importQuery,
  file: FILES,
  responses: {
    200: { description: 'This file was there already', schema: imported },
    201: { description: 'Stored', schema: imported },
  },
  problems: ['conflict'],
  async handle(c) {
    const { passages, title, language } = readQuery(c.req.url, importQuery)
    const file = await readSentFile(c.req.raw)
    // Readers of file formats are loaded where a file is read and nowhere else.
    const { acceptAll, documentOf, findingsOf } = await import('../service/documents/importing.ts')
    const wanted = await documentOf(file, { title, language })
    const stored = await c.var.store.addDocument(wanted)
    if (stored === 'conflict')
      throw problem('conflict', `The id "${wanted.id}" is that of another passage.`, { pointer: '' })
    const document = stored.value
    const findings = await findingsOf(c.var.store, document)
    const { version, repeats, precise, reason, stored: elsewhere, quotations } = findings
    const accepted = passages === 'all' ? await acceptAll(c.var.store, findings) : []
    const { versions } = document
    const found = { repeats, precise, reason, stored: elsewhere, quotations }
    const told = { document, version, versions, ...found, passages: accepted }
    return written(told, stored.created, documentPath(document.id))
  },
}

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

async function documentOfPath(c: AppContext): Promise<Document> {
  const id = c.req.param('id') ?? ''
  const found = await c.var.store.getDocument(id)
  if (found === null) throw problem('unknown-document', `There is no document "${id}".`, { pointer: '{id}' })
  return found
}

export const getDocument: Route = {
  method: 'GET',
  path: '/v1/documents/{id}',
  summary: 'What is known of an imported file',
  responses: { 200: { description: 'The document', schema: document } },
  problems: ['unknown-document'],
  async handle(c) {
    return respondJson(c, await documentOfPath(c), { cache: CACHE.forever })
  },
}

const run = v.pipe(
  v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
  v.description('[start, end) of the text was read from [from, to) of the decoded file, all in code points.'),
)

export const getDocumentMap: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/map',
  summary: 'From where in the file each run of the text was read',
  description:
    'Where a run is as long as what it was read from, it is the same characters; else the whole stands for the whole.',
  responses: {
    200: {
      description: 'The runs, which cover the text',
      schema: v.strictObject({
        part: v.pipe(v.nullable(v.string()), v.description('The file inside the file; null for the file itself.')),
        runs: v.array(run),
      }),
    },
  },
  problems: ['unknown-document'],
  async handle(c) {
    const { id } = await documentOfPath(c)
    const map = await c.var.store.readMap(id)
    if (map === null) throw problem('internal-error', `The map of document "${id}" is missing.`)
    return respondJson(c, map, { cache: CACHE.forever })
  },
}

const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"

export const getOriginal: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/original',
  summary: 'The file as it was imported, byte for byte',
  description: 'To be saved, never shown: what strangers sent must not run or pose as a page of this host.',
  representations: [],
  responses: { 200: { description: 'The bytes', mediaTypes: ['*/*'] } },
  problems: ['unknown-document'],
  async handle(c) {
    const found = await documentOfPath(c)
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
