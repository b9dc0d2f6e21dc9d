/**
 * What the service keeps, and the one interface through which everything else reads and writes it.
 * Append-only: nothing here overwrites or deletes what a caller stored.
 */

import type { Telegram } from '../provenance/telegram.ts'
import type { NameEntry } from '../text/equivalence.ts'

/** Where a version was cut from: code points of another stored version. */
export interface Derivation {
  readonly version: string
  readonly start: number
  readonly end: number
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
  /** RFC 3339, UTC, in milliseconds. */
  readonly created: string
  readonly note: string | null
  readonly responsible: string | null
  readonly derivedFrom: Derivation | null
}

export interface WitnessRecord {
  readonly siglum: string
  readonly label: string
  readonly language: string | null
  readonly source: string | null
}

export interface PassageRecord {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly description: string | null
}

/** A passage as lists and pages show it: its witnesses by siglum, each with its current version. */
export interface Passage extends PassageRecord {
  readonly witnesses: readonly (WitnessRecord & {
    readonly current: Pick<Version, 'version' | 'length' | 'created'> | null
  })[]
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Give it to the next call; null at the end. */
  readonly cursor: string | null
}

export interface NewVersion {
  readonly text: string
  readonly note?: string | null
  readonly responsible?: string | null
  readonly derivedFrom?: Derivation | null
  /** When the text was made, where that is known: a corpus has the same dates in every installation. Otherwise now. */
  readonly created?: string
}

/** `derivedFrom` names a version that is not there, or a span that does not lie inside it. */
export class DerivationError extends Error {
  override readonly name = 'DerivationError'
  /** JSON pointer to the member at fault, within `derivedFrom`. */
  readonly pointer: '/version' | '/start' | '/end'

  constructor(pointer: DerivationError['pointer'], message: string) {
    super(message)
    this.pointer = pointer
  }
}

/** `created` false: the very same thing was there already, and `value` is it. */
export interface Stored<T> {
  readonly value: T
  readonly created: boolean
}

/** An authority list of names, known by an id derived from its content. */
export interface NameList {
  readonly id: string
  readonly names: readonly NameEntry[]
}

export interface Store {
  listPassages(page: { limit: number; cursor?: string | null }): Promise<Page<Passage>>
  getPassage(id: string): Promise<Passage | null>
  /** `conflict`: a passage of this id says something else. */
  createPassage(passage: PassageRecord): Promise<Stored<Passage> | 'conflict'>
  /** `conflict`: the siglum is taken by a witness that says something else. `null`: no such passage. */
  addWitness(passage: string, witness: WitnessRecord): Promise<Stored<Passage> | 'conflict' | null>
  /**
   * `null`: no such passage or witness. Texts are checked before (limits, surrogates); the same text twice is one version.
   * @throws DerivationError where `derivedFrom` cannot be
   */
  addVersion(passage: string, siglum: string, version: NewVersion): Promise<Stored<Version> | null>
  /** All versions of a witness, oldest first. */
  listVersions(passage: string, siglum: string): Promise<readonly Version[]>
  getVersion(version: string): Promise<Version | null>
  /** What is known of versions, in the order asked for, null where unknown; one bulk read, and no text. */
  getVersions(versions: readonly string[]): Promise<readonly (Version | null)[]>
  /** Versions with their texts in the order asked for, null where unknown; one bulk read. */
  readVersions(versions: readonly string[]): Promise<readonly ({ version: Version; text: string } | null)[]>

  /** The authority list in force for a passage; an empty list where it has none. */
  namesOf(passage: string): Promise<NameList>
  getNames(id: string): Promise<NameList | null>
  setNames(passage: string, names: readonly NameEntry[]): Promise<Stored<NameList> | null>

  listTelegrams(page: { limit: number; cursor?: string | null }): Promise<Page<Telegram>>
  getTelegram(id: string): Promise<Telegram | null>
  putTelegram(telegram: Telegram): Promise<Stored<Telegram>>

  /** Reads one key that always exists once the store is seeded; throws when the store does not answer. */
  check(): Promise<{ seeded: boolean }>
}
