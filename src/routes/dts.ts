/**
 * Distributed Text Services 1.0 at conformance level 1: entry, collection, navigation, document. A passage is a resource, its witnesses'
 * current texts are its copies, all passages are one collection.
 */

import * as v from 'valibot'
import { textPath } from '../addresses.ts'
import {
  CITATION_TREES,
  type Copy,
  cited,
  DtsError,
  linesTree,
  type Named,
  navigate,
  partialDocument,
  plainUnits,
  TELEGRAM_TREE,
  telegramsTree,
  unitJson,
  wholeDocument,
} from '../formats/dts.ts'
import type { AppContext } from '../http/env.ts'
import type { Representation } from '../http/negotiate.ts'
import { problem } from '../http/problem.ts'
import { CACHE, entityTag, originOf, respond, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { ID } from '../service/identifiers.ts'
import { allPassages, passageIn, recordLanguage } from '../service/passages.ts'
import { allTelegrams } from '../service/telegrams/list.ts'
import type { Passage } from '../store/store.ts'
import { textOf } from '../text/codepoints.ts'
import { inLanguage } from '../text/localized.ts'

const LD_JSON: Representation = { extension: null, mediaType: 'application/ld+json' }
const MEDIA_TYPES = ['application/tei+xml', 'text/plain'] as const
/** Members of one answer. */
const PAGE = 500

const CONTEXT = { '@context': 'https://dtsapi.org/context/v1.0.json', dtsVersion: '1.0' }
/** Templates (RFC 6570); those of one collection or resource name it, so that a client only adds its parameters. */
const templates = (origin: string) => ({
  collection: `${origin}/dts/collection/{?id,page,nav}`,
  navigation: `${origin}/dts/navigation/{?resource,ref,start,end,down,tree,page}`,
  document: `${origin}/dts/document/{?resource,ref,start,end,tree,mediaType}`,
})
const collectionTemplate = (origin: string, id: string) =>
  `${origin}/dts/collection/?id=${encodeURIComponent(id)}{&page,nav}`
const resourceTemplates = (origin: string, id: string) => ({
  collection: collectionTemplate(origin, id),
  navigation: `${origin}/dts/navigation/?resource=${encodeURIComponent(id)}{&ref,start,end,down,tree,page}`,
  document: `${origin}/dts/document/?resource=${encodeURIComponent(id)}{&ref,start,end,tree,mediaType}`,
})

const member = v.optional(v.string())
const known = (description: string) => v.pipe(member, v.description(description))

const malformed = (detail: string, name: string) => problem('malformed-query', detail, { pointer: `?${name}` })
const unknown = (detail: string, name: string) => problem('unknown-unit', detail, { pointer: `?${name}` })

/** A member of the query as written there; null where it is left out. */
const asked = (c: AppContext, name: string): string | null => c.req.query(name) || null

export const getDtsEntry: Route = {
  method: 'GET',
  path: '/dts',
  summary: 'Distributed Text Services 1.0: the entry',
  representations: [LD_JSON],
  responses: { 200: { description: 'Where the other endpoints are' } },
  handle: (c) => {
    const origin = originOf(c.req.raw)
    return ldJson(c, { ...CONTEXT, '@id': `${origin}/dts`, '@type': 'EntryPoint', ...templates(origin) })
  },
}

const collectionQuery = v.object({
  id: known('Of a resource, or of the collection; without it, the collection.'),
  page: v.pipe(known('Of the members, from 1.'), v.metadata({ jsonSchema: { type: 'integer', minimum: 1 } })),
  nav: known('children (as without it) or parents.'),
})

const rootId = (origin: string) => `${origin}/dts/collection`
/** All passages. Clients look for resources below a collection that the root names, so there is one; no passage has such an id. */
const CORPUS = '~passages'
const corpusId = (origin: string) => `${rootId(origin)}?id=${CORPUS}`
const resourceId = (origin: string, passage: string) => `${origin}/p/${encodeURIComponent(passage)}`

export const getDtsCollection: Route = {
  method: 'GET',
  path: '/dts/collection',
  summary: 'Distributed Text Services: the passages, or one of them',
  query: collectionQuery,
  representations: [LD_JSON],
  responses: { 200: { description: 'A collection or a resource' } },
  problems: ['malformed-query', 'unknown-unit'],
  async handle(c) {
    const origin = originOf(c.req.raw)
    const [id, nav] = [asked(c, 'id'), asked(c, 'nav') ?? 'children']
    if (nav !== 'children' && nav !== 'parents') throw malformed('Expected children or parents.', 'nav')
    if (id === null || id === rootId(origin)) {
      const corpus = nav === 'parents' ? [] : [await corpusJson(c.var.store, origin)]
      return ldJson(c, { ...CONTEXT, ...rootJson(origin), ...paged(c, corpus) })
    }
    if (id === CORPUS || id === corpusId(origin)) {
      const passages = await allPassages(c.var.store)
      const shown = nav === 'parents' ? [rootJson(origin)] : passages.map((passage) => resourceJson(origin, passage))
      return ldJson(c, { ...CONTEXT, ...(await corpusJson(c.var.store, origin)), ...paged(c, shown) })
    }
    const passage = await resourceOf(c, 'id')
    const parents = nav === 'parents' ? { member: [await corpusJson(c.var.store, origin)] } : {}
    pageOf(c, 0)
    return ldJson(c, { ...CONTEXT, ...resourceJson(origin, passage), ...parents })
  },
}

const collectionJson = (origin: string, id: string, title: string, totalParents: number, totalChildren: number) => ({
  '@id': id,
  '@type': 'Collection',
  title,
  totalParents,
  totalChildren,
  collection: collectionTemplate(origin, id),
})

const rootJson = (origin: string) => collectionJson(origin, rootId(origin), 'Variorum', 0, 1)

const corpusJson = async (store: AppContext['var']['store'], origin: string) =>
  collectionJson(origin, corpusId(origin), 'Passages', 1, (await allPassages(store)).length)

function resourceJson(origin: string, passage: Passage) {
  const { id, title, language, description, witnesses } = passageIn(passage, recordLanguage(passage.language))
  return {
    '@id': resourceId(origin, id),
    '@type': 'Resource',
    title,
    ...(description !== null && { description }),
    totalParents: 1,
    totalChildren: 0,
    ...resourceTemplates(origin, resourceId(origin, id)),
    dublinCore: { title: [{ lang: language, value: title }], language: [language] },
    citationTrees: CITATION_TREES,
    mediaTypes: MEDIA_TYPES,
    download: witnesses.flatMap(({ current }) => (current === null ? [] : [origin + textPath(current.version)])),
  }
}

/** The passage that the query names by its address or by its id. @throws 400 without it, 404 for none */
async function resourceOf(c: AppContext, name: 'id' | 'resource'): Promise<Passage> {
  const wanted = asked(c, name)
  if (wanted === null) throw malformed('A resource must be named.', name)
  const prefix = resourceId(originOf(c.req.raw), '')
  const id = wanted.startsWith(prefix) ? wanted.slice(prefix.length) : wanted
  const passage = ID.test(id) ? await c.var.store.getPassage(id) : null
  if (passage === null) throw unknown(`There is no resource "${wanted.slice(0, 200)}".`, name)
  return passage
}

/** The number of the page asked for, from 1. @throws 400, 404 */
function pageOf(c: AppContext, total: number): number {
  const wanted = asked(c, 'page')
  if (wanted === null) return 1
  if (!/^[1-9]\d{0,6}$/.test(wanted)) throw malformed('Expected a whole number from 1.', 'page')
  if (Number(wanted) > Math.max(1, Math.ceil(total / PAGE))) throw unknown(`There is no page ${wanted}.`, 'page')
  return Number(wanted)
}

/** A page of the members, and where the others are. */
function paged<T>(c: AppContext, members: readonly T[]) {
  const page = pageOf(c, members.length)
  const last = Math.max(1, Math.ceil(members.length / PAGE))
  const member = members.slice((page - 1) * PAGE, page * PAGE)
  if (last === 1) return { member }
  const to = (number: number) => {
    const url = new URL(c.req.url)
    url.searchParams.set('page', String(number))
    return url.href
  }
  return {
    member,
    view: {
      '@id': to(page),
      '@type': 'Pagination',
      first: to(1),
      previous: page > 1 ? to(page - 1) : null,
      next: page < last ? to(page + 1) : null,
      last: to(last),
    },
  }
}

function ldJson(c: AppContext, value: unknown): Promise<Response> {
  return respondJson(c, value, { headers: { 'Content-Type': LD_JSON.mediaType } })
}

interface Loaded {
  readonly passage: Passage
  readonly copies: readonly Copy[]
  readonly units: ReturnType<typeof linesTree>
}

/** The passage, its current texts, and the tree that the query names. @throws 400, 404 */
async function loaded(c: AppContext): Promise<Loaded> {
  const passage = await resourceOf(c, 'resource')
  const tree = asked(c, 'tree')
  if (tree !== null && tree !== TELEGRAM_TREE)
    throw unknown(`There is no citation tree "${tree.slice(0, 80)}".`, 'tree')
  const current = passage.witnesses.flatMap(({ siglum, language, current }) =>
    current === null ? [] : [{ siglum, version: current.version, language: language ?? passage.language }],
  )
  const read = await c.var.store.readVersions(current.map(({ version }) => version))
  const copies = current.flatMap((copy, k): Copy[] => {
    const found = read[k]
    return found ? [{ ...copy, text: textOf(found.text) }] : []
  })
  const units =
    tree === null ? linesTree(copies) : telegramsTree([...(await allTelegrams(c.var.store)).values()], copies)
  return { passage, copies, units }
}

const named = (c: AppContext): Named => ({ ref: asked(c, 'ref'), start: asked(c, 'start'), end: asked(c, 'end') })

/** Runs `work`, and throws its errors as problems. */
function asProblem<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof DtsError)) throw error
    throw error.kind === 'malformed'
      ? malformed(error.message, error.parameter)
      : unknown(error.message, error.parameter)
  }
}

const navigationQuery = v.object({
  resource: known('Of the passage; required.'),
  ref: known('One unit.'),
  start: known('The first of several units.'),
  end: known('The last of them.'),
  down: v.pipe(
    known('Levels below; -1 to the bottom, 0 for siblings.'),
    v.metadata({ jsonSchema: { type: 'integer', minimum: -1 } }),
  ),
  tree: known(`Without it: copies and lines; "${TELEGRAM_TREE}": telegrams and their words.`),
  page: v.pipe(known('Of the members, from 1.'), v.metadata({ jsonSchema: { type: 'integer', minimum: 1 } })),
})

export const getDtsNavigation: Route = {
  method: 'GET',
  path: '/dts/navigation',
  summary: 'Distributed Text Services: what can be cited in a passage',
  query: navigationQuery,
  representations: [LD_JSON],
  responses: { 200: { description: 'Citable units' } },
  problems: ['malformed-query', 'unknown-unit', 'too-many-requests'],
  async handle(c) {
    const down = asked(c, 'down')
    if (down !== null && !/^(-1|\d{1,3})$/.test(down)) throw malformed('Expected a whole number from -1.', 'down')
    const { passage, units } = await loaded(c)
    const origin = originOf(c.req.raw)
    const { ref, start, end, member } = asProblem(() => navigate(units, named(c), down === null ? null : Number(down)))
    return ldJson(c, {
      ...CONTEXT,
      '@id': new URL(c.req.url).href,
      '@type': 'Navigation',
      resource: resourceJson(origin, passage),
      ...(ref && { ref: unitJson(ref) }),
      ...(start && { start: unitJson(start) }),
      ...(end && { end: unitJson(end) }),
      ...(member && paged(c, member.map(unitJson))),
    })
  },
}

const documentQuery = v.object({
  resource: navigationQuery.entries.resource,
  ref: navigationQuery.entries.ref,
  start: navigationQuery.entries.start,
  end: navigationQuery.entries.end,
  tree: navigationQuery.entries.tree,
  mediaType: known(`One of ${MEDIA_TYPES.join(', ')}; the first without it.`),
})

export const getDtsDocument: Route = {
  method: 'GET',
  path: '/dts/document',
  summary: 'Distributed Text Services: a passage, or a part of it',
  query: documentQuery,
  representations: [],
  responses: {
    200: {
      description: 'TEI, a part of it in the wrapper of the specification; or plain text',
      mediaTypes: MEDIA_TYPES,
    },
  },
  problems: ['malformed-query', 'unknown-unit', 'too-many-requests'],
  async handle(c) {
    const { passage, copies, units } = await loaded(c)
    const mediaType = MEDIA_TYPES.find((type) => type === (asked(c, 'mediaType') ?? MEDIA_TYPES[0]))
    if (mediaType === undefined) throw unknown('The passage has no such form.', 'mediaType')
    const origin = originOf(c.req.raw)
    const id = resourceId(origin, passage.id)
    const chosen = asProblem(() => cited(units, named(c)))
    const headers = { Link: `<${rootId(origin)}?id=${encodeURIComponent(id)}>; rel="collection"` }
    const body =
      mediaType === 'text/plain'
        ? plainUnits(chosen ?? units.filter(({ level }) => level === 1), copies)
        : chosen === null
          ? wholeDocument(inLanguage(passage.title, recordLanguage(passage.language)), id, copies)
          : partialDocument(chosen, units, copies)
    const of = { etag: await entityTag(body), cache: CACHE.briefly, headers }
    return respond(c, of, mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType, () => body)
  },
}
