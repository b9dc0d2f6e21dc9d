/** Comparison of the current versions of a passage. */
import * as v from 'valibot'
import { readEdgeCache, writeEdgeCache } from '../http/edge.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { comparison } from '../schemas/responses.ts'
import type { Passage } from '../store/store.ts'
import { checkLengths, checkNumber, compareAs, FORMS } from './comparing.ts'
import { passageOf } from './passages.ts'
import { baseFirst, framed, manner, members, textOfVersion } from './stored.ts'
import { unknownWitness } from './witnesses.ts'

const query = v.object({
  witnesses: v.pipe(
    v.optional(v.string(), ''),
    v.description('Sigla, separated by commas; without it, all that have a text.'),
    v.transform((list) => (list === '' ? null : members(list))),
  ),
  base: v.pipe(v.optional(v.string()), v.description('Siglum; without it, the first in order.')),
  ...manner,
})

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

export const getCurrentComparison: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/comparison',
  summary: 'Comparison of the current versions of a passage',
  description: 'Short-lived; `Link: rel="cite-as"` and `permalink` give the address of this very comparison.',
  query,
  representations: FORMS,
  responses: { 200: { description: 'The comparison', schema: comparison } },
  problems: [
    'unknown-passage',
    'unknown-witness',
    'unknown-version',
    'over-limit',
    'too-few-witnesses',
    'too-many-requests',
  ],
  async handle(c) {
    const { witnesses: wanted, base, unit = null, ignore, moves } = readQuery(c.req.url, query)
    const { store, representation } = c.var
    const [passage, names] = await Promise.all([passageOf(c), store.namesOf(c.req.param('id') ?? '')])
    const witnesses = chosen(passage, wanted, base)
    const versions = witnesses.map((w) => w.current.version)
    const pinned = { versions, unit, ignore, moves, names: names.names.length === 0 ? null : names.id }
    const frame = await framed(c, pinned)
    return respond(c, { ...frame, cache: CACHE.briefly }, representation.mediaType, async () => {
      const before = await readEdgeCache(c, frame.etag)
      if (before !== null) return before
      const texts = await store.readVersions(versions)
      const read = witnesses.map(({ siglum, language, current: { version } }, i) => {
        return { siglum, language, version, text: textOfVersion(texts[i], version) }
      })
      const asked = { unit, ignore, moves, base: read[0]!.siglum, names: names.names }
      return writeEdgeCache(c, frame.etag, compareAs(representation, read, asked, { ...frame, title: passage.title }))
    })
  },
}
