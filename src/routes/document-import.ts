/** Imports files: one as a document with what is found in it, several as the witnesses of one passage. */
import * as v from 'valibot'
import { documentPath } from '../addresses.ts'
import { cacheOf } from '../http/edge.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { readUpload, type Upload } from '../http/upload.ts'
import { id, language, siglum } from '../schemas/requests.ts'
import { importedDocument } from '../schemas/responses/documents.ts'
import {
  acceptAll,
  departuresOf,
  documentOf,
  type Findings,
  findingsOf,
  type ImportedFile,
  partOf,
  type Said,
  witnessesOfFiles,
} from '../service/documents/importing.ts'
import { filled } from '../service/validation.ts'

/** The types that `src/import/files.ts` reads, listed here so that only an import loads the code that reads them. */
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
    v.description('Whether the proposed passages are stored at once; otherwise they are only proposed.'),
  ),
  title: v.pipe(
    v.optional(v.nullable(filled('line')), null),
    v.description('Without it, the title in the file, or its name.'),
  ),
  language: v.pipe(
    v.optional(v.nullable(language), null),
    v.description('BCP 47; without it, as the file says, else as the script suggests.'),
  ),
  charset: v.pipe(
    v.optional(v.nullable(filled('line')), null),
    v.description(
      'Its encoding, by any label of the Encoding Standard; without it, the one given with the file, else the one that the bytes show.',
    ),
  ),
  notes: v.pipe(
    v.optional(v.nullable(v.picklist(['inline', 'foot', 'none'], 'Expected inline, foot or none.')), null),
    v.description(
      'Where notes go: at their places, after the text, or nowhere. Without it, notes that the source prints within its lines stay there, and all others are left out.',
    ),
  ),
  readings: v.pipe(
    v.optional(v.nullable(filled('siglum')), null),
    v.description('The siglum of a witness of the file, whose readings the text has; without it, the lemmas.'),
  ),
  layer: v.pipe(
    v.optional(v.picklist(['first', 'last'], 'Expected first or last.'), 'last'),
    v.description('Which state of a text with corrections or tracked changes: before all of them, or after.'),
  ),
})

/** A form has the parameters of the query as fields, and one more. */
const formFields = v.object({
  ...importQuery.entries,
  passage: v.pipe(
    v.optional(v.nullable(id), null),
    v.description(
      'For several files: the id of the passage whose witnesses they become; without it, a new passage is made.',
    ),
  ),
})

export const importDocument: Route = {
  method: 'POST',
  path: '/v1/documents',
  summary: 'Import a file, or several as the witnesses of one passage',
  description:
    'Send the bytes of a file, with its media type in the header, or a form with files. A file is stored unchanged; its text becomes a ' +
    'version of a new passage with the id of the document, and the witnesses that an edition encodes become witnesses of that passage. ' +
    'What is not in the text is reported by kind and count. What repeats in it, or occurs in stored versions too, is proposed as ' +
    'passages, each `proposal` ready for POST /v1/passages; what it quotes is proposed as evidence. The encoding is the one given, else' +
    ' the one that the bytes show; where they show none, the file is refused (`undecided-encoding`). Sending the same file again ' +
    'changes nothing. Several files of a form (`file`, each with a ' +
    '`siglum`, in their order) become the witnesses of one passage, the one that `passage` names or a new one.',
  token: 'documents',
  query: importQuery,
  file: FILES,
  responses: {
    200: { description: 'The file is already stored', schema: importedDocument },
    201: { description: 'Stored', schema: importedDocument },
  },
  problems: ['conflict', 'undecided-encoding'],
  async handle(c) {
    const upload = await readUpload(c.req.raw)
    const asked = askedOf(c.req.url, upload)
    const sigla = siglaOf(upload)
    return upload.files.length > 1 || asked.passage !== null || sigla.length > 0
      ? importWitnesses(c, upload.files, sigla, asked)
      : importOne(c, upload.files[0] ?? NO_FILE, asked)
  },
}

type Asked = v.InferOutput<typeof formFields>

const saidBy = ({ title, language, charset, notes, readings, layer }: Asked): Said => ({
  ...{ title, language, charset },
  reading: { notes, readings, layer },
})

async function importWitnesses(
  c: AppContext,
  files: readonly ImportedFile[],
  sigla: readonly string[],
  asked: Asked,
): Promise<Response> {
  const { store } = c.var
  const made = await witnessesOfFiles(store, { files, sigla, passage: asked.passage, said: saidBy(asked) })
  const [version] = await store.getVersions(made.versions.slice(0, 1))
  const reason = 'several files are not looked into: compare them as witnesses of their passage'
  const answer = {
    document: made.documents[0],
    version,
    versions: made.versions,
    ...departuresOf(made.map),
    ...{ repeats: [], quotations: [], telegrams: [], more: {}, passages: [] },
    ...{ precise: false, reason, stored: { repeats: [], precise: false, reason } },
    passage: made.id,
    documents: made.documents,
  }
  return written(answer, made.created, `/v1/passages/${made.id}`)
}

const NO_FILE: ImportedFile = { bytes: new Uint8Array(), mediaType: '', charset: null, name: null }

async function importOne(c: AppContext, file: ImportedFile, asked: Asked): Promise<Response> {
  const { store } = c.var
  const wanted = await documentOf(file, saidBy(asked))
  const stored = await store.addDocument(wanted)
  if (stored === 'conflict')
    throw problem('conflict', `The id "${wanted.id}" is that of another passage.`, { pointer: '' })
  const document = stored.value
  const findings = await findingsOf(store, document, cacheOf(c))
  const passages = asked.passages === 'all' ? await acceptAll(store, findings) : []
  const { parts, more } = beginningsOf(findings)
  const answer = {
    document,
    version: findings.version,
    versions: document.versions,
    ...departuresOf(wanted.map),
    ...{ repeats: parts.repeats, quotations: parts.quotations, telegrams: parts.telegrams },
    precise: findings.precise,
    reason: findings.reason,
    stored: { ...findings.stored, repeats: parts.stored },
    more,
    passages,
  }
  return written(answer, stored.created, documentPath(document.id))
}

/** As much of each list as one answer has, and by name the length of each list that is longer. */
function beginningsOf({ repeats, stored, quotations, telegrams }: Findings) {
  const lists = { repeats, stored: stored.repeats, quotations, telegrams }
  const parts: Record<string, readonly unknown[]> = {}
  const more: Record<string, number> = {}
  for (const [name, list] of Object.entries<readonly unknown[]>(lists)) {
    const { entries } = partOf(list)
    parts[name] = entries
    if (entries.length < list.length) more[name] = list.length
  }
  return { parts, more }
}

/** The parameters of the query, and the fields of the form, which override them. @throws 422 for an unknown field */
function askedOf(url: string, { fields }: Upload): Asked {
  const query = new URL(url)
  for (const [name, values] of fields) {
    // A blank field counts as absent.
    if (name === 'siglum' || values.every((value) => value === '')) continue
    if (!Object.hasOwn(formFields.entries, name))
      throw problem('invalid-value', `There is no field "${name.slice(0, 80)}".`, { pointer: `/${name.slice(0, 80)}` })
    query.searchParams.set(name, values.at(-1)!)
  }
  return readQuery(query.href, formFields)
}

/** As the schema reads them, composed. @throws 422 */
function siglaOf({ fields }: Upload): readonly string[] {
  return (fields.get('siglum') ?? []).map((value) => {
    const { success, output } = v.safeParse(siglum, value)
    if (success) return output
    throw problem('invalid-value', `"${value.slice(0, 80)}" is not a siglum.`, { pointer: '/siglum' })
  })
}
