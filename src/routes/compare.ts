/** Comparison of texts that are not stored. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { chargeWork } from '../http/rate.ts'
import type { Route } from '../http/route.ts'
import { codePoints, text, within, withinEntries } from '../http/validation.ts'
import { comparedSiglum, inOrder, nameEntries, optionalLanguage, rule, unit } from '../schemas/requests.ts'
import { comparison } from '../schemas/responses.ts'
import { checkLengths, checkNumber, compareAs, FORMS, sum } from './comparing.ts'

const request = v.object(
  {
    witnesses: v.pipe(
      v.array(
        v.object(
          { siglum: comparedSiglum, text: v.pipe(text, within('comparedText')), language: optionalLanguage },
          'Expected an object with siglum and text.',
        ),
        'Expected a list of witnesses.',
      ),
      withinEntries('witnesses'),
      v.description('At least two, each with a siglum of its own.'),
    ),
    options: v.optional(
      v.object(
        {
          unit: v.optional(v.nullable(unit), null),
          ignore: v.optional(v.array(rule, 'Expected a list of rules.'), []),
          base: v.optional(v.nullable(v.pipe(text, within('comparedSiglum'))), null),
          moves: v.optional(v.boolean('Expected true or false.'), true),
          names: v.optional(nameEntries, []),
        },
        'Expected an object.',
      ),
      {},
    ),
  },
  'Expected an object with witnesses.',
)

export const postCompare: Route = {
  method: 'POST',
  path: '/v1/compare',
  summary: 'Compare texts that are not stored',
  description:
    'Keeps nothing. The order of the witnesses does not matter; without `base` the first siglum in order is the base.',
  body: { 'application/json': request },
  representations: FORMS,
  responses: { 200: { description: 'The comparison', schema: comparison } },
  problems: ['too-few-witnesses'],
  async handle(c) {
    const { witnesses, options } = await readJson(c.req.raw, request)
    checkNumber(witnesses.length, '/witnesses')
    const lengths = witnesses.map((w) => codePoints(w.text))
    checkLengths(lengths, '/witnesses')
    const sigla = witnesses.map((w) => w.siglum)
    const twice = sigla.findIndex((siglum, i) => sigla.indexOf(siglum) < i)
    if (twice >= 0)
      throw problem('invalid-value', `The siglum "${sigla[twice]}" stands twice.`, {
        pointer: `/witnesses/${twice}/siglum`,
      })
    if (options.base !== null && !sigla.includes(options.base))
      throw problem('invalid-value', `No witness has the siglum "${options.base}".`, { pointer: '/options/base' })
    // Each form of a name is looked for in each text.
    const forms = options.names.flatMap(({ forms }) => forms.map(codePoints))
    await chargeWork(c, sum(lengths) + sum(forms), witnesses.length)
    const body = compareAs(c.var.representation, witnesses, { ...options, ignore: inOrder(options.ignore) })
    return new Response(body, {
      headers: { 'Content-Type': c.var.representation.mediaType, 'Cache-Control': 'no-store' },
    })
  },
}
