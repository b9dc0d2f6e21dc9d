/** Searches what is recorded about texts and telegrams: titles, people, references, dates, statements, in both languages. */

import { boundedCache } from '../bounded-cache.ts'
import { withWrittenDates } from '../provenance/date-words.ts'
import type { LocalizedTelegram } from '../provenance/localized.ts'
import type { Keys } from '../search/letters.ts'
import { MATCHES } from '../search/places.ts'
import {
  type Field,
  type FieldKind,
  type FieldPlace,
  matchRecord,
  type ReadField,
  type RecordMatch,
  readFields,
  recordQueryOf,
} from '../search/records.ts'
import type { Passage, Store } from '../store/store.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Localized } from '../text/localized.ts'
import { digestOf } from './digest.ts'
import { namesOfTelegrams, titleOfName } from './names.ts'
import { type FoundPlace, placed } from './search.ts'

export const RECORD_KINDS = ['passage', 'telegram', 'name'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export interface FoundRecord extends RecordMatch {
  readonly kind: RecordKind
  readonly id: string
  readonly title: Localized
}

/** Records of each kind that one search looks through: five bulk reads. */
export const MOST_RECORDS = 500

type Records = Pick<Store, 'listPassages' | 'listTelegrams' | 'namesOf' | 'digestOfKind'>

/** A record as it is looked through. */
interface SearchedRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly title: Localized
  readonly read: () => readonly ReadField[]
}

/** All that is looked through. */
export interface SearchedRecords {
  readonly records: readonly SearchedRecord[]
  /** False where there are more than are looked through. */
  readonly complete: boolean
  /** Whether they are those that the digests are of. */
  readonly isSame: boolean
  /** Of all of them. */
  readonly digest: string
}

export const NO_RECORDS: SearchedRecords = { records: [], complete: true, isSame: true, digest: '' }

/** What names in records are of passages, as the lists that are in force say. */
const SEARCHED_KINDS = ['passage', 'telegram'] as const

/** What changes whenever a record changes that a search looks through. Two keys a kind. */
export const digestsForSearch = (store: Pick<Store, 'digestOfKind'>): Promise<readonly string[]> =>
  Promise.all(SEARCHED_KINDS.map((kind) => store.digestOfKind(kind)))

/** As an isolate read them last. */
const lately = boundedCache<SearchedRecords>(1)
/**
 * UTF-16 units of all fields together whose letters are kept: some 10 MB. Of more the letters are read for each search, record by record.
 */
const MOST_KEPT = 400_000

/**
 * No text is read; nothing where the isolate has read the same before.
 * @param digests `digestsForSearch`
 */
export async function recordsForSearch(store: Records, digests: readonly string[]): Promise<SearchedRecords> {
  const key = JSON.stringify(digests)
  const known = lately.get(key)
  if (known !== undefined) return known
  const page = { limit: MOST_RECORDS, cursor: null }
  const [passages, telegrams] = await Promise.all([store.listPassages(page), store.listTelegrams(page)])
  const names = await namesOfTelegrams(store, telegrams.items)
  const read = await Promise.all(SEARCHED_KINDS.map((kind) => store.digestOfKind(kind, 'heads')))
  const all: readonly (readonly [RecordKind, string, Localized, readonly Field[]])[] = [
    ...passages.items.map((passage) => ['passage', passage.id, passage.title, fieldsOfPassage(passage)] as const),
    ...telegrams.items.map((telegram) => ['telegram', telegram.id, telegram.title, fieldsOf(telegram)] as const),
    ...names.map((name) => ['name', name.id, titleOfName(name), fieldsOfName(name)] as const),
  ]
  const length = all.flatMap(([, , , fields]) => fields).reduce((sum, { text }) => sum + text.length, 0)
  const keys: Keys = new Map()
  const records = all.map(([kind, id, title, fields]): SearchedRecord => {
    const letters = length <= MOST_KEPT ? readFields(fields, keys) : null
    return { kind, id, title, read: () => letters ?? readFields(fields, keys) }
  })
  const complete = passages.cursor === null && telegrams.cursor === null
  const made: SearchedRecords = {
    records,
    complete,
    isSame: read.every((digest, i) => digest === digests[i]),
    digest: await digestOf(JSON.stringify([complete, all])),
  }
  if (made.isSame && length <= MOST_KEPT) lately.set(key, made)
  return made
}

/** In the order of kinds, the best of each first. O(letters of the records). */
export function findRecords({ records }: SearchedRecords, words: string): readonly FoundRecord[] {
  const query = recordQueryOf(words)
  const found = records.flatMap(({ kind, id, title, read }): FoundRecord[] => {
    const match = matchRecord(read(), query)
    return match === null ? [] : [{ kind, id, title, ...match }]
  })
  return found.sort(
    (a, b) =>
      RECORD_KINDS.indexOf(a.kind) - RECORD_KINDS.indexOf(b.kind) ||
      MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
      b.similarity - a.similarity,
  )
}

/** The words in their field, with what is around them. */
export const fieldWords = ({ field, start, end }: FieldPlace): FoundPlace => placed(field.text, start, end)

const LANGUAGES = ['zh', 'en'] as const

type Said = Pick<Field, 'statement'>

/** A field in both languages, or in the one that it is recorded in. */
const inBoth = (kind: FieldKind, text: Localized, said: Said = {}): Field[] =>
  typeof text === 'string'
    ? [{ kind, text, language: null, ...said }]
    : LANGUAGES.map((language) => ({ kind, text: text[language], language, ...said }))

const fieldsOfPassage = ({ id, title, description, witnesses }: Passage): Field[] => [
  { kind: 'code', text: id, language: null },
  ...inBoth('title', title),
  ...(description === null ? [] : inBoth('statement', description)),
  ...witnesses.flatMap(({ label, source }) => [
    ...inBoth('statement', label),
    ...(source === null ? [] : inBoth('source', source)),
  ]),
]

const fieldsOfName = (name: NameEntry): Field[] => [
  ...inBoth('title', titleOfName(name)),
  ...name.forms.map((text): Field => ({ kind: 'form', text, language: 'zh' })),
]

const KINDS: Readonly<Record<string, FieldKind>> = {
  sender: 'person',
  recipient: 'person',
  via: 'person',
  archive: 'reference',
  number: 'reference',
  publication: 'reference',
  dated: 'date',
  sent: 'date',
  received: 'date',
}

/** Withdrawn statements are left out. */
function fieldsOf({ id, title, statements }: LocalizedTelegram): Field[] {
  return [
    { kind: 'code', text: id, language: null },
    ...inBoth('title', title),
    ...statements.flatMap(({ id, property, value, source, withdrawn }) => {
      if (withdrawn !== undefined) return []
      const kind = Object.hasOwn(KINDS, property) ? KINDS[property]! : 'statement'
      const said = { statement: { id, property } }
      const values =
        kind === 'date' && typeof value === 'string'
          ? { zh: withWrittenDates(value, 'zh'), en: withWrittenDates(value, 'en') }
          : value
      // As machines write it too.
      const plain = values === value ? [] : inBoth(kind, value, said)
      return [...inBoth(kind, values, said), ...plain, ...inBoth('source', source, said)]
    }),
  ]
}
