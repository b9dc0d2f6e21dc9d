/**
 * Makes all keys of the store.
 *
 *     text/{32 hex}                          a text, under the head of its SHA-256
 *     version/{44 hex}                       a version, under its id
 *     names/{32 hex}                         an authority list of names, under the head of its SHA-256
 *     rules/{32 hex}                         a passage's own equivalence rules, likewise
 *     decisions/{32 hex}                     which editorial decisions of a passage were in force together, likewise
 *     words/{32 hex}                         the words of the evidence of a telegram or statement, likewise
 *     file/{32 hex}                          an imported file, byte for byte, under the head of its SHA-256
 *     map/{id}                               where the text of a document is in its file
 *     id/{kind}/{id}                         such a thing exists; its metadata spells the id
 *     record/{kind}/{id}/{time}.{16 hex}     one recorded fact about it, in order of time; all else derives from these
 *     head/{kind}/{id}                       derived: a summary of the records of a thing, as far as they concern the present
 *     history/{kind}/{id}                    derived: the same with the past, made at the first request for it
 *     index/{kind}                           derived: the ids of all things of a kind
 *     change/{kind}                          when a writer last began to record something of a kind (log/digest.ts)
 *     digest/{kind}                          derived: a digest of all heads of a kind
 *     search/new/{generation}/{44 hex}       a version that is to be indexed
 *     search/…                               derived: where words occur (search-index.ts)
 *
 * KV allows 512 bytes a key; none of these exceeds 150.
 */
import { sha256 } from './hash.ts'

/** `decisions`: of a passage, under its id. */
export type ThingKind = 'passage' | 'telegram' | 'decisions'

/** Content-addressed lists that a passage is compared with. */
export const LIST_KINDS = ['names', 'rules'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** 128 bits of a SHA-256: enough that no two texts ever share it, and short enough for an address. */
const DIGEST = 32
/** The part of a version's id that names the witness. It only has to distinguish versions of the same text. */
const WITNESS = 12

const DOCUMENT = 'document-'

const PLAIN = /^[A-Za-z0-9_-]{1,64}$/
const VERSION = /^[0-9a-f]{44}$/
const LIST = /^[0-9a-f]{32}$/

/**
 * An id as a part of a key. A plain id is used as it is; of any other (with a slash, very long, not valid Unicode) its digest is used,
 * behind a sign that no plain id has. JSON escapes what UTF-8 cannot encode.
 */
async function part(id: string): Promise<string> {
  return PLAIN.test(id) ? id : `~${(await sha256(JSON.stringify(id))).slice(0, DIGEST)}`
}

/** Whether a part of a key is the id itself, and not its digest. */
export const isPart = (part: string): boolean => PLAIN.test(part)

/** 12 digits for the witness, 32 for the text: so the address of the text can be read off the version's id. */
export async function versionId(passage: string, siglum: string, textSha256: string): Promise<string> {
  const witness = await sha256(JSON.stringify([passage, siglum]))
  return witness.slice(0, WITNESS) + textSha256.slice(0, DIGEST)
}

/** Of a list of names or of rules, or of the words of evidence, from its JSON. */
export async function listId(content: string): Promise<string> {
  return (await sha256(content)).slice(0, DIGEST)
}

/**
 * The same bytes read in another way are another document. Also the id of the passage made for it.
 * @param manner how the file was read, where it can be read in several ways
 */
export async function documentId(
  fileSha256: string,
  mediaType: string,
  encoding: string | null,
  manner: string | null = null,
): Promise<string> {
  const parts = [fileSha256, mediaType, encoding, ...(manner === null ? [] : [manner])]
  return DOCUMENT + (await sha256(JSON.stringify(parts))).slice(0, DIGEST)
}

/** Whether a string has the form of such an id; the store need not have it. */
export const isDocumentId = (id: string): boolean => /^document-[0-9a-f]{32}$/.test(id)
export const isVersionId = (id: string): boolean => VERSION.test(id)
export const isListId = (id: string): boolean => LIST.test(id)

/** Of the list without an entry, `listId('[]')`: read with every passage that has no names or no rules of its own. */
export const EMPTY_LIST = '4f53cda18c2baa0c0354bb5f9a3ecbe5'

export const versionKey = (version: string): string => `version/${version}`
export const textKey = (version: string): string => `text/${version.slice(WITNESS)}`
export const listKey = (kind: ListKind, id: string): string => `${kind}/${id}`
export const wordsKey = (id: string): string => `words/${id}`
export const decisionSetKey = (id: string): string => `decisions/${id}`
export const fileKey = (fileSha256: string): string => `file/${fileSha256.slice(0, DIGEST)}`
export const mapKey = (document: string): string => `map/${document}`

export const idPrefix = (kind: ThingKind): string => `id/${kind}/`
export const idKey = async (kind: ThingKind, id: string): Promise<string> => `id/${kind}/${await part(id)}`
export const recordPrefix = async (kind: ThingKind, id: string): Promise<string> => `record/${kind}/${await part(id)}/`
export const headKey = async (kind: ThingKind, id: string): Promise<string> => `head/${kind}/${await part(id)}`
export const historyKey = async (kind: ThingKind, id: string): Promise<string> => `history/${kind}/${await part(id)}`
export const indexKey = (kind: ThingKind): string => `index/${kind}`
export const changeKey = (kind: ThingKind): string => `change/${kind}`
export const digestKey = (kind: ThingKind): string => `digest/${kind}`

/** What can be made again from the rest, and may be deleted at any time. */
export const isDerived = (key: string): boolean =>
  /^(?:head|history|index|change|digest)\/|^search\/(?!new\/)/.test(key)
