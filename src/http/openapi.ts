/** The OpenAPI 3.1 document, made of the routes themselves: what is not in a route is not in it, and the reverse. */
import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { LIMITS } from '../limits.ts'
import { limitOf } from '../service/validation.ts'
import { essence, JSON_REPRESENTATION } from './negotiate.ts'
import { PROBLEMS, type ProblemName } from './problem.ts'
import { problemsOf, type Route, representationsOf } from './route.ts'

type Json = Record<string, unknown>

/** Shapes with a name of their own, told once and referred to. */
export type Named = Readonly<Record<string, v.GenericSchema>>

export function openApi(routes: readonly Route[], named: Named, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, named) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Variorum',
      version,
      summary: 'A comparison service for scholars: versions, variants, repeats and the provenance of telegrams.',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The token for writing.' } },
      schemas: { ...components(named), Problem: PROBLEM_SCHEMA },
    },
    'x-limits': LIMITS,
  }
}

const INTRODUCTION = `Offsets are Unicode code points, 0-based, end-exclusive, into the untouched stored text.
Nothing is ever overwritten: a version is immutable, and a pinned comparison can be kept for ever.
Each GET answers with a strong \`ETag\` and understands \`If-None-Match\`, also where the tables below do not repeat it; HEAD answers as GET
does, without the body. A resource below \`/v1/\` has its other forms by \`Accept\` and by extension, written before the query; the extension wins.
Everything public may be read from any origin. Errors are problem documents (RFC 9457), each \`type\` an address that explains it.`

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference', enum: Object.keys(PROBLEMS).map((name) => `/problems/${name}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For the person who sent the request.' },
    pointer: {
      type: 'string',
      description:
        'The member at fault: a JSON Pointer into the body (the empty string is the whole body), ?name for a member of ' +
        'the query, {name} for a part of the path, Name: for a header.',
    },
  },
}

function operation(route: Route, named: Named): Json {
  const representations = representationsOf(route)
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(route.description && { description: route.description }),
    ...(route.token && { security: [{ token: [] }] }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          Object.entries(route.body).map(([type, s]) => [type, { schema: jsonSchema(s, 'input', named) }]),
        ),
      },
    }),
    ...(route.file && { requestBody: { required: true, content: fileContent(route.file) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, { description, schema, mediaTypes }]) => {
          const formed = status.startsWith('2')
            ? representations.length > 0
              ? representations
              : [JSON_REPRESENTATION]
            : []
          const types = mediaTypes ?? formed.map((t) => essence(t.mediaType))
          const content = [...new Set(types)].map((type) => [
            type,
            type === essence(JSON_REPRESENTATION.mediaType) && schema
              ? { schema: jsonSchema(schema, 'output', named) }
              : {},
          ])
          return [status, { description, ...(content.length > 0 && { content: Object.fromEntries(content) }) }]
        }),
      ),
      ...problemResponses(problemsOf(route)),
    },
  }
}

/** OpenAPI 3.1: a binary body has no schema; a part of a form neither. */
function fileContent(types: readonly string[]): Json {
  const form = { schema: { type: 'object', required: ['file'], properties: { file: {} } } }
  return { ...Object.fromEntries(types.map((type) => [type, {}])), 'multipart/form-data': form }
}

/** `GET /v1/passages/{id}/names` is `getPassagesNames`: stable, and a legal name in every language clients are made in. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/v1/, '')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Route): Json[] {
  return Object.entries(query?.entries ?? {}).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema as v.GenericSchema, 'input', {})
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema: rest }
  })
}

function headerParameters({ headers = {} }: Route): Json[] {
  return Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }))
}

/** One response for each status, naming every problem that it may be. */
function problemResponses(names: readonly ProblemName[]): Json {
  const responses: Record<number, Json> = {}
  for (const name of new Set(names)) {
    const { status, title } = PROBLEMS[name]
    const before = responses[status]?.description
    responses[status] = {
      description: `${before === undefined ? '' : `${before}; `}${title} (/problems/${name})`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return responses
}

/** What a validator accepts, as JSON Schema; checks that JSON Schema cannot express stay in the descriptions. */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output', named: Named): Json {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, { ...CONVERSION, typeMode, definitions: { ...named } })
  return rest
}

function components(named: Named): Json {
  return toJsonSchemaDefs({ ...named }, { ...CONVERSION, typeMode: 'output' })
}

const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12', // what OpenAPI 3.1 speaks
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction({ valibotAction, jsonSchema }) {
    const limit = 'message' in valibotAction ? limitOf(valibotAction.message) : undefined
    // Both JSON Schema and our limits count strings in code points.
    if (limit === undefined || valibotAction.type !== 'check') return undefined
    return { ...jsonSchema, [jsonSchema.type === 'array' ? 'maxItems' : 'maxLength']: LIMITS[limit].value }
  },
}
