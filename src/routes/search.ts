/** Searches the store for words, or something close to them. */
import * as v from 'valibot'
import { cached } from '../http/edge.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import { CACHE, entityTag, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { ignoredRules } from '../schemas/comparison-query.ts'
import { cursor, localizedWords } from '../schemas/responses/values.ts'
import { MATCHES } from '../search/places.ts'
import { FIELD_KINDS } from '../search/records.ts'
import { type Found, readCursor, readSearch, selectForSearch } from '../service/search.ts'
import {
  digestsForSearch,
  type FoundRecord,
  fieldWords,
  findRecords,
  MOST_RECORDS,
  NO_RECORDS,
  RECORD_KINDS,
  recordsForSearch,
} from '../service/search-records.ts'
import { filled } from '../service/validation.ts'

const MOST = 40
const DEFAULT = 20

const searchQuery = v.object({
  q: v.pipe(filled('query'), v.description('The words.')),
  ignore: ignoredRules,
  limit: v.pipe(
    v.optional(v.string(), String(DEFAULT)),
    v.regex(/^\d{1,3}$/, `Expected a whole number from 1 to ${MOST}.`),
    v.transform(Number),
    v.minValue(1, 'Expected at least 1.'),
    v.maxValue(MOST, `Expected at most ${MOST}.`),
    v.description('How many versions were searched; those without the words are not listed.'),
  ),
  cursor: v.pipe(
    v.optional(
      v.nullable(
        v.pipe(
          v.string(),
          v.check((cursor) => readCursor(cursor) !== null, 'Expected a cursor as the page before gave it.'),
        ),
      ),
      null,
    ),
    v.description('The `cursor` of the page before.'),
  ),
})

const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('In code points.'))

const places = v.array(
  v.strictObject({ start: offset, end: offset, before: v.string(), text: v.string(), after: v.string() }),
)

const result = v.strictObject({
  kind: v.literal('text'),
  version: v.string(),
  passage: v.string(),
  siglum: v.string(),
  withdrawn: v.optional(v.pipe(v.literal(true), v.description('The version is withdrawn: it comes after the others.'))),
  match: v.pipe(
    v.picklist(MATCHES),
    v.description(
      'exact: as written; equal: under the rules in ignore, or in all letters whatever their form (五六個師 for 五六个师); near: most of the letters, in their order.',
    ),
  ),
  similarity: v.number(),
  places: v.pipe(places, v.description('At most five, the best first.')),
})

const record = v.strictObject({
  kind: v.pipe(v.picklist(RECORD_KINDS), v.description('What kind of record was found.')),
  id: v.string(),
  title: localizedWords,
  match: v.pipe(
    v.picklist(MATCHES),
    v.description('exact and equal as in texts; near: every word is in the record, in any field.'),
  ),
  similarity: v.number(),
  places: v.pipe(
    v.array(
      v.strictObject({
        field: v.picklist(FIELD_KINDS),
        language: v.nullable(v.picklist(['zh', 'en'])),
        statement: v.optional(v.string()),
        property: v.optional(v.string()),
        start: offset,
        end: offset,
        before: v.string(),
        text: v.string(),
        after: v.string(),
      }),
    ),
    v.description('At most five, each in another field; offsets into the field; dates as its language writes them.'),
  ),
})

export const getSearch: Route = {
  method: 'GET',
  path: '/v1/search',
  summary: 'Where words, or something close to them, occur',
  description:
    'Searches every stored version: exact places first, then those equal under the rules or in their letters, then near ones. In ' +
    'scripts with spaces, whole words are searched. A page may have fewer results than `limit`, or none, and still have a ' +
    'cursor to the next. On the first page the records that have the words come after the texts: titles of passages and telegrams, people, ' +
    'archive references, dates and statements, in both languages.',
  query: searchQuery,
  responses: {
    200: {
      description: 'A page of results',
      schema: v.strictObject({
        results: v.array(v.variant('kind', [result, record])),
        cursor,
        precise: v.boolean(),
        reason: v.optional(v.pipe(v.string(), v.description('Only where precise is false.'))),
      }),
    },
  },
  problems: ['over-limit', 'too-many-requests'],
  async handle(c) {
    const { q, ignore, limit, cursor } = readQuery(c.req.url, searchQuery)
    await chargeWork(c, 0, 0)
    const asked = { words: q, rules: ignore, limit, cursor: cursor === null ? null : readCursor(cursor) }
    const [selection, digests] = await Promise.all([
      selectForSearch(c.var.store, asked),
      cursor === null ? digestsForSearch(c.var.store) : null,
    ])
    const recorded = digests === null ? NO_RECORDS : await recordsForSearch(c.var.store, digests)
    const etag = await entityTag(selection.digest, recorded.digest)
    return respond(c, { etag, cache: CACHE.briefly }, JSON_REPRESENTATION.mediaType, () =>
      cached(c, etag, async () => {
        const { found } = await readSearch(c.var.store, selection)
        return JSON.stringify({
          results: [...found.map(textResult), ...findRecords(recorded, q).map(recordResult)],
          cursor: selection.cursor,
          precise: selection.complete && recorded.complete,
          ...(!recorded.complete && {
            reason: `only the first ${MOST_RECORDS} passages and telegrams are looked through`,
          }),
          ...(!selection.complete && { reason: 'a part of the index is missing: it is being made again' }),
        })
      }),
    )
  },
}

const textResult = ({ version: { version, passage, siglum, withdrawn }, match, similarity, places }: Found) => ({
  kind: 'text',
  version,
  passage,
  siglum,
  ...(withdrawn && { withdrawn: true }),
  match,
  similarity,
  places: places.map(({ sentence: _, ...place }) => place),
})

const recordResult = ({ kind, id, title, match, similarity, places }: FoundRecord) => ({
  kind,
  id,
  title,
  match,
  similarity,
  places: places.map((place) => ({
    field: place.field.kind,
    language: place.field.language,
    ...(place.field.statement && { statement: place.field.statement.id, property: place.field.statement.property }),
    ...fieldWords(place),
  })),
})

export const postSearchIndex: Route = {
  method: 'POST',
  path: '/v1/search/index',
  summary: 'Rebuild the search index',
  description: 'From the stored versions. Search uses the old index until the new one is complete.',
  token: 'admin',
  responses: {
    200: {
      description: 'Made',
      schema: v.strictObject({ versions: v.pipe(v.number(), v.description('How many versions it has.')) }),
    },
  },
  async handle(c) {
    const versions = await c.var.store.reindex()
    return new Response(JSON.stringify({ versions }), {
      headers: { 'Content-Type': JSON_REPRESENTATION.mediaType, 'Cache-Control': 'no-store' },
    })
  },
}
