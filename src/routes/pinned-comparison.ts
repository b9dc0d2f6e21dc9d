/** Comparison of exact versions: one address, one answer, for ever. */
import * as v from 'valibot'
import { readEdgeCache, writeEdgeCache } from '../http/edge.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, matchesEtag, notModified, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { comparison } from '../schemas/responses.ts'
import { isListId, isVersionId } from '../store/keys.ts'
import type { Passage, Store, Version } from '../store/store.ts'
import type { NameEntry } from '../text/equivalence.ts'
import type { Witness } from '../variants/comparison.ts'
import { checkLengths, checkNumber, compareAs, FORMS } from './comparing.ts'
import { ENGINE_MAJOR, pinnedPath } from './pinned.ts'
import { distinctSigla } from './sigla.ts'
import { baseFirst, framed, manner, textOfVersion } from './stored.ts'
import { unknownVersion } from './versions.ts'

const query = v.object({
  ...manner,
  names: v.pipe(v.optional(v.string()), v.description('Id of an authority list of names; without it, none.')),
  engine: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(0|[1-9]\d{0,8})$/, 'Expected the major number of an engine.'),
      v.description('Major number of the engine; answers change only when it does.'),
    ),
    ENGINE_MAJOR,
  ),
})

/** The ids that the path names. @throws 404, 413, 422 */
function pinnedVersions(list: string): string[] {
  const ids = list.split(',')
  checkNumber(ids.length, '{versions}')
  for (const id of ids) if (!isVersionId(id)) throw unknownVersion(id, '{versions}')
  if (new Set(ids).size < ids.length)
    throw problem('invalid-value', 'A version is named twice.', { pointer: '{versions}' })
  return ids
}

/** A version in a comparison, by a siglum that no other one of it has. */
interface Compared {
  readonly siglum: string
  readonly version: Version
}

/** Versions in their one order: the first as base, the others by siglum. No text is read. @throws 404, 413 */
async function inOneOrder(store: Store, ids: readonly string[]): Promise<Compared[]> {
  const versions = (await store.getVersions(ids)).map((version, i) => {
    if (version === null) throw unknownVersion(ids[i]!, '{versions}')
    return version
  })
  checkLengths(
    versions.map((version) => version.length),
    '{versions}',
  )
  const sigla = distinctSigla(versions)
  return baseFirst(
    versions.map((version, i) => ({ siglum: sigla[i]!, version })),
    sigla[0],
  )
}

async function readWitnesses(
  store: Store,
  compared: readonly Compared[],
): Promise<{ title: string; witnesses: Witness[] }> {
  const versions = compared.map(({ version }) => version)
  const [read, passages] = await Promise.all([
    store.readVersions(versions.map((version) => version.version)),
    passagesOf(store, versions),
  ])
  const witnesses = compared.map(({ siglum, version }, i): Witness => {
    const passage = passages.get(version.passage)
    const language = passage?.witnesses.find((w) => w.siglum === version.siglum)?.language ?? passage?.language ?? null
    return { siglum, language, version: version.version, text: textOfVersion(read[i], version.version) }
  })
  return { title: [...passages.values()].map((passage) => passage.title).join(' / '), witnesses }
}

async function passagesOf(store: Store, versions: readonly Version[]): Promise<Map<string, Passage>> {
  const ids = [...new Set(versions.map((version) => version.passage))]
  const found = await Promise.all(ids.map((id) => store.getPassage(id)))
  return new Map(found.flatMap((passage) => (passage === null ? [] : [[passage.id, passage]])))
}

/** The names that the query gives by the id of their list. @throws 404 */
async function namesById(store: Store, id: string | null): Promise<readonly NameEntry[]> {
  if (id === null) return []
  const list = await store.getNames(id)
  if (list === null) throw unknownNames(id)
  return list.names
}

const unknownNames = (id: string) => problem('unknown-names', `There is no list "${id}".`, { pointer: '?names' })

/** Kept for an hour only: what is left out today may mean another engine tomorrow. */
function redirect(location: string): Response {
  return new Response(null, { status: 308, headers: { Location: location, 'Cache-Control': 'public, max-age=3600' } })
}

export const getPinnedComparison: Route = {
  method: 'GET',
  path: '/v1/comparisons/{versions}',
  summary: 'Comparison of exact versions, for ever',
  description: `Two or more version ids, separated by commas, the first as base. There is one spelling: others lead to it. Asked for
another engine than runs, the answer is that of today, says so in \`requestedEngine\`, and is not to be kept. Versions whose witnesses
have one siglum are told apart by the passage (\`t08/A\`), or by the head of the digest of the text (\`A@3f2c81d\`).`,
  query,
  representations: FORMS,
  responses: {
    200: { description: 'The comparison', schema: comparison },
    308: { description: 'To the one spelling of this address' },
  },
  problems: ['unknown-version', 'unknown-names', 'over-limit', 'too-few-witnesses', 'too-many-requests'],
  async handle(c) {
    const { unit = null, ignore, moves, names = null, engine } = readQuery(c.req.url, query)
    // What is no id of a list has no one spelling in an address either.
    if (names !== null && !isListId(names)) throw unknownNames(names)
    const { store, representation } = c.var
    const { pathname, search } = new URL(c.req.url)
    const extension =
      representation.extension !== null && pathname.endsWith(representation.extension) ? representation.extension : ''
    const pinned = { versions: pinnedVersions(c.req.param('versions') ?? ''), unit, ignore, moves, names }
    const path = pinnedPath(pinned, extension, engine)
    if (path !== pathname + search) return redirect(path)

    const isToday = engine === ENGINE_MAJOR
    const frame = await framed(c, pinned, isToday ? undefined : engine)
    const of = { ...frame, cache: isToday ? CACHE.forever : CACHE.revalidate }
    // Whoever holds this validator has it from us, and versions never go away: nothing needs to be read.
    if (matchesEtag(c.req.raw, of.etag, false)) return notModified(of)
    const before = await readEdgeCache(c, of.etag)
    if (before !== null) return respond(c, of, representation.mediaType, () => before)

    const [compared, list] = await Promise.all([inOneOrder(store, pinned.versions), namesById(store, names)])
    const inOrder = {
      versions: compared.map(({ version }) => version.version),
      names: list.length === 0 ? null : names,
    }
    const onePath = pinnedPath({ ...pinned, ...inOrder }, extension, engine)
    if (onePath !== path) return redirect(onePath)
    return respond(c, of, representation.mediaType, async () => {
      const { title, witnesses } = await readWitnesses(store, compared)
      const asked = { unit, ignore, moves, base: witnesses[0]!.siglum, names: list }
      return writeEdgeCache(c, of.etag, compareAs(representation, witnesses, asked, { ...frame, title }))
    })
  },
}
