/** The OpenAPI document, by the rules that others have for one: redocly's recommended set, without an error or a warning. */
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/limits.ts'
import { openApiDocument } from '../../src/routes/described.ts'

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly security?: unknown
  readonly parameters: readonly { name: string; in: string; schema: Record<string, unknown>; example?: unknown }[]
  readonly requestBody?: { readonly content: Record<string, { schema?: object; example?: unknown }> }
  readonly responses: Record<string, { headers?: object; content?: Record<string, { schema?: object }>; $ref?: string }>
}
interface Document {
  readonly security: unknown
  readonly tags: readonly { name: string }[]
  readonly paths: Record<string, Record<string, Operation>>
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('redocly finds nothing', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const source = JSON.stringify(document)
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  expect(found.map(({ ruleId, location }) => [ruleId, location[0]?.pointer])).toEqual([])
}, 30_000)

test('a schema has the limits of its strings and lists', () => {
  const schema = document.paths['/v1/quotations']!.post!.requestBody!.content['application/json']!.schema
  const [one, several] = (schema as { anyOf: { properties: object }[] }).anyOf
  expect(one!.properties).toMatchObject({ quotation: { type: 'string', maxLength: LIMITS.quotation.value } })
  expect(several!.properties).toMatchObject({ quotations: { type: 'array', maxItems: LIMITS.quotations.value } })
})

describe('every operation', () => {
  test('has an id of its own and a tag that is described', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const tags = document.tags.map(({ name }) => name)
    for (const { path, operation } of operations)
      expect(tags, path).toEqual(expect.arrayContaining([...operation.tags]))
  })

  test('says which shape each media type has', () => {
    let seen = 0
    for (const { path, operation } of operations)
      for (const [status, { content = {} }] of Object.entries(operation.responses))
        for (const [type, { schema }] of Object.entries(content)) {
          seen++
          expect([path, status, type, Object.keys(schema ?? {}).length > 0]).toEqual([path, status, type, true])
        }
    expect(seen).toBeGreaterThan(200)
  })

  test('says 304 where it reads, where a write went, and how to get in', () => {
    for (const { path, method, operation } of operations) {
      if (method === 'get') expect(operation.responses, path).toHaveProperty('304')
      if (operation.responses['201']) expect(operation.responses['201'].headers, path).toHaveProperty('Location')
      if (operation.responses['401'])
        expect(operation.responses['401'].headers, path).toHaveProperty('WWW-Authenticate')
      expect(operation.security !== undefined, path).toBe(operation.responses['401'] !== undefined)
    }
    expect(document.security).toEqual([])
  })
})

test('a representation with an extension is a path', () => {
  const comparison = Object.keys(document.paths).filter((path) => path.startsWith('/v1/passages/{id}/comparison.'))
  expect(comparison).toEqual(
    expect.arrayContaining(['.tei.xml', '.docx', '.json'].map((e) => `/v1/passages/{id}/comparison${e}`)),
  )
  const tei = document.paths['/v1/passages/{id}/comparison.tei.xml']!.get!
  expect(Object.keys(tei.responses['200']!.content!)).toEqual(['application/tei+xml'])
})

test('limit is a number, and two witnesses are asked for', () => {
  const limit = document.paths['/v1/passages']!.get!.parameters.find(({ name }) => name === 'limit')!
  expect(limit.schema).toEqual({ type: 'integer', minimum: 1, maximum: 1000, default: 100 })
  const { schema } = document.paths['/v1/compare']!.post!.requestBody!.content['application/json']!
  expect(schema).toMatchObject({ properties: { witnesses: { minItems: 2 } } })
})
