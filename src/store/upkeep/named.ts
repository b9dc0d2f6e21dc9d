/** Lists what stored values refer to: entries, other keys, spans of versions. */
import type { LocalizedStatement as Statement, LocalizedTelegram as Telegram } from '../../provenance/localized.ts'
import type { Evidence } from '../../provenance/telegram.ts'
import { LIST_KINDS, type ListKind, listKey, mapKey, versionKey, wordsKey } from '../keys.ts'
import type { Entry } from '../log/entry.ts'
import type { Document, Version } from '../store.ts'
import { withWords } from '../things/words.ts'

export const isListKind = (kind: string): kind is ListKind => (LIST_KINDS as readonly string[]).includes(kind)

/** The facts of a record or of a summary; of anything else none. */
export function entriesOf(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf)
  if (value === null || typeof value !== 'object') return []
  if ('entries' in value) return entriesOf(value.entries)
  return 'kind' in value && 'slot' in value && 'at' in value ? [value as Entry] : []
}

const wordsOf = (entry: Entry): string | undefined => (entry as { readonly words?: string }).words

/** Keys that a fact names, texts aside. */
export function keysNamed(entry: Entry): string[] {
  const { kind, value } = entry
  if (isListKind(kind)) return [listKey(kind, value as string)]
  if (kind === 'version') return [versionKey((value as Version).version)]
  if (kind === 'document') {
    const { id, versions } = value as Document
    return [mapKey(id), ...versions.map(versionKey)]
  }
  const words = wordsOf(entry)
  return words === undefined ? [] : [wordsKey(words)]
}

/** The id of the version that a version was cut from; null for any other value. */
export function derivedFromOf(value: unknown): string | null {
  return (value as Version | null)?.derivedFrom?.version ?? null
}

/** Wherever evidence is in a value, it is known by its members. */
export function* spansIn(value: unknown): Generator<Omit<Evidence, 'text'>> {
  if (value === null || typeof value !== 'object') return
  if ('version' in value && 'start' in value && 'end' in value && 'kind' in value && 'role' in value)
    yield value as Evidence
  else for (const part of Object.values(value)) yield* spansIn(part)
}

/** The evidence of a fact with its words. @param read a JSON value by its key */
export function evidenceOf(entry: Entry, read: <T>(key: string) => T | null): Evidence[] {
  const { kind, value } = entry
  if (kind !== 'telegram' && kind !== 'statement') return []
  const id = wordsOf(entry)
  const words = id === undefined ? [] : (read<string[]>(wordsKey(id)) ?? [])
  return [...spansIn(withWords(value as Telegram | Statement, words))] as Evidence[]
}
