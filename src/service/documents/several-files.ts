/** Imports several files at once: each becomes a document, and all of them the witnesses of one passage. */
import { LIMITS } from '../../limits.ts'
import { sha256 } from '../../store/hash.ts'
import type { Document, NewWitness, Store } from '../../store/store.ts'
import { ServiceError } from '../error.ts'
import { checkDistinguishable } from '../new-witnesses.ts'
import { documentOf, type ImportedFile, type Said, shortened } from './read-document.ts'

export interface Wanted {
  readonly files: readonly ImportedFile[]
  /** In the order of the files; none: A, B, C … */
  readonly sigla: readonly string[]
  /** The id of the passage; null: one that follows from the files and their sigla. */
  readonly passage: string | null
  readonly said: Said
}

/**
 * Everything that can be wrong with a file is found before anything is written.
 * @returns the documents and the ids of the witnesses' versions, in the order of the files
 * @throws ServiceError
 */
export async function witnessesOfFiles(store: Store, { files, sigla, passage, said }: Wanted) {
  if (files.length > LIMITS.witnesses.value) throw new ServiceError('over-limit', { limit: 'witnesses' })
  if (sigla.length > 0 && sigla.length !== files.length)
    throw new ServiceError('invalid-value', { expected: `${files.length} files need ${files.length} sigla.` }, 'siglum')
  const named = files.map((_, i) => sigla[i] ?? siglumAt(i))
  const twice = named.find((siglum, i) => named.indexOf(siglum) < i)
  if (twice !== undefined) throw new ServiceError('repeated', { what: 'siglum', value: twice }, 'siglum')
  const there = passage === null ? null : await store.getPassage(passage)
  checkDistinguishable(
    named,
    (there?.witnesses ?? []).map(({ siglum }) => siglum),
  )
  const wanted = []
  for (const file of files) wanted.push(await documentOf(file, { ...said, title: null }))
  const documents: Document[] = []
  let created = false
  for (const one of wanted) {
    const stored = await store.addDocument(one)
    if (stored === 'conflict') throw new ServiceError('conflict', { what: 'document', id: one.id })
    documents.push(stored.value)
    created ||= stored.created
  }
  const id =
    passage ?? `files-${(await sha256(JSON.stringify(documents.map((one, i) => [one.id, named[i]])))).slice(0, 32)}`
  const witnesses = wanted.map((one, i): NewWitness => {
    const [{ witness, version }] = one.witnesses
    const label = one.name ?? one.title
    return {
      witness: { siglum: named[i]!, label: shortened(label), language: witness.language, source: `document ${one.id}` },
      version: version && {
        ...version,
        derivedFrom: { version: documents[i]!.versions[0]!, start: 0, end: [...version.text].length },
      },
    }
  })
  const title = said.title ?? shortened(wanted.map((one) => one.title).join(' / '))
  const record = { id, title, language: said.language ?? wanted[0]!.language, description: null }
  const versions = await put(store, record, witnesses)
  return { id, documents, versions, created, map: wanted[0]!.map }
}

/** Creates the passage, or adds the witnesses to an existing one. */
async function put(
  store: Store,
  record: { readonly id: string; readonly title: string; readonly language: string; readonly description: null },
  witnesses: readonly NewWitness[],
): Promise<string[]> {
  const { id } = record
  if ((await store.getPassage(id)) === null) {
    const made = await store.createPassageWith(record, witnesses)
    if (made === 'conflict') throw new ServiceError('conflict', { what: 'passage', id }, 'passage')
    const current = new Map(made.value.witnesses.map((one) => [one.siglum, one.current?.version]))
    return witnesses.flatMap(({ witness }) => current.get(witness.siglum) ?? [])
  }
  const versions: string[] = []
  for (const { witness, version } of witnesses) {
    const added = await store.addWitness(id, witness)
    if (added === 'conflict') throw new ServiceError('conflict', { what: 'witness', id: witness.siglum }, 'siglum')
    const stored = version === null ? null : await store.addVersion(id, witness.siglum, version)
    if (stored !== null) versions.push(stored.value.version)
  }
  return versions
}

/** A, B, … Z, A2, B2, … */
const siglumAt = (i: number) => String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26) + 1))
