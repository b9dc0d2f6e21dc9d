/** Versions: immutable states of a witness's text. */
import * as v from 'valibot'
import { textPath, versionPath } from '../addresses.ts'
import { bodyType, parseJson, readJson, readText } from '../http/body.ts'
import { cached } from '../http/edge.ts'
import type { AppContext } from '../http/env.ts'
import { httpDate, mementoLinks, witnessAddresses } from '../http/memento.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { checkedAt } from '../http/pointer.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, originOf, respond, respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { versionMembers } from '../schemas/new-version.ts'
import { pageQuery } from '../schemas/paging.ts'
import { historyVersion, version } from '../schemas/responses/passages.ts'
import { checkMarks } from '../service/marks.ts'
import { filled } from '../service/validation.ts'
import { historyOf, pageOfVersions } from '../service/witness-history.ts'
import { isVersionId } from '../store/keys.ts'
import type { Version } from '../store/store.ts'
import { ENGINE } from '../variants/compare.ts'
import { passageOf } from './passages.ts'
import { unknownWitness, versionsOf } from './witnesses.ts'

/** Only where there is more: most witnesses have few versions. */
const more = v.optional(
  v.pipe(v.string(), v.description('Present where there are more versions: send it with the next request.')),
)
const continued = ({ cursor }: { readonly cursor: string | null }) => (cursor === null ? {} : { cursor })

const storedText = filled('storedText')
const newVersion = v.strictObject({ text: storedText, ...versionMembers }, 'Expected an object with text.')

async function readVersion(request: Request): Promise<v.InferOutput<typeof newVersion>> {
  const type = bodyType(request, ['text/plain', 'application/json'])
  const body = await readText(request)
  const wanted =
    type === 'application/json'
      ? parseJson(body, newVersion)
      : v.parse(newVersion, { text: checkedAt(storedText, body, () => '') })
  checkMarks(wanted.text, wanted)
  return wanted
}

export const addVersion: Route = {
  method: 'POST',
  path: '/v1/passages/{id}/witnesses/{siglum}/versions',
  summary: 'Store a version of a witness',
  description:
    'The same text for the same witness is the same version: 201 the first time, 200 after. Nothing is normalised; only a byte-order ' +
    'mark at the start of plain text is removed, because it belongs to the encoding.',
  token: 'versions',
  body: { 'text/plain': storedText, 'application/json': newVersion },
  responses: {
    200: { description: 'The text is already stored', schema: version },
    201: { description: 'Stored', schema: version },
  },
  problems: ['unknown-passage', 'unknown-witness', 'conflict'],
  async handle(c) {
    const { id = '', siglum: typed = '' } = c.req.param()
    const siglum = typed.normalize('NFC')
    const wanted = await readVersion(c.req.raw)
    const stored = await c.var.store.addVersion(id, siglum, wanted)
    // Asked only now: a witness added a moment ago elsewhere is known to the store before its passage shows it.
    if (stored === null) throw unknownWitness((await passageOf(c)).id, siglum)
    return written(stored.value, stored.created, versionPath(stored.value.version))
  },
}

export const listVersions: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/witnesses/{siglum}/versions',
  summary: 'All versions of a witness, oldest first',
  query: pageQuery,
  responses: {
    200: { description: 'The versions', schema: v.strictObject({ versions: v.array(version), cursor: more }) },
  },
  problems: ['unknown-passage', 'unknown-witness'],
  async handle(c) {
    const { limit, cursor } = readQuery(c.req.url, pageQuery)
    const { versions } = await versionsOf(c)
    const page = pageOfVersions(versions, limit, cursor)
    return respondJson(c, { versions: versions.slice(page.first, page.end), ...continued(page) })
  },
}

export const getHistory: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/witnesses/{siglum}/history',
  summary: 'The history of a witness: all its versions, oldest first, each with what it changed',
  description:
    'Withdrawn versions are included and marked. The newest are compared first, within the limits of one comparison.',
  query: pageQuery,
  responses: {
    200: {
      description: 'The versions',
      schema: v.strictObject({ versions: v.array(historyVersion), cursor: more }),
    },
  },
  problems: ['unknown-passage', 'unknown-witness', 'too-many-requests'],
  async handle(c) {
    const { limit, cursor } = readQuery(c.req.url, pageQuery)
    const { passage, versions, current } = await versionsOf(c)
    const page = pageOfVersions(versions, limit, cursor)
    const names = await c.var.store.namesOf(passage)
    const listed = JSON.stringify(versions.slice(Math.max(0, page.first - 1), page.end))
    const etag = await entityTag(ENGINE, listed, current, names.id, page.cursor)
    return respond(c, { etag, cache: CACHE.briefly }, JSON_REPRESENTATION.mediaType, () =>
      cached(c, etag, async () =>
        JSON.stringify({
          versions: await historyOf(c.var.store, passage, versions, current, page),
          ...continued(page),
        }),
      ),
    )
  },
}

const newWithdrawal = v.strictObject(
  { reason: filled('prose'), responsible: filled('line') },
  'Expected an object with reason and responsible.',
)

export const withdrawVersion: Route = {
  method: 'POST',
  path: '/v1/versions/{version}/withdrawal',
  summary: 'Withdraw a version, with a reason',
  description:
    'The version stays readable and is marked. The current version is then the one stored or restored last that is not withdrawn. Storing the same text again restores it.',
  token: 'versions',
  body: { 'application/json': newWithdrawal },
  responses: {
    200: { description: 'It is already withdrawn with this reason', schema: version },
    201: { description: 'Withdrawn', schema: version },
  },
  problems: ['unknown-version', 'conflict'],
  async handle(c) {
    const id = c.req.param('version') ?? ''
    const wanted = await readJson(c.req.raw, newWithdrawal)
    const stored = await c.var.store.withdrawVersion(id, wanted)
    if (stored === null) throw unknownVersion(id, '{version}')
    if (stored === 'conflict')
      throw problem('conflict', 'It is already withdrawn, with another reason or by another person.', {
        pointer: '/reason',
      })
    return written(stored.value, stored.created, versionPath(id))
  },
}

/** The version that the path names. @throws 404 */
async function versionOf(c: AppContext): Promise<Version> {
  const id = c.req.param('version') ?? ''
  const found = isVersionId(id) ? await c.var.store.getVersion(id) : null
  if (found === null) throw unknownVersion(id, '{version}')
  return found
}

function unknownVersion(id: string, pointer: string) {
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
      // Its text never changes; whether it was withdrawn or restored does.
      cache: CACHE.briefly,
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
    const { version, passage, siglum, created, superseded } = await versionOf(c)
    if (superseded)
      throw problem(
        'unknown-version',
        `The version "${version}" was stored for a witness "${siglum}" of "${passage}" whose claim to that name lost to an earlier one.`,
        { pointer: '{version}' },
      )
    const etag = await entityTag(version)
    const versions = await c.var.store.listVersions(passage, siglum)
    const links = mementoLinks(witnessAddresses(originOf(c.req.raw), passage, siglum), versions, version, true)
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
