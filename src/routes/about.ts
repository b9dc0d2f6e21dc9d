/** The service itself: its limits, its health, its problems, its description. */
import * as v from 'valibot'
import { PROBLEMS, type ProblemName, problem } from '../http/problem.ts'
import { CACHE, respondJson } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { LIMITS } from '../limits.ts'
import { ENGINE } from '../variants/compare.ts'

const limit = v.strictObject({
  value: v.number(),
  unit: v.string(),
  reason: v.string(),
  status: v.pipe(
    v.nullable(v.picklist([413, 422, 429])),
    v.description(
      'Of the problem that answers a request over it; null where the answer becomes coarser and is marked.',
    ),
  ),
})

export const getLimits: Route = {
  method: 'GET',
  path: '/v1/limits',
  summary: 'Every limit, with its unit and its reason',
  responses: { 200: { description: 'By name', schema: v.strictObject({ limits: v.record(v.string(), limit) }) } },
  handle: (c) => respondJson(c, { limits: LIMITS }),
}

export const getHealth: Route = {
  method: 'GET',
  path: '/healthz',
  summary: 'Whether the service and its store answer',
  representations: [],
  responses: {
    200: {
      description: 'Both are',
      schema: v.strictObject({
        status: v.literal('ok'),
        engine: v.string(),
        seeded: v.boolean(),
        complete: v.pipe(
          v.boolean(),
          v.description('Whether the texts of one passage can be read; each minute it is another passage.'),
        ),
      }),
    },
  },
  problems: ['store-unavailable'],
  async handle(c) {
    const store = await c.var.store.check().catch((error: unknown) => {
      console.error(error)
      throw problem('store-unavailable', 'The store did not answer.')
    })
    return respondJson(c, { status: 'ok', engine: ENGINE, ...store }, { cache: CACHE.revalidate })
  },
}

const explanation = v.strictObject({ type: v.string(), title: v.string(), status: v.number() })
const explain = (name: ProblemName) => ({ type: `/problems/${name}`, ...PROBLEMS[name] })

export const listProblems: Route = {
  method: 'GET',
  path: '/problems',
  summary: 'Every kind of problem that this service answers (RFC 9457)',
  representations: [],
  responses: { 200: { description: 'The kinds', schema: v.strictObject({ problems: v.array(explanation) }) } },
  handle: (c) => respondJson(c, { problems: (Object.keys(PROBLEMS) as ProblemName[]).map(explain) }),
}

export const getProblem: Route = {
  method: 'GET',
  path: '/problems/{name}',
  summary: 'One kind of problem, at the address that is its `type`',
  representations: [],
  responses: { 200: { description: 'The kind', schema: explanation } },
  problems: ['unknown-problem'],
  handle(c) {
    const name = c.req.param('name') ?? ''
    if (!Object.hasOwn(PROBLEMS, name))
      throw problem('unknown-problem', `There is no problem "${name}".`, { pointer: '{name}' })
    return respondJson(c, explain(name as ProblemName))
  },
}
