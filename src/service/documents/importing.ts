/** What an imported file becomes: a document with a passage of its own, the repeats in it, and where it quotes. */

import { candidateFinder } from '../../import/candidates.ts'
import { ImportError } from '../../import/extract.ts'
import { FILE_TYPES, type FileText, fileType, readFile } from '../../import/files.ts'
import { IMPORT_LIMITS } from '../../import/limits.ts'
import { proposalOf, type Source } from '../../import/proposals.ts'
import { quotationsIn } from '../../import/quotations.ts'
import { LIMITS } from '../../limits.ts'
import { findRepeats, type Repeat } from '../../repeats/repeats.ts'
import { sha256 } from '../../store/hash.ts'
import { documentId } from '../../store/keys.ts'
import type { Document, NewDocument, NewWitness, Store } from '../../store/store.ts'
import { countCodePoints, slice, textOf } from '../../text/codepoints.ts'
import { ServiceError } from '../error.ts'
import { allTelegrams } from '../telegrams/list.ts'
import { storedRepeatsOf } from './stored-repeats.ts'

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
}

/** The siglum of a document's own text, as the corpus calls its source. */
const OWN = 'S'
const OWN_LABEL = 'the document'

/**
 * Everything that can be wrong is found here, before anything is written.
 * @throws 400, 413, 415, 422
 */
export async function documentOf(file: ImportedFile, said: Said): Promise<NewDocument> {
  const mediaType = fileType(file.mediaType, file.name)
  if (mediaType === null) throw new ServiceError('unread-file-type', { offered: FILE_TYPES })
  if (file.bytes.length === 0) throw new ServiceError('empty-file', {})
  const read = await readFile(file.bytes, mediaType, file.charset).catch((error: unknown) => {
    if (!(error instanceof ImportError)) throw error
    throw new ServiceError('unreadable-file', { reason: error.message, overLimit: error.kind === 'limit' })
  })
  const witnesses = witnessesOf(read, file.name)
  for (const { version } of witnesses)
    if (version !== null && countCodePoints(version.text) > LIMITS.storedText.value)
      throw new ServiceError('over-limit', { limit: 'storedText' })
  if (witnesses.length > LIMITS.witnesses.value) throw new ServiceError('over-limit', { limit: 'witnesses' })
  const digest = await sha256(file.bytes)
  const title = said.title ?? read.title ?? file.name ?? firstLine(read.text)
  return {
    id: await documentId(digest, mediaType, read.encoding),
    sha256: digest,
    mediaType,
    encoding: read.encoding,
    length: file.bytes.length,
    name: file.name === null ? null : shortened(file.name),
    bytes: file.bytes,
    map: { part: read.part, runs: read.map },
    title: shortened(title),
    language: said.language ?? languageOf(read),
    description: null,
    witnesses,
  }
}

/** The text of the document itself, and beside it the witnesses that an edition has. */
function witnessesOf({ text, witnesses, language }: FileText, name: string | null): [NewWitness, ...NewWitness[]] {
  const own = { siglum: OWN, label: OWN_LABEL, language: null, source: name === null ? null : shortened(name) }
  const sigla = new Set(witnesses.map(({ siglum }) => siglum))
  let siglum = OWN
  for (let i = 2; sigla.has(siglum); i++) siglum = `${OWN}${i}`
  return [
    { witness: { ...own, siglum, language: knownLanguage(language) }, version: { text } },
    ...witnesses.map((witness) => ({
      witness: {
        siglum: witness.siglum,
        label: shortened(witness.label),
        language: knownLanguage(witness.language),
        source: null,
      },
      // A witness that is silent everywhere is a witness all the same.
      version: witness.text === '' ? null : { text: witness.text },
    })),
  ]
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

const shortened = (line: string) =>
  [
    ...line
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  ]
    .slice(0, LIMITS.line.value)
    .join('') || '·'
const firstLine = (text: string) => [...text.trim().split('\n')[0]!].slice(0, 40).join('')

/** What the document's own text holds, alone and with all that is stored. Work: that of `findRepeats`, twice, and of one list of telegrams. */
export async function findingsOf(store: Store, document: Document) {
  const [own] = await store.readVersions(document.versions.slice(0, 1))
  if (!own) throw new ServiceError('missing-content', { what: `text of document "${document.id}"` })
  const { version, text: string } = own
  const text = textOf(string)
  const passage = await store.getPassage(document.id)
  const sources = new Map<string, Source>([
    [version.version, { version: version.version, passage: version.passage, siglum: version.siglum, text }],
  ])
  const found = findRepeats([{ id: version.version, text: string }])
  const shared = await storedRepeatsOf(store, document, own)
  for (const [id, { version, text }] of shared.texts)
    sources.set(id, { version: id, passage: version.passage, siglum: version.siglum, text: textOf(text) })
  const withProposal = async (repeat: Repeat) => ({
    ...repeat,
    proposal: await proposalOf(repeat, sources, passage?.language ?? 'und', sha256),
  })
  const repeats = await Promise.all(found.repeats.map(withProposal))
  const storedRepeats = (await Promise.all(shared.repeats.map(withProposal))).map((repeat) => ({
    ...repeat,
    spans: repeat.spans.map(({ text, start, end }) => {
      const { version, passage, siglum } = sources.get(text)!
      return { version, passage, siglum, start, end }
    }),
  }))
  const quoted = quotationsIn(string)
  const telegrams = quoted.length === 0 ? [] : [...(await allTelegrams(store)).values()]
  const candidates = candidateFinder(telegrams)
  const quotations = quoted.map((quotation) => {
    const words = slice(text, quotation.start, quotation.end)
    return { ...quotation, text: words, telegrams: candidates(words) }
  })
  const stored = { repeats: storedRepeats, precise: shared.reasons.length === 0, ...reasonOf(shared.reasons) }
  return { version, text, sources, ...found, repeats, stored, quotations }
}

const reasonOf = (reasons: readonly string[]) => (reasons.length === 0 ? {} : { reason: reasons.join('; ') })

export type Findings = Awaited<ReturnType<typeof findingsOf>>

/** Stores the passages that are proposed, each with its witnesses; the ids of those that stand afterwards. */
export async function acceptAll(store: Store, { repeats, stored, sources }: Findings): Promise<string[]> {
  const accepted: string[] = []
  for (const { proposal } of [...repeats, ...stored.repeats].slice(0, IMPORT_LIMITS.accepted)) {
    const { id, title, language, description, witnesses } = proposal
    const made = await store.createPassageWith(
      { id, title, language, description },
      witnesses.map(({ siglum, label, derivedFrom }) => ({
        witness: { siglum, label, language: null, source: null },
        version: {
          text: slice(sources.get(derivedFrom.version)!.text, derivedFrom.start, derivedFrom.end),
          derivedFrom,
        },
      })),
    )
    if (made !== 'conflict') accepted.push(id)
  }
  return accepted
}
