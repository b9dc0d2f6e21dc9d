/**
 * Lists that a passage is compared with: its authority list of names, its own rules. Each is stored under an id derived from its
 * content and never changes; which one is in force for a passage does change, and a caller who replaces a list names the one it
 * replaces.
 */
import * as v from 'valibot'
import { listPath } from '../addresses.ts'
import { readJson } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { CACHE, originOf, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { nameEntries, ownRules } from '../schemas/requests.ts'
import { names, rules } from '../schemas/responses/passages.ts'
import { filled } from '../service/validation.ts'
import type { ListKind } from '../store/keys.ts'
import type { ListOf, StoredList } from '../store/store.ts'
import { passageOf, unknownPassage } from './passages.ts'

const replaces = v.pipe(
  v.optional(v.nullable(filled('id')), null),
  v.description('Id of the list in force, which this one replaces; null where there is none yet.'),
)

/** As an answer has it: `{"id","names":[…]}`. */
const worded = <K extends ListKind>(kind: K, { id, entries, provisional }: StoredList<K>) => ({
  id,
  [kind]: entries,
  ...(provisional && { provisional }),
})

async function respondInForce(c: AppContext, kind: ListKind): Promise<Response> {
  const list = await c.var.store.listInForce(kind, (await passageOf(c)).id)
  const Link = `<${originOf(c.req.raw)}${listPath(kind, list.id)}>; rel="cite-as"`
  return respondJson(c, worded(kind, list), { headers: { Link } })
}

async function putInForce<K extends ListKind>(
  c: AppContext,
  kind: K,
  entries: readonly ListOf[K][],
  replaces: string | null,
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const stored = await c.var.store.setList(kind, id, entries, replaces)
  if (stored === null) throw unknownPassage(id)
  if ('inForce' in stored) {
    const now = stored.inForce === null ? 'no list is in force' : `the list in force is "${stored.inForce}"`
    throw problem('conflict', `Of the ${kind} of "${id}" ${now}: read it, and name it as the one you replace.`, {
      pointer: '/replaces',
    })
  }
  return written(worded(kind, stored.value), stored.created, listPath(kind, stored.value.id))
}

async function respondList(c: AppContext, kind: ListKind): Promise<Response> {
  const id = c.req.param('list') ?? ''
  const list = await c.var.store.getList(kind, id)
  if (list === null) throw problem(`unknown-${kind}`, `There is no list "${id}".`, { pointer: '{list}' })
  return respondJson(c, worded(kind, list), { cache: CACHE.forever })
}

const STORED = 'Stored, and in force from now on'
const IN_FORCE = 'The list is already in force'
const EARLIER =
  'Earlier lists stay readable: a pinned comparison names the list that it was made with. 409 where the list in force is not the one named in `replaces`.'

export const getPassageNames: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/names',
  summary: 'The list of names in force for a passage',
  responses: { 200: { description: 'The list; an empty one where the passage has none', schema: names } },
  problems: ['unknown-passage'],
  handle: (c) => respondInForce(c, 'names'),
}

const newNames = v.strictObject({ names: nameEntries, replaces }, 'Expected an object with names.')

export const setPassageNames: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/names',
  summary: 'Set the list of names of a passage',
  description: EARLIER,
  token: 'names',
  body: { 'application/json': newNames },
  responses: { 200: { description: IN_FORCE, schema: names }, 201: { description: STORED, schema: names } },
  problems: ['unknown-passage', 'conflict'],
  async handle(c) {
    const wanted = await readJson(c.req.raw, newNames)
    return putInForce(c, 'names', wanted.names, wanted.replaces)
  },
}

export const getNames: Route = {
  method: 'GET',
  path: '/v1/names/{list}',
  summary: 'A list of names, by its id',
  responses: { 200: { description: 'The list', schema: names } },
  problems: ['unknown-names'],
  handle: (c) => respondList(c, 'names'),
}

export const getPassageRules: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/rules',
  summary: 'The own equivalence rules in force for a passage',
  responses: { 200: { description: 'The list; an empty one where the passage has none', schema: rules } },
  problems: ['unknown-passage'],
  handle: (c) => respondInForce(c, 'rules'),
}

const newRules = v.strictObject({ rules: ownRules, replaces }, 'Expected an object with rules.')

export const setPassageRules: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/rules',
  summary: 'Set the own equivalence rules of a passage',
  description: EARLIER,
  token: 'names',
  body: { 'application/json': newRules },
  responses: { 200: { description: IN_FORCE, schema: rules }, 201: { description: STORED, schema: rules } },
  problems: ['unknown-passage', 'conflict'],
  async handle(c) {
    const wanted = await readJson(c.req.raw, newRules)
    return putInForce(c, 'rules', wanted.rules, wanted.replaces)
  },
}

export const getRules: Route = {
  method: 'GET',
  path: '/v1/rules/{list}',
  summary: 'A list of own equivalence rules, by its id',
  responses: { 200: { description: 'The list', schema: rules } },
  problems: ['unknown-rules'],
  handle: (c) => respondList(c, 'rules'),
}
