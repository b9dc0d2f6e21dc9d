/** CollateX's service: a client written for it works unchanged, even the messages of errors. */
import * as v from 'valibot'
import { LimitExceeded } from '../align/limits.ts'
import { COLLATE_FORMS, chooseForm } from '../collate/answer.ts'
import { collate } from '../collate/collation.ts'
import { type CollateRequest, depth, Refused, readRequest } from '../collate/request.ts'
import { readText } from '../http/body.ts'
import { qualityOf } from '../http/negotiate.ts'
import { PROBLEMS, Problem } from '../http/problem.ts'
import { chargeWork } from '../http/rate.ts'
import type { Route } from '../http/route.ts'
import { LIMITS, type LimitName, overLimit } from '../limits.ts'
import { ownRules } from '../schemas/requests.ts'
import { countCodePoints } from '../text/codepoints.ts'

/** A token of a witness with tokens comes back as it is. */
const token = v.union([v.string(), v.looseObject({ t: v.string() })])
const collation = v.object({
  witnesses: v.pipe(v.array(v.string()), v.description('Sigla, sorted by code unit.')),
  table: v.pipe(
    v.array(v.array(v.array(token))),
    v.description('A cell for each witness in each row: its tokens, none for a gap.'),
  ),
})

const collateRequest = v.looseObject({
  witnesses: v.array(
    v.looseObject({
      id: v.string(),
      content: v.optional(v.string()),
      tokens: v.optional(v.array(v.looseObject({ t: v.string(), n: v.optional(v.string()) }))),
    }),
  ),
  algorithm: v.optional(v.string()),
  tokenComparator: v.optional(v.looseObject({ type: v.string(), distance: v.optional(v.number()) })),
  joined: v.optional(v.boolean()),
  transpositions: v.optional(v.boolean()),
  rules: v.optional(ownRules),
})

/** An error as CollateX answers it. */
const TOLD = ['text/plain']

export const postCollate: Route = {
  method: 'POST',
  path: '/collate',
  summary: 'Collate as CollateX does',
  description: `Takes \`{"witnesses": [{"id", "content"} or {"id", "tokens": [{"t", "n"?, …}]}], "algorithm"?, "tokenComparator"?,
"joined"?, "transpositions"?}\` and answers, as \`Accept\` wants it, with \`application/json\` (\`{"witnesses": [id], "table": [[[token]]]}\`),
\`application/tei+xml\`, \`application/graphml+xml\`, \`text/plain\` (DOT) or \`image/svg+xml\`. Witnesses come sorted; a column of the table
joined is its witness. \`rules\` are equivalences of the caller's own, as in \`POST /v1/compare\`, which CollateX does not have. Every name of an algorithm is accepted, one engine answers. A bad request gets 400 and CollateX's message as plain text.`,
  representations: [],
  readsItself: { 'application/json': collateRequest },
  responses: {
    200: { description: 'The collation', schema: collation, mediaTypes: COLLATE_FORMS.map(({ accept }) => accept) },
    400: { description: "CollateX's message", mediaTypes: TOLD },
    413: { description: 'Over a published limit', mediaTypes: TOLD },
    422: { description: 'A siglum over the published limit', mediaTypes: TOLD },
  },
  async handle(c) {
    try {
      const request = readRequest(parsed(await readText(c.req.raw)))
      const length = checkLimits(request)
      await chargeWork(c, length, request.witnesses.length)
      const accept = c.req.header('Accept')?.toLowerCase() ?? null
      const form = chooseForm(
        (type) => qualityOf(type, accept),
        (type) => accept?.split(',').some((range) => range.split(';')[0]!.trim() === type) ?? false,
      )
      const collation = collate(request)
      return plain(200, form.render(collation, request.transpositions), form.mediaType)
    } catch (error) {
      if (error instanceof Refused) return plain(400, error.message)
      if (error instanceof LimitExceeded) return plain(LIMITS[error.limit].status, overLimit(error.limit))
      if (error instanceof OverLimit) return plain(LIMITS[error.limit].status, error.message)
      if (error instanceof Problem) return plain(PROBLEMS[error.problem].status, error.message)
      throw error
    }
  },
}

class OverLimit extends Error {
  readonly limit: 'witnesses' | 'comparedSiglum' | 'comparedText' | 'comparedTotal' | 'nesting'

  constructor(limit: OverLimit['limit']) {
    super(overLimit(limit satisfies LimitName))
    this.limit = limit
  }
}

function plain(status: number, body: string, mediaType = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': mediaType, 'Cache-Control': 'no-store', Vary: 'Accept' },
  })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''))
  } catch {
    throw new Refused('Expecting JSON object')
  }
}

/** The same limits as for a comparison; all texts together in code points. @throws OverLimit */
function checkLimits({ witnesses }: CollateRequest): number {
  if (witnesses.length > LIMITS.witnesses.value) throw new OverLimit('witnesses')
  let total = 0
  for (const { id, written, tokens } of witnesses) {
    if (countCodePoints(id) > LIMITS.comparedSiglum.value) throw new OverLimit('comparedSiglum')
    const length = written.reduce((sum, token) => sum + countCodePoints(token), 0)
    if (length > LIMITS.comparedText.value) throw new OverLimit('comparedText')
    total += length
    if (depth(tokens, LIMITS.nesting.value) > LIMITS.nesting.value) throw new OverLimit('nesting')
  }
  if (total > LIMITS.comparedTotal.value) throw new OverLimit('comparedTotal')
  return total
}
