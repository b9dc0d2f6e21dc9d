/** The examples of the OpenAPI document, sent in its order to a service with the corpus: what a reader copies works. */
import { beforeAll, expect, test } from 'vitest'
import { operationId } from '../../src/http/openapi.ts'
import { EXAMPLES, type OperationExample } from '../../src/http/openapi-examples.ts'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/routes/index.ts'
import { seedCorpus } from './corpus.ts'
import { ORIGIN, send } from './service.ts'

beforeAll(async () => {
  await seedCorpus()
}, 30_000)

const fill = (path: string, values: Readonly<Record<string, string>> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '').replaceAll('%2C', ','))

const isEmpty = ({ path, query, readsItself, body, file }: Route) =>
  !path.includes('{') && query === undefined && (readsItself ?? body ?? file) === undefined

test('every operation with input has one, and none belongs to an unknown operation', () => {
  const ids = ROUTES.filter((route) => !isEmpty(route)).map(operationId)
  const optional = ROUTES.filter(({ path, query, method }) => method === 'GET' && query && !path.includes('{')).map(
    operationId,
  )
  for (const id of ids) if (!optional.includes(id)) expect(Object.keys(EXAMPLES), id).toContain(id)
  for (const id of Object.keys(EXAMPLES)) expect(ROUTES.map(operationId)).toContain(id)
})

test.each(ROUTES.map((route) => [operationId(route), route] as const))('%s', async (id, route) => {
  const { path, query = {}, body, mediaType = 'application/json' }: OperationExample = EXAMPLES[id] ?? {}
  const asked = Object.entries(query).map(
    ([name, value]) => [name, String(value).replace('http://127.0.0.1:8787', ORIGIN)] as [string, string],
  )
  const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`
  const response = await send(route.method, fill(route.path, path) + search, {
    ...(route.token && { token: 'local-dev-token' }),
    ...(body !== undefined && { body, headers: { 'Content-Type': mediaType } }),
  })
  const told = response.status < 400 ? '' : await response.text()
  const declared = Object.keys(route.responses).filter((status) => /^[23]/.test(status))
  expect([declared.includes(String(response.status)), response.status, told]).toEqual([true, response.status, ''])
})
