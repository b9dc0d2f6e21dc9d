/**
 * Searches the fields of a record: the title of a telegram, its sender, its archive, the statements about it. A record has a few short
 * fields, so they need no index.
 */
import { type Keys, type Letters, lettersOf } from './letters.ts'
import { type Match, runAt } from './places.ts'

export const FIELD_KINDS = ['code', 'title', 'person', 'reference', 'date', 'statement', 'source', 'form'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export interface Field {
  readonly kind: FieldKind
  readonly text: string
  /** Null where it is recorded in none. */
  readonly language: 'zh' | 'en' | null
  /** The statement that says it, and what about. */
  readonly statement?: { readonly id: string; readonly property: string }
}

/** A field as it is looked through, again and again. */
export interface ReadField {
  readonly field: Field
  readonly letters: Letters
}

export interface FieldPlace {
  readonly field: Field
  /** UTF-16 offsets in the text of the field. */
  readonly start: number
  readonly end: number
}

interface RecordQuery {
  readonly written: string
  readonly whole: Letters
  /** Between spaces: each has to be in the record, in whichever field. */
  readonly words: readonly Letters[]
}

export interface RecordMatch {
  readonly match: Match
  /** Of the words, how many one field has together. */
  readonly similarity: number
  /** At most five, each in a field of its own. */
  readonly places: readonly FieldPlace[]
}

const MOST_PLACES = 5

/** A query, folded once for all records that are searched. O(length). */
export function recordQueryOf(written: string): RecordQuery {
  const keys: Keys = new Map()
  const words = written.split(/\s+/).map((word) => lettersOf(word, keys))
  return {
    written: written.trim(),
    whole: lettersOf(written, keys),
    words: words.filter((word) => word.keys.length > 0),
  }
}

/** O(letters of the fields). */
export const readFields = (fields: readonly Field[], keys: Keys = new Map()): readonly ReadField[] =>
  fields.map((field) => ({ field, letters: lettersOf(field.text, keys) }))

/**
 * `exact`: a field has the words as they are written; `equal`: in all their letters (羅申 for 罗申); `near`: every word is in the record.
 * Null where one is missing. O(letters of the fields × words).
 */
export function matchRecord(fields: readonly ReadField[], query: RecordQuery): RecordMatch | null {
  const { written, whole, words } = query
  if (words.length === 0) return null
  const placesOf = (wanted: Letters): FieldPlace[] =>
    fields.flatMap(({ field, letters }) => {
      const from = runAt(letters, wanted)
      if (from < 0) return []
      return { field, start: letters.at[2 * from]!, end: letters.at[2 * (from + wanted.keys.length) - 1]! }
    })
  const together = placesOf(whole)
  if (together.length > 0) {
    const exact = together.filter(({ field }) => field.text.includes(written))
    const places = firstOfEach(exact.length > 0 ? exact : together)
    return { match: exact.length > 0 ? 'exact' : 'equal', similarity: 1, places }
  }
  if (words.length === 1) return null
  const found = words.map(placesOf)
  if (found.some((places) => places.length === 0)) return null
  const most = Math.max(
    ...fields.map(({ field }) => found.filter((places) => places.some((place) => place.field === field)).length),
  )
  return {
    match: 'near',
    similarity: Math.round((most / words.length) * 1000) / 1000,
    places: firstOfEach(found.map(([first]) => first!)),
  }
}

/** One place a field, and one of fields that say the same. */
function firstOfEach(places: readonly FieldPlace[]): readonly FieldPlace[] {
  const seen = new Set<string>()
  return places
    .filter(({ field: { kind, text } }) => {
      const key = JSON.stringify([kind, text])
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_PLACES)
}
