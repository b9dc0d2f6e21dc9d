/** Comparison of the current versions of a passage. */
import * as v from 'valibot'
import { COMPARISON_REPRESENTATIONS, frameOf } from '../http/comparison.ts'
import { cached } from '../http/edge.ts'
import { readQuery } from '../http/query.ts'
import { CACHE, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { comparisonOptions, optionalMembers, printOptions, printQuery, readPrint } from '../schemas/comparison-query.ts'
import { optionalInstant } from '../schemas/requests.ts'
import { comparison } from '../schemas/responses/comparison.ts'
import { checkPrinted } from '../service/comparison-query.ts'
import { compareSelection } from '../service/comparisons/compared.ts'
import { aboutWitnesses, comparisonFormat, renderComparison } from '../service/comparisons/render.ts'
import { pinnedOf, selectCurrent } from '../service/comparisons/selection.ts'
import { findPassage, findPassageInForce } from '../service/passages.ts'

const query = v.object({
  witnesses: optionalMembers('Sigla, separated by commas; without it, all that have a text.'),
  base: v.pipe(v.optional(v.string()), v.description('Siglum; without it, the first in order.')),
  ...comparisonOptions,
  ...printOptions,
  decisions: v.pipe(
    v.optional(v.nullable(v.string()), null),
    v.description('Id of a set of editorial decisions, or `none`; without it, those in force.'),
  ),
  at: optionalInstant(
    'Compare the versions that were current at this instant, by the time when their texts were made.',
  ),
})

export const getCurrentComparison: Route = {
  method: 'GET',
  path: '/v1/passages/{id}/comparison',
  summary: 'Comparison of the current versions of a passage',
  description:
    'The answer changes when a new version is stored; `Link: rel="cite-as"` and `permalink` give the permanent address of this comparison.',
  query,
  representations: COMPARISON_REPRESENTATIONS,
  responses: { 200: { description: 'The comparison', schema: comparison } },
  problems: [
    'unknown-passage',
    'unknown-witness',
    'unknown-version',
    'unknown-decisions',
    'over-limit',
    'too-few-witnesses',
    'too-many-requests',
  ],
  async handle(c) {
    const { base = null, unit = null, at, ...asked } = readQuery(c.req.url, query)
    const print = readPrint(asked)
    const { store, representation } = c.var
    const find = asked.decisions === null ? findPassageInForce : findPassage
    const passage = await find(store, c.req.param('id') ?? '')
    const selection = await selectCurrent(store, passage, { ...asked, base, unit }, { at })
    const frame = await frameOf(c, pinnedOf(selection), printQuery(print))
    return respond(c, { ...frame, cache: CACHE.briefly }, representation.mediaType, () =>
      cached(c, frame.etag, async () => {
        const compared = await compareSelection(store, selection)
        checkPrinted(print.classes, compared.comparison, selection.rules.entries)
        const format = comparisonFormat(representation.extension)
        return renderComparison(format, compared, {
          ...frame,
          title: selection.title,
          witnesses: aboutWitnesses(selection),
          decisions: selection.decisions.decisions,
          print,
        })
      }),
    )
  },
}
