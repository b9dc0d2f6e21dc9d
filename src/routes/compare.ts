/** Comparison of texts that are not stored. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { COMPARISON_REPRESENTATIONS } from '../http/comparison.ts'
import { readQuery } from '../http/query.ts'
import { chargeWork } from '../http/rate.ts'
import type { Route } from '../http/route.ts'
import { printOptions, readPrint } from '../schemas/comparison-query.ts'
import { newDecisions } from '../schemas/decisions.ts'
import { lacunaeMember } from '../schemas/new-version.ts'
import { comparedSiglum, nameEntries, optionalLanguage, ownRules, unit } from '../schemas/requests.ts'
import { comparison } from '../schemas/responses/comparison.ts'
import { checkIgnored, checkPrinted, orderedClasses } from '../service/comparison-query.ts'
import { checkTexts, comparedTexts } from '../service/comparisons/compared.ts'
import { comparisonFormat, renderComparison } from '../service/comparisons/render.ts'
import { asDecisions, editUnstored } from '../service/decisions/unstored.ts'
import { filled, text, within, withinEntries } from '../service/validation.ts'

export const compareRequest = v.strictObject(
  {
    witnesses: v.pipe(
      v.array(
        v.strictObject(
          {
            siglum: comparedSiglum,
            text: v.pipe(text, within('comparedText')),
            language: optionalLanguage,
            lacunae: lacunaeMember,
          },
          'Expected an object with siglum and text.',
        ),
        'Expected a list of witnesses.',
      ),
      withinEntries('witnesses'),
      v.description('At least two, each with a siglum of its own.'),
      v.metadata({ jsonSchema: { minItems: 2 } }),
    ),
    options: v.optional(
      v.strictObject(
        {
          unit: v.optional(v.nullable(unit), null),
          ignore: v.optional(v.array(filled('nameForm'), 'Expected a list of classes.'), []),
          base: v.optional(v.nullable(v.pipe(text, within('comparedSiglum'))), null),
          moves: v.optional(v.boolean('Expected true or false.'), true),
          names: v.optional(nameEntries, []),
        },
        'Expected an object.',
      ),
      {},
    ),
    rules: v.optional(ownRules, []),
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
    'Nothing is stored. The order of the witnesses does not matter; without `base` the first siglum in order is the base.',
  body: { 'application/json': compareRequest },
  query: printQuerySchema,
  representations: COMPARISON_REPRESENTATIONS,
  responses: { 200: { description: 'The comparison', schema: comparison } },
  problems: ['too-few-witnesses'],
  async handle(c) {
    const print = readPrint(readQuery(c.req.url, printQuerySchema))
    const { witnesses, options, rules, decisions } = await readJson(c.req.raw, compareRequest)
    checkIgnored(options.ignore, rules, 'options')
    const points = checkTexts(witnesses, options.base, options.names)
    await chargeWork(c, points, witnesses.length)
    const asked = { ...options, ignore: orderedClasses(options.ignore) }
    const { extension, mediaType } = c.var.representation
    const edited = editUnstored(comparedTexts(witnesses, asked, options.names, rules), decisions, options.names, rules)
    checkPrinted(print.classes, edited.comparison, rules)
    const body = renderComparison(comparisonFormat(extension), edited, {
      permalink: null,
      print,
      decisions: asDecisions(decisions),
    })
    return new Response(body, { headers: { 'Content-Type': mediaType, 'Cache-Control': 'no-store' } })
  },
}
