/**
 * The store on Workers KV. Texts, versions and lists of names are content-addressed and written once; what belongs to a
 * passage or a telegram is an append-only log (`log.ts`). A text is written before the version that names it, and that
 * before the record that lists it, so a writer who dies in between leaves nothing that points nowhere.
 */
import { textOf } from '../text/codepoints.ts'
import type { NameEntry } from '../text/equivalence.ts'
import { agree } from './agree.ts'
import { audit } from './audit.ts'
import { COUNTS } from './counts.ts'
import type { Later } from './derived.ts'
import { entryIn, pageOf, same, stamp } from './entries.ts'
import { sha256 } from './hash.ts'
import {
  fileKey,
  idKey,
  isDocumentId,
  isNamesId,
  isVersionId,
  mapKey,
  namesId,
  namesKey,
  textKey,
  versionId,
  versionKey,
} from './keys.ts'
import { type By, type Entry, type Head, log } from './log.ts'
import { searchIndex } from './search-index.ts'
import {
  type Derivation,
  DerivationError,
  type Document,
  type NameList,
  type NewVersion,
  type NewWitness,
  type Passage,
  type PassageRecord,
  type SourceMap,
  type Store,
  type Stored,
  type Version,
  type WitnessRecord,
} from './store.ts'
import { telegramStore } from './telegrams.ts'
import { getMany, hasKey, shielded, unshielded } from './values.ts'
import { verifyPage } from './verify.ts'

type PassageEntry = Entry &
  (
    | { readonly kind: 'passage'; readonly value: PassageRecord }
    | { readonly kind: 'witness'; readonly value: WitnessRecord }
    | { readonly kind: 'version'; readonly value: Version }
    | { readonly kind: 'names'; readonly value: string }
    | { readonly kind: 'document'; readonly value: Document }
  )
type PassageHead = Head<PassageEntry>

const MINUTE = 60_000
/** Versions that a check of the store reads at most: one bulk get. */
const CHECKED = 100

/**
 * @param now   milliseconds since 1970: `Date.now`
 * @param later work that may outlast the answer: `ctx.waitUntil`
 * @param by    name of the token that is written with, asked when something is written
 */
export function kvStore(
  kv: KVNamespace,
  now: () => number,
  later: Later = () => undefined,
  by: By = () => undefined,
): Store {
  const passages = log<PassageEntry>(kv, 'passage', COUNTS.passage, now, later, by, (entries) =>
    agree(
      kv,
      entries.flatMap((entry) => (entry.kind === 'version' ? [entry.value] : [])),
    ),
  )
  const telegrams = telegramStore(kv, now, later, by)

  const search = searchIndex(kv, now, later)

  async function checkDerivation({ version, start, end }: Derivation): Promise<void> {
    const source = isVersionId(version) ? await kv.get<Version>(versionKey(version), 'json') : null
    if (source === null) throw new DerivationError('/version', `There is no version ${version}.`)
    const whole = `version ${version} has the code points 0 to ${source.length}`
    if (!Number.isInteger(start) || start < 0) throw new DerivationError('/start', `${start} is no start: ${whole}.`)
    if (!Number.isInteger(end) || end < start || end > source.length) {
      throw new DerivationError('/end', `[${start}, ${end}) is no span: ${whole}.`)
    }
  }

  /** The index and a list are asked, not the head: a key looked up just before it is made would be missed for a minute. */
  async function knownPassage(id: string): Promise<PassageHead | null> {
    const isKnown = (await passages.ids()).includes(id) || (await hasKey(kv, await idKey('passage', id)))
    return isKnown ? ((await passages.read(id)) ?? passages.reread(id)) : null
  }

  /** Writes the text and the version that names it, and gives the entry that lists it, which is still to be recorded. */
  async function putVersion(
    passage: string,
    siglum: string,
    { text, note = null, responsible = null, derivedFrom = null }: NewVersion,
    created: string,
    digest: string,
  ): Promise<PassageEntry & { kind: 'version' }> {
    const id = await versionId(passage, siglum, digest)
    const value: Version = {
      version: id,
      passage,
      siglum,
      length: textOf(text).length,
      sha256: digest,
      created,
      note,
      responsible,
      derivedFrom: derivedFrom && { version: derivedFrom.version, start: derivedFrom.start, end: derivedFrom.end },
    }
    await kv.put(textKey(id), shielded(text))
    await kv.put(versionKey(id), JSON.stringify(value))
    return { kind: 'version', slot: id, at: created, value }
  }

  /** A version that was superseded, if it is that. */
  async function pastVersion(passage: string, head: PassageHead, id: string) {
    if (!head.past || !(await hasKey(kv, versionKey(id)))) return null
    const told = (entries: readonly PassageEntry[]) => entryIn({ entries }, 'version', id)
    // Written and not told: a history that is late, or a writer who died before the record.
    return told(await passages.history(passage, head)) ?? told(await passages.recount(passage))
  }

  /** All versions of a witness, oldest first. */
  async function allVersions(passage: string, siglum: string): Promise<Version[]> {
    const head = await passages.read(passage)
    return head === null ? [] : versionsOf(await passages.history(passage, head), siglum)
  }

  /** Witnesses and their versions as entries of one record. */
  async function entriesOf(passage: string, witnesses: readonly NewWitness[], at: string): Promise<PassageEntry[]> {
    const entries: PassageEntry[] = []
    const texts: { version: string; text: string }[] = []
    for (const { witness, version } of witnesses) {
      const { siglum, label, language, source } = witness
      entries.push({ kind: 'witness', slot: siglum, at, value: { siglum, label, language, source } })
      if (version === null) continue
      const entry = await putVersion(passage, siglum, version, at, await sha256(version.text))
      entries.push(entry)
      texts.push({ version: entry.slot, text: version.text })
    }
    // Before they are listed: what is listed can then be found.
    if (texts.length > 0) await search.add(texts)
    return entries
  }

  /** Whether a passage has a witness with this text, now or in the past. */
  async function hasWitness(head: PassageHead, { witness, version }: NewWitness): Promise<boolean> {
    const { siglum, label, language, source } = witness
    if (!same(entryIn(head, 'witness', siglum)?.value, { siglum, label, language, source })) return false
    if (version === null) return true
    const { id: passage } = entryIn(head, 'passage', '')!.value
    const id = await versionId(passage, siglum, await sha256(version.text))
    return (entryIn(head, 'version', id) ?? (await pastVersion(passage, head, id))) !== null
  }

  async function createPassageWith(
    { id, title, language, description }: PassageRecord,
    witnesses: readonly NewWitness[],
  ): Promise<Stored<Passage> | 'conflict'> {
    const record: PassageRecord = { id, title, language, description }
    const known = await knownPassage(id)
    const there = entryIn(known, 'passage', '')
    if (there !== null) {
      const has = await Promise.all(witnesses.map((witness) => hasWitness(known!, witness)))
      const alike = same(there.value, record) && !has.includes(false)
      return alike ? { value: toPassage(known)!, created: false } : 'conflict'
    }
    for (const { version } of witnesses) if (version?.derivedFrom) await checkDerivation(version.derivedFrom)
    const at = stamp(now, known)
    const texts = await entriesOf(id, witnesses, at)
    const head = await passages.append(id, [{ kind: 'passage', slot: '', at, value: record }, ...texts], known)
    const first = entryIn(head, 'passage', '')!
    return same(first.value, record) ? { value: toPassage(head)!, created: first.at === at } : 'conflict'
  }

  async function readNames(id: string): Promise<NameList | null> {
    const names = await kv.get<NameEntry[]>(namesKey(id), 'json')
    return names === null ? null : { id, names }
  }

  return {
    async listPassages(page) {
      return pageOf(page, await passages.ids(), async (ids) =>
        (await passages.readMany(ids)).flatMap((head) => toPassage(head) ?? []),
      )
    },

    async getPassage(id) {
      return toPassage(await passages.read(id))
    },

    createPassage: (passage) => createPassageWith(passage, []),
    createPassageWith,

    async addDocument({ bytes, map, title, language, description, witnesses, ...document }) {
      const { id, sha256: digest, mediaType, encoding, length, name } = document
      const known = await knownPassage(id)
      const there = entryIn(known, 'document', '')
      if (there !== null) return { value: there.value, created: false }
      if (entryIn(known, 'passage', '') !== null) return 'conflict'
      const at = stamp(now, known)
      const passage: PassageRecord = { id, title, language, description }
      await kv.put(fileKey(digest), bytes)
      await kv.put(mapKey(id), JSON.stringify(map))
      const texts = await entriesOf(id, witnesses, at)
      const versions = texts.flatMap((entry) => (entry.kind === 'version' ? [entry.value.version] : []))
      const value: Document = { id, sha256: digest, mediaType, encoding, length, name, created: at, versions }
      const head = await passages.append(
        id,
        [{ kind: 'passage', slot: '', at, value: passage }, ...texts, { kind: 'document', slot: '', at, value }],
        known,
      )
      const first = entryIn(head, 'document', '')
      return first === null ? 'conflict' : { value: first.value, created: same(first.value, value) }
    },

    async listDocuments(page) {
      const ids = (await passages.ids()).filter(isDocumentId)
      return pageOf(page, ids, async (ids) =>
        (await passages.readMany(ids)).flatMap((head) => entryIn(head, 'document', '')?.value ?? []),
      )
    },

    async getDocument(id) {
      return isDocumentId(id) ? (entryIn(await passages.read(id), 'document', '')?.value ?? null) : null
    },

    readFile: ({ sha256 }) => kv.get(fileKey(sha256), 'arrayBuffer'),
    candidates: search.candidates,
    sharing: search.sharing,
    reindex: search.rebuild,

    readMap: (document) => kv.get<SourceMap>(mapKey(document), 'json'),

    async addWitness(passage, { siglum, label, language, source }) {
      const record: WitnessRecord = { siglum, label, language, source }
      const known = (await passages.read(passage)) ?? (await passages.reread(passage))
      if (known === null) return null
      const there = entryIn(known, 'witness', siglum)
      if (there !== null) return same(there.value, record) ? { value: toPassage(known)!, created: false } : 'conflict'
      const entry: PassageEntry = { kind: 'witness', slot: siglum, at: stamp(now, known), value: record }
      const head = await passages.append(passage, [entry], known)
      const first = entryIn(head, 'witness', siglum)!
      return same(first.value, record) ? { value: toPassage(head)!, created: first.at === entry.at } : 'conflict'
    },

    async addVersion(passage, siglum, wanted) {
      const { text, derivedFrom = null } = wanted
      const has = (head: PassageHead | null) => entryIn(head, 'witness', siglum) !== null
      const read = await passages.read(passage)
      // The witness may have been added a moment ago, elsewhere: only the records may say that there is none.
      const known = has(read) ? read : await passages.reread(passage)
      if (known === null || !has(known)) return null
      if (derivedFrom !== null) await checkDerivation(derivedFrom)

      const digest = await sha256(text)
      const id = await versionId(passage, siglum, digest)
      const there = entryIn(known, 'version', id) ?? (await pastVersion(passage, known, id))
      if (there !== null) return { value: there.value, created: false }

      const entry = await putVersion(passage, siglum, wanted, wanted.created ?? stamp(now, known), digest)
      const version = entry.value
      await search.add([{ version: id, text }])
      const head = await passages.append(passage, [entry], known)
      // Another writer may have stored the same text a moment before, with a note of their own: theirs is the version.
      const first = entryIn(head, 'version', id)!.value
      const mine = same(first, version)
      if (!mine) await kv.put(versionKey(id), JSON.stringify(first))
      return { value: first, created: mine }
    },

    listVersions: allVersions,

    async getVersion(version) {
      return isVersionId(version) ? kv.get<Version>(versionKey(version), 'json') : null
    },

    async getVersions(versions) {
      const values = await getMany(kv, versions.filter(isVersionId).map(versionKey))
      return versions.map((id) => {
        const version = values.get(versionKey(id)) ?? null
        return version === null ? null : (JSON.parse(version) as Version)
      })
    },

    async readVersions(versions) {
      const known = versions.filter(isVersionId)
      const values = await getMany(kv, [...known.map(versionKey), ...known.map(textKey)])
      return versions.map((id) => {
        const version = values.get(versionKey(id)) ?? null
        const text = values.get(textKey(id)) ?? null
        return version === null || text === null
          ? null
          : { version: JSON.parse(version) as Version, text: unshielded(text) }
      })
    },

    async namesOf(passage) {
      const entry = entryIn(await passages.read(passage), 'names', '')
      return (entry && (await readNames(entry.value))) ?? { id: await namesId('[]'), names: [] }
    },

    async getNames(id) {
      if (!isNamesId(id)) return null
      return id === (await namesId('[]')) ? { id, names: [] } : readNames(id)
    },

    async setNames(passage, names) {
      const known = (await passages.read(passage)) ?? (await passages.reread(passage))
      if (known === null) return null
      const content = JSON.stringify(names.map(({ id, kind, forms }) => ({ id, kind, forms })))
      const list: NameList = { id: await namesId(content), names }
      if (entryIn(known, 'names', '')?.value === list.id) return { value: list, created: false }
      await kv.put(namesKey(list.id), content)
      await passages.append(passage, [{ kind: 'names', slot: '', at: stamp(now, known), value: list.id }], known)
      return { value: list, created: true }
    },

    ...telegrams,

    audit: (page) => audit(kv, page),
    verify: (page) => verifyPage(kv, page),

    async check() {
      const [ids, { items }] = await Promise.all([passages.ids(), telegrams.listTelegrams({ limit: 1 })])
      // Another one each time: whoever asks every minute has soon looked at all of them.
      const id = ids[Math.floor(now() / MINUTE) % Math.max(1, ids.length)]
      const head = id === undefined ? null : await passages.read(id)
      const versions = (toPassage(head)?.witnesses ?? []).flatMap(({ current }) => current?.version ?? [])
      const read = await getMany(kv, versions.slice(0, CHECKED).map(versionKey))
      return {
        seeded: items.length > 0,
        complete: (id === undefined || head !== null) && ![...read.values()].includes(null),
      }
    },
  }
}

/** The versions of a witness among entries, oldest first. */
function versionsOf(entries: readonly PassageEntry[], siglum: string): Version[] {
  return entries.flatMap((entry) => (entry.kind === 'version' && entry.value.siglum === siglum ? [entry.value] : []))
}

function toPassage(head: PassageHead | null): Passage | null {
  const record = entryIn(head, 'passage', '')
  if (head === null || record === null) return null
  const witnesses = head.entries
    .flatMap((entry) => (entry.kind === 'witness' ? [entry.value] : []))
    .sort((a, b) => (a.siglum < b.siglum ? -1 : 1))
    .map((witness) => {
      const newest = versionsOf(head.entries, witness.siglum).at(-1)
      if (newest === undefined) return { ...witness, current: null }
      const { version, length, created } = newest
      return { ...witness, current: { version, length, created } }
    })
  return { ...record.value, witnesses }
}
