/**
 * The interface of the store: everything else reads and writes through it. Append-only: nothing here overwrites or deletes what a
 * caller stored.
 */

import type { Letter } from '../import/extract.ts'
import type { LocalizedStatement, LocalizedTelegram } from '../provenance/localized.ts'
import type { Withdrawal } from '../provenance/telegram.ts'
import type { Sample } from '../search/sample.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Lacuna } from '../text/lacunae.ts'
import type { Localized } from '../text/localized.ts'
import type { OwnRule } from '../text/own-rules.ts'
import type { ListKind, ThingKind } from './keys.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { RecordedDecision, StoredDecision } from './things/decision-entries.ts'
import type { AuditEntry, AuditPage } from './upkeep/audit.ts'
import type { Verified } from './upkeep/verify.ts'

export { CursorError } from './kv/bulk.ts'

/** Where a version was cut from: code points of another stored version. */
export interface Derivation {
  readonly version: string
  readonly start: number
  readonly end: number
}

/** A place of a text as editions cite it: a page, a line, a verse that begins at a code point. */
export interface Reference {
  readonly start: number
  readonly label: string
}

/** One immutable state of a witness's text. */
export interface Version {
  /** Derived from passage, siglum and text: the same three give the same id. */
  readonly version: string
  readonly passage: string
  readonly siglum: string
  /** In code points. */
  readonly length: number
  /** Of the text's UTF-8, in lower-case hexadecimal. */
  readonly sha256: string
  /** When the text was made: a corpus dates it in the past. RFC 3339, UTC, in milliseconds. */
  readonly created: string
  /** When this store took it. */
  readonly recorded: string
  readonly note: Localized | null
  readonly responsible: string | null
  readonly derivedFrom: Derivation | null
  readonly lacunae?: readonly Lacuna[]
  readonly references?: readonly Reference[]
  /** Taken back: it stays, and is not current. */
  readonly withdrawn?: Withdrawal
  /** When the same text was stored again, which made the version current again. */
  readonly restored?: readonly string[]
  /** Its witness or passage may still lose its claim to the name. */
  readonly provisional?: true
  /** Its witness or passage has lost the claim: another one has the name, and this is no version of that. */
  readonly superseded?: true
}

export interface WitnessRecord {
  readonly siglum: string
  readonly label: Localized
  readonly language: string | null
  readonly source: Localized | null
}

export interface PassageRecord {
  readonly id: string
  readonly title: Localized
  readonly language: string
  readonly description: Localized | null
}

/** A passage as lists and pages show it: its witnesses by siglum, each with its current version. */
export interface Passage extends PassageRecord {
  readonly witnesses: readonly (WitnessRecord & {
    /** Null where there is none that is not withdrawn. */
    readonly current: Pick<Version, 'version' | 'length' | 'created'> | null
    readonly provisional?: true
  })[]
  /** An earlier claim to the id, made at another place, may still appear. */
  readonly provisional?: true
}

export interface ListPage<T> {
  readonly items: readonly T[]
  /** Give it to the next call; null at the end. */
  readonly cursor: string | null
}

export interface NewVersion {
  readonly text: string
  readonly note?: Localized | null
  readonly responsible?: string | null
  readonly derivedFrom?: Derivation | null
  readonly lacunae?: readonly Lacuna[]
  readonly references?: readonly Reference[]
  /** When the text was made, where that is known: a corpus has the same dates in every installation. Otherwise now. */
  readonly created?: string
  /** Whether a text that is a past or withdrawn version becomes current again, as it does where this is left out. */
  readonly restore?: boolean
}

/** A witness with what it reads; `version` null where nothing of it is known yet. */
export interface NewWitness {
  readonly witness: WitnessRecord
  readonly version: NewVersion | null
}

/** An imported file. */
export interface Document {
  /** Derived from the bytes and how they were read; the passage made for the document has the same. */
  readonly id: string
  /** Of the bytes, in lower-case hexadecimal. */
  readonly sha256: string
  readonly mediaType: string
  /** Null where the type says it. */
  readonly encoding: string | null
  /** Of the file, in bytes. */
  readonly length: number
  readonly name: string | null
  /** RFC 3339, UTC, in milliseconds. */
  readonly created: string
  /** Those made from it, the one of its own text first. */
  readonly versions: readonly string[]
}

export interface NewDocument extends Omit<Document, 'created' | 'versions'> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** `[start, end, from, to]`: the code points of the text, and of the decoded original that they were read from. */
  readonly map: SourceMap
  readonly title: string
  readonly language: string
  readonly description: string | null
  /** The one with the document's own text first. */
  readonly witnesses: readonly [NewWitness, ...NewWitness[]]
}

export interface SourceMap {
  /** The file inside the file that `runs` count in; null for the file itself. */
  readonly part: string | null
  readonly runs: readonly (readonly [start: number, end: number, from: number, to: number])[]
  /** What of the file is not in the text, and what is otherwise in it: the kind, and where in the original. */
  readonly leftOut?: readonly (readonly [kind: string, from: number, to: number])[]
  readonly changed?: readonly (readonly [kind: string, from: number, to: number])[]
  /** Stretches of white space that were layout of the file. */
  readonly whiteSpace?: number
  /** The letters and telegrams that the file says it holds. */
  readonly letters?: readonly Letter[]
}

/** `created` is false where the same thing is already stored; `value` is then that thing. */
export interface Stored<T> {
  readonly value: T
  readonly created: boolean
}

/** What the entries of each kind of list are. */
export interface ListOf {
  readonly names: NameEntry
  readonly rules: OwnRule
}

/** A list of a passage, under an id derived from its content. */
export interface StoredList<K extends ListKind> {
  readonly id: string
  readonly entries: readonly ListOf[K][]
  /** As the list in force: another may still turn out to have been set first. */
  readonly provisional?: true
}

/** An authority list of names, under an id derived from its content. */
export interface NameList {
  readonly id: string
  readonly names: readonly NameEntry[]
}

/** The decisions of a passage under an id derived from which they are. */
export interface DecisionsInForce {
  readonly id: string | null
  readonly decisions: readonly StoredDecision[]
}

export interface Store {
  listPassages(page: { limit: number; cursor?: string | null }): Promise<ListPage<Passage>>
  /**
   * The present state, or the state at an instant (RFC 3339, UTC, in milliseconds): `current` is then one of the versions that were
   * made by then.
   */
  getPassage(id: string, at?: string): Promise<Passage | null>
  /** `conflict`: a passage of this id says something else. */
  createPassage(passage: PassageRecord): Promise<Stored<Passage> | 'conflict'>
  /**
   * A passage with witnesses and their first versions, all of it or nothing.
   * `conflict`: a passage of this id says something else.
   * @throws DerivationError where a `derivedFrom` cannot be
   */
  createPassageWith(passage: PassageRecord, witnesses: readonly NewWitness[]): Promise<Stored<Passage> | 'conflict'>

  /** Stores a file with the passage made from it, all of it or nothing. `conflict`: the id is that of another passage. */
  addDocument(document: NewDocument): Promise<Stored<Document> | 'conflict'>
  listDocuments(page: { limit: number; cursor?: string | null }): Promise<ListPage<Document>>
  getDocument(id: string): Promise<Document | null>
  /** The bytes of the file. */
  readFile(document: Document): Promise<ArrayBuffer | null>
  readMap(document: string): Promise<SourceMap | null>

  /** Versions that have enough of the terms, the best first (search-index.ts); texts say whether they have the words. */
  candidates(probes: readonly string[]): ReturnType<SearchIndex['candidates']>
  /** Versions that have a stretch of a text, the best first; texts say what they have of it. */
  sharing(sample: Sample): ReturnType<SearchIndex['sharing']>
  /** The same as long as the index of search has the same versions, as far as this place can see. */
  indexMark(): Promise<string>
  /** Makes the index of search again from the versions; how many it has. */
  reindex(): Promise<number>

  /**
   * `conflict`: the siglum is taken by a witness that says something else. `null`: no such passage.
   * @throws ConfusableSiglumError
   */
  addWitness(passage: string, witness: WitnessRecord): Promise<Stored<Passage> | 'conflict' | null>
  /**
   * `null`: no such passage or witness. Texts are checked before (limits, surrogates); the same text twice is one version. The text of a
   * past or withdrawn version makes that version current again.
   * @throws DerivationError where `derivedFrom` cannot be; SupersededError
   */
  addVersion(passage: string, siglum: string, version: NewVersion): Promise<Stored<Version> | null>
  /** `null`: no such version. `conflict`: already withdrawn with another reason. The version stays readable and is marked. */
  withdrawVersion(version: string, withdrawal: Omit<Withdrawal, 'at'>): Promise<Stored<Version> | 'conflict' | null>
  /** All versions of a witness, in the order in which they were recorded; withdrawn ones too. */
  listVersions(passage: string, siglum: string): Promise<readonly Version[]>
  /** A superseded version is included, and marked. */
  getVersion(version: string): Promise<Version | null>
  /** What is known of versions, in the order asked for, null where unknown; one bulk read, and no text. */
  getVersions(versions: readonly string[]): Promise<readonly (Version | null)[]>
  /**
   * Versions with their texts in the order asked for, null where unknown or superseded; one bulk read.
   * @throws CorruptTextError
   */
  readVersions(versions: readonly string[]): Promise<readonly ({ version: Version; text: string } | null)[]>
  /**
   * Before work on texts that were read for an earlier request: charges the caller for it as `readVersions` does, where texts are paid
   * for.
   */
  charge(versions: readonly Pick<Version, 'passage' | 'length'>[]): Promise<void>

  /** The authority list in force for a passage; an empty list where it has none. */
  namesOf(passage: string): Promise<NameList>
  getNames(id: string): Promise<NameList | null>

  /** The list in force for a passage; an empty one where it has none. One get, and one more where there is a list. */
  listInForce<K extends ListKind>(kind: K, passage: string): Promise<StoredList<K>>
  getList<K extends ListKind>(kind: K, id: string): Promise<StoredList<K> | null>
  /**
   * Puts a list in force in place of another.
   * @param replaces id of the list in force; null where there is none
   * @returns null: no such passage. `inForce`: another list is in force than the one to be replaced, and this is its id
   */
  setList<K extends ListKind>(
    kind: K,
    passage: string,
    entries: readonly ListOf[K][],
    replaces: string | null,
  ): Promise<Stored<StoredList<K>> | { readonly inForce: string | null } | null>

  /** Those that are not withdrawn; `id` is null where there are none. One get, and one more where there are some. */
  decisionsInForce(passage: string): Promise<DecisionsInForce>
  /** All decisions of a passage, withdrawn ones too, in the order of recording. */
  decisionsOf(passage: string): Promise<readonly StoredDecision[]>
  /** Ids of those that a corpus brought, withdrawn ones too. */
  seededDecisions(passage: string): Promise<ReadonlySet<string>>
  /** As they were in force together. */
  getDecisionSet(id: string): Promise<(DecisionsInForce & { readonly passage: string }) | null>
  /** Of a passage that is there: all of them or none. What is in force already is not made again. */
  addDecisions(passage: string, decisions: readonly RecordedDecision[]): Promise<readonly Stored<StoredDecision>[]>
  /** `null`: no such decision. `conflict`: already withdrawn with another reason. The decision stays readable and is marked. */
  withdrawDecision(
    passage: string,
    decision: string,
    withdrawal: Omit<Withdrawal, 'at'>,
  ): Promise<Stored<StoredDecision> | 'conflict' | null>

  listTelegrams(page: { limit: number; cursor?: string | null }): Promise<ListPage<LocalizedTelegram>>
  /** As it is, or as it was recorded by an instant (RFC 3339, UTC, in milliseconds). */
  getTelegram(id: string, at?: string): Promise<LocalizedTelegram | null>
  /** Of a corpus: a telegram of this id is corrected where it is of an earlier edition. */
  putTelegram(telegram: LocalizedTelegram): Promise<Stored<LocalizedTelegram>>
  /**
   * A new telegram, known to be right; the other side of each of its relations is recorded with the telegram that it leads to.
   * `conflict`: a telegram of this id says something else.
   */
  createTelegram(telegram: LocalizedTelegram): Promise<Stored<LocalizedTelegram> | 'conflict'>
  /** `null`: no such telegram. `conflict`: a statement of this id says something else. */
  addStatement(telegram: string, statement: LocalizedStatement): Promise<Stored<LocalizedStatement> | 'conflict' | null>
  /**
   * `null`: no such telegram or statement. `conflict`: already withdrawn with another reason. The statement stays readable and is marked.
   */
  withdrawStatement(
    telegram: string,
    statement: string,
    withdrawal: Omit<Withdrawal, 'at'>,
  ): Promise<Stored<LocalizedStatement> | 'conflict' | null>

  /**
   * A digest of the present state of all things of a kind, without texts: it stays the same until one of them changes, as far as this
   * location can see. Reads two keys; where something changed within minutes, the heads of all things.
   * @param of `heads`: of the heads that this request has read or reads now, to know what an answer was made from
   */
  digestOfKind(kind: ThingKind, of?: 'heads'): Promise<string>

  /** Who added what. @throws CursorError */
  audit(page: AuditPage): Promise<ListPage<AuditEntry>>
  /** Looks at a page of keys. @throws CursorError */
  verify(page: { limit: number; cursor: string | null }): Promise<Verified & { readonly cursor: string | null }>

  /** Whether there is a corpus, and whether what a passage lists can be read; throws when the store does not answer. */
  check(): Promise<{ seeded: boolean; complete: boolean }>
}
