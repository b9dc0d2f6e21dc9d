/** Finds passages that occur more than once, in texts that are sent or in those of a stored passage. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { cached } from '../http/edge.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import { CACHE, entityTag, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { findRepeats, MIN_LENGTH, SIMILARITY } from '../repeats/repeats.ts'
import { repeats } from '../schemas/responses/repeats.ts'
import { findPassage } from '../service/passages.ts'
import { checkRepeatTexts, readRepeats, selectForRepeats } from '../service/repeats.ts'
import { text, within, withinEntries } from '../service/validation.ts'
import { ENGINE } from '../variants/compare.ts'

/** Shorter ones occur everywhere. */
const SHORTEST = 4

const minLength = v.pipe(
  v.number('Expected a number.'),
  v.integer('Expected a whole number of code points.'),
  v.minValue(SHORTEST, `Expected at least ${SHORTEST} code points.`),
  v.maxValue(Number.MAX_SAFE_INTEGER, 'Expected a length that a text can have.'),
  v.description('Of every place of a passage, in code points.'),
)
const similarity = v.pipe(
  v.number('Expected a number.'),
  v.minValue(0, 'Expected 0 to 1.'),
  v.maxValue(1, 'Expected 0 to 1.'),
  v.description('Of the places of a passage, 0 to 1; 1 finds what has the same letters.'),
)

const request = v.strictObject(
  {
    texts: v.pipe(
      v.array(
        v.strictObject(
          { id: v.pipe(text, v.nonEmpty('Expected an id that is not empty.'), within('comparedSiglum')), text },
          'Expected an object with id and text.',
        ),
        'Expected a list of texts.',
      ),
      withinEntries('repeatTexts'),
      v.description('Each with an id of its own.'),
    ),
    minLength: v.optional(minLength, MIN_LENGTH),
    similarity: v.optional(similarity, SIMILARITY),
  },
  'Expected an object with texts.',
)

export const postRepeats: Route = {
  method: 'POST',
  path: '/v1/repeats',
  summary: 'Repeated passages in texts that are not stored',
  description:
    'Inside one text and across texts, verbatim or in similar words, with exact ends. Each passage is listed once, with all its places,' +
    ' the most remarkable first. Nothing is stored. The order of the texts does not matter.',
  body: { 'application/json': request },
  responses: { 200: { description: 'The repeated passages', schema: repeats } },
  async handle(c) {
    const { texts, minLength, similarity } = await readJson(c.req.raw, request)
    await chargeWork(c, checkRepeatTexts(texts), 1)
    return new Response(JSON.stringify(findRepeats(texts, { minLength, similarity })), {
      headers: { 'Content-Type': JSON_REPRESENTATION.mediaType, 'Cache-Control': 'no-store' },
    })
  },
}

/** A number of a query, which comes as a string. */
const written = <S extends v.GenericSchema<number, number>>(schema: S, otherwise: number) =>
  v.optional(v.pipe(v.string(), v.transform(Number), schema), String(otherwise))

const query = v.object({ minLength: written(minLength, MIN_LENGTH), similarity: written(similarity, SIMILARITY) })

export const getRepeats: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/repeats',
  summary: 'Repeated passages in the witnesses of a passage',
  description: 'Of the current versions; `text` of a span is a siglum.',
  query,
  responses: { 200: { description: 'The repeated passages', schema: repeats } },
  problems: ['unknown-passage', 'over-limit', 'too-many-requests'],
  async handle(c) {
    const asked = readQuery(c.req.url, query)
    const selection = selectForRepeats(await findPassage(c.var.store, c.req.param('id') ?? ''))
    const versions = selection.witnesses.map(({ version }) => version)
    const etag = await entityTag(ENGINE, 'repeats', ...versions, String(asked.minLength), String(asked.similarity))
    return respond(c, { etag, cache: CACHE.briefly }, JSON_REPRESENTATION.mediaType, () =>
      cached(c, etag, async () => {
        await chargeWork(c, selection.points, 1)
        return JSON.stringify(await readRepeats(c.var.unmeteredStore, selection, asked))
      }),
    )
  },
}
