/** Checks whether a quotation is exact, and finds where it is from. */
import * as v from 'valibot'
import { readJson } from '../http/body.ts'
import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { chargeQuestions } from '../http/rate.ts'
import type { Route } from '../http/route.ts'
import { id, optionalLanguage, rule } from '../schemas/requests.ts'
import { quotationPlaces, quotationVerdict } from '../schemas/responses/quotations.ts'
import { orderedRules } from '../service/comparison-query.ts'
import { ServiceError } from '../service/error.ts'
import { newSharedLetters } from '../service/quotations/candidates.ts'
import {
  type Attribution,
  checkStoredQuotation,
  type QuotationAnswer,
  type QuotationQuestion,
} from '../service/quotations/check.ts'
import { allTelegrams } from '../service/telegrams/list.ts'
import { filled, text, within, withinEntries } from '../service/validation.ts'
import type { Store } from '../store/store.ts'

const attribution = (what: string) =>
  v.optional(v.nullable(v.pipe(id, v.description(`The ${what} that it is attributed to.`))), null)

export const quotationQuestion = v.strictObject(
  {
    quotation: filled('quotation'),
    language: optionalLanguage,
    telegram: attribution('telegram'),
    passage: attribution('passage'),
    version: v.optional(
      v.nullable(v.pipe(text, within('line'), v.description('The version that it is attributed to.'))),
      null,
    ),
    ignore: v.optional(
      v.pipe(
        v.array(rule, 'Expected a list of rules.'),
        v.description('Differences under these rules are no departure.'),
      ),
      [],
    ),
  },
  'Expected an object with quotation.',
)

const batch = v.strictObject(
  { quotations: v.pipe(v.array(quotationQuestion, 'Expected a list of questions.'), withinEntries('quotations')) },
  'Expected an object with quotations.',
)

/** Distinguished by their member, so that an error names a member of the intended one. */
const request = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'quotations' in input ? batch : quotationQuestion,
)

const answer = v.strictObject({
  verdict: quotationVerdict,
  places: quotationPlaces,
  attributed: v.nullable(
    v.strictObject({
      given: v.pipe(
        v.union([
          v.strictObject({ telegram: v.string() }),
          v.strictObject({ passage: v.string() }),
          v.strictObject({ version: v.string() }),
        ]),
        v.description('As the request has it.'),
      ),
      holds: v.boolean(),
    }),
  ),
})

type Question = v.InferOutput<typeof quotationQuestion>

/** @throws ServiceError where more than one source is named */
export function questionOf({ quotation, language, ignore, telegram, passage, version }: Question): QuotationQuestion {
  const given = Object.entries({ telegram, passage, version }).filter(([, value]) => value !== null)
  const [first, second] = given
  if (second !== undefined)
    throw new ServiceError('invalid-value', { expected: 'Expected one of telegram, passage, version.' }, second[0])
  const attribution = first === undefined ? null : ({ [first[0]]: first[1] } as Attribution)
  return { quotation, language, attribution, ignore: orderedRules(ignore) }
}

export const postQuotations: Route = {
  method: 'POST',
  path: '/v1/quotations',
  summary: 'Whether a quotation is exact, and where its words are.',
  description:
    'Compares a quotation with all stored texts and says how its wording departs. An ellipsis, editorial brackets with what is in them, ' +
    'line breaks, hyphens of the print and note marks are no departure. Where two verdicts hold, the milder one is given. Up to 100 at once in `quotations`.',
  body: { 'application/json': v.union([quotationQuestion, batch]) },
  responses: {
    200: {
      description: 'The verdict, or for a list the verdicts in its order',
      schema: v.union([answer, v.strictObject({ results: v.array(answer) })]),
    },
  },
  problems: ['unknown-telegram', 'unknown-passage', 'unknown-version'],
  async handle(c) {
    const asked = await readJson(c.req.raw, request)
    await chargeQuestions(c, 'quotations' in asked ? asked.quotations.length : 1)
    const body =
      'quotations' in asked
        ? { results: await checkEach(c.var.store, asked.quotations) }
        : await checkStoredQuotation(c.var.store, questionOf(asked))
    return new Response(JSON.stringify(body), {
      headers: { 'Content-Type': JSON_REPRESENTATION.mediaType, 'Cache-Control': 'no-store' },
    })
  },
}

/** One after the other, so that their texts are not all in memory; an error names the one at fault. */
async function checkEach(store: Store, questions: readonly Question[]): Promise<QuotationAnswer[]> {
  const telegrams = await allTelegrams(store)
  const reading = newSharedLetters()
  const results: QuotationAnswer[] = []
  for (const [k, one] of questions.entries()) {
    try {
      results.push(await checkStoredQuotation(store, questionOf(one), { telegrams, reading }))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      throw new ServiceError(error.name, error.parameters, 'quotations', k, ...error.member)
    }
  }
  return results
}
