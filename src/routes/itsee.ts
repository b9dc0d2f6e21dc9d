/** Imports and exports the rules and approved units of ITSEE's collation editor for a passage. */
import * as v from 'valibot'
import { decisionsPath } from '../addresses.ts'
import { readJson } from '../http/body.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, respond, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { itseeImport } from '../schemas/itsee.ts'
import { ownRules } from '../schemas/requests.ts'
import { storedDecision } from '../schemas/responses/decisions.ts'
import { exportItsee, importItsee } from '../service/decisions/itsee.ts'
import { findPassage } from '../service/passages.ts'

const leftOut = v.pipe(
  v.record(v.string(), v.number()),
  v.description('What has no counterpart in the other form, by kind.'),
)

const imported = v.strictObject({
  id: v.pipe(v.nullable(v.string()), v.description('Of the set of all decisions in force; null where there are none.')),
  decisions: v.array(storedDecision),
  rules: v.pipe(
    v.nullable(v.strictObject({ rules: ownRules, replaces: v.nullable(v.string()) })),
    v.description('Rules of scope always, as `POST /v1/passages/{id}/rules` takes them; null where there are none.'),
  ),
  leftOut,
})

export const postItsee: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/decisions/itsee',
  summary: 'Record what was decided in ITSEE’s collation editor',
  description:
    'An approved unit (`collation`: places, sub-readings, order, approval) and regularisation rules (`rules`): all become decisions, or none. ' +
    'Rules of scope always are returned as a list of own rules, which is not set for the passage. What was left out is counted.',
  token: 'decisions',
  body: { 'application/json': itseeImport },
  responses: {
    200: { description: 'Nothing new: its decisions are already in force, or it has none', schema: imported },
    201: { description: 'Recorded', schema: imported },
  },
  problems: ['unknown-passage', 'too-few-witnesses', 'conflict', 'over-limit'],
  async handle(c) {
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('id') ?? '')
    const { rules, collation, unit, responsible } = await readJson(c.req.raw, itseeImport)
    const { decisions, ...rest } = await importItsee(store, passage, {
      rules: rules as Parameters<typeof importItsee>[2]['rules'],
      units: collation?.structure.apparatus ?? [],
      overtext: collation?.structure.overtext_name ?? null,
      unit: unit ?? collation?.context ?? passage.id,
      responsible,
    })
    const { id } = await store.decisionsInForce(passage.id)
    const body = { id, decisions: decisions.map(({ value }) => value), ...rest }
    return written(
      body,
      decisions.some(({ created }) => created),
      decisionsPath(passage.id),
    )
  },
}

const query = v.object({
  unit: v.pipe(v.optional(v.string()), v.description('As rules are to name this passage; without it, by its id.')),
})

const exported = v.strictObject({ rules: v.array(v.looseObject({})), leftOut })

export const getItsee: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/decisions/itsee',
  summary: 'Own rules and regularisations as rules of ITSEE’s collation editor',
  description: 'Approved units are a form of a comparison: `comparison.itsee.json`.',
  query,
  responses: { 200: { description: 'The rules', schema: exported } },
  problems: ['unknown-passage', 'too-few-witnesses', 'over-limit'],
  async handle(c) {
    const { store } = c.var
    const passage = await findPassage(store, c.req.param('id') ?? '')
    const { unit = passage.id } = readQuery(c.req.url, query)
    const { of, read } = await exportItsee(store, passage, unit)
    const answer = { etag: await entityTag('itsee', ...of), cache: CACHE.briefly }
    return respond(c, answer, JSON_REPRESENTATION.mediaType, async () => JSON.stringify(await read()))
  },
}
