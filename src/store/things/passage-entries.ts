/** What is recorded of a passage, and how it is summarised. */

import type { Localized } from '../../text/localized.ts'
import { sortSigla } from '../../text/sigla.ts'
import { LIST_KINDS, type ListKind } from '../keys.ts'
import { findEntry } from '../log/entries.ts'
import { claimOf, type Entry, recordedOf, settlesAt, UNNAMED } from '../log/entry.ts'
import type { Head } from '../log/log.ts'
import { chain, isUnder, type Resolution, type Rules, Slots } from '../log/rules.ts'
import { SETTLED_AFTER } from '../log/staleness.ts'
import type { Document, Passage, PassageRecord, Version, WitnessRecord } from '../store.ts'

/** A version as it is recorded: without what follows from other records, or from when it was recorded. */
export type RecordedVersion = Omit<Version, 'recorded' | 'withdrawn' | 'restored' | 'provisional' | 'superseded'>

/** A version was withdrawn: it stays, and is no longer current. */
export interface VersionWithdrawal {
  readonly version: string
  readonly reason: string
  readonly responsible: string
}

/** The text of an earlier or withdrawn version was stored again, so the version is current again. */
export interface VersionRestoration {
  readonly version: string
  readonly note: Localized | null
  readonly responsible: string | null
}

export type PassageEntry = Entry &
  (
    | { readonly kind: 'passage'; readonly value: PassageRecord }
    | { readonly kind: 'witness'; readonly value: WitnessRecord }
    | { readonly kind: 'version'; readonly value: RecordedVersion }
    /** Their slots name the version and when: each of them counts. */
    | { readonly kind: 'withdrawal'; readonly value: VersionWithdrawal }
    | { readonly kind: 'restoration'; readonly value: VersionRestoration }
    /** The id of a list (lists.ts). */
    | { readonly kind: ListKind; readonly value: string }
    | { readonly kind: 'document'; readonly value: Document }
  )
export type PassageHead = Head<PassageEntry>
export type VersionEntry = Extract<PassageEntry, { kind: 'version' }>

const isVersion = (entry: PassageEntry): entry is VersionEntry => entry.kind === 'version'
const isList = (kind: string): kind is ListKind => (LIST_KINDS as readonly string[]).includes(kind)

/** Entries from before claims were recorded replaced whatever was in force. */
const LISTS = {
  claim: (entry: PassageEntry) => entry.claim ?? String(entry.value),
  overrides: (entry: PassageEntry) => entry.replaces === undefined,
}

/**
 * The first claim to the passage counts, and what was written under it; of a siglum, the first under that, with the versions written for
 * that very witness. So no text that was meant for another passage or witness of the same name is ever taken for one of this.
 */
function resolve(entries: readonly PassageEntry[], known: readonly PassageEntry[] = []): Resolution<PassageEntry> {
  const slots = new Slots<PassageEntry>()
  for (const entry of entries) if (entry.kind === 'passage') slots.claim(entry)
  const root = slots.holderOf('passage', '')?.claim
  for (const entry of entries) {
    if (entry.kind !== 'witness') continue
    if (isUnder(entry, root)) slots.claim(entry)
    else slots.lose(entry)
  }
  for (const entry of entries) {
    if (entry.kind === 'passage' || entry.kind === 'witness' || isList(entry.kind)) continue
    const of = entry.kind === 'version' ? slots.holderOf('witness', entry.value.siglum)?.claim : root
    if (!isUnder(entry, of)) slots.lose(entry)
    // A version that was stored again by a writer that did not see it, which restores it.
    else if (entry.kind === 'withdrawal' || entry.kind === 'restoration' || isVersion(entry)) slots.count(entry)
    else slots.claim(entry)
  }
  for (const kind of LIST_KINDS) {
    const own = entries.filter((entry) => entry.kind === kind)
    for (const entry of own) if (!isUnder(entry, root)) slots.lose(entry)
    const inForce = known.findLast((entry) => entry.kind === kind) ?? null
    const lists = chain(
      own.filter((entry) => isUnder(entry, root)),
      LISTS,
      inForce,
    )
    for (const entry of lists.counting) slots.count(entry)
    for (const entry of lists.superseded) slots.lose(entry)
  }
  const counting = new Set(slots.counting)
  const superseded = new Set(slots.superseded)
  return { counting: entries.filter((e) => counting.has(e)), superseded: entries.filter((e) => superseded.has(e)) }
}

/** The state of a version: what happened to it since it was stored. */
export interface Standing {
  readonly entry: VersionEntry
  /** When its text was stored again. */
  readonly restored: readonly string[]
  readonly withdrawn: { readonly reason: string; readonly responsible: string; readonly at: string } | null
  /** What made it what it is: the entry itself, its last restoration, its withdrawal. */
  readonly last: PassageEntry
}

/** Versions in the order of recording, each with its state. `entries` are those that count. */
export function standings(entries: readonly PassageEntry[], siglum?: string): Standing[] {
  const all = new Map<string, { -readonly [K in keyof Standing]: Standing[K] }>()
  for (const entry of entries) {
    if (entry.kind === 'version') {
      const before = all.get(entry.slot)
      if (before !== undefined) {
        // Two who stored one text at once stored it once.
        const isLater = Date.parse(recordedOf(entry)) - Date.parse(recordedOf(before.entry)) > SETTLED_AFTER
        if (isLater) before.restored = [...before.restored, recordedOf(entry)]
        before.withdrawn = null
        before.last = entry
      } else if (siglum === undefined || entry.value.siglum === siglum)
        all.set(entry.slot, { entry, restored: [], withdrawn: null, last: entry })
    } else if (entry.kind === 'withdrawal' || entry.kind === 'restoration') {
      const standing = all.get(entry.value.version)
      if (standing === undefined) continue
      standing.last = entry
      if (entry.kind === 'withdrawal') {
        const { reason, responsible } = entry.value
        standing.withdrawn = { reason, responsible, at: recordedOf(entry) }
      } else {
        standing.withdrawn = null
        standing.restored = [...standing.restored, recordedOf(entry)]
      }
    }
  }
  return [...all.values()]
}

/** The one that was stored or restored last and is not withdrawn. `entries` of `last` are in the order of recording. */
export function currentOf(standings: readonly Standing[]): Standing | null {
  let current: Standing | null = null
  for (const standing of standings) {
    if (standing.withdrawn !== null) continue
    if (current === null || recordedOf(standing.last) >= recordedOf(current.last)) current = standing
  }
  return current
}

function siglaOf(entries: readonly PassageEntry[]): string[] {
  return entries.flatMap((entry) => (entry.kind === 'witness' ? [entry.slot] : []))
}

function present(counting: readonly PassageEntry[]): PassageEntry[] {
  const kept = new Set<PassageEntry>()
  for (const siglum of siglaOf(counting)) {
    const current = currentOf(standings(counting, siglum))
    if (current === null) continue
    kept.add(current.entry)
    kept.add(current.last)
  }
  for (const kind of LIST_KINDS) {
    const inForce = counting.findLast((entry) => entry.kind === kind)
    if (inForce !== undefined) kept.add(inForce)
  }
  return counting.filter(
    (entry) => entry.kind === 'passage' || entry.kind === 'witness' || entry.kind === 'document' || kept.has(entry),
  )
}

/** What a version says of itself at length is under its own key. */
function brief(entry: PassageEntry): PassageEntry {
  if (entry.kind !== 'version') return entry
  const { note, lacunae, references, ...value } = entry.value
  if (note === null && lacunae === undefined && references === undefined) return entry
  return { ...entry, brief: true, value: { ...value, note: null } }
}

/** A version that is not known was withdrawn or restored, or all known ones of a witness were withdrawn and others may be past. */
function isPartial(counting: readonly PassageEntry[]): boolean {
  const known = new Set(counting.flatMap((entry) => (entry.kind === 'version' ? [entry.slot] : [])))
  const isUnknown = counting.some((entry) => entry.kind === 'restoration' && !known.has(entry.value.version))
  if (isUnknown) return true
  return siglaOf(counting).some((siglum) => {
    const all = standings(counting, siglum)
    return all.length > 0 && currentOf(all) === null
  })
}

export const PASSAGE_RULES: Rules<PassageEntry> = {
  resolve,
  present,
  brief,
  isPartial,
  claimsOf: (counting) =>
    counting.flatMap((entry): (readonly [string, string])[] => {
      if (entry.kind === 'passage' || entry.kind === 'witness') return [[`${entry.kind} ${entry.slot}`, claimOf(entry)]]
      return isList(entry.kind) ? [[`${entry.kind} `, LISTS.claim(entry)]] : []
    }),
}

/** The claim of the passage: what is recorded of it is written under this. */
export const rootClaim = (head: PassageHead): string => findEntry(head, 'passage', '')?.claim ?? UNNAMED

/** Marks what may still lose its claim. */
export const provisional = (isSo: boolean): { readonly provisional?: true } => (isSo ? { provisional: true } : {})

/** @param now milliseconds since 1970 */
export function toPassage(head: PassageHead | null, now: number): Passage | null {
  const root = findEntry(head, 'passage', '')
  if (head === null || root === null) return null
  const recorded = head.entries.flatMap((entry) => (entry.kind === 'witness' ? [entry] : []))
  const witnesses = sortSigla(recorded, ({ slot }) => slot).map((witness) => {
    const mark = provisional(settlesAt(root, witness) > now)
    const found = currentOf(standings(head.entries, witness.slot))
    if (found === null) return { ...witness.value, current: null, ...mark }
    const { version, length, created } = found.entry.value
    return { ...witness.value, current: { version, length, created }, ...mark }
  })
  return { ...root.value, witnesses, ...provisional(settlesAt(root) > now) }
}
