/**
 * Adds telegrams and statements. Nothing is changed and nothing deleted: a caller who disagrees adds another statement, and a caller
 * who was wrong withdraws theirs, with a reason.
 */
import { readJson } from '../http/body.ts'
import type { AppContext } from '../http/env.ts'
import { problem } from '../http/problem.ts'
import { respondJson, written } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { statement, telegram } from '../schemas/responses/telegrams.ts'
import { newStatement, newTelegram, newWithdrawal } from '../schemas/telegrams.ts'
import { ServiceError } from '../service/error.ts'
import { ID } from '../service/identifiers.ts'
import { newStatementOf, telegramOf } from '../service/telegrams/writing.ts'

export const createTelegram: Route = {
  method: 'POST',
  path: '/v1/telegrams',
  summary: 'Add a telegram',
  description:
    'Dates are EDTF. Spans are code points of stored versions. A relation is recorded with the other telegram too; relations of one type must not form a circle.',
  token: 'telegrams',
  body: { 'application/json': newTelegram },
  responses: {
    200: { description: 'The same telegram is already stored', schema: telegram },
    201: { description: 'Added', schema: telegram },
  },
  problems: ['conflict'],
  async handle(c) {
    const { store } = c.var
    const wanted = await telegramOf(store, await readJson(c.req.raw, newTelegram))
    const { id } = wanted
    const stored = await store.createTelegram(wanted)
    if (stored === 'conflict') throw new ServiceError('conflict', { what: 'telegram', id }, 'id')
    return written(stored.value, stored.created, `/v1/telegrams/${id}`)
  },
}

const idOf = (c: AppContext): string => {
  const id = c.req.param('id') ?? ''
  if (!ID.test(id)) throw new ServiceError('unknown-telegram', { id }, 'telegram')
  return id
}

const statementPath = (telegram: string, statement: string) =>
  `/v1/telegrams/${telegram}/statements/${encodeURIComponent(statement)}`

export const addStatement: Route = {
  method: 'POST',
  path: '/v1/telegrams/{id}/statements',
  summary: 'Add a statement about a telegram',
  description:
    'Statements that contradict each other are kept side by side. The same statement twice is one: 201 the first time, 200 after.',
  token: 'telegrams',
  body: { 'application/json': newStatement },
  responses: {
    200: { description: 'The same statement is already recorded', schema: statement },
    201: { description: 'Recorded', schema: statement },
  },
  problems: ['unknown-telegram', 'conflict'],
  async handle(c) {
    const id = idOf(c)
    const { store } = c.var
    const said = await readJson(c.req.raw, newStatement)
    const stored = await store.addStatement(id, await newStatementOf(store, id, said))
    if (stored === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
    if (stored === 'conflict') throw new ServiceError('conflict', { what: 'statement', id: said.id ?? '' }, 'id')
    return written(stored.value, stored.created, statementPath(id, stored.value.id))
  },
}

export const getStatement: Route = {
  method: 'GET',
  path: '/v1/telegrams/{id}/statements/{statement}',
  summary: 'One statement about a telegram',
  responses: { 200: { description: 'The statement', schema: statement } },
  problems: ['unknown-telegram', 'unknown-statement'],
  async handle(c) {
    const id = idOf(c)
    const name = c.req.param('statement') ?? ''
    const found = await c.var.store.getTelegram(id)
    if (found === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
    const statement = found.statements.find((one) => one.id === name)
    if (statement === undefined)
      throw new ServiceError('unknown-statement', { telegram: id, statement: name }, 'statement')
    return respondJson(c, statement)
  },
}

export const withdrawStatement: Route = {
  method: 'POST',
  path: '/v1/telegrams/{id}/statements/{statement}/withdrawal',
  summary: 'Withdraw a statement, with a reason',
  description: 'The statement stays readable, marked as withdrawn; no other form has it as a fact.',
  token: 'telegrams',
  body: { 'application/json': newWithdrawal },
  responses: {
    200: { description: 'It is already withdrawn with this reason', schema: statement },
    201: { description: 'Withdrawn', schema: statement },
  },
  problems: ['unknown-telegram', 'unknown-statement', 'conflict'],
  async handle(c) {
    const id = idOf(c)
    const name = c.req.param('statement') ?? ''
    const { reason, responsible } = await readJson(c.req.raw, newWithdrawal)
    const stored = await c.var.store.withdrawStatement(id, name, { reason, responsible })
    if (stored === null) {
      if ((await c.var.store.getTelegram(id)) === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
      throw new ServiceError('unknown-statement', { telegram: id, statement: name }, 'statement')
    }
    if (stored === 'conflict')
      throw problem('conflict', 'It is already withdrawn, with another reason or by another person.', {
        pointer: '/reason',
      })
    return written(stored.value, stored.created, statementPath(id, name))
  },
}
