/** Passages: the units that are compared. */
import * as v from 'valibot'
import { passagePath } from '../addresses.ts'
import { readJson } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { newWitness } from '../schemas/new-version.ts'
import { pageQuery } from '../schemas/paging.ts'
import { id, language, localizedProse } from '../schemas/requests.ts'
import { passage } from '../schemas/responses/passages.ts'
import { cursor } from '../schemas/responses/values.ts'
import { newWitnessesOf } from '../service/new-witnesses.ts'
import { findPassage } from '../service/passages.ts'
import { localized, withinEntries } from '../service/validation.ts'
import type { Passage } from '../store/store.ts'

const newPassage = v.strictObject(
  {
    id,
    title: localized('line'),
    language,
    description: localizedProse,
    witnesses: v.pipe(
      v.optional(v.array(newWitness, 'Expected a list of witnesses.'), []),
      withinEntries('witnesses'),
      v.description('Stored with the passage, all or none. An import proposes them in this shape.'),
    ),
  },
  'Expected an object with id, title and language.',
)

/** The passage that the path names. @throws ServiceError `unknown-passage` */
export const passageOf = (c: AppContext): Promise<Passage> => findPassage(c.var.store, c.req.param('id') ?? '')

export function unknownPassage(id: string) {
  return problem('unknown-passage', `There is no passage "${id}".`, { pointer: '{id}' })
}

export const listPassages: Route = {
  method: 'GET',
  path: '/v1/passages',
  summary: 'All passages, by id',
  query: pageQuery,
  responses: {
    200: { description: 'A page of passages', schema: v.strictObject({ passages: v.array(passage), cursor }) },
  },
  async handle(c) {
    const { items, cursor } = await c.var.store.listPassages(readQuery(c.req.url, pageQuery))
    return respondJson(c, { passages: items, cursor })
  },
}

export const getPassage: Route = {
  method: 'GET',
  path: '/v1/passages/{id}',
  summary: 'A passage, its witnesses, the current version of each',
  responses: { 200: { description: 'The passage', schema: passage } },
  problems: ['unknown-passage'],
  async handle(c) {
    return respondJson(c, await passageOf(c))
  },
}

export const createPassage: Route = {
  method: 'POST',
  path: '/v1/passages',
  summary: 'Create a passage',
  token: 'passages',
  body: { 'application/json': newPassage },
  responses: {
    200: { description: 'The same passage is already stored', schema: passage },
    201: { description: 'Created', schema: passage },
  },
  problems: ['conflict'],
  async handle(c) {
    const { witnesses, ...wanted } = await readJson(c.req.raw, newPassage)
    const stored = await c.var.store.createPassageWith(wanted, await newWitnessesOf(c.var.store, witnesses))
    if (stored === 'conflict')
      throw problem('conflict', `The passage "${wanted.id}" exists with other content.`, { pointer: '/id' })
    return written(stored.value, stored.created, passagePath(wanted.id))
  },
}
