/** Comparison of texts that are not stored. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { COMPARISON_REPRESENTATIONS } from '../http/comparison.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import type { Route } from '../http/route.ts'
import { printOf, printOptions } from '../schemas/comparison-query.ts'
import { newDecisions } from '../schemas/decisions.ts'
import { comparedSiglum, ignorable, nameEntries, optionalLanguage, unit } from '../schemas/requests.ts'
import { comparison } from '../schemas/responses.ts'
import { orderedRules } from '../service/comparison-query.ts'
import { checkTexts, comparedTexts } from '../service/comparisons/compared.ts'
import { comparisonFormat, renderComparison } from '../service/comparisons/render.ts'
import { editUnstored } from '../service/decisions/unstored.ts'
import { text, within, withinEntries } from '../service/validation.ts'

export const compareRequest = v.strictObject(
  {
    witnesses: v.pipe(
      v.array(
        v.strictObject(
          { siglum: comparedSiglum, text: v.pipe(text, within('comparedText')), language: optionalLanguage },
          'Expected an object with siglum and text.',
        ),
        'Expected a list of witnesses.',
      ),
      withinEntries('witnesses'),
      v.description('At least two, each with a siglum of its own.'),
    ),
    options: v.optional(
      v.strictObject(
        {
          unit: v.optional(v.nullable(unit), null),
          ignore: v.optional(v.array(ignorable, 'Expected a list of rules.'), []),
          base: v.optional(v.nullable(v.pipe(text, within('comparedSiglum'))), null),
          moves: v.optional(v.boolean('Expected true or false.'), true),
          names: v.optional(nameEntries, []),
        },
        'Expected an object.',
      ),
      {},
    ),
    decisions: v.optional(
      v.pipe(newDecisions, v.description('Editorial decisions; `version` of a target is a siglum.')),
      [],
    ),
  },
  'Expected an object with witnesses.',
)

const printQuerySchema = v.object(printOptions)

export const postCompare: Route = {
  method: 'POST',
  path: '/v1/compare',
  summary: 'Compare texts that are not stored',
  description:
    'Keeps nothing. The order of the witnesses does not matter; without `base` the first siglum in order is the base.',
  body: { 'application/json': compareRequest },
  query: printQuerySchema,
  representations: COMPARISON_REPRESENTATIONS,
  responses: { 200: { description: 'The comparison', schema: comparison } },
  problems: ['too-few-witnesses'],
  async handle(c) {
    const print = printOf(readQuery(c.req.url, printQuerySchema))
    const { witnesses, options, decisions } = await readJson(c.req.raw, compareRequest)
    const points = checkTexts(witnesses, options.base, options.names)
    await chargeWork(c, points, witnesses.length)
    const asked = { ...options, ignore: orderedRules(options.ignore) }
    const { extension, mediaType } = c.var.representation
    const edited = editUnstored(comparedTexts(witnesses, asked, options.names), decisions, options.names)
    const body = renderComparison(comparisonFormat(extension), edited, {
      permalink: null,
      print,
    })
    return new Response(body, { headers: { 'Content-Type': mediaType, 'Cache-Control': 'no-store' } })
  },
}
