/** Looking for words in what is recorded about texts and telegrams: titles, people, references, dates, statements, in both languages. */
import { withWrittenDates } from '../provenance/date-words.ts'
import type { LocalizedTelegram } from '../provenance/localized.ts'
import { MATCHES } from '../search/places.ts'
import {
  type Field,
  type FieldKind,
  type FieldPlace,
  matchRecord,
  type RecordMatch,
  recordQueryOf,
} from '../search/records.ts'
import type { Passage, Store } from '../store/store.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Localized } from '../text/localized.ts'
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

type Records = Pick<Store, 'listPassages' | 'listTelegrams' | 'namesOf'>

/** All that is looked through. */
export interface SearchedRecords {
  readonly passages: readonly Passage[]
  readonly telegrams: readonly LocalizedTelegram[]
  readonly names: readonly NameEntry[]
  /** False where there are more than are looked through. */
  readonly complete: boolean
}

export const NO_RECORDS: SearchedRecords = { passages: [], telegrams: [], names: [], complete: true }

/** No text is read. */
export async function recordsForSearch(store: Records): Promise<SearchedRecords> {
  const page = { limit: MOST_RECORDS, cursor: null }
  const [passages, telegrams] = await Promise.all([store.listPassages(page), store.listTelegrams(page)])
  return {
    passages: passages.items,
    telegrams: telegrams.items,
    names: await namesOfTelegrams(store, telegrams.items),
    complete: passages.cursor === null && telegrams.cursor === null,
  }
}

/** In the order of kinds, the best of each first. O(letters of the records). */
export function findRecords({ passages, telegrams, names }: SearchedRecords, words: string): readonly FoundRecord[] {
  const query = recordQueryOf(words)
  const found = (kind: RecordKind, id: string, title: Localized, fields: readonly Field[]): FoundRecord[] => {
    const match = matchRecord(fields, query)
    return match === null ? [] : [{ kind, id, title, ...match }]
  }
  const records = [
    ...passages.flatMap((passage) => found('passage', passage.id, passage.title, fieldsOfPassage(passage))),
    ...telegrams.flatMap((telegram) => found('telegram', telegram.id, telegram.title, fieldsOf(telegram))),
    ...names.flatMap((name) => found('name', name.id, titleOfName(name), fieldsOfName(name))),
  ]
  return records.sort(
    (a, b) =>
      RECORD_KINDS.indexOf(a.kind) - RECORD_KINDS.indexOf(b.kind) ||
      MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
      b.similarity - a.similarity,
  )
}

/** The words in their field, with what stands around them. */
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

/** What was withdrawn is said no more. */
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
