/**
 * Telegrams and statements that are added. Nothing is changed and nothing deleted: who thinks otherwise makes another statement, and
 * who was wrong withdraws theirs, with a reason.
 */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { EdtfError, parseEdtf } from '../provenance/edtf.ts'
import type { LocalizedStatement, LocalizedTelegram } from '../provenance/localized.ts'
import { type Evidence, INVERSE, RELATION_TYPES, type Relation, type Telegram } from '../provenance/telegram.ts'
import { id } from '../schemas/requests.ts'
import { statement, telegram } from '../schemas/responses.ts'
import { ServiceError } from '../service/error.ts'
import { ID } from '../service/identifiers.ts'
import { allTelegrams } from '../service/telegrams/list.ts'
import { filled, localized, text, withinEntries } from '../service/validation.ts'
import { sha256 } from '../store/hash.ts'
import type { Store } from '../store/store.ts'
import { slice, textOf } from '../text/codepoints.ts'

/** What can be said about a telegram. */
const PROPERTIES = [
  ...['sender', 'recipient', 'via', 'dated', 'sent', 'received', 'drafted', 'archive', 'number', 'publication'],
  ...[
    'translation',
    'translator',
    'transmission',
    'title',
    'type',
    'status',
    'signature',
    'copies',
    'content',
    'answer',
  ],
  ...['dispute', 'omission', 'variant', 'record', 'draft', 'witness', 'derivation', 'debate', 'identification'],
  ...['sequence', 'continuation', 'place', 'language', 'note'],
] as const
const DATES: readonly string[] = ['dated', 'sent', 'received', 'drafted']

const oneOf = <const T extends readonly string[]>(names: T) => v.picklist(names, `Expected one of ${names.join(', ')}.`)
const offset = v.pipe(
  v.number('Expected a number.'),
  v.integer('Expected a whole number.'),
  v.minValue(0, 'Expected 0 or more.'),
)
const basis = oneOf(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial'])
const certainty = oneOf(['high', 'medium', 'low', 'unknown'])
const UNSAID = 'not named'

const newEvidence = v.strictObject({
  version: v.string('Expected the id of a version.'),
  start: offset,
  end: offset,
  kind: oneOf(['quote', 'paraphrase', 'mention']),
  role: v.optional(oneOf(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']), 'content'),
  text: v.optional(v.pipe(text, v.description('What the span cuts; refused where it cuts something else.'))),
  passage: v.optional(text),
  siglum: v.optional(text),
})
type NewEvidence = v.InferOutput<typeof newEvidence>

const evidenceList = v.pipe(v.array(newEvidence, 'Expected a list of spans.'), withinEntries('statedSpans'))

const newStatement = v.strictObject(
  {
    id: v.optional(v.pipe(id, v.description('Left out, it follows from what is said.'))),
    property: oneOf(PROPERTIES),
    value: localized('prose'),
    basis,
    source: localized('prose'),
    certainty: v.optional(certainty, 'unknown'),
    responsible: v.optional(filled('line'), UNSAID),
    evidence: v.optional(evidenceList),
  },
  'Expected a statement.',
)
type NewStatement = v.InferOutput<typeof newStatement>

const newRelation = v.strictObject({
  type: oneOf(RELATION_TYPES),
  telegram: v.string('Expected the id of a telegram.'),
  basis: v.optional(basis),
  source: v.optional(filled('prose')),
  certainty: v.optional(certainty),
})

const newTelegram = v.strictObject(
  {
    id,
    title: v.strictObject({ zh: filled('line'), en: filled('line') }, 'Expected a title in zh and en.'),
    type: filled('line'),
    status: filled('line'),
    passage: v.optional(v.nullable(text), null),
    statements: v.optional(
      v.pipe(v.array(newStatement, 'Expected a list of statements.'), withinEntries('statements')),
      [],
    ),
    evidence: v.optional(evidenceList, []),
    relations: v.optional(
      v.pipe(v.array(newRelation, 'Expected a list of relations.'), withinEntries('statedSpans')),
      [],
    ),
  },
  'Expected an object with id, title, type and status.',
)

const newWithdrawal = v.strictObject(
  { reason: filled('prose'), responsible: v.optional(filled('line'), UNSAID) },
  'Expected an object with a reason.',
)

const wrong = (detail: string, pointer: string) => problem('invalid-value', detail, { pointer })

export const createTelegram: Route = {
  method: 'POST',
  path: '/v1/telegrams',
  summary: 'Add a telegram',
  description:
    'Dates are EDTF. Spans are code points of stored versions. A relation is recorded with the other telegram too; relations of one kind go ' +
    'in no circle.',
  token: 'telegrams',
  body: { 'application/json': newTelegram },
  responses: {
    200: { description: 'This very telegram was there already', schema: telegram },
    201: { description: 'Added', schema: telegram },
  },
  problems: ['conflict'],
  async handle(c) {
    const { store } = c.var
    const { statements, evidence, relations, passage, ...rest } = await readJson(c.req.raw, newTelegram)
    if (passage !== null && (!ID.test(passage) || (await store.getPassage(passage)) === null))
      throw wrong(`There is no passage "${passage}".`, '/passage')
    const spans = await spansOf(store, [
      ...evidence.map((span, k) => ({ span, at: `/evidence/${k}` })),
      ...statements.flatMap(({ evidence = [] }, k) =>
        evidence.map((span, j) => ({ span, at: `/statements/${k}/evidence/${j}` })),
      ),
    ])
    const made = await Promise.all(statements.map((said, k) => statementOf(rest.id, said, spans, `/statements/${k}`)))
    made.forEach(({ id }, k) => {
      if (made.findIndex((other) => other.id === id) < k)
        throw wrong(`The statement "${id}" is given twice.`, `/statements/${k}`)
    })
    const { id, title, type, status } = rest
    const related = relations.map(relationOf)
    if (related.length > 0) await checkRelations(store, id, related)
    const wanted: LocalizedTelegram = {
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
    const stored = await store.createTelegram(wanted)
    if (stored === 'conflict')
      throw problem('conflict', `The telegram "${id}" exists and says otherwise.`, { pointer: '/id' })
    return written(stored.value, stored.created, `/v1/telegrams/${id}`)
  },
}

/** With its members in one order, so that the same said twice is the same. */
function relationOf({ type, telegram, basis, source, certainty }: v.InferOutput<typeof newRelation>): Relation {
  return { type, telegram, ...(basis && { basis }), ...(source && { source }), ...(certainty && { certainty }) }
}

/** Each span as evidence, its words cut from the text. One bulk get. @throws 422 with the span at fault */
async function spansOf(
  store: Store,
  list: readonly { readonly span: NewEvidence; readonly at: string }[],
): Promise<ReadonlyMap<NewEvidence, Evidence>> {
  const ids = [...new Set(list.map(({ span }) => span.version))]
  const lengths = new Map((await store.getVersions(ids)).map((version, k) => [ids[k]!, version?.length ?? 0]))
  checkSpans(list.filter(({ span }) => span.end <= lengths.get(span.version)!))
  const read = new Map((await store.readVersions(ids)).map((found, k) => [ids[k]!, found]))
  const texts = new Map([...read].map(([version, found]) => [version, found && textOf(found.text)]))
  return new Map(
    list.map(({ span, at }) => {
      const { version, start, end, kind, role } = span
      const [known, whole] = [read.get(version)?.version, texts.get(version)]
      if (!known || !whole) throw wrong(`There is no version "${version}".`, `${at}/version`)
      const { passage, siglum } = known
      if (start >= whole.length) throw wrong(`The text has the code points 0 to ${whole.length}.`, `${at}/start`)
      if (end <= start || end > whole.length)
        throw wrong(`[${start}, ${end}) is no span of a text with the code points 0 to ${whole.length}.`, `${at}/end`)
      const text = slice(whole, start, end)
      if (span.text !== undefined && span.text !== text)
        throw wrong('The span cuts other words than these.', `${at}/text`)
      if (span.passage !== undefined && span.passage !== passage)
        throw wrong(`The version is of the passage "${passage}".`, `${at}/passage`)
      if (span.siglum !== undefined && span.siglum !== siglum)
        throw wrong(`The version is of the witness "${siglum}".`, `${at}/siglum`)
      return [span, { version, passage, siglum, start, end, kind, role, text }] as const
    }),
  )
}

/** Before a text is read, of spans that are some. @throws Problem 413 for a span that is too long, or for all of them together */
function checkSpans(list: readonly { readonly span: NewEvidence; readonly at: string }[]): void {
  let total = 0
  for (const { span, at } of list) {
    const length = Math.max(0, span.end - span.start)
    total += length
    const limit = length > LIMITS.evidenceSpan.value ? 'evidenceSpan' : 'evidenceTotal'
    if (limit === 'evidenceSpan' || total > LIMITS.evidenceTotal.value)
      throw problem('over-limit', overLimit(limit), { pointer: `${at}/end` })
  }
}

/** @param at pointer to the statement; empty where it is the body */
async function statementOf(
  telegram: string,
  said: NewStatement,
  spans: ReadonlyMap<NewEvidence, Evidence>,
  at: string,
): Promise<LocalizedStatement> {
  const { property, value, basis, source, certainty, responsible, evidence } = said
  // A date is written in EDTF, which is the same in every language.
  if (DATES.includes(property)) checkDate(typeof value === 'string' ? value : value.en, `${at}/value`)
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

function checkDate(value: string, pointer: string): void {
  try {
    parseEdtf(value)
  } catch (error) {
    if (error instanceof EdtfError) throw wrong(error.message, pointer)
    throw error
  }
}

/** The side of a relation from which it is told: what is answered is told from the answer. */
const TOLD_FROM: readonly Relation['type'][] = ['answers', 'draft-of', 'encloses', 'reports', 'quotes', 'supersedes']

/** @throws 422 for a relation to itself or to no telegram, and for one that closes a circle */
async function checkRelations(store: Store, id: string, relations: readonly Relation[]): Promise<void> {
  const all = await allTelegrams(store)
  const pointer = (k: number) => `/relations/${k}/telegram`
  relations.forEach(({ telegram }, k) => {
    if (telegram === id) throw wrong('A telegram is not related to itself.', pointer(k))
    if (!all.has(telegram)) throw wrong(`There is no telegram "${telegram}".`, pointer(k))
  })
  for (const type of TOLD_FROM) {
    const inverse = INVERSE[type]
    // What leads to the new telegram by this relation: from there the circle would close.
    const closing = new Set([id, ...relations.filter((r) => r.type === inverse).map((r) => r.telegram)])
    relations.forEach((relation, k) => {
      if (relation.type === type && reaches(all, relation.telegram, type, closing))
        throw wrong(`"${type}" would lead back to where it began.`, pointer(k))
    })
  }
}

/** Does a way of relations of one type lead from here to one of these? O(telegrams + relations). */
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

const idOf = (c: AppContext): string => {
  const id = c.req.param('id') ?? ''
  if (!ID.test(id)) throw new ServiceError('unknown-telegram', { id }, 'telegram')
  return id
}

const statementPath = (telegram: string, statement: string) =>
  `/v1/telegrams/${telegram}/statements/${encodeURIComponent(statement)}`

export const addStatement: Route = {
  method: 'POST',
  path: '/v1/telegrams/{id}/statements',
  summary: 'Say something about a telegram',
  description:
    'Statements that contradict each other stand side by side. The same statement twice is one: 201 the first time, 200 after.',
  token: 'telegrams',
  body: { 'application/json': newStatement },
  responses: {
    200: { description: 'This was said already', schema: statement },
    201: { description: 'Recorded', schema: statement },
  },
  problems: ['unknown-telegram', 'conflict'],
  async handle(c) {
    const id = idOf(c)
    const { store } = c.var
    const said = await readJson(c.req.raw, newStatement)
    const spans = await spansOf(
      store,
      (said.evidence ?? []).map((span, k) => ({ span, at: `/evidence/${k}` })),
    )
    const stored = await store.addStatement(id, await statementOf(id, said, spans, ''))
    if (stored === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
    if (stored === 'conflict')
      throw problem('conflict', `The statement "${said.id}" exists and says otherwise.`, { pointer: '/id' })
    return written(stored.value, stored.created, statementPath(id, stored.value.id))
  },
}

export const getStatement: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}/statements/{statement}',
  summary: 'One statement about a telegram',
  responses: { 200: { description: 'The statement', schema: statement } },
  problems: ['unknown-telegram', 'unknown-statement'],
  async handle(c) {
    const id = idOf(c)
    const name = c.req.param('statement') ?? ''
    const found = await c.var.store.getTelegram(id)
    if (found === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
    const statement = found.statements.find((one) => one.id === name)
    if (statement === undefined)
      throw new ServiceError('unknown-statement', { telegram: id, statement: name }, 'statement')
    return respondJson(c, statement)
  },
}

export const withdrawStatement: Route = {
  method: 'POST',
  path: '/v1/telegrams/{id}/statements/{statement}/withdrawal',
  summary: 'Withdraw a statement, with a reason',
  description: 'The statement stays where it was said, marked as withdrawn; no form tells it as a fact any more.',
  token: 'telegrams',
  body: { 'application/json': newWithdrawal },
  responses: {
    200: { description: 'It was withdrawn so already', schema: statement },
    201: { description: 'Withdrawn', schema: statement },
  },
  problems: ['unknown-telegram', 'unknown-statement', 'conflict'],
  async handle(c) {
    const id = idOf(c)
    const name = c.req.param('statement') ?? ''
    const { reason, responsible } = await readJson(c.req.raw, newWithdrawal)
    const stored = await c.var.store.withdrawStatement(id, name, { reason, responsible })
    if (stored === null) {
      if ((await c.var.store.getTelegram(id)) === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
      throw new ServiceError('unknown-statement', { telegram: id, statement: name }, 'statement')
    }
    if (stored === 'conflict')
      throw problem('conflict', 'It was withdrawn already, for another reason or by somebody else.', {
        pointer: '/reason',
      })
    return written(stored.value, stored.created, statementPath(id, name))
  },
}
