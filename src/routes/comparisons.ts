/** Comparisons of stored versions: of the current ones, and pinned to exact ones for ever. */
import * as v from 'valibot'
import { answer, CACHE, entityTag, isHeld, notModified } from '../http/answer.ts'
import { keep, kept } from '../http/edge.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import type { Route } from '../http/route.ts'
import { isVersionId } from '../store/keys.ts'
import type { Passage, Store, Version } from '../store/store.ts'
import { type NameEntry, RULES } from '../text/equivalence.ts'
import { ENGINE } from '../variants/compare.ts'
import type { Witness } from '../variants/comparison.ts'
import { originOf, textPath } from './addresses.ts'
import { comparison } from './answers.ts'
import { checkLengths, checkNumber, compareAs, FORMS } from './comparing.ts'
import { passageOf } from './passages.ts'
import { ENGINE_MAJOR, type Pinned, pinnedPath } from './pinned.ts'
import { inOrder, rule, unit } from './shapes.ts'
import { tellApart } from './sigla.ts'
import { unknownVersion } from './versions.ts'
import { unknownWitness } from './witnesses.ts'

const members = (list: string) => list.split(',').filter((member) => member !== '')

const manner = {
  unit: v.pipe(v.optional(unit), v.description('What is aligned; without it, as the texts suggest.')),
  ignore: v.pipe(
    v.optional(v.string(), ''),
    v.description(`Rules under which differences are no variants, separated by commas: ${RULES.join(', ')}.`),
    v.check((list) => members(list).every((name) => v.is(rule, name)), rule.message),
    v.transform((list) => inOrder(members(list))),
  ),
  moves: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'Expected true or false.'), 'true'),
    v.description('Look for stretches that stand elsewhere.'),
    v.transform((moves) => moves === 'true'),
  ),
}

const sigla = v.pipe(
  v.optional(v.string(), ''),
  v.description('Sigla, separated by commas; without it, all that have a text.'),
  v.transform((list) => (list === '' ? null : members(list))),
)

const currentQuery = v.object({
  witnesses: sigla,
  base: v.pipe(v.optional(v.string()), v.description('Siglum; without it, the first in order.')),
  ...manner,
})

const pinnedQuery = v.object({
  ...manner,
  names: v.pipe(v.optional(v.string()), v.description('Id of an authority list of names.')),
  engine: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(0|[1-9]\d{0,8})$/, 'Expected the major number of an engine.'),
      v.description('Major number of the engine; answers change only when it does.'),
    ),
  ),
})

/** The validator of a comparison needs no text: its address says everything that shapes it. */
async function describe(c: AppContext, pinned: Pinned, cache: string, requestedEngine?: string) {
  const permalink = originOf(c.req.raw) + pinnedPath(pinned)
  const etag = await entityTag(ENGINE, permalink, c.var.twin.extension, requestedEngine ?? null)
  const headers = {
    Link: `<${permalink}>; rel="cite-as"`,
    ...(requestedEngine !== undefined && { Engine: ENGINE, 'Requested-Engine': requestedEngine }),
  }
  return { permalink, etag, cache, headers }
}

function aboutOf(c: AppContext, permalink: string, requestedEngine?: string) {
  const versionUrl = (version: string) => originOf(c.req.raw) + textPath(version)
  return { permalink, versionUrl, requestedEngine }
}

/** Records are written after the texts that they name, so a text may be missing only where the store is broken. */
function textOfVersion(read: { readonly text: string } | null | undefined, version: string): string {
  if (!read) throw problem('internal-error', `The text of version "${version}" is missing.`)
  return read.text
}

// ---- the current versions ----

/** The witnesses asked for, base first, then by siglum. @throws 404, 413, 422 */
function chosen(passage: Passage, wanted: readonly string[] | null, base: string | undefined) {
  const { id, witnesses } = passage
  const sigla = wanted ?? witnesses.flatMap((w) => (w.current === null ? [] : [w.siglum]))
  checkNumber(sigla.length, '?witnesses')
  if (new Set(sigla).size < sigla.length)
    throw problem('invalid-value', 'A witness is named twice.', { pointer: '?witnesses' })
  const found = sigla.map((siglum) => {
    const witness = witnesses.find((w) => w.siglum === siglum)
    if (witness === undefined) throw unknownWitness(id, siglum, '?witnesses')
    const { current, language } = witness
    if (current === null)
      throw problem('unknown-version', `The witness "${siglum}" has no text yet.`, { pointer: '?witnesses' })
    return { siglum, current, language: language ?? passage.language }
  })
  if (base !== undefined && !sigla.includes(base)) {
    if (!witnesses.some((w) => w.siglum === base)) throw unknownWitness(id, base, '?base')
    throw problem('invalid-value', `The base "${base}" is not one of the witnesses compared.`, { pointer: '?base' })
  }
  checkLengths(
    found.map((w) => w.current.length),
    '?witnesses',
  )
  return baseFirst(found, base)
}

/** By siglum, but for the base; without one, the first is. */
function baseFirst<T extends { readonly siglum: string }>(witnesses: readonly T[], base: string | undefined): T[] {
  const rank = (w: T) => (w.siglum === base ? 0 : 1)
  return [...witnesses].sort((a, b) => rank(a) - rank(b) || (a.siglum < b.siglum ? -1 : 1))
}

export const getCurrentComparison: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/comparison',
  summary: 'Comparison of the current versions of a passage',
  description: 'Short-lived; `Link: rel="cite-as"` and `permalink` give the address of this very comparison.',
  query: currentQuery,
  twins: FORMS,
  answers: { 200: { description: 'The comparison', schema: comparison } },
  problems: ['unknown-passage', 'unknown-witness', 'unknown-version', 'over-limit', 'too-few-witnesses'],
  async handle(c) {
    const { witnesses: wanted, base, unit = null, ignore, moves } = readQuery(c.req.url, currentQuery)
    const { store, twin } = c.var
    const [passage, names] = await Promise.all([passageOf(c), store.namesOf(c.req.param('id') ?? '')])
    const witnesses = chosen(passage, wanted, base)
    const versions = witnesses.map((w) => w.current.version)
    const pinned = { versions, unit, ignore, moves, names: names.names.length === 0 ? null : names.id }
    const { permalink, ...of } = await describe(c, pinned, CACHE.briefly)
    return answer(c, of, twin.mediaType, async () => {
      const before = await kept(c, of.etag)
      if (before !== null) return before
      const texts = await store.readVersions(versions)
      const read = witnesses.map(({ siglum, language, current }, i): Witness => {
        return { siglum, language, version: current.version, text: textOfVersion(texts[i], current.version) }
      })
      const asked = { unit, ignore, moves, base: witnesses[0]!.siglum, names: names.names }
      return keep(c, of.etag, compareAs(twin, read, asked, { title: passage.title, ...aboutOf(c, permalink) }))
    })
  },
}

// ---- exact versions ----

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
  const sigla = tellApart(versions)
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
  if (list === null) throw problem('unknown-names', `There is no list "${id}".`, { pointer: '?names' })
  return list.names
}

/** Kept for an hour only: what is left out today may mean another engine tomorrow. */
function redirect(location: string): Response {
  return new Response(null, { status: 308, headers: { Location: location, 'Cache-Control': 'public, max-age=3600' } })
}

export const getPinnedComparison: Route = {
  method: 'GET',
  path: '/v1/comparisons/{versions}',
  summary: 'Comparison of exact versions, for ever',
  description:
    'Two or more version ids, separated by commas, the first as base. There is one spelling: others lead to it. Asked for another ' +
    'engine than runs, the answer is that of today, says so in `requestedEngine`, and is not to be kept. Versions whose witnesses ' +
    'have one siglum are told apart by the passage (`t08/A`), or by the head of the digest of the text (`A@3f2c81d`).',
  query: pinnedQuery,
  twins: FORMS,
  answers: {
    200: { description: 'The comparison', schema: comparison },
    308: { description: 'To the one spelling of this address' },
  },
  problems: ['unknown-version', 'unknown-names', 'over-limit', 'too-few-witnesses'],
  async handle(c) {
    const { unit = null, ignore, moves, names = null, engine } = readQuery(c.req.url, pinnedQuery)
    const { store, twin } = c.var
    const url = new URL(c.req.url)
    const extension = twin.extension !== null && url.pathname.endsWith(twin.extension) ? twin.extension : ''
    const pinned = { versions: pinnedVersions(c.req.param('versions') ?? ''), unit, ignore, moves, names }
    const requestedEngine = engine === undefined || engine === ENGINE_MAJOR ? undefined : engine
    const path = pinnedPath(pinned, extension)
    if (requestedEngine === undefined && path !== url.pathname + url.search) return redirect(path)

    const cache = requestedEngine === undefined ? CACHE.forever : CACHE.revalidate
    const { permalink, ...of } = await describe(c, pinned, cache, requestedEngine)
    // Whoever holds this validator has it from us, and versions never go away: nothing needs to be read.
    if (isHeld(c.req.raw, of.etag, false)) return notModified(of)
    const before = await kept(c, of.etag)
    if (before !== null) return answer(c, of, twin.mediaType, () => before)

    const [compared, list] = await Promise.all([inOneOrder(store, pinned.versions), namesById(store, names)])
    const versions = compared.map(({ version }) => version.version)
    const onePath = pinnedPath({ ...pinned, versions, names: list.length === 0 ? null : names }, extension)
    if (requestedEngine === undefined && onePath !== path) return redirect(onePath)
    return answer(c, of, twin.mediaType, async () => {
      const { title, witnesses } = await readWitnesses(store, compared)
      const asked = { unit, ignore, moves, base: witnesses[0]!.siglum, names: list }
      return keep(c, of.etag, compareAs(twin, witnesses, asked, { title, ...aboutOf(c, permalink, requestedEngine) }))
    })
  },
}
