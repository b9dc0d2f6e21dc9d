/** Versions: immutable states of a witness's text. */
import * as v from 'valibot'
import { textPath, versionPath } from '../addresses.ts'
import { bodyType, parseJson, readText } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { httpDate, mementoLinks, witnessAddresses } from '../http/memento.ts'
import { checkedAt } from '../http/pointer.ts'
import { problem } from '../http/problem.ts'
import { CACHE, entityTag, originOf, respond, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { misplacedMark, versionMembers } from '../schemas/new-version.ts'
import { version } from '../schemas/responses.ts'
import { filled } from '../service/validation.ts'
import { isVersionId } from '../store/keys.ts'
import { DerivationError, type Version } from '../store/store.ts'
import { passageOf } from './passages.ts'
import { unknownWitness, versionsOf } from './witnesses.ts'

const storedText = filled('storedText')
const newVersion = v.strictObject({ text: storedText, ...versionMembers }, 'Expected an object with text.')

async function readVersion(request: Request): Promise<v.InferOutput<typeof newVersion>> {
  const type = bodyType(request, ['text/plain', 'application/json'])
  const body = await readText(request)
  const wanted =
    type === 'application/json'
      ? parseJson(body, newVersion)
      : v.parse(newVersion, { text: checkedAt(storedText, body, () => '') })
  const misplaced = misplacedMark(wanted.text, wanted)
  if (misplaced !== null) throw problem('invalid-value', misplaced.detail, { pointer: misplaced.pointer })
  return wanted
}

export const addVersion: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/witnesses/{siglum}/versions',
  summary: 'Store a version of a witness',
  description:
    'The same text for the same witness is the same version: 201 the first time, 200 after. Nothing is normalised; only a byte-order mark ' +
    'before plain text is taken for what it is, a sign of the encoding.',
  token: 'versions',
  body: { 'text/plain': storedText, 'application/json': newVersion },
  responses: {
    200: { description: 'This text was there already', schema: version },
    201: { description: 'Stored', schema: version },
  },
  problems: ['unknown-passage', 'unknown-witness'],
  async handle(c) {
    const { id = '', siglum = '' } = c.req.param()
    const wanted = await readVersion(c.req.raw)
    const stored = await c.var.store.addVersion(id, siglum, wanted).catch((error: unknown) => {
      if (!(error instanceof DerivationError)) throw error
      throw problem('invalid-value', error.message, { pointer: `/derivedFrom${error.pointer}` })
    })
    // Asked only now: a witness added a moment ago elsewhere is known to the store before its passage shows it.
    if (stored === null) throw unknownWitness((await passageOf(c)).id, siglum)
    return written(stored.value, stored.created, versionPath(stored.value.version))
  },
}

export const listVersions: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/witnesses/{siglum}/versions',
  summary: 'All versions of a witness, oldest first',
  responses: { 200: { description: 'The versions', schema: v.strictObject({ versions: v.array(version) }) } },
  problems: ['unknown-passage', 'unknown-witness'],
  async handle(c) {
    const { versions } = await versionsOf(c)
    return respondJson(c, { versions })
  },
}

/** The version that the path names. @throws 404 */
async function versionOf(c: AppContext): Promise<Version> {
  const id = c.req.param('version') ?? ''
  const found = isVersionId(id) ? await c.var.store.getVersion(id) : null
  if (found === null) throw unknownVersion(id, '{version}')
  return found
}

export function unknownVersion(id: string, pointer: string) {
  return problem('unknown-version', `There is no version "${id}".`, { pointer })
}

export const getVersion: Route = {
  method: 'GET',
  path: '/v1/versions/{version}',
  summary: 'What is known of a version',
  responses: { 200: { description: 'The version', schema: version } },
  problems: ['unknown-version'],
  async handle(c) {
    const found = await versionOf(c)
    return respondJson(c, found, {
      cache: CACHE.forever,
      headers: { Link: `<${textPath(found.version)}>; rel="item"` },
    })
  },
}

const PLAIN_TEXT = { extension: '.txt', mediaType: 'text/plain; charset=utf-8' }

export const getText: Route = {
  method: 'GET',
  path: '/v1/versions/{version}/text',
  summary: 'The exact text of a version',
  representations: [PLAIN_TEXT],
  responses: { 200: { description: 'Every character as it was stored' } },
  problems: ['unknown-version'],
  async handle(c) {
    const { version, passage, siglum, created } = await versionOf(c)
    const etag = await entityTag(version)
    const versions = await c.var.store.listVersions(passage, siglum)
    const links = mementoLinks(witnessAddresses(originOf(c.req.raw), passage, siglum), versions, version)
    const headers = {
      'Memento-Datetime': httpDate(created),
      Link: `${links}, <${versionPath(version)}>; rel="describedby"`,
    }
    return respond(c, { etag, cache: CACHE.forever, headers }, PLAIN_TEXT.mediaType, async () => {
      const [read] = await c.var.unmeteredStore.readVersions([version])
      if (!read) throw problem('internal-error', `The text of version "${version}" is missing.`)
      return read.text
    })
  },
}
