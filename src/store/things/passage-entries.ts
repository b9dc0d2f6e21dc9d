/** What is recorded of a passage, and what it comes to. */
import { findEntry } from '../log/entries.ts'
import type { Entry, Head } from '../log/log.ts'
import type { Document, Passage, PassageRecord, Version, WitnessRecord } from '../store.ts'

export type PassageEntry = Entry &
  (
    | { readonly kind: 'passage'; readonly value: PassageRecord }
    | { readonly kind: 'witness'; readonly value: WitnessRecord }
    | { readonly kind: 'version'; readonly value: Version }
    /** The id of a list (lists.ts). */
    | { readonly kind: 'names' | 'rules'; readonly value: string }
    | { readonly kind: 'document'; readonly value: Document }
  )
export type PassageHead = Head<PassageEntry>

/** The versions of a witness among entries, oldest first. */
export function versionsIn(entries: readonly PassageEntry[], siglum: string): Version[] {
  return entries.flatMap((entry) => (entry.kind === 'version' && entry.value.siglum === siglum ? [entry.value] : []))
}

export function toPassage(head: PassageHead | null): Passage | null {
  const record = findEntry(head, 'passage', '')
  if (head === null || record === null) return null
  const witnesses = head.entries
    .flatMap((entry) => (entry.kind === 'witness' ? [entry.value] : []))
    .sort((a, b) => (a.siglum < b.siglum ? -1 : 1))
    .map((witness) => {
      const newest = versionsIn(head.entries, witness.siglum).at(-1)
      if (newest === undefined) return { ...witness, current: null }
      const { version, length, created } = newest
      return { ...witness, current: { version, length, created } }
    })
  return { ...record.value, witnesses }
}
