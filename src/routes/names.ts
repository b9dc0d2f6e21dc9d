/** Authority lists of names: forms of one name, which a comparison may take for equal. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { CACHE, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { nameEntries } from '../schemas/requests.ts'
import { names } from '../schemas/responses.ts'
import { namesPath, originOf } from './addresses.ts'
import { passageOf, unknownPassage } from './passages.ts'

const newNames = v.object({ names: nameEntries }, 'Expected an object with names.')

export const getPassageNames: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/names',
  summary: 'The list of names in force for a passage',
  responses: { 200: { description: 'The list; an empty one where the passage has none', schema: names } },
  problems: ['unknown-passage'],
  async handle(c) {
    const list = await c.var.store.namesOf((await passageOf(c)).id)
    return respondJson(c, list, { headers: { Link: `<${originOf(c.req.raw)}${namesPath(list.id)}>; rel="cite-as"` } })
  },
}

export const setPassageNames: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/names',
  summary: 'Put a list of names in force for a passage',
  description: 'Earlier lists stay: a pinned comparison names the one that it was made with.',
  token: 'names',
  body: { 'application/json': newNames },
  responses: {
    200: { description: 'This list was in force already', schema: names },
    201: { description: 'Stored, and in force from now on', schema: names },
  },
  problems: ['unknown-passage'],
  async handle(c) {
    const id = c.req.param('id') ?? ''
    const wanted = await readJson(c.req.raw, newNames)
    const stored = await c.var.store.setNames(id, wanted.names)
    if (stored === null) throw unknownPassage(id)
    return written(stored.value, stored.created, namesPath(stored.value.id))
  },
}

export const getNames: Route = {
  method: 'GET',
  path: '/v1/names/{list}',
  summary: 'A list of names, as it always was',
  responses: { 200: { description: 'The list', schema: names } },
  problems: ['unknown-names'],
  async handle(c) {
    const id = c.req.param('list') ?? ''
    const list = await c.var.store.getNames(id)
    if (list === null) throw problem('unknown-names', `There is no list "${id}".`, { pointer: '{list}' })
    return respondJson(c, list, { cache: CACHE.forever })
  },
}
