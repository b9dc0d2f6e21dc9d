/** Writes the text and the key of a version, before the entry that lists it is recorded. */
import { textOf } from '../../text/codepoints.ts'
import { DerivationError } from '../errors.ts'
import { isVersionId, textKey, versionId, versionKey } from '../keys.ts'
import { escapeBom } from '../kv/bulk.ts'
import { putOnce } from '../kv/put-once.ts'
import type { NewEntry } from '../log/entry.ts'
import type { Grant } from '../log/log.ts'
import type { Derivation, NewVersion } from '../store.ts'
import type { RecordedVersion, VersionEntry } from './passage-entries.ts'
import { newlyStored, readStored } from './stored-version.ts'

/** @throws DerivationError where the version is not stored, or the span does not lie inside it */
export async function checkDerivation(kv: KVNamespace, { version, start, end }: Derivation): Promise<void> {
  const source = isVersionId(version) ? await readStored(kv, version) : null
  if (source === null) throw new DerivationError('/version', `There is no version ${version}.`)
  const whole = `version ${version} has the code points 0 to ${source.length}`
  if (!Number.isInteger(start) || start < 0)
    throw new DerivationError('/start', `${start} is not the start of a place: ${whole}.`)
  if (!Number.isInteger(end) || end < start || end > source.length) {
    throw new DerivationError('/end', `[${start}, ${end}) is not a span: ${whole}.`)
  }
}

/** Where a version belongs, and what is settled of that. */
interface Place {
  readonly passage: string
  readonly siglum: string
  /** The claim of its witness. */
  readonly of: string
  /** When that claim is settled; milliseconds since 1970. */
  readonly settles: number
}

/**
 * Writes the text and the version that names it, and gives the entry that lists it, which is still to be recorded.
 * A text is written before its version, and that before its entry, so a writer that dies in between leaves no name without a text.
 *
 * @param putText writes a text once, however many versions of a request have it
 */
export async function writeVersion(
  kv: KVNamespace,
  { passage, siglum, of, settles }: Place,
  wanted: NewVersion,
  digest: string,
  { recorded }: Grant,
  putText: (key: string, value: string) => Promise<void> = (key, value) => putOnce(kv, key, value),
): Promise<NewEntry<VersionEntry> & { readonly value: RecordedVersion }> {
  const { text, note = null, responsible = null, derivedFrom = null, lacunae = [], references = [] } = wanted
  const id = await versionId(passage, siglum, digest)
  const created = wanted.created ?? recorded
  const value: RecordedVersion = {
    version: id,
    passage,
    siglum,
    length: textOf(text).length,
    sha256: digest,
    created,
    note,
    responsible,
    derivedFrom: derivedFrom && { version: derivedFrom.version, start: derivedFrom.start, end: derivedFrom.end },
    ...(lacunae.length > 0 && { lacunae }),
    ...(references.length > 0 && { references }),
  }
  const entry: VersionEntry = { kind: 'version', slot: id, at: created, recorded, of, value }
  await putText(textKey(id), escapeBom(text))
  await putOnce(kv, versionKey(id), JSON.stringify(newlyStored(entry, settles)))
  return { kind: 'version', slot: id, at: created, of, value }
}
