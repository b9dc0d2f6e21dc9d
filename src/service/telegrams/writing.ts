/**
 * Turns what a caller says about a telegram into what is stored: spans become evidence with the words that they cut; dates must be
 * EDTF, and relations must not form a circle.
 */
import { LIMITS } from '../../limits.ts'
import { EdtfError, parseEdtf } from '../../provenance/edtf.ts'
import type { LocalizedStatement, LocalizedTelegram } from '../../provenance/localized.ts'
import { type Evidence, INVERSE, type Relation, type Statement, type Telegram } from '../../provenance/telegram.ts'
import { sha256 } from '../../store/hash.ts'
import type { Store } from '../../store/store.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import type { Localized } from '../../text/localized.ts'
import { ServiceError } from '../error.ts'
import { ID } from '../identifiers.ts'
import { allTelegrams } from './list.ts'

/** A span of a version, in code points, that becomes evidence. Its other members must agree with the version. */
export type NewEvidence = Pick<Evidence, 'version' | 'start' | 'end' | 'kind' | 'role'> & {
  readonly [Member in 'text' | 'passage' | 'siglum']?: string | undefined
}

/** Without an id, one is derived from the content. */
export interface NewStatement extends Pick<Statement, 'property' | 'basis' | 'certainty' | 'responsible'> {
  readonly id?: string | undefined
  readonly value: Localized
  readonly source: Localized
  readonly evidence?: readonly NewEvidence[] | undefined
}

export type NewRelation = Pick<Relation, 'type' | 'telegram'> & {
  readonly [Member in 'basis' | 'source' | 'certainty']?: Relation[Member] | undefined
}

export interface NewTelegram extends Pick<Telegram, 'id' | 'title' | 'type' | 'status' | 'passage'> {
  readonly statements: readonly NewStatement[]
  readonly evidence: readonly NewEvidence[]
  readonly relations: readonly NewRelation[]
}

/** To a part of what is written: `['statements', 0]`. */
type Keys = readonly (string | number)[]
interface SpanSaid {
  readonly span: NewEvidence
  readonly at: Keys
}

const DATES: readonly string[] = ['dated', 'sent', 'received', 'drafted']

const wrong = (expected: string, at: Keys, ...member: Keys) =>
  new ServiceError('invalid-value', { expected }, ...at, ...member)

/** @throws ServiceError that names the member at fault */
export async function telegramOf(store: Store, said: NewTelegram): Promise<LocalizedTelegram> {
  const { id, title, type, status, passage, statements, evidence, relations } = said
  if (passage !== null && (!ID.test(passage) || (await store.getPassage(passage)) === null))
    throw wrong(`There is no passage "${passage}".`, ['passage'])
  const spans = await readSpans(store, [
    ...evidence.map((span, k) => ({ span, at: ['evidence', k] })),
    ...statements.flatMap(({ evidence = [] }, k) =>
      evidence.map((span, j) => ({ span, at: ['statements', k, 'evidence', j] })),
    ),
  ])
  const made = await Promise.all(statements.map((said, k) => statementOf(id, said, spans, ['statements', k])))
  made.forEach((one, k) => {
    if (made.findIndex((other) => other.id === one.id) < k)
      throw new ServiceError('repeated', { what: 'statement', value: one.id }, 'statements', k)
  })
  const related = relations.map(relationOf)
  if (related.length > 0) await checkRelations(store, id, related)
  return {
    id,
    title: { zh: title.zh, en: title.en },
    type,
    status,
    passage,
    statements: made,
    evidence: evidence.map((span) => spans.get(span)!),
    relations: related,
    tensions: [],
  }
}

/** One statement. @throws ServiceError that names the member at fault */
export async function newStatementOf(store: Store, telegram: string, said: NewStatement): Promise<LocalizedStatement> {
  const spans = await readSpans(
    store,
    (said.evidence ?? []).map((span, k) => ({ span, at: ['evidence', k] })),
  )
  return statementOf(telegram, said, spans, [])
}

/** With its members in one order, so that the same said twice is the same. */
function relationOf({ type, telegram, basis, source, certainty }: NewRelation): Relation {
  return { type, telegram, ...(basis && { basis }), ...(source && { source }), ...(certainty && { certainty }) }
}

/** Each span as evidence, its words cut from the text. One bulk get. @throws ServiceError of the span at fault */
async function readSpans(
  store: Pick<Store, 'getVersions' | 'readVersions'>,
  list: readonly SpanSaid[],
): Promise<ReadonlyMap<NewEvidence, Evidence>> {
  const ids = [...new Set(list.map(({ span }) => span.version))]
  const lengths = new Map((await store.getVersions(ids)).map((version, k) => [ids[k]!, version?.length ?? 0]))
  checkSpanLengths(list.filter(({ span }) => span.end <= lengths.get(span.version)!))
  const read = new Map((await store.readVersions(ids)).map((found, k) => [ids[k]!, found]))
  const texts = new Map([...read].map(([version, found]) => [version, found && textOf(found.text)]))
  return new Map(
    list.map(({ span, at }) => {
      const { version, start, end, kind, role } = span
      const [known, whole] = [read.get(version)?.version, texts.get(version)]
      if (!known || !whole) throw wrong(`There is no version "${version}".`, at, 'version')
      const { passage, siglum } = known
      if (start >= whole.length) throw wrong(`The text has the code points 0 to ${whole.length}.`, at, 'start')
      if (end <= start || end > whole.length)
        throw new ServiceError('no-span', { start, end, length: whole.length }, ...at, 'end')
      const text = slice(whole, start, end)
      if (span.text !== undefined && span.text !== text)
        throw wrong('The span cuts other words than these.', at, 'text')
      if (span.passage !== undefined && span.passage !== passage)
        throw wrong(`The version is of the passage "${passage}".`, at, 'passage')
      if (span.siglum !== undefined && span.siglum !== siglum)
        throw wrong(`The version is of the witness "${siglum}".`, at, 'siglum')
      return [span, { version, passage, siglum, start, end, kind, role, text }] as const
    }),
  )
}

/**
 * Before a text is read, of spans that are some. @throws ServiceError `over-limit` for a span that is too long, or for all of them
 * together
 */
function checkSpanLengths(list: readonly SpanSaid[]): void {
  let total = 0
  for (const { span, at } of list) {
    const length = Math.max(0, span.end - span.start)
    total += length
    const limit = length > LIMITS.evidenceSpan.value ? 'evidenceSpan' : 'evidenceTotal'
    if (limit === 'evidenceSpan' || total > LIMITS.evidenceTotal.value)
      throw new ServiceError('over-limit', { limit }, ...at, 'end')
  }
}

/** @param at the keys to the statement; none where it is the whole */
async function statementOf(
  telegram: string,
  said: NewStatement,
  spans: ReadonlyMap<NewEvidence, Evidence>,
  at: Keys,
): Promise<LocalizedStatement> {
  const { property, value, basis, source, certainty, responsible, evidence } = said
  // A date is written in EDTF, which is the same in every language.
  if (DATES.includes(property)) checkDate(typeof value === 'string' ? value : value.en, at)
  const content = {
    property,
    value,
    basis,
    source,
    certainty,
    responsible,
    ...(evidence && { evidence: evidence.map((span) => spans.get(span)!) }),
  }
  const id = said.id ?? `${telegram}-${property}-${(await sha256(JSON.stringify(content))).slice(0, 12)}`
  return { id, ...content }
}

function checkDate(value: string, at: Keys): void {
  try {
    parseEdtf(value)
  } catch (error) {
    if (error instanceof EdtfError) throw wrong(error.message, at, 'value')
    throw error
  }
}

/** The side of a relation that records it: an answer records what it answers. */
const TOLD_FROM: readonly Relation['type'][] = ['answers', 'draft-of', 'encloses', 'reports', 'quotes', 'supersedes']

/** @throws ServiceError for a relation to itself or to no telegram, and for one that closes a circle */
async function checkRelations(store: Store, id: string, relations: readonly Relation[]): Promise<void> {
  const all = await allTelegrams(store)
  relations.forEach(({ telegram }, k) => {
    if (telegram === id) throw wrong('A telegram is not related to itself.', ['relations', k], 'telegram')
    if (!all.has(telegram)) throw wrong(`There is no telegram "${telegram}".`, ['relations', k], 'telegram')
  })
  for (const type of TOLD_FROM) {
    const inverse = INVERSE[type]
    // What leads to the new telegram by this relation: from there the circle would close.
    const closing = new Set([id, ...relations.filter((r) => r.type === inverse).map((r) => r.telegram)])
    relations.forEach((relation, k) => {
      if (relation.type === type && reaches(all, relation.telegram, type, closing))
        throw wrong(`"${type}" would lead back to where it began.`, ['relations', k], 'telegram')
    })
  }
}

/** Whether relations of one type lead from here to one of these. O(telegrams + relations). */
function reaches(
  all: ReadonlyMap<string, Telegram>,
  from: string,
  type: Relation['type'],
  goal: ReadonlySet<string>,
): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (goal.has(id)) return true
    if (seen.has(id)) continue
    seen.add(id)
    for (const relation of all.get(id)?.relations ?? []) if (relation.type === type) open.push(relation.telegram)
  }
  return false
}
