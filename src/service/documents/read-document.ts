/** Turns an imported file into a document with a passage of its own and the witnesses that the file encodes. */
import { AS_USUAL, countsOf, ImportError, type ReadingOptions } from '../../import/extract.ts'
import { FILE_TYPES, type FileText, fileType, readFile } from '../../import/files.ts'
import { thinned } from '../../import/references.ts'
import { LIMITS } from '../../limits.ts'
import { sha256 } from '../../store/hash.ts'
import { documentId } from '../../store/keys.ts'
import type { Document, NewDocument, NewVersion, NewWitness, SourceMap, Store } from '../../store/store.ts'
import { countCodePoints } from '../../text/codepoints.ts'
import { ServiceError } from '../error.ts'

/** A file as it was sent. */
export interface ImportedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Lower-case, without parameters; '' where nothing was said. */
  readonly mediaType: string
  readonly charset: string | null
  readonly name: string | null
}

/** What the sender says of the file; what is null the file may say itself. */
export interface Said {
  readonly title: string | null
  readonly language: string | null
  /** Of the encoding, before what came with the file. */
  readonly charset?: string | null
  readonly reading?: ReadingOptions
}

/** The siglum of a document's own text, as the corpus calls its source. */
const OWN = 'S'
const OWN_LABEL = 'the document'
const LAYER_LABELS = { first: 'the document, as it was written first', last: 'the document, after all corrections' }
/** Counts up whenever files of these types are read otherwise: the same file is then another document. */
const READER = 2

/**
 * Everything that can be wrong is found here, before anything is written.
 * @throws ServiceError
 */
export async function documentOf(file: ImportedFile, said: Said): Promise<NewDocument> {
  const reading = said.reading ?? AS_USUAL
  const mediaType = fileType(file.mediaType, file.name)
  if (mediaType === null) throw new ServiceError('unread-file-type', { offered: FILE_TYPES })
  if (file.bytes.length === 0) throw new ServiceError('empty-file', {})
  const read = await readFile(file.bytes, mediaType, said.charset ?? file.charset, reading).catch((error: unknown) => {
    throw error instanceof ImportError ? serviceErrorOf(error) : error
  })
  const witnesses = witnessesOf(read, file.name)
  for (const { version } of witnesses)
    if (version !== null && countCodePoints(version.text) > LIMITS.storedText.value)
      throw new ServiceError('over-limit', { limit: 'storedText' })
  if (witnesses.length > LIMITS.witnesses.value + 1) throw new ServiceError('over-limit', { limit: 'witnesses' })
  const digest = await sha256(file.bytes)
  const title = said.title ?? read.title ?? file.name ?? firstLine(read.text)
  return {
    id: await documentId(digest, mediaType, read.encoding, mannerOf(mediaType, reading)),
    sha256: digest,
    mediaType,
    encoding: read.encoding,
    length: file.bytes.length,
    name: file.name === null ? null : shortened(file.name),
    bytes: file.bytes,
    map: mapOf(read),
    title: shortened(title),
    language: said.language ?? languageOf(read),
    description: null,
    witnesses,
  }
}

/**
 * Reads the file of a document again with other options: another document, unless the result is the same.
 * @throws ServiceError
 */
export async function readAgain(store: Pick<Store, 'readFile'>, document: Document, said: Said): Promise<NewDocument> {
  const bytes = await store.readFile(document)
  if (bytes === null) throw new ServiceError('missing-content', { what: `file of document "${document.id}"` })
  const { mediaType, encoding: charset, name } = document
  return documentOf({ bytes: new Uint8Array(bytes), mediaType, charset, name }, said)
}

function serviceErrorOf(error: ImportError): ServiceError {
  const { message: reason, kind, candidates } = error
  if (kind === 'encoding') return new ServiceError('undecided-encoding', { reason, candidates })
  if (kind === 'choice') return new ServiceError('invalid-value', { expected: reason }, 'readings')
  return new ServiceError('unreadable-file', { reason, overLimit: kind === 'limit' })
}

/** Null for plain text, which can be read in one way. */
function mannerOf(mediaType: string, { notes, readings, layer }: ReadingOptions): string | null {
  return mediaType === 'text/plain' ? null : JSON.stringify([READER, notes, readings, layer])
}

const mapOf = ({ part, map, leftOut, changed, whiteSpace, letters }: FileText): SourceMap => ({
  part,
  runs: map,
  leftOut,
  changed,
  whiteSpace,
  letters,
})

/** How often each kind of thing was left out of a document, or is otherwise in it. */
export function departuresOf({ leftOut = [], changed = [], whiteSpace = 0 }: SourceMap) {
  return {
    leftOut: countsOf(leftOut),
    changed: { ...countsOf(changed), ...(whiteSpace > 0 && { 'white-space': whiteSpace }) },
  }
}

/** The text of the document itself, and beside it the witnesses that an edition has. */
function witnessesOf(read: FileText, name: string | null): [NewWitness, ...NewWitness[]] {
  const source = name === null ? null : shortened(name)
  const sigla = new Set(read.witnesses.map(({ siglum }) => siglum))
  let siglum = OWN
  for (let i = 2; sigla.has(siglum); i++) siglum = `${OWN}${i}`
  const label = read.layer === null ? OWN_LABEL : LAYER_LABELS[read.layer]
  return [
    { witness: { siglum, label, language: knownLanguage(read.language), source }, version: versionOf(read) },
    ...read.witnesses.map((witness) => ({
      witness: {
        siglum: witness.siglum,
        label: shortened(witness.label),
        language: knownLanguage(witness.language),
        source: null,
      },
      // A witness without text is a witness too.
      version: witness.text === '' ? null : versionOf(witness),
    })),
  ]
}

function versionOf({ text, references, lacunae }: Pick<FileText, 'text' | 'references' | 'lacunae'>): NewVersion {
  const kept = thinned(references, LIMITS.marks.value)
  const lost = lacunae.slice(0, LIMITS.marks.value).map(({ start, end, reason, extent }) => ({
    start,
    end,
    ...(reason !== undefined && { reason: shortened(reason) }),
    ...(extent !== undefined && { extent: shortened(extent) }),
  }))
  return {
    text,
    ...(kept.length > 0 && { references: kept.map(({ start, label }) => ({ start, label: shortened(label) })) }),
    ...(lost.length > 0 && { lacunae: lost }),
  }
}

/** Null for what is no language tag: files say all sorts of things. */
function knownLanguage(tag: string | null): string | null {
  try {
    return tag === null || tag.length > 35 ? null : (Intl.getCanonicalLocales(tag)[0] ?? null)
  } catch {
    return null
  }
}

/** As the file says, else Chinese where most letters are Han and none is kana; else not determined. */
function languageOf({ language, text }: FileText): string {
  const said = knownLanguage(language)
  if (said !== null) return said
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const isChinese = 2 * count(/\p{Script=Han}/gu) > count(/\p{L}/gu) && count(/[\u3041-\u30ff]/g) === 0
  return isChinese ? 'zh' : 'und'
}

export const shortened = (line: string) =>
  [
    ...line
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  ]
    .slice(0, LIMITS.line.value)
    .join('') || '·'
const firstLine = (text: string) => [...text.trim().split('\n')[0]!].slice(0, 40).join('')
