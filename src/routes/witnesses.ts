/** Witnesses of a passage: each the TimeGate of its versions (RFC 7089, pattern 1.1). */
import * as v from 'valibot'
import { witnessPath } from '../addresses.ts'
import { readJson } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { mementoLinks, parseAcceptDatetime, timeMap, witnessAddresses } from '../http/memento.ts'
import { problem } from '../http/problem.ts'
import { CACHE, entityTag, originOf, respond, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { localizedProse, optionalLanguage, siglum } from '../schemas/requests.ts'
import { witness } from '../schemas/responses/passages.ts'
import { localized } from '../service/validation.ts'
import { findVersions } from '../service/witness-history.ts'
import type { Version } from '../store/store.ts'
import { unknownPassage } from './passages.ts'

const newWitness = v.strictObject(
  { siglum, label: localized('line'), language: optionalLanguage, source: localizedProse },
  'Expected an object with siglum and label.',
)

export const addWitness: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/witnesses',
  summary: 'Add a witness to a passage',
  token: 'versions',
  body: { 'application/json': newWitness },
  responses: {
    200: { description: 'The same witness is already stored', schema: witness },
    201: { description: 'Added', schema: witness },
  },
  problems: ['unknown-passage', 'conflict'],
  async handle(c) {
    const id = c.req.param('id') ?? ''
    const wanted = await readJson(c.req.raw, newWitness)
    const stored = await c.var.store.addWitness(id, wanted)
    if (stored === 'conflict')
      throw problem('conflict', `The witness "${wanted.siglum}" exists with other content.`, { pointer: '/siglum' })
    const added = stored?.value.witnesses.find((w) => w.siglum === wanted.siglum)
    if (!stored || !added) throw unknownPassage(id)
    return written(added, stored.created, witnessPath(id, wanted.siglum))
  },
}

/** The witness that the path names, and its versions, oldest first. @throws ServiceError `unknown-passage`, `unknown-witness` */
export async function versionsOf(c: AppContext) {
  const { id: passage = '', siglum = '' } = c.req.param()
  return { passage, ...(await findVersions(c.var.store, passage, siglum)) }
}

export function unknownWitness(passage: string, siglum: string, pointer = '{siglum}') {
  return problem('unknown-witness', `The passage "${passage}" has no witness "${siglum}".`, { pointer })
}

async function mementosOf(c: AppContext) {
  const { passage, siglum, versions, current } = await versionsOf(c)
  if (versions.length === 0)
    throw problem('unknown-version', `The witness "${siglum}" has no text yet.`, { pointer: '{siglum}' })
  return { versions, current, addresses: witnessAddresses(originOf(c.req.raw), passage, siglum) }
}

/**
 * The id of the version that was current at an instant, in milliseconds; the first one before there was any, null where it was withdrawn.
 * A memento is known by whole seconds: asking for its own datetime must find it.
 */
async function mementoAt(c: AppContext, versions: readonly Version[], instant: number): Promise<string | null> {
  const { id = '', siglum = '' } = c.req.param()
  const at = new Date(instant + 999).toISOString()
  const stood = await c.var.store.getPassage(id, at)
  const current = stood?.witnesses.find((one) => one.siglum === siglum)?.current
  if (current) return current.version
  return versions.some(({ created }) => created <= at) ? null : versions[0]!.version
}

export const getWitness: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/witnesses/{siglum}',
  summary: 'TimeGate of a witness (Memento, RFC 7089)',
  description:
    'Redirects to the text that was current at `Accept-Datetime`: without the header to the current one, for a time before all versions to the first.',
  headers: { 'Accept-Datetime': 'The time whose text is wanted, as an HTTP date.' },
  representations: [],
  responses: { 302: { description: 'To the text of a version' } },
  problems: ['malformed-header', 'unknown-passage', 'unknown-witness', 'unknown-version'],
  async handle(c) {
    const wanted = c.req.header('Accept-Datetime')
    const { versions, current, addresses } = await mementosOf(c)
    const version = wanted === undefined ? current : await mementoAt(c, versions, parseAcceptDatetime(wanted))
    if (version === null)
      throw problem('unknown-version', 'All versions of this witness were withdrawn; its TimeMap has them.', {
        pointer: '{siglum}',
      })
    return new Response(null, {
      status: 302,
      headers: {
        Location: addresses.memento(version),
        Vary: 'Accept-Datetime',
        Link: mementoLinks(addresses, versions, version),
        'Cache-Control': CACHE.never,
      },
    })
  },
}

const LINK_FORMAT = { extension: null, mediaType: 'application/link-format' }

export const getTimeMap: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/witnesses/{siglum}/timemap',
  summary: 'TimeMap of a witness: all its versions with their times (Memento, RFC 7089)',
  representations: [LINK_FORMAT],
  responses: { 200: { description: 'Links, oldest version first' } },
  problems: ['unknown-passage', 'unknown-witness', 'unknown-version'],
  async handle(c) {
    const { versions, addresses } = await mementosOf(c)
    const map = timeMap(versions, addresses)
    return respond(c, { etag: await entityTag(map), cache: CACHE.briefly }, LINK_FORMAT.mediaType, () => map)
  },
}
