/** Telegrams: each with all that is said about it, and where. */
import * as v from 'valibot'
import { answerJson } from '../http/answer.ts'
import { problem } from '../http/problem.ts'
import { readQuery } from '../http/query.ts'
import type { Route } from '../http/route.ts'
import { cursor, telegram } from './answers.ts'
import { pageQuery } from './paging.ts'
import { ID } from './shapes.ts'

export const listTelegrams: Route = {
  method: 'GET',
  path: '/v1/telegrams',
  summary: 'All telegrams, by id',
  query: pageQuery,
  answers: {
    200: { description: 'A page of telegrams', schema: v.strictObject({ telegrams: v.array(telegram), cursor }) },
  },
  async handle(c) {
    const { items, cursor } = await c.var.store.listTelegrams(readQuery(c.req.url, pageQuery))
    return answerJson(c, { telegrams: items, cursor })
  },
}

export const getTelegram: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}',
  summary: 'A telegram with its statements, evidence, relations and tensions',
  answers: { 200: { description: 'The telegram', schema: telegram } },
  problems: ['unknown-telegram'],
  async handle(c) {
    const id = c.req.param('id') ?? ''
    const found = ID.test(id) ? await c.var.store.getTelegram(id) : null
    if (found === null) throw problem('unknown-telegram', `There is no telegram "${id}".`, { pointer: '{id}' })
    return answerJson(c, found)
  },
}
