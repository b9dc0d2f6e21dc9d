/** Documents: imported files, kept byte for byte, with what was found in them. */
import * as v from 'valibot'
import { documentPath } from '../addresses.ts'
import { cacheOf } from '../http/edge.ts'
import type { AppContext } from '../http/env.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import { CACHE, entityTag, matchesEtag, notModified, respond, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { readUpload, type Upload } from '../http/upload.ts'
import { LIMITS } from '../limits.ts'
import { pageQuery } from '../schemas/paging.ts'
import { id, language, siglum } from '../schemas/requests.ts'
import {
  document,
  proposedTelegram,
  quotation,
  repeatWithProposal,
  storedRepeat,
} from '../schemas/responses/documents.ts'
import { version } from '../schemas/responses/passages.ts'
import { cursor } from '../schemas/responses/values.ts'
import {
  acceptAll,
  departuresOf,
  documentOf,
  findingsOf,
  partOf,
  witnessesOfFiles,
} from '../service/documents/importing.ts'
import { isStillOf, stateOf, watchedStore } from '../service/store-state.ts'
import { filled } from '../service/validation.ts'
import type { Document } from '../store/store.ts'
import { grouped } from '../text/grouped.ts'

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
  'application/vnd.oasis.opendocument.text',
  'application/epub+zip',
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
  charset: v.pipe(
    v.optional(v.nullable(filled('line')), null),
    v.description(
      'Its encoding, by any label of the Encoding Standard; otherwise the one given with the file, or found.',
    ),
  ),
  notes: v.pipe(
    v.optional(v.nullable(v.picklist(['inline', 'foot', 'none'], 'Expected inline, foot or none.')), null),
    v.description(
      'Where notes go: at their places, after the text, or nowhere. Otherwise those that the source prints within its lines stay there and all others are left out.',
    ),
  ),
  readings: v.pipe(
    v.optional(v.nullable(filled('siglum')), null),
    v.description('The siglum of a witness of the file: the text has its readings; otherwise those of the lemmas.'),
  ),
  layer: v.pipe(
    v.optional(v.picklist(['first', 'last'], 'Expected first or last.'), 'last'),
    v.description('Of a text with corrections or tracked changes: as it was before all of them, or after.'),
  ),
})
const formFields = v.object({
  ...importQuery.entries,
  passage: v.pipe(
    v.optional(v.nullable(id), null),
    v.description('Of several files: the id of the passage whose witnesses they become; otherwise one is made.'),
  ),
})

const departures = v.record(v.string(), v.number())

const imported = v.strictObject({
  document,
  version: v.pipe(version, v.description('The text of the document, which all offsets below count in.')),
  versions: v.pipe(
    v.array(v.string()),
    v.description(
      'All that were made of it: its text, then the witnesses that it encodes and the other layers of its text. Of several files the witness of each.',
    ),
  ),
  leftOut: v.pipe(
    departures,
    v.description(
      'What of the file is not in the text, by kind, and how often: the name of a TEI element where TEI has one for it (`note`, `del`, `fw`). ' +
        'Where, says the map of the document.',
    ),
  ),
  changed: v.pipe(
    departures,
    v.description('What is in the text otherwise than in the file: signs for gaps, characters for glyphs.'),
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
        'most with it, as far as they are not too long for it; not against its very own text stored otherwise, nor against what was cut from it.',
    ),
  ),
  quotations: v.pipe(v.array(quotation), v.description('In reading order: offered as evidence of telegrams.')),
  telegrams: v.pipe(
    v.array(proposedTelegram),
    v.description('The letters and telegrams that the file says it holds, each ready for POST /v1/telegrams.'),
  ),
  more: v.pipe(
    v.record(v.string(), v.number()),
    v.description(
      'Lists that are longer than what is told here, and their length: the findings of the document have the rest.',
    ),
  ),
  passages: v.pipe(v.array(v.string()), v.description('Of the proposed passages, those that were stored now.')),
  passage: v.optional(v.pipe(v.string(), v.description('Of several files: the passage whose witnesses they are.'))),
  documents: v.optional(v.pipe(v.array(document), v.description('Of several files: each of them.'))),
})

export const importDocument: Route = {
  method: 'POST',
  path: '/v1/documents',
  summary: 'Import a file, or several as the witnesses of one passage',
  description:
    'The bytes of a file, whose type the header says, or a form with files. A file is kept as it is; its text becomes a version of a ' +
    'passage of its own, by the id of the document, and the witnesses that an edition encodes become witnesses beside it. What is not in the ' +
    'text is told by kind and count. What repeats in it, or stands in stored versions too, is offered as passages, each ' +
    '`proposal` ready for POST /v1/passages; what it quotes is offered as evidence. The charset is the one given, else it is told by ' +
    'evidence or the file refused (`undecided-encoding`). The same file again changes nothing. Several files of a form (`file`, each with a ' +
    '`siglum`, in their order) become the witnesses of one passage, the one that `passage` names or a new one.',
  token: 'documents',
  query: importQuery,
  file: FILES,
  responses: {
    200: { description: 'This file was there already', schema: imported },
    201: { description: 'Stored', schema: imported },
  },
  problems: ['conflict', 'undecided-encoding'],
  async handle(c) {
    const upload = await readUpload(c.req.raw)
    const asked = askedOf(c.req.url, upload)
    const { passages, title, language, charset, notes, readings, layer } = asked
    const said = { title, language, charset, reading: { notes, readings, layer } }
    const sigla = siglaOf(upload)
    if (upload.files.length > 1 || asked.passage !== null || sigla.length > 0) {
      const made = await witnessesOfFiles(c.var.store, { files: upload.files, sigla, passage: asked.passage, said })
      const [version] = await c.var.store.getVersions(made.versions.slice(0, 1))
      const nothing = { repeats: [], quotations: [], telegrams: [], more: {}, passages: [] }
      const reason = 'several files are not looked into: compare them as witnesses of their passage'
      const told = {
        ...{ document: made.documents[0], version, versions: made.versions, ...departuresOf(made.map) },
        ...{ ...nothing, precise: false, reason, stored: { repeats: [], precise: false, reason } },
        ...{ passage: made.id, documents: made.documents },
      }
      return written(told, made.created, `/v1/passages/${made.id}`)
    }
    const [file = { bytes: new Uint8Array(), mediaType: '', charset: null, name: null }] = upload.files
    const wanted = await documentOf(file, said)
    const stored = await c.var.store.addDocument(wanted)
    if (stored === 'conflict')
      throw problem('conflict', `The id "${wanted.id}" is that of another passage.`, { pointer: '' })
    const document = stored.value
    const findings = await findingsOf(c.var.store, document, cacheOf(c))
    const accepted = passages === 'all' ? await acceptAll(c.var.store, findings) : []
    const lists = {
      repeats: findings.repeats,
      stored: findings.stored.repeats,
      quotations: findings.quotations,
      telegrams: findings.telegrams,
    }
    const parts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, partOf<unknown>(list).entries]))
    const more = Object.entries(lists).filter(([name, list]) => parts[name]!.length < list.length)
    const told = {
      document,
      version: findings.version,
      versions: document.versions,
      ...departuresOf(wanted.map),
      ...parts,
      precise: findings.precise,
      reason: findings.reason,
      stored: { ...findings.stored, repeats: parts.stored },
      more: Object.fromEntries(more.map(([name, list]) => [name, list.length])),
      passages: accepted,
    }
    return written(told, stored.created, documentPath(document.id))
  },
}

/** What the query says, and the fields of the form: the form goes before. @throws 422 for a field that means nothing here */
function askedOf(url: string, { fields }: Upload): v.InferOutput<typeof formFields> {
  const query = new URL(url)
  for (const [name, values] of fields) {
    // A field that was left blank is as good as absent.
    if (name === 'siglum' || values.every((value) => value === '')) continue
    if (!Object.hasOwn(formFields.entries, name))
      throw problem('invalid-value', `There is no "${name.slice(0, 80)}" here.`, { pointer: `/${name.slice(0, 80)}` })
    query.searchParams.set(name, values.at(-1)!)
  }
  return readQuery(query.href, formFields)
}

/** As the schema reads them, composed. @throws 422 */
function siglaOf({ fields }: Upload): readonly string[] {
  return (fields.get('siglum') ?? []).map((value) => {
    const { success, output } = v.safeParse(siglum, value)
    if (success) return output
    throw problem('invalid-value', `"${value.slice(0, 80)}" is no siglum.`, { pointer: '/siglum' })
  })
}

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
  cursor: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'Expected the cursor of a page before.'))),
    null,
  ),
})

export const getFindings: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/findings',
  summary: 'What was found in a document, one list in parts',
  description:
    'The same that the import tells the beginning of. What stands in other texts too is looked for again each time.',
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
    const document = await documentOfPath(c)
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

const departure = v.pipe(
  v.strictTuple([v.string(), v.number(), v.number()]),
  v.description('The kind, and [from, to) of the decoded file, in code points.'),
)
/** Of each list in an answer. */
const MAP_PART = 8_000

const mapQuery = v.object({
  cursor: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'Expected the cursor of a page before.'))),
    null,
  ),
})

export const getDocumentMap: Route = {
  method: 'GET',
  path: '/v1/documents/{id}/map',
  summary: 'From where in the file each run of the text was read, and what of the file is not in the text',
  description:
    'Where a run is as long as what it was read from, it is the same characters; else the whole stands for the whole. ' +
    `At most ${grouped(MAP_PART)} entries of each list at once.`,
  query: mapQuery,
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
    const from = Number(readQuery(c.req.url, mapQuery).cursor ?? 0)
    const { id } = await documentOfPath(c)
    const map = await c.var.store.readMap(id)
    if (map === null) throw problem('internal-error', `The map of document "${id}" is missing.`)
    const { part, runs, leftOut = [], changed = [] } = map
    const to = from + MAP_PART
    const next = Math.max(runs.length, leftOut.length, changed.length) > to ? String(to) : null
    const [ofRuns, ofLeftOut, ofChanged] = [runs, leftOut, changed].map((list) => list.slice(from, to))
    const told = { part, runs: ofRuns, leftOut: ofLeftOut, changed: ofChanged, cursor: next }
    return respondJson(c, told, { cache: CACHE.forever })
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
