/** The chain of a wording: as PROV, and as a drawing. */
import * as v from 'valibot'
import { CHAIN_FORMATS } from '../formats/prov-forms.ts'
import { readEdgeCache, writeEdgeCache } from '../http/edge.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, entityTag, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { type Chain, type ChainVersion, chainOf, isSpan } from '../provenance/chain.ts'
import type { Evidence, Telegram } from '../provenance/telegram.ts'
import type { Store, Version } from '../store/store.ts'
import { originOf } from './addresses.ts'
import { readInFull } from './telegram-reading.ts'
import { readingOf } from './telegrams.ts'

const SPAN = /^([0-9a-f]{44}):(\d{1,9})-(\d{1,9})$/

const chainQuery = v.object({
  evidence: v.pipe(
    v.optional(v.string()),
    v.description('One span of evidence, `{version}:{start}-{end}` in code points: only its way is told.'),
    v.check(
      (span) => span === undefined || SPAN.test(span),
      'Expected {version}:{start}-{end}, as the evidence of the telegram gives them.',
    ),
  ),
})

export const getProvenance: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}/provenance',
  summary: 'The chain of a wording: sender, hands, recipient, archive, edition, translation, text, version, words',
  description:
    'PROV-JSONLD; PROV-JSON (`.provjson`, `.prov.json`) and a drawing (`.svg`). What is of low or unknown certainty stands in bundles ' +
    'of its own, attributed to who says so; in the drawing it is dotted and marked "perhaps".',
  query: chainQuery,
  representations: CHAIN_FORMATS,
  responses: { 200: { description: 'The chain' } },
  problems: ['unknown-telegram', 'unknown-evidence', 'too-many-requests'],
  async handle(c) {
    const { evidence: span } = readQuery(c.req.url, chainQuery)
    const { store, representation } = c.var
    const reading = await readingOf(c)
    const origin = originOf(c.req.raw)
    const etag = await entityTag(reading.digest, 'provenance', representation.extension, origin, span ?? null)
    const headers = { Link: `<${origin}/t/${reading.telegram.id}>; rel="describes"` }
    const only = span === undefined ? null : spanOf(span)
    if (only !== null) {
      // Only a span that there is has a validator.
      const { telegram } = await readInFull(store, reading)
      if (!telegram.evidence.some((evidence) => isSpan(evidence, only)))
        throw problem('unknown-evidence', `The telegram has no evidence at ${span}.`, { pointer: '?evidence' })
    }
    return respond(c, { etag, cache: CACHE.briefly, headers }, representation.mediaType, async () => {
      const before = await readEdgeCache(c, etag)
      if (before !== null) return before
      const { telegram } = await readInFull(store, reading)
      const titles = new Map([...reading.related].map(([id, { title }]) => [id, title]))
      const form = CHAIN_FORMATS.find(({ extension }) => extension === representation.extension)!
      return writeEdgeCache(c, etag, form.render(await chain(store, telegram, titles, only), origin))
    })
  },
}

function spanOf(span: string): Pick<Evidence, 'version' | 'start' | 'end'> {
  const [, version, start, end] = SPAN.exec(span)!
  return { version: version!, start: Number(start), end: Number(end) }
}

/** How often a text may have been cut from another before it is no longer followed. */
const DEPTH = 3

async function chain(
  store: Store,
  telegram: Telegram,
  titles: ReadonlyMap<string, Telegram['title']>,
  only: Pick<Evidence, 'version' | 'start' | 'end'> | null,
): Promise<Chain> {
  const found = new Map<string, Version>()
  let wanted = [...new Set(telegram.evidence.map(({ version }) => version))]
  for (let depth = 0; depth < DEPTH && wanted.length > 0; depth++) {
    const read = (await store.getVersions(wanted)).filter((version) => version !== null)
    for (const version of read) found.set(version.version, version)
    wanted = [...new Set(read.flatMap(({ derivedFrom }) => derivedFrom?.version ?? []))].filter((id) => !found.has(id))
  }
  const passages = [...new Set([...found.values()].map(({ passage }) => passage))]
  const read = await Promise.all(passages.map(async (id) => [id, await store.getPassage(id)] as const))
  const titleOf = new Map(read.map(([id, passage]) => [id, passage?.title ?? id]))
  const versions = new Map(
    [...found].map(([id, version]): [string, ChainVersion] => [
      id,
      { ...version, title: titleOf.get(version.passage)! },
    ]),
  )
  return chainOf(telegram, versions, titles, only)
}
