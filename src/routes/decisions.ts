/** Editorial decisions of a passage: records that are added and withdrawn, never changed. */
import * as v from 'valibot'
import { decisionsPath } from '../addresses.ts'
import { readJson } from '../http/body.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, originOf, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { newDecision, newDecisions } from '../schemas/decisions.ts'
import { storedDecision } from '../schemas/responses/decisions.ts'
import { addDecisions as add, withdrawDecision as withdraw } from '../service/decisions/stored.ts'
import { ServiceError } from '../service/error.ts'
import { findPassage } from '../service/passages.ts'
import { filled } from '../service/validation.ts'

const decisionSet = v.strictObject({
  id: v.pipe(v.nullable(v.string()), v.description('Of the set of all decisions in force; null where there are none.')),
  decisions: v.array(storedDecision),
})

const query = v.object({
  withdrawn: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'false'),
    v.description('Withdrawn decisions are included and marked.'),
  ),
})

const several = v.strictObject({ decisions: newDecisions }, 'Expected an object with decisions.')
/** Distinguished by their member, so that an error names a member of the intended one. */
const request = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'decisions' in input ? several : newDecision,
)

export const getDecisions: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/decisions',
  summary: 'The editorial decisions of a passage',
  query,
  responses: { 200: { description: 'Those in force, in the order of recording', schema: decisionSet } },
  problems: ['unknown-passage'],
  async handle(c) {
    const { withdrawn } = readQuery(c.req.url, query)
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('id') ?? '')
    const { id, decisions } = await store.decisionsInForce(passage.id)
    const headers = id === null ? {} : { Link: `<${originOf(c.req.raw)}/v1/decisions/${id}>; rel="cite-as"` }
    return respondJson(
      c,
      { id, decisions: withdrawn === 'true' ? await store.decisionsOf(passage.id) : decisions },
      { headers },
    )
  },
}

export const postDecisions: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/decisions',
  summary: 'Record editorial decisions',
  description:
    'One decision, or a list in `decisions`: all of them or none. A decision points at places by spans of versions of the passage. ' +
    '409 where it contradicts a decision in force; of two contradictory ones that were recorded at the same time the earlier is in force.',
  token: 'decisions',
  body: { 'application/json': v.union([newDecision, several]) },
  responses: {
    200: { description: 'Already in force', schema: v.union([storedDecision, decisionSet]) },
    201: { description: 'Recorded', schema: v.union([storedDecision, decisionSet]) },
  },
  problems: ['unknown-passage', 'unknown-version', 'conflict'],
  async handle(c) {
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('id') ?? '')
    const asked = await readJson(c.req.raw, request)
    const location = decisionsPath(passage.id)
    if ('decisions' in asked) {
      const stored = await add(store, passage, asked.decisions, ['decisions'])
      const { id } = await store.decisionsInForce(passage.id)
      const body = { id, decisions: stored.map(({ value }) => value) }
      return written(
        body,
        stored.some(({ created }) => created),
        location,
      )
    }
    const [stored] = await add(store, passage, [asked], [])
    return written(stored!.value, stored!.created, location)
  },
}

const newWithdrawal = v.strictObject(
  { reason: filled('prose'), responsible: filled('line') },
  'Expected an object with reason and responsible.',
)

export const postDecisionWithdrawal: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/decisions/{decision}/withdrawal',
  summary: 'Withdraw an editorial decision, with a reason',
  description: 'The decision stays readable and is marked; a pinned comparison that names it does not change.',
  token: 'decisions',
  body: { 'application/json': newWithdrawal },
  responses: {
    200: { description: 'It is already withdrawn with this reason', schema: storedDecision },
    201: { description: 'Withdrawn', schema: storedDecision },
  },
  problems: ['unknown-passage', 'unknown-decision', 'conflict'],
  async handle(c) {
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('id') ?? '')
    const asked = await readJson(c.req.raw, newWithdrawal)
    const stored = await withdraw(store, passage, c.req.param('decision') ?? '', asked)
    return written(stored.value, stored.created, decisionsPath(passage.id))
  },
}

export const getDecisionSet: Route = {
  method: 'GET',
  path: '/v1/decisions/{set}',
  summary: 'A set of editorial decisions that were in force together',
  responses: {
    200: {
      description: 'The set',
      schema: v.strictObject({ ...decisionSet.entries, passage: v.string() }),
    },
  },
  problems: ['unknown-decisions'],
  async handle(c) {
    const set = await c.var.store.getDecisionSet(c.req.param('set') ?? '')
    if (set === null) throw new ServiceError('unknown-decisions', { set: c.req.param('set') ?? '' }, 'set')
    const { id, passage, decisions } = set
    return respondJson(c, { id, passage, decisions }, { cache: CACHE.forever })
  },
}
