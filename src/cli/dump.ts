/**
 * Writes everything that is stored as plain files that anyone can read without this program, and reads them back. Derived data are left
 * out: they are made again from the rest.
 *
 *     texts/{32 hex}.txt            a text, exactly, in UTF-8
 *     versions/{44 hex}.json        a version: passage, siglum, when, by whom, the SHA-256 of its text
 *     names/{32 hex}.json           an authority list of names
 *     rules/{32 hex}.json           own rules of a passage
 *     decisions/{32 hex}.json       which editorial decisions were in force together; their content is among the records
 *     records/{kind}/{id}/….json    records of a passage, a telegram or decisions, a file for each fact, in order of time
 *     other/…                       everything else in the store, byte for byte
 *     versions.csv                  which text is which version of which witness: for readers
 *     manifest.json                 each file with its SHA-256 and its key in the store
 *     README.txt                    this
 *
 * JSON is written with a member a line. The manifest says of each file whether it is the value itself or the value with this layout.
 */
import { csvRow } from '../formats/csv.ts'
import { isDerived } from '../store/keys.ts'
import { escapeBom, listKeys, unescapeBom } from '../store/kv/bulk.ts'
import type { Version } from '../store/store.ts'

export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** What is wrong with a folder that is to be restored. */
export class DumpError extends Error {
  override readonly name = 'DumpError'
}

/** How a value became a file: JSON laid out, a text without its shield, or byte for byte. */
type Form = 'json' | 'text' | 'bytes'

interface Entry {
  readonly path: string
  readonly key: string
  readonly form: Form
  readonly sha256: string
  /** What the store lists with the key: `true` where it is the value itself. */
  readonly metadata?: unknown
}

const FORMAT = 'variorum-export/1'

const README = `This folder holds everything that an installation of Variorum has stored.

texts/      the texts, exactly as they were stored, in UTF-8
versions/   one file a version: of which passage and witness it is, when it was stored, by whom, the SHA-256 of its text.
            The text of version 0123456789ab… is the file in texts/ whose name is the id without its first 12 digits.
names/      authority lists of names
rules/      own rules of equivalence
decisions/  which editorial decisions of a passage were in force together, by their ids
records/    what was recorded of each passage and each telegram, and each editorial decision: one file a fact, by the time at which it was
            recorded
other/      whatever else was kept
versions.csv   which text is which version of which witness
manifest.json  every file with its SHA-256, and the key under which the store kept it

"npm run import -- FOLDER" restores it into an empty store, with the same ids.
`

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(encoder.encode(text))

/** One list, and a get for each key. Deterministic: the same store gives the same files. */
export async function dump(kv: KVNamespace): Promise<Files> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const entries: Entry[] = []
  const versions: Version[] = []
  for (const { name: key, metadata } of await listKeys<unknown>(kv, '')) {
    if (isDerived(key)) continue
    const stored = await kv.get(key, 'arrayBuffer')
    if (stored === null) continue
    const value = new Uint8Array(stored)
    const { form, content, json } = laidOut(key, value)
    const path = pathOf(key, form)
    if (files.has(path)) throw new DumpError(`Two keys would be one file: ${path}`)
    files.set(path, content)
    const same = json !== undefined && JSON.stringify(json) === JSON.stringify(metadata)
    entries.push({
      path,
      key,
      form,
      sha256: await digest(content),
      ...(metadata !== undefined && metadata !== null && { metadata: same ? true : metadata }),
    })
    if (key.startsWith('version/')) versions.push(json as Version)
  }
  files.set('versions.csv', bytesOf(table(versions)))
  files.set('README.txt', bytesOf(README))
  files.set('manifest.json', bytesOf(`${JSON.stringify({ format: FORMAT, files: entries }, null, 1)}\n`))
  return files
}

function laidOut(
  key: string,
  value: Uint8Array<ArrayBuffer>,
): { form: Form; content: Uint8Array<ArrayBuffer>; json?: unknown } {
  let text: string
  try {
    text = decoder.decode(value)
  } catch {
    return { form: 'bytes', content: value }
  }
  if (key.startsWith('text/')) {
    const plain = unescapeBom(text)
    return escapeBom(plain) === text ? { form: 'text', content: bytesOf(plain) } : { form: 'bytes', content: value }
  }
  try {
    const json: unknown = JSON.parse(text)
    // Only what is found again from the layout is laid out.
    if (JSON.stringify(json) === text)
      return { form: 'json', content: bytesOf(`${JSON.stringify(json, null, 1)}\n`), json }
  } catch {
    // No JSON: as it is.
  }
  return { form: 'bytes', content: value }
}

const FOLDERS: Readonly<Record<string, string>> = {
  text: 'texts',
  version: 'versions',
  names: 'names',
  rules: 'rules',
  decisions: 'decisions',
  record: 'records',
}
const ENDINGS: Readonly<Record<Form, string>> = { text: '.txt', json: '.json', bytes: '' }

/** A name that every file system takes: no colon, none that is too long. */
function pathOf(key: string, form: Form): string {
  const [first, ...rest] = key.split('/')
  const folder = FOLDERS[first!]
  const parts = folder === undefined ? ['other', first!, ...rest] : [folder, ...rest]
  return parts.map((part) => part.replace(/[^A-Za-z0-9._~-]/g, '-')).join('/') + ENDINGS[form]
}

function table(versions: readonly Version[]): string {
  const rows = versions
    .map(({ version, passage, siglum, created, length, sha256 }) => {
      return [passage, siglum, created, version, String(length), sha256, `texts/${version.slice(12)}.txt`]
    })
    .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
  return [['passage', 'siglum', 'created', 'version', 'length', 'sha256', 'file'], ...rows].map(csvRow).join('')
}

/**
 * Puts a dump into an empty store. Nothing is written before all of it is known to be whole.
 * @throws DumpError naming the file at fault, or that the store is not empty
 */
export async function restore(kv: KVNamespace, files: Files): Promise<number> {
  const entries = manifestOf(files)
  const values = await Promise.all(entries.map((entry) => storedOf(entry, files)))
  const there = (await listKeys(kv, '')).find(({ name }) => !isDerived(name))
  if (there !== undefined) throw new DumpError(`The store is not empty: it holds ${there.name}.`)
  // Texts before what names them: a restore that is cut short leaves nothing that points nowhere.
  const order = ['text/', 'version/', 'names/']
  const rank = ({ key }: Entry) => {
    const at = order.findIndex((prefix) => key.startsWith(prefix))
    return at < 0 ? order.length : at
  }
  const numbered = entries
    .map((entry, k) => ({ entry, value: values[k]! }))
    .sort((a, b) => rank(a.entry) - rank(b.entry))
  for (const { entry, value } of numbered) {
    const { key, metadata } = entry
    const listed = metadata === true ? JSON.parse(decoder.decode(value)) : metadata
    await kv.put(key, value, listed === undefined ? {} : { metadata: listed })
  }
  return entries.length
}

function manifestOf(files: Files): readonly Entry[] {
  const manifest = files.get('manifest.json')
  if (manifest === undefined) throw new DumpError('There is no manifest.json: this folder is not an export.')
  let read: { format?: unknown; files?: unknown }
  try {
    read = JSON.parse(decoder.decode(manifest))
  } catch {
    throw new DumpError('manifest.json is not valid JSON.')
  }
  if (read.format !== FORMAT || !Array.isArray(read.files)) throw new DumpError(`manifest.json is not of ${FORMAT}.`)
  return read.files as Entry[]
}

async function storedOf({ path, form, sha256 }: Entry, files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const content = files.get(path)
  if (content === undefined) throw new DumpError(`The file ${path} is missing.`)
  if ((await digest(content)) !== sha256) throw new DumpError(`The file ${path} is not what the manifest says.`)
  if (form === 'text') return bytesOf(escapeBom(decoder.decode(content)))
  return form === 'json' ? bytesOf(JSON.stringify(JSON.parse(decoder.decode(content)))) : content
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const found = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(found), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
